package org.allway.server.child;

import java.util.List;
import org.allway.server.difference.PlanDifference;

/**
 * What entries did to the plan.
 *
 * @param from the version of the chart before them
 * @param to the version behind them
 * @param newest the newest there is
 * @param entries what was recorded between the two
 */
public record ChangesModel(
    ChildFrame frame,
    long from,
    long to,
    long newest,
    List<HistoryModel.Day> entries,
    PlanDifference difference) {}
