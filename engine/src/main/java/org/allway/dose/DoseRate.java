package org.allway.dose;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allway.rule.Numbers;

/**
 * A dose before it meets a child, such as 1.5 mg/m2 or 6 mg/m2/day.
 *
 * @param per what it is multiplied with
 * @param daily true if it is a day's total rather than one giving
 */
public record DoseRate(double value, DoseUnit unit, Per per, boolean daily) {

  /** What a dose is scaled by. */
  public enum Per {
    FLAT(""),
    M2("/m2"),
    KG("/kg");

    public final String text;

    Per(String text) {
      this.text = text;
    }
  }

  private static final Pattern TEXT =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?([A-Za-zµ]+)(/m2|/kg)?(/day)?");

  /** Reads "1.5 mg/m2", "70 mg", "15 ug/m2/day". */
  public static Optional<DoseRate> parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Per per =
        switch (String.valueOf(matcher.group(3))) {
          case "/m2" -> Per.M2;
          case "/kg" -> Per.KG;
          default -> Per.FLAT;
        };
    double value = Double.parseDouble(matcher.group(1));
    boolean daily = matcher.group(4) != null;
    return DoseUnit.of(matcher.group(2)).map(unit -> new DoseRate(value, unit, per, daily));
  }

  public DoseRate withValue(double other) {
    return new DoseRate(other, unit, per, daily);
  }

  /** The same rate in another unit of mass. */
  public DoseRate in(DoseUnit other) {
    return new DoseRate(unit.convert(value, other), other, per, daily);
  }

  @Override
  public String toString() {
    return Numbers.text(value) + " " + unit.text + per.text + (daily ? "/day" : "");
  }
}
