package org.allway.server.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The ward's clock and calendar.
 *
 * @param clock in UTC
 * @param zone by which the ward's days begin
 */
public record WardTime(Clock clock, ZoneId zone) {

  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  public Instant now() {
    return clock.instant();
  }

  public ZonedDateTime here() {
    return clock.instant().atZone(zone);
  }
}
