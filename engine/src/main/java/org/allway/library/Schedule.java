package org.allway.library;

import java.util.List;

/** The givings of an element within its phase, in order. */
public final class Schedule {

  /** The hour of a giving that the protocol counts in days only. */
  public static final int NO_HOUR = -1;

  private static final int HOURS_A_DAY = 24;

  private final int[] days;
  private final int[] hours;

  private Schedule(int[] days, int[] hours) {
    this.days = days;
    this.hours = hours;
  }

  /**
   * One giving on each day; or, where hours are named, one at each of these hours after the start
   * of each day. Hour 42 after day 1 falls on day 2, hour 48 on day 3.
   */
  public static Schedule of(Days named, List<Integer> hoursAfter) {
    List<Integer> each = hoursAfter.isEmpty() ? List.of(NO_HOUR) : hoursAfter;
    int[] days = new int[named.count() * each.size()];
    int[] hours = new int[days.length];
    int next = 0;
    for (int i = 0; i < named.count(); i++) {
      for (int hour : each) {
        days[next] = named.get(i) + Math.max(0, hour) / HOURS_A_DAY;
        hours[next] = hour;
        next++;
      }
    }
    return new Schedule(days, hours);
  }

  public int count() {
    return days.length;
  }

  public int day(int index) {
    return days[index];
  }

  public int hour(int index) {
    return hours[index];
  }

  public boolean contains(int day) {
    for (int one : days) {
      if (one == day) {
        return true;
      }
    }
    return false;
  }

  /** The first day of the unbroken run of days that a day belongs to. */
  public int courseStart(int day) {
    int first = day;
    while (contains(first - 1)) {
      first--;
    }
    return first;
  }
}
