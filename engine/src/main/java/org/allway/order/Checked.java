package org.allway.order;

import java.util.List;
import java.util.Set;
import org.allway.library.Check;

/**
 * What came of checking a set of orders.
 *
 * @param findings in the order of the set, the gravest first
 * @param open checks that could not be decided, with what they lack
 */
public record Checked(List<OrderFinding> findings, List<Open> open) {

  /** A check that lacks facts. */
  public record Open(int position, Check check, Set<String> needs) {}

  public boolean stops() {
    return findings.stream().anyMatch(OrderFinding::stops);
  }
}
