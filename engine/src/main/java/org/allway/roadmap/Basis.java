package org.allway.roadmap;

import java.util.Locale;
import org.allway.dose.Amount;
import org.allway.dose.DoseRate;
import org.allway.dose.Rounding;
import org.allway.rule.Numbers;

/**
 * Why an amount is what it is, in the order in which it was worked out.
 *
 * @param rate the dose before it met the child
 * @param size what it was multiplied with
 * @param band where in a table the rate stands; empty if it was not looked up
 * @param times givings into which a day's total was divided
 * @param cap the cap of one giving; infinite if none
 * @param capped whether the cap was reached
 * @param roundingVerified whether the rounding rule is backed by a source
 * @param share of it that is given, in percent
 * @param shared why it is that share; empty if it is the whole
 * @param shareVerified whether that is backed by a source
 * @param remark what else shaped it, such as the rule for small children; empty if nothing
 */
public record Basis(
    DoseRate rate,
    Size size,
    String band,
    int times,
    Amount uncapped,
    double cap,
    boolean capped,
    Rounding rounding,
    boolean roundingVerified,
    Amount amount,
    double share,
    String shared,
    boolean shareVerified,
    String remark) {

  public static final double WHOLE = 100;

  /** The same with a share of the amount. */
  Basis at(double percent, String why, boolean verified, Amount given) {
    return new Basis(
        rate,
        size,
        band,
        times,
        uncapped,
        cap,
        capped,
        rounding,
        roundingVerified,
        given,
        percent,
        why,
        verified,
        remark);
  }

  /** Whether the amount was changed by a rounding rule that nobody has found in a source. */
  public boolean roundingUnverified() {
    return !roundingVerified && rounded();
  }

  private boolean rounded() {
    double exact = Math.min((capped ? cap : uncapped.value()) * share / WHOLE, cap);
    return Numbers.compare(exact, amount.value()) != 0;
  }

  /** One line, such as "1.5 mg/m2 x 1.60 m2 = 2.4 mg, capped at 2 mg". */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(rate);
    switch (rate.per()) {
      case M2 -> text.append(" x ").append(two(size.bsa())).append(" m2");
      case KG -> text.append(" x ").append(Numbers.text(size.weight())).append(" kg");
      case FLAT -> {}
    }
    if (times > 1) {
      text.append(" / ").append(times);
    }
    if (!band.isEmpty()) {
      text.append(" (").append(band).append(')');
    }
    boolean scaled = rate.per() != DoseRate.Per.FLAT || times > 1;
    if (scaled && (capped || uncapped.shown().compareTo(amount.shown()) != 0)) {
      text.append(" = ").append(uncapped);
    }
    if (capped) {
      text.append(", capped at ").append(new Amount(cap, amount.unit()));
    }
    if (share != WHOLE) {
      text.append(", ")
          .append(Numbers.text(Math.rint(share * 10) / 10))
          .append(" % by ")
          .append(shared)
          .append(shareVerified ? "" : " *");
    }
    if (rounded()) {
      text.append(", ").append(rounding.described()).append(roundingVerified ? "" : " *");
    }
    if (!remark.isEmpty()) {
      text.append("; ").append(remark);
    }
    return text.toString();
  }

  private static String two(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
