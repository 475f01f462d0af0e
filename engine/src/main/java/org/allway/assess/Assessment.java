package org.allway.assess;

import java.util.List;
import java.util.Set;

/**
 * Where a child stands in its protocol's risk tables.
 *
 * @param group the risk group; empty if it cannot be told, even provisionally
 * @param stage the last stage of which a result is known
 * @param provisional true while missing facts could still change the group, or end the protocol
 * @param possible all groups that are still possible
 * @param because reasons, the deciding one first
 * @param needs facts that would settle it
 */
public record Assessment(
    String group,
    String stage,
    boolean provisional,
    Set<String> possible,
    List<Reason> because,
    Set<String> needs) {

  public static final String AT_DIAGNOSIS = "diagnosis";

  public static final Assessment NONE =
      new Assessment("", AT_DIAGNOSIS, true, Set.of(), List.of(), Set.of());

  /** The same, provisional also while something else is only assumed. */
  public Assessment assuming(boolean more) {
    return new Assessment(group, stage, provisional || more, possible, because, needs);
  }

  public boolean undetermined() {
    return group.isEmpty();
  }
}
