package org.allway.dose;

import java.util.ArrayList;
import java.util.List;
import org.allway.rule.Numbers;

/**
 * How an amount for some days is given in whole pieces: half tablets, tablets, steps of a syringe.
 *
 * <p>The number of pieces is the one whose sum lies nearest to the wanted amount; if two lie as
 * near, the lower comes first and the other is told. The days differ by one piece at most, and the
 * days with one more lie as evenly as they can.
 *
 * @param wanted the sum of the exact doses
 * @param piece what one piece holds
 * @param pieces for each day
 */
public record WeekPlan(double wanted, double piece, List<Integer> pieces) {

  private static final double WHOLE = 100;

  /** The best plan; two of them if they are equally near. */
  public static List<WeekPlan> nearest(double wanted, int days, double piece) {
    double exact = wanted / piece;
    int below = (int) Math.floor(exact + Rounding.TINY);
    int nearer = Numbers.compare(2 * (exact - below), 1);
    WeekPlan lower = spread(wanted, days, piece, below);
    WeekPlan upper = spread(wanted, days, piece, below + 1);
    if (nearer == 0) {
      return List.of(lower, upper);
    }
    return List.of(nearer < 0 ? lower : upper);
  }

  /** The same number of pieces on each day, nearest to the wanted amount; a tie goes down. */
  public static WeekPlan daily(double wanted, int days, double piece) {
    WeekPlan one = nearest(wanted / days, 1, piece).getFirst();
    return spread(wanted, days, piece, one.pieces().getFirst() * days);
  }

  private static WeekPlan spread(double wanted, int days, double piece, int number) {
    int each = number / days;
    int more = number % days;
    List<Integer> pieces = new ArrayList<>(days);
    for (int day = 0; day < days; day++) {
      // Bresenham's line: one more on each day on which it climbs a step.
      boolean climbs = ((day + 1) * more + days / 2) / days > (day * more + days / 2) / days;
      pieces.add(each + (climbs ? 1 : 0));
    }
    return new WeekPlan(wanted, piece, List.copyOf(pieces));
  }

  /** The amount of one day. */
  public double amount(int day) {
    return pieces.get(day) * piece;
  }

  /** What all days come to. */
  public double total() {
    return pieces.stream().mapToInt(Integer::intValue).sum() * piece;
  }

  /** How far the sum lies from what is wanted, in percent of it. */
  public double error() {
    return (total() - wanted) / wanted * WHOLE;
  }

  /** Whether the sum lies further from what is wanted than a percentage. */
  public boolean beyond(double tolerance) {
    return Numbers.compare(Math.abs(error()), tolerance) > 0;
  }
}
