package org.allway.titration;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.allway.assess.Facts;
import org.allway.assess.Index;
import org.allway.chart.ChartView;
import org.allway.chart.Entry;
import org.allway.dose.Route;
import org.allway.library.Drug;
import org.allway.library.Titration;
import org.allway.rule.Frame;
import org.allway.rule.Query;
import org.allway.rule.Symbol;
import org.allway.rule.Value;

/**
 * A child's titration so far: each day with counts since it began.
 *
 * @param from the day on which it began; counts of later days steer it
 * @param steps one for each day with counts
 * @param now where it stands
 * @param next what would change it
 * @param advice what to think of now
 */
public record Course(
    Titrator titrator,
    LocalDate from,
    List<Step> steps,
    State now,
    List<Outlook> next,
    List<Titration.Advice> advice) {

  /** Doses of the plan that lie in the past and count as given unless something says otherwise. */
  @FunctionalInterface
  public interface Presumed {

    /** The last day before another on which a drug, or one of a class, was due. */
    Optional<LocalDate> last(String drugOrClass, Optional<Route> route, LocalDate before);
  }

  /** The course of a chart from one day on, up to the day of the view. */
  public static Course of(
      Index index, ChartView view, Titration rules, LocalDate from, Presumed presumed) {
    Titrator titrator = new Titrator(rules);
    Set<Integer> slots = new HashSet<>();
    rules.counts().stream().map(Symbol::slot).forEach(slots::add);
    List<LocalDate> holds = holds(view, rules);
    List<Step> steps = new ArrayList<>();
    State state = titrator.start(from);
    LocalDate before = from;
    for (LocalDate day : view.daysWith(slots, from)) {
      LocalDate last = before;
      boolean touched = holds.stream().anyMatch(on -> on.isAfter(last) && !on.isAfter(day));
      if (touched || held(view, rules, day)) {
        state = state.interrupted();
      }
      Step step = titrator.step(state, day, frame(index, view, day, presumed));
      steps.add(step);
      state = step.after();
      before = day;
    }
    State now = state;
    Frame today = titrator.frame(now, view.asOf(), frame(index, view, view.asOf(), presumed));
    List<Titration.Advice> advice =
        rules.advice().stream()
            .filter(one -> one.in().isEmpty() || one.in().contains(now.name()))
            .filter(one -> one.when().evaluate(today).isTrue())
            .toList();
    return new Course(
        titrator, from, List.copyOf(steps), now, Outlooks.of(titrator, now, view.asOf()), advice);
  }

  public Titration rules() {
    return titrator.rules();
  }

  /** The state of the rules where it stands. */
  public Titration.State state() {
    return titrator.now(now);
  }

  /** Which of the titrated drugs a dose is of. */
  public OptionalInt drug(Drug drug, Route route) {
    List<Titration.Titrated> drugs = rules().drugs();
    for (int i = 0; i < drugs.size(); i++) {
      if (drugs.get(i).drug().equals(drug) && drugs.get(i).route() == route) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** The state in force on a day: that of the newest count of the day or before it. */
  public State on(LocalDate day) {
    State state = titrator.start(from);
    for (Step step : steps) {
      if (step.day().isAfter(day)) {
        return state;
      }
      state = step.after();
    }
    return state;
  }

  /** The step that brought the state in force on a day; none if nothing has changed before it. */
  public Optional<Step> because(LocalDate day) {
    return steps.stream()
        .filter(step -> !step.day().isAfter(day) && step.outcome() instanceof Step.Outcome.Changed)
        .reduce((_, newer) -> newer);
  }

  /** Days on which people held, omitted or resumed one of the drugs. */
  private static List<LocalDate> holds(ChartView view, Titration rules) {
    return rules.drugs().stream()
        .flatMap(one -> view.holds(one.drug()).stream())
        .map(entry -> entry.when().on())
        .toList();
  }

  private static boolean held(ChartView view, Titration rules, LocalDate day) {
    return rules.drugs().stream()
        .flatMap(one -> view.hold(one.drug(), day).stream())
        .anyMatch(Entry.Held.class::isInstance);
  }

  /** The counts of one day, and whatever else is known on it. */
  private static Frame frame(Index index, ChartView view, LocalDate day, Presumed presumed) {
    Facts facts = Facts.fresh(index, view, day, day);
    return slot -> {
      Value value = facts.value(slot);
      return index
          .asked(slot)
          .filter(query -> query.kind() == Query.Kind.DAYS_SINCE)
          .map(query -> nearer(value, query, day, presumed))
          .orElse(value);
    };
  }

  private static Value nearer(Value recorded, Query query, LocalDate day, Presumed presumed) {
    Optional<Route> route = query.narrowed().map(Route::valueOf);
    Optional<Value> due =
        presumed
            .last(query.subject(), route, day)
            .map(last -> new Value.Num(ChronoUnit.DAYS.between(last, day)));
    return Stream.concat(Stream.of(recorded), due.stream())
        .filter(Value.Num.class::isInstance)
        .map(Value.Num.class::cast)
        .min((one, other) -> Double.compare(one.number(), other.number()))
        .<Value>map(number -> number)
        .orElse(recorded);
  }
}
