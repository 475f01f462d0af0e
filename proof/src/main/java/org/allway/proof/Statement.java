package org.allway.proof;

import java.util.List;
import java.util.Optional;
import org.allway.diagnostic.Place;
import org.allway.library.Protocol;
import org.allway.rule.Rule;

/**
 * One thing to be proved: that some child meets all of these conditions, or that none does.
 *
 * @param protocol whose definitions the conditions may use
 * @param all what is asked of the child
 * @param asking rules that ask with {@code known}: what they ask for may be missing
 * @param possible whether there must be such a child; else there must be none
 * @param message what is wrong if it does not hold
 */
record Statement(
    Optional<Protocol> protocol,
    List<Literal> all,
    List<Rule> asking,
    boolean possible,
    String code,
    Place place,
    String message,
    String remedy) {

  /** A condition that holds, or one that does not. */
  record Literal(Rule rule, boolean holds) {}
}
