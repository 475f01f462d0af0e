package org.allway.order;

import java.util.Optional;
import org.allway.library.Check;
import org.allway.library.Evidence;
import org.allway.words.Words;

/**
 * What a check says of one order.
 *
 * @param position of the order in its set, from 0
 * @param absolute whether nobody may pass it
 * @param override by whom and why it was overridden; empty if it stands
 */
public record OrderFinding(
    int position,
    Check.Level level,
    String code,
    boolean absolute,
    Words text,
    Words action,
    Evidence evidence,
    Optional<Order.Override> override) {

  /** Whether the order must not go on. */
  public boolean stops() {
    return level == Check.Level.STOP && override.isEmpty();
  }
}
