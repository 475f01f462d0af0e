package org.allway.titration;

import java.time.LocalDate;
import org.allway.library.Titration;
import org.allway.words.Words;

/**
 * What would change the dose next.
 *
 * @param effect what would happen
 * @param checks how many more counts it takes
 * @param notBefore the first day on which it can happen; the epoch if that is any day
 * @param span days that the counts must span, where their first is still to come; else 0
 * @param when what the counts must be
 */
public record Outlook(
    Titration.Row row, Words effect, int checks, LocalDate notBefore, int span, Words when) {

  /** One line, such as "2 more counts with ..., the last on 2026-05-01 or later: ...". */
  public Words text() {
    boolean dated = notBefore.isAfter(LocalDate.EPOCH);
    String spanEn = span == 0 ? "" : " over at least " + span + " days";
    String spanEs = span == 0 ? "" : " en al menos " + span + " días";
    String dayEn = dated ? " on " + notBefore + " or later" : "";
    String dayEs = dated ? " el " + notBefore + " o después" : "";
    if (checks > 1) {
      return new Words(
          checks
              + " more counts with "
              + when.en()
              + spanEn
              + (dated ? ", the last" : "")
              + dayEn
              + ": "
              + effect.en(),
          checks
              + " recuentos más con "
              + when.es()
              + spanEs
              + (dated ? ", el último" : "")
              + dayEs
              + ": "
              + effect.es());
    }
    return new Words(
        "a count with " + when.en() + dayEn + ": " + effect.en(),
        "un recuento con " + when.es() + dayEs + ": " + effect.es());
  }
}
