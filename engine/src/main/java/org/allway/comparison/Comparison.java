package org.allway.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.allway.library.Library;
import org.allway.library.Phase;
import org.allway.library.Protocol;
import org.allway.plan.Treatment;
import org.allway.roadmap.PlannedPhase;

/**
 * How two protocols, two versions of one, or two centres with one differ.
 *
 * @param pairs children under both sides, one for each pair of groups that a child comes into
 * @param phases line by line of the roadmaps of these children
 * @param rules who is treated, what is given throughout, when it ends; and where both sides are one
 *     protocol, its risk tables
 * @param centres how the routines of the two centres differ
 * @param unreachedA groups of one side that no child was found for
 * @param unreachedB the same of the other
 */
public record Comparison(
    Side a,
    Side b,
    List<Pair> pairs,
    List<PhaseComparison> phases,
    List<Difference> rules,
    List<Difference> centres,
    List<String> unreachedA,
    List<String> unreachedB) {

  /**
   * Compares two sides.
   *
   * @param references whom to look for children among, in this order
   */
  public static Comparison of(Side a, Side b, List<Reference> references) {
    return new Maker(a, b).compare(references);
  }

  /** Two protocols of one library, as a centre gives them, by the usual references. */
  public static Comparison of(Library library, String a, String b, String centre) {
    return of(side(library, a, centre), side(library, b, centre), Reference.usual());
  }

  /**
   * One side, by names.
   *
   * @throws IllegalArgumentException if the library has no such protocol or centre
   */
  public static Side side(Library library, String protocol, String centre) {
    var found = library.protocols().get(protocol);
    var routine = library.centres().get(centre);
    if (found == null || routine == null) {
      throw new IllegalArgumentException("No protocol " + protocol + " or no centre " + centre);
    }
    return new Side(library, found, routine);
  }

  /** Puts a comparison together. */
  private static final class Maker {

    private final Side a;
    private final Side b;
    private final Fitting fitsA;
    private final Fitting fitsB;
    private final List<Pair> pairs = new ArrayList<>();
    private final Map<String, PhaseComparison> phases = new LinkedHashMap<>();

    Maker(Side a, Side b) {
      this.a = a;
      this.b = b;
      this.fitsA = new Fitting(a);
      this.fitsB = new Fitting(b);
    }

    Comparison compare(List<Reference> references) {
      Map<String, Standin> inA = fitsA.standins(references);
      Map<String, Standin> inB = fitsB.standins(references);
      Set<String> seen = new LinkedHashSet<>();
      Stream.concat(inA.values().stream(), inB.values().stream())
          .distinct()
          .forEach(child -> {
            Optional<String> groupA = fitsA.group(child);
            Optional<String> groupB = fitsB.group(child);
            if (groupA.isPresent()
                && groupB.isPresent()
                && seen.add(groupA.get() + " / " + groupB.get())) {
              pair(child, groupA.get(), child, groupB.get());
            }
          });
      if (pairs.isEmpty() && !inA.isEmpty() && !inB.isEmpty()) {
        Map.Entry<String, Standin> one = simplest(inA);
        Map.Entry<String, Standin> other = simplest(inB);
        pair(one.getValue(), one.getKey(), other.getValue(), other.getKey());
      }
      return new Comparison(
          a,
          b,
          List.copyOf(pairs),
          inOrder(),
          Rules.differences(a.protocol(), b.protocol()),
          Rules.differences(a.centre(), b.centre()),
          unreached(a, inA),
          unreached(b, inB));
    }

    private static Map.Entry<String, Standin> simplest(Map<String, Standin> children) {
      return children.entrySet().stream()
          .min(Comparator.comparingInt(one -> one.getValue().changes().size()))
          .orElseThrow();
    }

    private static List<String> unreached(Side side, Map<String, Standin> found) {
      return side.protocol().groups().keySet().stream()
          .filter(group -> !found.containsKey(group))
          .toList();
    }

    private void pair(Standin childA, String groupA, Standin childB, String groupB) {
      Treatment one = fitsA.treat(childA);
      Treatment other = fitsB.treat(childB);
      pairs.add(
          new Pair(
              new Arm(childA, groupA, Tally.of(a.protocol(), one)),
              new Arm(childB, groupB, Tally.of(b.protocol(), other))));
      String groups = groupA.equals(groupB) ? groupA : groupA + " / " + groupB;
      Map<String, Set<Phase>> textsA = texts(a.protocol(), one);
      Map<String, Set<Phase>> textsB = texts(b.protocol(), other);
      Set<String> ids = new LinkedHashSet<>(textsA.keySet());
      ids.addAll(textsB.keySet());
      for (String id : ids) {
        List<Phase> left = new ArrayList<>(textsA.getOrDefault(id, Set.of()));
        List<Phase> right = new ArrayList<>(textsB.getOrDefault(id, Set.of()));
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
          note(id, at(left, i), at(right, i), groups);
        }
      }
    }

    private static Optional<Phase> at(List<Phase> phases, int i) {
      return i < phases.size() ? Optional.of(phases.get(i)) : Optional.empty();
    }

    /** By the lines of the roadmap; cycles of one line mostly have one text. */
    private static Map<String, Set<Phase>> texts(Protocol protocol, Treatment treatment) {
      Map<String, Set<Phase>> texts = new LinkedHashMap<>();
      for (PlannedPhase phase : treatment.roadmap().phases()) {
        String id = protocol.step(phase.id()).map(Protocol.Step::phaseId).orElse(phase.id());
        texts.computeIfAbsent(id, _ -> new LinkedHashSet<>()).add(phase.phase());
      }
      return texts;
    }

    private void note(String id, Optional<Phase> one, Optional<Phase> other, String groups) {
      String key =
          id + " " + one.map(Phase::id).orElse("") + " / " + other.map(Phase::id).orElse("");
      PhaseComparison before = phases.get(key);
      Set<String> all = new LinkedHashSet<>(before == null ? Set.of() : before.groups());
      all.add(groups);
      List<Difference> differences =
          before == null ? differences(one, other) : before.differences();
      phases.put(key, new PhaseComparison(id, one, other, all, differences));
    }

    private static List<Difference> differences(Optional<Phase> one, Optional<Phase> other) {
      if (one.isPresent() && other.isPresent()) {
        return Lines.differences(one.get(), other.get());
      }
      return Lines.alone(one.or(() -> other).orElseThrow(), one.isPresent());
    }

    /** As the roadmaps go; what only the other has stands behind what it follows there. */
    private List<PhaseComparison> inOrder() {
      List<String> order = new ArrayList<>();
      a.protocol().roadmap().forEach(step -> order.add(step.phaseId()));
      String last = "";
      for (Protocol.Step step : b.protocol().roadmap()) {
        if (!order.contains(step.phaseId())) {
          order.add(order.indexOf(last) + 1, step.phaseId());
        }
        last = step.phaseId();
      }
      return phases.values().stream()
          .sorted(Comparator.comparingInt(phase -> order.indexOf(phase.id())))
          .toList();
    }
  }
}
