package org.allway.dose;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A quantity of a drug. */
public record Amount(double value, DoseUnit unit) {

  private static final Pattern TEXT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?([A-Za-zµ]+)");
  private static final int DECIMALS_SHOWN = 2;

  /** Reads "1.05 mg". */
  public static Optional<Amount> parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    double value = Double.parseDouble(matcher.group(1));
    return DoseUnit.of(matcher.group(2)).map(unit -> new Amount(value, unit));
  }

  /** The value with at most two decimals and no trailing zeros: how amounts are shown. */
  public BigDecimal shown() {
    BigDecimal two =
        BigDecimal.valueOf(value)
            .setScale(DECIMALS_SHOWN, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return two.scale() < 0 ? two.setScale(0, RoundingMode.UNNECESSARY) : two;
  }

  @Override
  public String toString() {
    return shown().toPlainString() + " " + unit.text;
  }
}
