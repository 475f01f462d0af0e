package org.allway.library;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import org.allway.words.Words;

/**
 * Somebody whom a family can reach.
 *
 * @param way a phone number or an address
 * @param hours empty if somebody is there at all hours
 * @param say what they help with; empty if not said
 */
public record Contact(Words name, String way, Optional<Hours> hours, Words say, Evidence evidence) {

  /** Whether somebody is there at an instant. */
  public boolean open(Instant now) {
    return hours.map(some -> some.open(now)).orElse(true);
  }

  /**
   * On which days, from when to when, by the clock of a place. Summer time follows the place's own
   * rules.
   *
   * @param to the first moment at which nobody is there any more
   */
  public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {

    private static final int WEEK = 7;

    public boolean open(Instant now) {
      ZonedDateTime there = now.atZone(zone);
      LocalTime time = there.toLocalTime();
      return days.contains(there.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(to);
    }

    /**
     * When those hours end in which an instant lies.
     *
     * @return nothing if nobody is there at that instant
     */
    public Optional<ZonedDateTime> closes(Instant now) {
      return open(now)
          ? Optional.of(now.atZone(zone).toLocalDate().atTime(to).atZone(zone))
          : Optional.empty();
    }

    /** When somebody is there next; now, if somebody is. */
    public ZonedDateTime next(Instant now) {
      ZonedDateTime there = now.atZone(zone);
      if (open(now)) {
        return there;
      }
      for (int day = 0; day <= WEEK; day++) {
        ZonedDateTime opens = there.toLocalDate().plusDays(day).atTime(from).atZone(zone);
        if (days.contains(opens.getDayOfWeek()) && opens.isAfter(there)) {
          return opens;
        }
      }
      throw new IllegalStateException("No day of the week has hours.");
    }
  }
}
