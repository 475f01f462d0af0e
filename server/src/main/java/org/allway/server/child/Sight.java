package org.allway.server.child;

import org.allway.plan.Case;
import org.allway.plan.Plan;
import org.allway.server.store.ChildChart;
import org.allway.server.store.ChildId;

/** A child as somebody looks at it: the chart, the plan, and the day. */
public record Sight(ChildChart chart, Case made, Moment moment) {

  public ChildId id() {
    return chart.child().id();
  }

  public Plan plan() {
    return made.plan();
  }

  /** The address of a page about this child, of the same day. */
  public String path(String rest) {
    return "/children/" + id() + rest + moment.query();
  }
}
