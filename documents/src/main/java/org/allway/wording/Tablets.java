package org.allway.wording;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.allway.dose.WeekPlan;
import org.allway.library.Product;
import org.allway.roadmap.Supply;
import org.allway.rule.Numbers;
import org.allway.words.Words;

/** A week by mouth in pieces that can be counted. */
public final class Tablets {

  private static final Words TABLETS = new Words("tablets of", "pastillas de");
  private static final Words CAPSULES = new Words("capsules of", "cápsulas de");
  private static final Words VIALS = new Words("vials of", "viales de");
  private static final Words LIQUID = new Words("liquid", "líquido");

  private final Wording wording;

  public Tablets(Wording wording) {
    this.wording = wording;
  }

  /** Such as "tablets of 50 mg". */
  public String product(Supply supply) {
    Product product = supply.product();
    String name =
        switch (product.form()) {
          case TABLET -> wording.say(TABLETS) + " " + product.amount();
          case CAPSULE -> wording.say(CAPSULES) + " " + product.amount();
          case VIAL -> wording.say(VIALS) + " " + product.amount();
          case LIQUID ->
              wording.say(LIQUID)
                  + " "
                  + Numbers.text(product.perMl())
                  + " "
                  + product.amount().unit().text
                  + "/mL";
        };
    return name + Wording.mark(product.evidence().verified());
  }

  /** Such as "1½" tablets or "2.4 mL". */
  public static String pieces(Product product, int pieces) {
    if (product.form() == Product.Form.LIQUID) {
      return Numbers.text(pieces * product.stepMl()) + " mL";
    }
    if (!product.halves()) {
      return Integer.toString(pieces);
    }
    String half = pieces % 2 == 1 ? "½" : "";
    return pieces == 1 ? half : pieces / 2 + half;
  }

  /** One line with the pieces of those days that are asked for; empty if there are none. */
  public Optional<String> days(Supply supply, Predicate<LocalDate> asked) {
    WeekPlan plan = supply.best();
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (from < supply.days().size()) {
      if (!asked.test(supply.days().get(from))) {
        from++;
        continue;
      }
      int to = from;
      while (to + 1 < supply.days().size()
          && asked.test(supply.days().get(to + 1))
          && plan.pieces().get(to + 1).equals(plan.pieces().get(from))) {
        to++;
      }
      String span = wording.span(supply.days().get(from), supply.days().get(to));
      parts.add(span + ": " + pieces(supply.product(), plan.pieces().get(from)));
      from = to + 1;
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            wording.say(supply.drug().label())
                + ", "
                + product(supply)
                + ": "
                + String.join("; ", parts));
  }
}
