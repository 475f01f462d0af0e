package org.allway.plan;

import java.util.Set;
import org.allway.library.LateEffect;

/**
 * A late effect to look for in one child.
 *
 * @param needs what would tell, where it is not known
 */
public record Watch(LateEffect effect, By by, Set<String> needs) {

  /** What it follows from. */
  public enum By {
    /** What is recorded as given. */
    GIVEN,
    /** What is still planned, or due and not recorded. */
    PLANNED,
    /** It cannot be told yet. */
    ASKED
  }
}
