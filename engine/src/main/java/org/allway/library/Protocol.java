package org.allway.library;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.diagnostic.Place;
import org.allway.rule.Rule;
import org.allway.rule.Symbol;
import org.allway.rule.Value;
import org.allway.words.Words;

/** A named, versioned treatment. */
public record Protocol(
    String id,
    Words title,
    String version,
    String review,
    LocalDate revised,
    List<Requirement> eligible,
    Map<Integer, Value> expect,
    List<Definition> definitions,
    Map<String, Words> groups,
    List<Stage> stages,
    List<Step> roadmap,
    List<Throughout> throughout,
    Duration duration,
    List<Leave> leaves,
    Map<String, Double> limits,
    String note,
    Place place) {

  private static final int CYCLES = 1000;

  /**
   * Where a phase stands in the roadmap: a number that grows along it, with cycles in their order;
   * -1 if the roadmap has no such phase.
   */
  public int order(String phase) {
    for (int i = 0; i < roadmap.size(); i++) {
      Step step = roadmap.get(i);
      if (!step.repeats() && step.phaseId().equals(phase)) {
        return i * CYCLES;
      }
      if (step.repeats() && phase.startsWith(step.phaseId() + "-")) {
        String cycle = phase.substring(step.phaseId().length() + 1);
        if (cycle.matches("[1-9]\\d?")) {
          return i * CYCLES + Integer.parseInt(cycle);
        }
      }
    }
    return -1;
  }

  /** The line of the roadmap that a phase comes from. */
  public Optional<Step> step(String phase) {
    int order = order(phase);
    return order < 0 ? Optional.empty() : Optional.of(roadmap.get(order / CYCLES));
  }

  /** A condition that the child must meet. */
  public record Requirement(Rule require, Words because, Evidence evidence) {}

  /** A fact that only this protocol knows. */
  public record Definition(Symbol symbol, Table<Rule> table) {}

  /** A risk table, opened by the first of its facts that is known. */
  public record Stage(String id, List<Symbol> openedBy, Table<String> table) {}

  /**
   * One line of the roadmap.
   *
   * @param phaseId what charts and plans call it
   * @param when inserted only if this holds
   * @param repeats in cycles until the end of therapy
   * @param titration how its doses follow the counts; empty if they do not
   */
  public record Step(
      String phaseId, Rule when, boolean repeats, Variant variant, String titration, Place place) {}

  /** Which phase text a step uses. */
  public sealed interface Variant {

    record Always(Phase phase) implements Variant {}

    /** A group that is not in the map has no such phase. */
    record ByGroup(Map<String, Phase> phases) implements Variant {}

    record ByRows(Table<Phase> table) implements Variant {}
  }

  /**
   * When therapy ends.
   *
   * @param from the phase whose day 1 starts the clock
   * @param mayFinish drug classes whose running course is completed
   * @param withLastPhase therapy ends with the last phase, whatever the calendar says
   */
  public record Duration(
      String from, Table<Integer> years, List<String> mayFinish, boolean withLastPhase) {

    /** No end is stated: the way goes on elsewhere. */
    public static final int OPEN = 0;
  }

  /**
   * A drug that is given every day from a day on until therapy ends, through all phases and between
   * them.
   *
   * @param phase the phase of the roadmap in which it begins, on {@code day}
   * @param known a fact; it does not begin before this is known
   */
  public record Throughout(
      Element.Medication element, String phase, int day, Optional<Symbol> known) {}

  /** What ends this protocol for a child. */
  public record Leave(Rule when, Words because, Words action, Evidence evidence, Place place) {}
}
