package org.allway.exposure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allway.library.Exposure;
import org.allway.rule.Value;

/** All doses of one exposure of one child. */
public record Account(Exposure exposure, List<Share> shares) {

  /** The same with more doses. */
  public Account with(List<Share> more) {
    List<Share> all = new ArrayList<>(shares);
    all.addAll(more);
    return new Account(exposure, all);
  }

  /**
   * What these kinds of doses come to.
   *
   * @param set a set of factors, or a drug or site alone; empty for the first set
   */
  public Value sum(String set, Set<Share.Kind> kinds) {
    Map<String, Double> factors = exposure.factors(set);
    boolean alone = !set.isEmpty() && !exposure.sets().containsKey(set);
    double sum = 0;
    Set<String> needs = Set.of();
    for (Share share : shares) {
      boolean elsewhere = share.kind() == Share.Kind.ELSEWHERE;
      double factor = elsewhere ? (alone ? 0 : 1) : factors.getOrDefault(share.source(), 0.0);
      if (factor > 0 && kinds.contains(share.kind())) {
        if (share.known()) {
          sum += factor * share.amount();
        } else {
          needs = both(needs, share.needs());
        }
      }
    }
    return needs.isEmpty() ? new Value.Num(sum) : new Value.AtLeast(sum, needs);
  }

  private static Set<String> both(Set<String> some, Set<String> more) {
    Set<String> all = new LinkedHashSet<>(some);
    all.addAll(more);
    return all;
  }

  /** The drugs or sites of which something was given or is planned, in the order of the text. */
  public List<String> sources() {
    return exposure.sources().stream()
        .filter(source -> shares.stream().anyMatch(share -> share.source().equals(source)))
        .toList();
  }

  /** Those of them that a set cannot weigh. */
  public List<String> uncounted(String set) {
    Map<String, Double> factors = exposure.factors(set);
    return sources().stream().filter(source -> !factors.containsKey(source)).toList();
  }

  /** Whether a fact tells of everything up to a day, radiotherapy that began on it included. */
  public boolean tells(LocalDate day) {
    return shares.stream()
        .anyMatch(share -> share.kind() == Share.Kind.ELSEWHERE && !share.on().isBefore(day));
  }
}
