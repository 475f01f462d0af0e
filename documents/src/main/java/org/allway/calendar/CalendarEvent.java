package org.allway.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * One entry of a calendar; it takes whole days.
 *
 * @param key what it is in the child's plan, such as {@code consolidation/day-8}: the same however
 *     its date moves
 * @param to its last day
 * @param lines of its description
 */
public record CalendarEvent(
    String key,
    Kind kind,
    LocalDate from,
    LocalDate to,
    String summary,
    List<String> lines,
    Status status) {

  /** What it asks of a family. */
  public enum Kind {
    /** A phase begins, or therapy ends. */
    PHASE,
    /** To the hospital: drugs that are not taken by mouth, tests, radiotherapy. */
    CLINIC,
    /** Medicines by mouth. */
    HOME
  }

  /** How firm it is. */
  public enum Status {
    CONFIRMED,
    /** Its day is the earliest possible one, or rests on something not known yet. */
    TENTATIVE,
    /** No longer planned, or nothing of it is given. */
    CANCELLED
  }
}
