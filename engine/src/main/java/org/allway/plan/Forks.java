package org.allway.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.allway.assess.Facts;
import org.allway.assess.Index;
import org.allway.chart.ChartView;
import org.allway.library.Choice;
import org.allway.library.Protocol;
import org.allway.roadmap.Span;
import org.allway.rule.Value;

/**
 * The questions that a child's way has come to: where treatment can go on with another protocol.
 * Nothing is picked here: an option that nobody has chosen only shows what it would bring.
 */
final class Forks {

  private final Way way;
  private final Map<String, Index> indexes;
  private final Facts recorded;

  private Forks(Index index, Way way, Map<String, Index> indexes) {
    ChartView view = way.view();
    this.way = way;
    this.indexes = indexes;
    this.recorded =
        way.now()
            .map(Treated::recorded)
            .orElseGet(() -> Facts.recorded(index, view, view.asOf(), view.asOf()));
  }

  static List<Decision> of(Index index, Way way, Map<String, Index> indexes) {
    Forks forks = new Forks(index, way, indexes);
    List<Decision> decisions = new ArrayList<>();
    for (Choice choice : index.library().choices().values()) {
      if (choice.asked().map(asked -> asked.evaluate(forks.recorded).isTrue()).orElse(false)) {
        decisions.add(forks.decision(choice));
      }
    }
    return decisions;
  }

  private Decision decision(Choice choice) {
    Optional<String> decided = way.decided(choice);
    boolean open = decided.isEmpty();
    return new Decision(
        choice.id(),
        choice.question(),
        choice.options().stream()
            .map(option ->
                option(
                    choice,
                    option,
                    open,
                    decided.equals(Optional.of(option.id())) ? decidedOn(choice) : asOf()))
            .toList(),
        decided.orElse(""),
        open ? Decision.Settled.OPEN : Decision.Settled.CHART);
  }

  private LocalDate asOf() {
    return way.view().asOf();
  }

  /** When a choice was last decided. */
  private LocalDate decidedOn(Choice choice) {
    return way.view().turns().stream()
        .filter(turn -> turn.choice().equals(choice.id()))
        .map(ChartView.Turn::on)
        .reduce((_, later) -> later)
        .orElse(asOf());
  }

  /**
   * One answer.
   *
   * @param on the day for which it is judged: what was chosen, for the day of the decision, so that
   *     what it has brought since does not speak against it
   */
  private Decision.Option option(Choice choice, Choice.Option option, boolean open, LocalDate on) {
    List<Decision.Ground> grounds = new ArrayList<>();
    Set<String> needs = new LinkedHashSet<>(Decisions.missing(option, recorded));
    if (option.exclude().evaluate(recorded).isTrue()) {
      grounds.add(new Decision.Ground(option.because(), option.evidence()));
    }
    Optional<Index> next = option.starts().map(id -> Objects.requireNonNull(indexes.get(id)));
    next.ifPresent(index -> requirements(index, on, grounds, needs));
    Decision.Status status =
        !grounds.isEmpty()
            ? Decision.Status.EXCLUDED
            : option.recommend().evaluate(recorded).isTrue()
                ? Decision.Status.RECOMMENDED
                : Decision.Status.POSSIBLE;
    return new Decision.Option(
        option.id(),
        option.label(),
        status,
        option.because(),
        option.evidence(),
        grounds,
        needs,
        open && grounds.isEmpty() && next.isPresent()
            ? ahead(new Fork(way.view().asOf(), choice, option), next.get())
            : List.of());
  }

  /** What a protocol requires of a child excludes the option that would begin it. */
  private void requirements(
      Index next, LocalDate on, List<Decision.Ground> grounds, Set<String> needs) {
    ChartView view = way.view();
    Facts facts = Facts.recorded(next, view, on, on);
    for (Protocol.Requirement one : next.protocol().eligible()) {
      switch (one.require().evaluate(facts)) {
        case Value.Unknown(Set<String> missing, var _) -> needs.addAll(missing);
        case Value value when value.isFalse() ->
            grounds.add(new Decision.Ground(one.because(), one.evidence()));
        default -> {}
      }
    }
  }

  private List<Decision.Ahead> ahead(Fork fork, Index next) {
    ChartView view = way.view();
    Span span = Span.since(Way.begins(fork, next.protocol(), way.now(), view, LocalDate.MAX));
    return Treated.of(next, view, span, Optional.of(fork), false).roadmap().phases().stream()
        .map(phase ->
            new Decision.Ahead(
                phase.id(), phase.phase().title(), phase.start().date(), phase.end()))
        .toList();
  }
}
