package org.allway.server.difference;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.allway.plan.Decision;
import org.allway.plan.Finding;

/** What stands in one list and not in another. */
final class Added {

  private Added() {}

  static <T> List<T> of(List<T> before, List<T> after, Function<T, String> key) {
    Set<String> known = before.stream().map(key).collect(Collectors.toSet());
    return after.stream().filter(one -> !known.contains(key.apply(one))).toList();
  }

  static boolean open(Decision decision) {
    return decision.settledBy() == Decision.Settled.OPEN;
  }

  static String finding(Finding finding) {
    return finding.level() + " " + finding.code() + " " + finding.text().en();
  }
}
