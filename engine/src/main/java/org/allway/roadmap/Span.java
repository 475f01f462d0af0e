package org.allway.roadmap;

import java.time.LocalDate;

/**
 * The time in which a child is treated by one protocol.
 *
 * @param from the first day on which it can begin
 * @param until the day on which another takes its place; the far future if none does
 */
public record Span(LocalDate from, LocalDate until) {

  static final LocalDate FAR = LocalDate.MAX.minusYears(1);

  /** From a day on, with no end in sight. */
  public static Span since(LocalDate from) {
    return new Span(from, FAR);
  }

  public Span until(LocalDate day) {
    return new Span(from, day);
  }
}
