package org.allway.server.child;

import java.util.List;
import java.util.Optional;
import org.allway.library.Source;

/**
 * One phase day by day, as a ward works through it.
 *
 * @param dates from and to, with how sure they are
 * @param gates what must hold before it, or its later part, begins
 * @param daily what is given on many days in a row
 * @param days all other days on which something is
 * @param waiting lines that wait for facts or decisions
 * @param unplanned what was given besides the plan
 * @param unverified whether something of it rests on a number without a source
 */
public record PhaseModel(
    ChildFrame frame,
    String id,
    String title,
    String dates,
    String status,
    String size,
    String why,
    String note,
    List<Source> sources,
    List<Gate> gates,
    List<Line> daily,
    List<Day> days,
    List<String> waiting,
    List<Line> unplanned,
    boolean unverified,
    Optional<Link> before,
    Optional<Link> after) {

  /** A neighbour on the way. */
  public record Link(String title, String path) {}

  /**
   * A condition that a day waits for.
   *
   * @param open whether it is met or passed
   */
  public record Gate(String day, String words, String state, boolean open) {}

  /** One day. */
  public record Day(String number, String date, boolean today, boolean past, List<Line> lines) {}

  /**
   * One line of the sheet.
   *
   * @param when the days of a line that stands for many; empty else
   * @param planned the protocol's dose, where the child's is another
   * @param dose what the child gets
   * @param style {@code given}, {@code due}, {@code now}, {@code planned}, {@code not}, {@code
   *     test}
   * @param by who recorded it
   */
  public record Line(
      String when,
      String what,
      String manner,
      String planned,
      String dose,
      String workings,
      String standing,
      String style,
      String by,
      String why) {}
}
