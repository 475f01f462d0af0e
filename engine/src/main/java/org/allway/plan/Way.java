package org.allway.plan;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.allway.assess.Index;
import org.allway.chart.ChartView;
import org.allway.chart.Entry;
import org.allway.library.Choice;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Roadmap;
import org.allway.roadmap.Span;
import org.allway.rule.Value;
import org.allway.words.Words;

/**
 * The protocols of one child, one after the other: the first by the child's eligibility, each
 * further one by a recorded decision.
 *
 * @param view the chart, with what the way itself tells of it
 * @param before the protocols that are over
 * @param now the one in use; empty if there is none
 */
record Way(ChartView view, List<Treated> before, Optional<Treated> now) {

  /** A fact that charts may record, and that else follows from the end of the first protocol. */
  private static final String MONTHS_OFF_THERAPY = "relapse_months_off_therapy";

  /**
   * @param indexes of every protocol, at the child's centre
   * @param first the protocol of the first treatment, if one can be chosen
   * @param assuming whether that choice rests on assumptions
   */
  static Way of(
      Map<String, Index> indexes,
      Library library,
      ChartView chart,
      Optional<Index> first,
      boolean assuming) {
    ChartView view = chart;
    Optional<Treated> now =
        first.map(index ->
            Treated.of(
                index, chart, Span.since(chart.chart().diagnosed()), Optional.empty(), assuming));
    if (now.isPresent() && !chart.relapses(chart.asOf()).isEmpty()) {
      view = offTherapy(library, chart, now.get().roadmap());
    }
    List<Treated> legs = new ArrayList<>(now.stream().toList());
    List<Fork> forks = forks(library, view);
    for (int i = 0; i < forks.size(); i++) {
      Fork fork = forks.get(i);
      Index next = Objects.requireNonNull(indexes.get(fork.starts()));
      LocalDate decidedNext = i + 1 < forks.size() ? forks.get(i + 1).on() : LocalDate.MAX;
      Optional<Treated> last = legs.isEmpty() ? Optional.empty() : Optional.of(legs.getLast());
      LocalDate begins = begins(fork, next.protocol(), last, view, decidedNext);
      // What had not begun before something else took its place never was.
      while (!legs.isEmpty()
          && legs.getLast().by().isPresent()
          && !legs.getLast().span().from().isBefore(begins)) {
        legs.removeLast();
      }
      legs.add(Treated.of(next, view, Span.since(begins), Optional.of(fork), false));
    }
    List<Treated> before = new ArrayList<>();
    for (int i = 0; i + 1 < legs.size(); i++) {
      before.add(legs.get(i).until(legs.get(i + 1).span().from(), view));
    }
    return new Way(
        view, List.copyOf(before), legs.isEmpty() ? Optional.empty() : Optional.of(legs.getLast()));
  }

  /** The recorded decisions that begin a protocol, in time. */
  private static List<Fork> forks(Library library, ChartView view) {
    List<Fork> forks = new ArrayList<>();
    for (ChartView.Turn turn : view.turns()) {
      Choice choice = Objects.requireNonNull(library.choices().get(turn.choice()));
      for (Choice.Option option : choice.options()) {
        if (option.id().equals(turn.option()) && option.starts().isPresent()) {
          forks.add(new Fork(turn.on(), choice, option));
        }
      }
    }
    return forks;
  }

  /**
   * When a protocol begins: as recorded; else on the day of the decision, or behind the phase that
   * is going on.
   *
   * @param until the day of the next decision
   */
  static LocalDate begins(
      Fork fork, Protocol next, Optional<Treated> now, ChartView view, LocalDate until) {
    Optional<LocalDate> recorded =
        view.starts(fork.on(), until).all().stream()
            .filter(started -> next.order(started.phase()) == 0)
            .filter(started ->
                now.map(one -> one.index().protocol().order(started.phase()) < 0).orElse(true))
            .map(Entry.Started::when)
            .map(Entry.When::on)
            .min(LocalDate::compareTo);
    if (recorded.isPresent() || fork.option().begins() == Choice.Begins.AT_ONCE) {
      return recorded.orElse(fork.on());
    }
    return now.stream()
        .flatMap(one -> one.roadmap().phases().stream())
        .filter(phase -> phase.start().happened() && phase.start().date().isBefore(until))
        .map(phase -> phase.end().plusDays(1))
        .filter(day -> day.isAfter(fork.on()))
        .max(LocalDate::compareTo)
        .orElse(fork.on());
  }

  /** Notes how long after the end of the first therapy the leukaemia first came back. */
  private static ChartView offTherapy(Library library, ChartView view, Roadmap first) {
    Fact fact = library.vocabulary().get(MONTHS_OFF_THERAPY);
    if (fact == null || view.notes(fact.symbol().slot())) {
      return view;
    }
    LocalDate relapse = view.relapses(view.asOf()).getFirst();
    long months =
        first.endKnown() ? Period.between(first.ends(), relapse).toTotalMonths() : ON_THERAPY;
    return view.noting(relapse, Map.of(fact.symbol().slot(), new Value.Num(months)));
  }

  /** The protocol had not even come to the phase from which its end is counted. */
  private static final long ON_THERAPY = -1;

  /** All phases, past and to come. */
  Roadmap roadmap() {
    Roadmap last = now.map(Treated::roadmap).orElse(Roadmap.NONE);
    if (before.isEmpty()) {
      return last;
    }
    List<PlannedPhase> phases = new ArrayList<>();
    before.forEach(one -> phases.addAll(one.roadmap().phases()));
    phases.addAll(last.phases());
    return new Roadmap(
        List.copyOf(phases),
        last.ends(),
        last.endCertain(),
        last.left(),
        last.needs(),
        last.titrations());
  }

  List<Leg> legs() {
    List<Treated> all = new ArrayList<>(before);
    now.ifPresent(all::add);
    return all.stream()
        .map(one ->
            new Leg(
                one.index().protocol(),
                one.span().from(),
                one.by().map(fork -> fork.choice().id()).orElse(""),
                one.by().map(fork -> fork.option().label()).orElse(Words.NONE)))
        .toList();
  }

  /** Whether the protocol in use cannot go on. */
  boolean atAnEnd() {
    return now.map(one -> !one.roadmap().left().isEmpty()).orElse(true);
  }

  /** What was decided at a fork since the last relapse; empty if it must be asked again. */
  Optional<String> decided(Choice choice) {
    List<LocalDate> relapses = view.relapses(view.asOf());
    LocalDate since = relapses.isEmpty() ? LocalDate.MIN : relapses.getLast();
    boolean failed =
        atAnEnd()
            && now.flatMap(Treated::by)
                .map(fork -> fork.choice().id().equals(choice.id()))
                .orElse(false);
    return failed
        ? Optional.empty()
        : view.turns().stream()
            .filter(turn -> turn.choice().equals(choice.id()) && !turn.on().isBefore(since))
            .map(ChartView.Turn::option)
            .reduce((_, newer) -> newer);
  }
}
