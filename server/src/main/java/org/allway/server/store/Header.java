package org.allway.server.store;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Who a chart is about, and how the child is treated.
 *
 * @param number by which the hospital knows the child: {@code id} in the chart; stands once in a
 *     ward
 * @param sex {@code female} or {@code male}; empty if not known
 * @param diagnosed the day of diagnosis, if it is not that of the first fact of diagnosis
 * @param centre id of the centre's profile
 * @param family id of a protocol family that overrides the centre's; empty if none
 */
public record Header(
    String number,
    String name,
    LocalDate born,
    String sex,
    Optional<LocalDate> diagnosed,
    String centre,
    String family) {

  /** Of a child of whom only this is known; the centre's own routine holds. */
  public static Header of(String number, String name, LocalDate born, String sex) {
    return new Header(number, name, born, sex, Optional.empty(), "default", "");
  }
}
