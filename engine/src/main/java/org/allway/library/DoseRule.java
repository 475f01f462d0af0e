package org.allway.library;

import java.util.List;
import java.util.stream.Collectors;
import org.allway.dose.DoseRate;
import org.allway.rule.Numbers;
import org.allway.words.Words;

/** How the dose of an element is found. */
public sealed interface DoseRule {

  /** As a reviewer reads it, such as "1.5 mg/m2" or ">=1 y: 30 mg, >=2 y: 50 mg". */
  default String text() {
    return switch (this) {
      case Fixed(DoseRate rate) -> rate.toString();
      case Banded banded ->
          banded.bands().stream()
              .map(band ->
                  ">=" + Numbers.text(band.from()) + " " + banded.by().unit + ": " + band.rate())
              .collect(Collectors.joining(", "));
      case Individual(Words who) -> who.en();
      case Escalating ladder ->
          (ladder.resumes().isEmpty()
                  ? ""
                  : Numbers.text(ladder.share())
                      + " of the highest in "
                      + ladder.resumes()
                      + ", else ")
              + ladder.start()
              + " rising by "
              + ladder.step();
    };
  }

  /** The same rate for everyone. */
  record Fixed(DoseRate rate) implements DoseRule {}

  /**
   * By bands of age, weight or body surface.
   *
   * @param table the named table it comes from; empty if written in place
   */
  record Banded(By by, List<Band> bands, String table, Evidence evidence) implements DoseRule {}

  /**
   * Rising at each giving, from the last that was really given.
   *
   * @param share of the highest dose of {@code resumes} with which to start instead
   * @param resumes the phase whose ladder is taken up again; empty if none
   */
  record Escalating(DoseRate start, DoseRate step, double share, String resumes)
      implements DoseRule {}

  /**
   * Set for each child by people, or by the product that was made for the child.
   *
   * @param who says who sets it, and within which bounds
   */
  record Individual(Words who) implements DoseRule {}

  /** What bands are counted in. */
  enum By {
    AGE("age", "y"),
    WEIGHT("weight", "kg"),
    BSA("bsa", "m2");

    public final String text;
    public final String unit;

    By(String text, String unit) {
      this.text = text;
      this.unit = unit;
    }
  }

  /** From this bound, included, up to the next band. */
  record Band(double from, DoseRate rate) {}
}
