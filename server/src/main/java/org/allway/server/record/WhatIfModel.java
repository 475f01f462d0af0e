package org.allway.server.record;

import java.util.List;
import java.util.UUID;
import org.allway.server.child.ChildFrame;
import org.allway.server.difference.PlanDifference;

/**
 * What the plan would be, if something were recorded. Nothing is kept.
 *
 * @param says what would be recorded, in words
 * @param warnings about it
 * @param fields all that was typed, to be sent again
 * @param may whether this person may record it
 */
public record WhatIfModel(
    ChildFrame frame,
    UUID child,
    String kind,
    String title,
    List<String> says,
    List<String> warnings,
    PlanDifference difference,
    List<Hidden> fields,
    boolean may) {

  /** One field of the form. */
  public record Hidden(String name, String value) {}
}
