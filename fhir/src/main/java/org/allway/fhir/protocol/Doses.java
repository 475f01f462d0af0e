package org.allway.fhir.protocol;

import java.util.List;
import org.allway.library.DoseRule;
import org.allway.library.Element;
import org.allway.rule.Numbers;

/** How a line's dose reads. */
final class Doses {

  private Doses() {}

  /** Such as "1.5 mg/m2 IV, at most 2 mg, days 1, 8, 15, 22". */
  static String text(Element.Medication line) {
    StringBuilder text = new StringBuilder(dose(line.dose()));
    text.append(' ').append(line.route());
    if (line.times() > 1) {
      text.append(", ").append(line.times()).append(" times a day");
    }
    if (Double.isFinite(line.max())) {
      text.append(", at most ").append(Numbers.text(line.max()));
      text.append(' ').append(line.drug().unit().text);
    }
    if (line.infusionDays() > 0) {
      text.append(", continuously for ").append(line.infusionDays()).append(" days");
    }
    return text.append(", days ").append(line.days()).toString();
  }

  private static String dose(DoseRule rule) {
    return switch (rule) {
      case DoseRule.Fixed(var rate) -> rate.toString();
      case DoseRule.Banded(var by, var bands, var _, var _) -> bands(by, bands);
      case DoseRule.Escalating(var start, var step, double share, String resumes) ->
          start
              + ", then "
              + step
              + " more each time"
              + (resumes.isEmpty()
                  ? ""
                  : ", from " + Numbers.text(share * 100) + " % of the highest in " + resumes);
      case DoseRule.Individual(var who) -> who.en();
    };
  }

  private static String bands(DoseRule.By by, List<DoseRule.Band> bands) {
    StringBuilder text = new StringBuilder("by " + by.text);
    String next = ": ";
    for (DoseRule.Band band : bands) {
      text.append(next).append("from ").append(Numbers.text(band.from())).append(' ');
      text.append(by.unit).append(' ').append(band.rate());
      next = "; ";
    }
    return text.toString();
  }

  /** The same for programs: the last band whose bound is reached; nothing below the first. */
  static String banded(DoseRule.By by, List<DoseRule.Band> bands) {
    String variable =
        switch (by) {
          case AGE -> "%age";
          case WEIGHT -> "%weight_kg";
          case BSA -> "%bsa";
        };
    String text = "{}";
    for (DoseRule.Band band : bands) {
      String scaled =
          Numbers.text(band.rate().value())
              + switch (band.rate().per()) {
                case FLAT -> "";
                case M2 -> " * %bsa";
                case KG -> " * %weight_kg";
              };
      String from = variable + " >= " + Numbers.text(band.from());
      text = "iif(" + from + ", " + scaled + ", " + text + ")";
    }
    return text;
  }
}
