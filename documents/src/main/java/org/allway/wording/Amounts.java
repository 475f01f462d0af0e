package org.allway.wording;

import org.allway.dose.Amount;
import org.allway.dose.DoseUnit;

/** Amounts as people read them: micrograms are mcg, because a u or a µ is misread. */
public final class Amounts {

  private Amounts() {}

  public static String text(Amount amount) {
    return amount.shown().toPlainString() + " " + unit(amount.unit());
  }

  public static String unit(DoseUnit unit) {
    return unit == DoseUnit.UG ? "mcg" : unit.text;
  }
}
