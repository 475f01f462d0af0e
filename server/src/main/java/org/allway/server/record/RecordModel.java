package org.allway.server.record;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.allway.server.child.ChildFrame;
import org.allway.server.difference.PlanDifference;
import org.allway.server.entry.Line;
import org.allway.words.Words;

/**
 * Everything that can be recorded of a child.
 *
 * @param version of the chart that the page was made from
 * @param on the day of the form
 * @param form the one that is filled in; the first if none was asked for
 * @param others all forms, by kind and title
 * @param saved what was recorded just now
 * @param since what that changed in the plan, if it was recorded just now
 * @param recent the newest entries, the last first
 */
public record RecordModel(
    ChildFrame frame,
    UUID child,
    long version,
    String on,
    String today,
    String born,
    String note,
    Form form,
    List<Choice> others,
    List<Words> faults,
    boolean conflict,
    List<Line> changed,
    List<Line> saved,
    Optional<PlanDifference> since,
    List<Line> recent) {

  /** Another form. */
  public record Choice(String kind, String title, boolean here, boolean may) {}
}
