package org.allway.titration;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.allway.library.Titration;
import org.allway.library.TitrationFact;
import org.allway.rule.Frame;
import org.allway.rule.Symbol;
import org.allway.rule.Value;

/**
 * The rules of one titration, at work. Pure: whoever has a state and the counts of a day gets the
 * next state, be it the plan of a child or a simulated one.
 *
 * <ol>
 *   <li>does the count belong to the run of counts?
 *   <li>the first row that begins in the state and holds changes state, counter and dose
 *   <li>any change begins a new run
 * </ol>
 */
public record Titrator(Titration rules) {

  private static final double WHOLE = 100;

  /** The protocol's dose, from a day on. */
  public State start(LocalDate day) {
    List<Double> whole = Collections.nCopies(rules.drugs().size(), WHOLE);
    List<Integer> zero = Collections.nCopies(rules.counters().size(), 0);
    return new State(rules.start(), day, whole, whole, zero, 0, 0, State.Run.NONE);
  }

  /** The share of the protocol's dose that a drug is given with, in percent; 0 while it is held. */
  public double share(State state, int drug) {
    Titration.State now = now(state);
    return now.holds() ? 0 : now.percent() / WHOLE * base(now.of(), state, drug);
  }

  public boolean holds(State state) {
    return now(state).holds();
  }

  Titration.State now(State state) {
    return Objects.requireNonNull(rules.states().get(state.name()), state.name());
  }

  private static double base(Titration.Of of, State state, int drug) {
    return switch (of) {
      case INDIVIDUAL -> state.individual().get(drug);
      case HELD -> state.held().get(drug);
      case START -> WHOLE;
    };
  }

  /**
   * One day with counts.
   *
   * @param counts the values of that day alone, and what else is known of the child on it
   */
  public Step step(State state, LocalDate day, Frame counts) {
    Map<String, Value> read = new LinkedHashMap<>();
    for (Symbol symbol : rules.counts()) {
      Value value = counts.value(symbol.slot());
      if (!(value instanceof Value.Unknown)) {
        read.put(symbol.name(), value);
      }
    }
    Step.Check check = check(counts);
    State seen = state.with(run(state.run(), check, day));
    Frame frame = frame(seen, day, counts);
    for (Titration.Row row : rules.rows()) {
      if (row.beginsIn(state.name())) {
        Value holds = row.when().evaluate(frame);
        if (holds instanceof Value.Unknown(Set<String> needs, var _)) {
          return new Step(day, read, state, seen, new Step.Outcome.Lacks(needs), check);
        }
        if (holds.isTrue()) {
          State next = apply(row, seen, day);
          Step.Outcome outcome =
              next.equals(seen) ? new Step.Outcome.Stays() : new Step.Outcome.Changed(row);
          return new Step(day, read, state, next, outcome, check);
        }
      }
    }
    return new Step(day, read, state, seen, new Step.Outcome.Stays(), check);
  }

  private Step.Check check(Frame counts) {
    Value holds = rules.run().when().evaluate(counts);
    if (holds instanceof Value.Unknown(Set<String> needs, var _)) {
      return new Step.Check.Lacks(needs);
    }
    if (holds.isFalse()) {
      return new Step.Check.Breaks();
    }
    for (Titration.Skip skip : rules.run().skips()) {
      if (!skip.when().evaluate(counts).isFalse()) {
        return new Step.Check.Skipped(skip);
      }
    }
    return new Step.Check.Counts();
  }

  private static State.Run run(State.Run run, Step.Check check, LocalDate day) {
    return switch (check) {
      case Step.Check.Breaks _ -> State.Run.NONE;
      case Step.Check.Skipped _, Step.Check.Lacks _ -> run;
      case Step.Check.Counts _ ->
          run.checks() == 0
              ? new State.Run(1, day, day, 0)
              : new State.Run(run.checks() + 1, run.first(), day, days(run.last(), day));
    };
  }

  private State apply(Titration.Row row, State state, LocalDate day) {
    String to = row.to().isEmpty() ? state.name() : row.to();
    boolean moves = !to.equals(state.name());
    if (!moves && row.raise().percent() == 0) {
      return state;
    }
    Titration.State target = Objects.requireNonNull(rules.states().get(to), to);
    List<Double> held = target.holds() && !holds(state) ? shares(state) : state.held();
    List<Integer> counted = new ArrayList<>(state.counted());
    for (int i = 0; i < counted.size(); i++) {
      if (rules.counters().get(i).name().equals(row.counted())) {
        counted.set(i, counted.get(i) + 1);
      }
    }
    State raised = raised(row.raise(), state);
    return new State(
        to,
        moves ? day : state.since(),
        raised.individual(),
        held,
        List.copyOf(counted),
        raised.raises(),
        raised.turn(),
        State.Run.NONE);
  }

  /** For each drug, the share that is given. */
  List<Double> shares(State state) {
    List<Double> shares = new ArrayList<>();
    for (int drug = 0; drug < rules.drugs().size(); drug++) {
      shares.add(share(state, drug));
    }
    return List.copyOf(shares);
  }

  State raised(Titration.Raise raise, State state) {
    if (raise.percent() == 0) {
      return state;
    }
    List<Double> individual = new ArrayList<>(state.individual());
    boolean inTurn = raise.turn() == Titration.Turn.IN_TURN;
    for (int drug = 0; drug < individual.size(); drug++) {
      if (!inTurn || drug == state.turn()) {
        double now = individual.get(drug);
        individual.set(drug, now + raise.percent() / WHOLE * (raise.ofStart() ? WHOLE : now));
      }
    }
    int turn = inTurn ? (state.turn() + 1) % individual.size() : state.turn();
    return new State(
        state.name(),
        state.since(),
        List.copyOf(individual),
        state.held(),
        state.counted(),
        state.raises() + 1,
        turn,
        state.run());
  }

  /** What rows read: the course so far, and the child. */
  Frame frame(State state, LocalDate day, Frame counts) {
    Map<Integer, Value> own = new HashMap<>();
    rules.own().forEach((fact, symbol) -> own.put(symbol.slot(), value(fact, state, day)));
    for (int i = 0; i < rules.counters().size(); i++) {
      own.put(rules.counters().get(i).slot(), new Value.Num(state.counted().get(i)));
    }
    return slot -> {
      Value value = own.get(slot);
      return value == null ? counts.value(slot) : value;
    };
  }

  private static Value value(TitrationFact fact, State state, LocalDate day) {
    State.Run run = state.run();
    return new Value.Num(
        switch (fact) {
          case DAYS_IN_STATE -> days(state.since(), day);
          case CHECKS -> run.checks();
          case SPAN_DAYS -> days(run.first(), run.last());
          case GAP_DAYS -> run.gap();
          case RAISES -> state.raises();
        });
  }

  private static int days(LocalDate from, LocalDate to) {
    return (int) ChronoUnit.DAYS.between(from, to);
  }
}
