package org.allway.server.child;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything recorded of a child, the newest first.
 *
 * @param kinds of entries that there are, as chart files name them
 * @param kind the one that is shown; empty for all
 * @param older the address of the page behind this one
 */
public record HistoryModel(
    ChildFrame frame,
    Map<String, String> kinds,
    String kind,
    List<Day> days,
    long count,
    Optional<String> older,
    Optional<String> newer) {

  /** What was recorded on one day. */
  public record Day(String date, List<Item> items) {}

  /**
   * One entry.
   *
   * @param on when it was true; empty if it says who the child is
   * @param late whether it was recorded on a later day than that
   * @param recorded time of day
   * @param withdrawn why it was an error; empty if it was none
   * @param plan the address of the plan as it stood behind this entry
   * @param change the address of what it changed
   */
  public record Item(
      long seq,
      String id,
      String on,
      boolean late,
      String recorded,
      String by,
      String kind,
      String text,
      boolean struck,
      String withdrawn,
      String plan,
      String change) {}
}
