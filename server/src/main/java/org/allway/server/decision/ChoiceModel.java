package org.allway.server.decision;

import java.util.List;
import java.util.UUID;
import org.allway.server.child.ChildFrame;
import org.allway.server.difference.PlanDifference;
import org.allway.server.entry.Line;
import org.allway.words.Words;

/**
 * One option, looked at before it is chosen.
 *
 * @param difference what it would change in the plan
 */
public record ChoiceModel(
    ChildFrame frame,
    UUID child,
    long version,
    String today,
    DecisionsModel.Asked asked,
    DecisionsModel.Answer answer,
    PlanDifference difference,
    boolean may,
    String on,
    String note,
    List<Words> faults,
    boolean conflict,
    List<Line> changed) {}
