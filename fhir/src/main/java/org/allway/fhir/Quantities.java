package org.allway.fhir;

import java.math.BigDecimal;
import org.allway.dose.Amount;
import org.allway.dose.DoseRate;
import org.allway.rule.Numbers;
import org.hl7.fhir.r4.model.Quantity;

/** Amounts and rates in UCUM. */
public final class Quantities {

  private Quantities() {}

  /** An amount as people see it: two decimals at most. */
  public static Quantity of(Amount amount) {
    return of(
        new BigDecimal(amount.shown().toPlainString()),
        amount.unit().text,
        Units.ucum(amount.unit()));
  }

  /** A rate such as 1.5 mg/m2; a day's total says so. */
  public static Quantity of(DoseRate rate) {
    String per = rate.per().text + (rate.daily() ? "/d" : "");
    return of(
        new BigDecimal(Numbers.text(rate.value())),
        rate.unit().text + rate.per().text + (rate.daily() ? "/day" : ""),
        Units.ucum(rate.unit()) + per);
  }

  public static Quantity of(BigDecimal value, String unit, String code) {
    return new Quantity().setValue(value).setUnit(unit).setSystem(Systems.UCUM).setCode(code);
  }
}
