package org.allway.server.child;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.allway.wording.Wording;
import org.allway.words.Language;

/**
 * Time across a picture.
 *
 * @param first the day at its left
 * @param last the day at its right
 */
record Axis(LocalDate first, LocalDate last, double left, double right) {

  /** Up to so many days each week has its line, up to so many each month; beyond, each quarter. */
  private static final long WEEKS = 120;

  private static final long MONTHS = 420;
  private static final int QUARTER = 3;

  /** A line of the calendar. */
  record Tick(double x, String label) {}

  double perDay() {
    return (right - left) / Math.max(1, ChronoUnit.DAYS.between(first, last) + 1);
  }

  /** Where a day begins. */
  double x(LocalDate day) {
    return left + ChronoUnit.DAYS.between(first, day) * perDay();
  }

  /** The middle of a day. */
  double middle(LocalDate day) {
    return x(day) + perDay() / 2;
  }

  boolean shows(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  boolean shows(LocalDate from, LocalDate to) {
    return !to.isBefore(first) && !from.isAfter(last);
  }

  LocalDate clip(LocalDate day) {
    return day.isBefore(first) ? first : day.isAfter(last) ? last : day;
  }

  List<Tick> ticks(Language language) {
    long days = ChronoUnit.DAYS.between(first, last);
    List<Tick> ticks = new ArrayList<>();
    if (days <= WEEKS) {
      DateTimeFormatter day = DateTimeFormatter.ofPattern("d MMM", Wording.locale(language));
      LocalDate one = first.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
      for (; !one.isAfter(last); one = one.plusWeeks(1)) {
        ticks.add(new Tick(x(one), day.format(one)));
      }
      return ticks;
    }
    DateTimeFormatter month = DateTimeFormatter.ofPattern("MMM yyyy", Wording.locale(language));
    LocalDate one = first.with(TemporalAdjusters.firstDayOfMonth()).plusMonths(1);
    for (; !one.isAfter(last); one = one.plusMonths(1)) {
      if (days <= MONTHS || one.getMonthValue() % QUARTER == 1) {
        ticks.add(new Tick(x(one), month.format(one)));
      }
    }
    return ticks;
  }
}
