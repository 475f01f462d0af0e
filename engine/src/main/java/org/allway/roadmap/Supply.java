package org.allway.roadmap;

import java.time.LocalDate;
import java.util.List;
import org.allway.dose.WeekPlan;
import org.allway.library.Drug;
import org.allway.library.Product;

/**
 * What is taken by mouth in one week: the product, and how much of it on each day.
 *
 * @param days on which the drug is given
 * @param plans the best; two if they are equally near
 * @param tolerance how far the sum may lie from the exact one, in percent
 * @param others other products, where the best plan lies beyond the tolerance
 */
public record Supply(
    Drug drug,
    List<LocalDate> days,
    Product product,
    List<WeekPlan> plans,
    double tolerance,
    boolean toleranceVerified,
    List<Other> others) {

  /** Another product, and how it would be given. */
  public record Other(Product product, WeekPlan plan) {}

  public WeekPlan best() {
    return plans.getFirst();
  }

  /** Whether it lies further from the exact dose than the tolerance. */
  public boolean beyond() {
    return best().beyond(tolerance);
  }
}
