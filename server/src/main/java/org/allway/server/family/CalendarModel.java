package org.allway.server.family;

import java.time.LocalDate;
import java.util.List;

/**
 * A month of a child's calendar.
 *
 * @param title such as <i>February 2026</i>
 * @param weekdays their names, from Monday
 * @param days whole weeks
 * @param before the month before, as addresses name it
 * @param after the month after
 * @param link the secret address; empty if there is none
 * @param webcal the same, as calendar programs take it
 */
public record CalendarModel(
    FamilyFrame frame,
    String title,
    List<String> weekdays,
    List<Day> days,
    String before,
    String after,
    String link,
    String webcal) {

  /**
   * A day.
   *
   * @param inside whether it belongs to the month
   */
  public record Day(
      LocalDate date, String name, boolean inside, boolean today, List<Event> events) {

    /** Whether nothing begins on it. */
    public boolean quiet() {
      return events.stream().noneMatch(Event::first);
    }
  }

  /**
   * What a day brings.
   *
   * @param kind {@code clinic}, {@code home} or {@code phase}
   * @param until its last day; empty if it has one
   * @param first whether it begins on this day, or with the month
   * @param set whether the day stands
   * @param gone whether it is cancelled
   */
  public record Event(
      String kind,
      String text,
      String until,
      List<String> lines,
      boolean first,
      boolean set,
      boolean gone) {}
}
