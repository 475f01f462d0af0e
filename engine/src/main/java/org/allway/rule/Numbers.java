package org.allway.rule;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How computed numbers are compared and written. Facts are decimal texts held as doubles;
 * arithmetic on them is exact to about 15 digits, so that two results which differ by less than one
 * part in 10^11 are the same number.
 */
public final class Numbers {

  private static final double SAME = 1e-11;
  private static final int DIGITS_SHOWN = 6;

  private Numbers() {}

  /**
   * Less than 0, 0, or more than 0, as {@code a} is less than, the same as, or more than {@code b}.
   */
  public static int compare(double a, double b) {
    boolean finite = Double.isFinite(a) && Double.isFinite(b);
    if (finite && Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b))) {
      return 0;
    }
    return Double.compare(a, b);
  }

  /** Up to six significant digits, no trailing zeros, no exponent. */
  public static String text(double number) {
    if (number == 0) {
      return "0";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "\u221e" : "-\u221e";
    }
    BigDecimal shown =
        new BigDecimal(number, new MathContext(DIGITS_SHOWN, RoundingMode.HALF_UP))
            .stripTrailingZeros();
    return shown.toPlainString();
  }
}
