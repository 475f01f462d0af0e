package org.allway.cli;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allway.dose.Amount;
import org.allway.dose.WeekPlan;
import org.allway.library.Product;
import org.allway.roadmap.Supply;
import org.allway.rule.Numbers;

/** What is taken by mouth in the week to come: exact, and as it is given. */
final class WeekText {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE MM-dd", Locale.ENGLISH);

  private final Ink ink;

  WeekText(Ink ink) {
    this.ink = ink;
  }

  String text(List<Supply> week) {
    StringBuilder out = new StringBuilder("\n");
    out.append(ink.bold("BY MOUTH IN THESE 7 DAYS")).append('\n');
    for (Supply supply : week) {
      Amount exact = new Amount(supply.best().wanted(), supply.drug().unit());
      out.append("  ").append(ink.bold(supply.drug().label().en())).append("  ");
      out.append(exact).append(" exact\n");
      for (int i = 0; i < supply.plans().size(); i++) {
        String lead = i == 0 ? "    " : "    or, as near: ";
        line(lead, supply, supply.product(), supply.plans().get(i), out);
      }
      if (supply.beyond()) {
        out.append("    ");
        out.append(ink.notice("more than " + Numbers.text(supply.tolerance()) + " % off"));
        out.append(supply.toleranceVerified() ? "" : " *");
        out.append(supply.others().isEmpty() ? ", and nothing else is listed\n" : "; instead:\n");
        supply
            .others()
            .forEach(other -> line("      ", supply, other.product(), other.plan(), out));
      }
    }
    return out.toString();
  }

  private void line(String lead, Supply supply, Product product, WeekPlan plan, StringBuilder out) {
    String total = new Amount(plan.total(), supply.drug().unit()).toString();
    String mark = product.evidence().verified() ? "" : " *";
    out.append(
        Wrap.lines(
            lead,
            total
                + " ("
                + percent(plan.error())
                + ") in "
                + name(product)
                + mark
                + ": "
                + days(supply, product, plan)));
  }

  static String name(Product product) {
    return switch (product.form()) {
      case TABLET -> "tablets of " + product.amount();
      case CAPSULE -> "capsules of " + product.amount();
      case VIAL -> "vials of " + product.amount();
      case LIQUID ->
          "liquid " + Numbers.text(product.perMl()) + " " + product.amount().unit().text + "/mL";
    };
  }

  /** Days with the same number of pieces stand together: "Mon 03-02 to Thu 03-05 1½". */
  private static String days(Supply supply, Product product, WeekPlan plan) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int day = 1; day <= supply.days().size(); day++) {
      boolean ends =
          day == supply.days().size() || !plan.pieces().get(day).equals(plan.pieces().get(from));
      if (ends) {
        String first = DAY.format(supply.days().get(from));
        String last = from == day - 1 ? "" : " to " + DAY.format(supply.days().get(day - 1));
        parts.add(first + last + " " + pieces(product, plan.pieces().get(from)));
        from = day;
      }
    }
    return String.join(", ", parts);
  }

  static String pieces(Product product, int pieces) {
    if (product.form() == Product.Form.LIQUID) {
      return Numbers.text(pieces * product.stepMl()) + " mL";
    }
    if (!product.halves()) {
      return Integer.toString(pieces);
    }
    String half = pieces % 2 == 1 ? "½" : "";
    return pieces < 2 && pieces > 0 ? half : pieces / 2 + half;
  }

  private static String percent(double error) {
    return String.format(Locale.ROOT, "%+.1f %%", error);
  }
}
