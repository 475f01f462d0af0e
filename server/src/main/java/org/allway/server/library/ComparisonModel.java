package org.allway.server.library;

import java.util.List;
import java.util.Optional;
import org.allway.comparison.SideBySide;
import org.allway.words.Words;

/**
 * Two protocols side by side, or the question which two.
 *
 * @param asked what was asked for: both protocols and both centres, by their ids
 * @param result empty until two different sides are named
 */
public record ComparisonModel(
    List<Choice> protocols, List<Choice> centres, Asked asked, Optional<Result> result) {

  /** Something to choose. */
  public record Choice(String id, Words title) {}

  /** The four names of a comparison; empty where nothing was chosen yet. */
  public record Asked(String a, String b, String centreA, String centreB) {

    /** Whether both sides are named, and are not one and the same. */
    boolean isComplete() {
      boolean named = !a.isEmpty() && !b.isEmpty();
      return named && !(a.equals(b) && centreA.equals(centreB));
    }
  }

  /**
   * What came of it.
   *
   * @param pairs for each pair of groups, what both sides come to
   * @param unreached groups that no invented child comes into, said in words
   * @param centres how the routines differ
   * @param rules what differs outside the phases
   * @param phases line by line, those that differ
   * @param same lines of the roadmaps that both lay alike
   */
  public record Result(
      Side a,
      Side b,
      List<Sums> pairs,
      List<Words> unreached,
      List<Part> centres,
      List<Part> rules,
      List<PhasePart> phases,
      List<String> same) {}

  /** One side. */
  public record Side(String id, Words title, String version, boolean reviewed, Words centre) {}

  /**
   * What both come to for one pair of groups.
   *
   * @param child who was counted by: one for both, or one for each side
   * @param left what the sums leave out, because it waits for a fact or a choice
   */
  public record Sums(String groups, List<String> child, SideBySide sums, List<Words> left) {}

  /** One phase that differs. */
  public record PhasePart(String id, String a, String b, String groups, List<Part> parts) {}

  /** What differs about one thing: a drug, a day, a rule. */
  public record Part(String of, List<Line> lines) {}

  /** One difference; empty on the side that does not say it. */
  public record Line(String aspect, String a, String b) {}
}
