package org.allway.server.order;

import java.time.LocalDate;
import java.util.List;

/**
 * What an order says.
 *
 * @param dose the key of the planned dose that it is for; empty for an order beyond the plan
 * @param on the day on which it is to be given
 * @param drug id in the formulary
 * @param amount of one giving, such as {@code 1.05 mg}
 * @param route such as {@code IV}
 * @param times givings on that day
 * @param product kinds of product, by their ids
 * @param planned what the plan said of that dose when it was signed
 */
public record Ordered(
    String dose,
    LocalDate on,
    String drug,
    String amount,
    String route,
    int times,
    List<String> product,
    String planned) {

  /** Whether it is for a dose of the plan. */
  public boolean isPlanned() {
    return !dose.isEmpty();
  }
}
