package org.allway.server.child;

import java.time.LocalDate;
import java.util.Optional;
import org.allway.plan.Plan;
import org.allway.roadmap.PlannedPhase;
import org.allway.words.Words;

/** How much of a child's way a picture shows. */
public enum Zoom {
  WAY("way"),
  YEAR("year"),
  WEEKS("weeks");

  private static final int YEAR_BEFORE = 90;
  private static final int YEAR_AFTER = 274;
  private static final int WEEKS_BEFORE = 21;
  private static final int WEEKS_AFTER = 62;

  private final String word;

  Zoom(String word) {
    this.word = word;
  }

  /** As addresses name it. */
  public String word() {
    return word;
  }

  public Words label() {
    return switch (this) {
      case WAY -> new Words("Whole way", "Todo el camino");
      case YEAR -> new Words("A year", "Un año");
      case WEEKS -> new Words("Twelve weeks", "Doce semanas");
    };
  }

  static Zoom of(String word) {
    for (Zoom zoom : values()) {
      if (zoom.word.equals(word)) {
        return zoom;
      }
    }
    return WAY;
  }

  /** The days that are shown; of a way that is all shorter, the whole. */
  Axis axis(Plan plan, double left, double right) {
    LocalDate asOf = plan.asOf();
    LocalDate first =
        plan.roadmap().phases().stream()
            .map(phase -> phase.start().date())
            .min(LocalDate::compareTo)
            .orElse(asOf);
    Optional<LocalDate> end =
        plan.roadmap().phases().stream().map(PlannedPhase::end).max(LocalDate::compareTo);
    LocalDate last = end.filter(day -> day.isAfter(asOf)).orElse(asOf);
    LocalDate from = asOf.isBefore(first) ? asOf : first;
    return switch (this) {
      case WAY -> new Axis(from, last, left, right);
      case YEAR ->
          new Axis(
              later(from, asOf.minusDays(YEAR_BEFORE)),
              later(from, asOf.minusDays(YEAR_BEFORE)).plusDays(YEAR_BEFORE + YEAR_AFTER),
              left,
              right);
      case WEEKS ->
          new Axis(
              later(from, asOf.minusDays(WEEKS_BEFORE)),
              later(from, asOf.minusDays(WEEKS_BEFORE)).plusDays(WEEKS_BEFORE + WEEKS_AFTER),
              left,
              right);
    };
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
