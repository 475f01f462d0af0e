package org.allway.server.record;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.allway.server.child.ChildFrame;
import org.allway.server.difference.PlanDifference;
import org.allway.server.entry.Line;
import org.allway.words.Words;

/**
 * An entry that somebody says was an error.
 *
 * @param difference what its withdrawal would change in the plan
 * @param may whether this person may withdraw it
 */
public record WithdrawModel(
    ChildFrame frame,
    UUID child,
    long version,
    Line entry,
    boolean may,
    Optional<PlanDifference> difference,
    String reason,
    List<Words> faults,
    boolean conflict,
    List<Line> changed) {}
