package org.allway.roadmap;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The dates of one phase's days, with the delays that its inner gates brought. */
final class Calendar {

  private final LocalDate start;
  private final int days;
  private final List<Delay> delays;
  private final @Nullable LocalDate[] dates;

  /** From this day on, everything is so many days later. */
  record Delay(int fromDay, int by) {}

  Calendar(LocalDate start, int days, List<Delay> delays) {
    this.start = start;
    this.days = days;
    this.delays = List.copyOf(delays);
    this.dates = new @Nullable LocalDate[days + 1];
  }

  /** The date of a day of the phase; day 1 is the start. */
  LocalDate date(int day) {
    LocalDate date = dates[day];
    if (date == null) {
      date = start.plusDays(day - 1L + delay(day));
      dates[day] = date;
    }
    return date;
  }

  LocalDate end() {
    return date(days);
  }

  Calendar delayed(int fromDay, LocalDate to) {
    int by = (int) ChronoUnit.DAYS.between(date(fromDay), to);
    if (by == 0) {
      return this;
    }
    List<Delay> more = new ArrayList<>(delays);
    more.add(new Delay(fromDay, by));
    return new Calendar(start, days, more);
  }

  private int delay(int day) {
    int sum = 0;
    for (Delay delay : delays) {
      if (day >= delay.fromDay()) {
        sum += delay.by();
      }
    }
    return sum;
  }
}
