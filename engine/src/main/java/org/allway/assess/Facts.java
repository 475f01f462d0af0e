package org.allway.assess;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.chart.ChartView;
import org.allway.chart.Child;
import org.allway.exposure.Account;
import org.allway.exposure.Recorded;
import org.allway.library.Choice;
import org.allway.library.Computed;
import org.allway.library.Exposure;
import org.allway.library.Fact;
import org.allway.library.Row;
import org.allway.library.Table;
import org.allway.rule.Frame;
import org.allway.rule.Query;
import org.allway.rule.Rule;
import org.allway.rule.Symbol;
import org.allway.rule.Value;
import org.jspecify.annotations.Nullable;

/**
 * The values of all symbols for one child on one day: as recorded, else derived, else assumed, else
 * unknown. Each value is found when it is first asked for.
 */
public final class Facts implements Frame {

  private final Index index;
  private final ChartView view;
  private final LocalDate date;
  private final LocalDate known;
  private final LocalDate labsSince;
  private final Map<Integer, Value> assumed;
  private final boolean assuming;
  private final @Nullable Value[] values;

  private Facts(
      Index index,
      ChartView view,
      LocalDate date,
      LocalDate known,
      LocalDate labsSince,
      Map<Integer, Value> assumed,
      boolean assuming) {
    this.index = index;
    this.view = view;
    this.date = date;
    this.known = known;
    this.labsSince = labsSince;
    this.assumed = assumed;
    this.assuming = assuming;
    this.values = new @Nullable Value[index.slots()];
  }

  /**
   * Nothing but what is recorded.
   *
   * @param date the day for which ages are counted
   * @param known the last day whose entries count
   */
  public static Facts recorded(Index index, ChartView view, LocalDate date, LocalDate known) {
    return new Facts(index, view, date, known, LocalDate.MIN, Map.of(), false);
  }

  /** With the protocol's expected course in place of what is missing. */
  public static Facts assumed(Index index, ChartView view, LocalDate date, LocalDate known) {
    return new Facts(index, view, date, known, LocalDate.MIN, index.protocol().expect(), true);
  }

  /** As {@link #recorded}, with laboratory values no older than a day. */
  public static Facts fresh(Index index, ChartView view, LocalDate date, LocalDate labsSince) {
    return new Facts(index, view, date, date, labsSince, Map.of(), false);
  }

  public void set(Symbol symbol, Value value) {
    values[symbol.slot()] = value;
  }

  @Override
  public Value value(int slot) {
    Value value = values[slot];
    if (value == null) {
      value = find(slot);
      values[slot] = value;
    }
    return value;
  }

  /** The newest recorded value with its day, whatever is derived or assumed. */
  public Optional<ChartView.Dated> recorded(Symbol symbol) {
    return view.latest(symbol.slot(), known)
        .filter(dated -> !(dated.value() instanceof Value.Unknown));
  }

  /** The table that derived a fact, if it was derived. */
  public Optional<Table<Rule>> derivation(Symbol symbol) {
    return recorded(symbol).isPresent()
        ? Optional.empty()
        : Optional.ofNullable(index.derivation(symbol.slot()));
  }

  private Value find(int slot) {
    Choice choice = index.choice(slot);
    if (choice != null) {
      return choice(choice);
    }
    Computed computed = index.computed(slot);
    if (computed != null) {
      return computed(computed);
    }
    Query query = index.query(slot);
    if (query != null) {
      return answer(query);
    }
    if (slot == index.library().protocol().slot()) {
      return new Value.Code(index.protocol().id());
    }
    Optional<ChartView.Dated> dated = view.latest(slot, known);
    boolean noted = dated.isPresent() && !(dated.get().value() instanceof Value.Unknown);
    if (noted && !stale(slot, dated.get())) {
      return dated.get().value();
    }
    Value value = derived(slot);
    if (value instanceof Value.Unknown && assuming) {
      Value expected = assumed.get(slot);
      return expected == null ? value : expected;
    }
    return value;
  }

  /** What the chart says to a question about it. */
  public Value answer(Query query) {
    LocalDate until = date.isBefore(known) ? known : date;
    return new Questions(
            index.library(),
            view,
            until,
            () -> index.bsa().evaluate(this),
            new Questions.Records() {
              @Override
              public Account account(Exposure exposure) {
                return Facts.this.account(exposure, until);
              }

              @Override
              public Value size(Exposure.Unit unit, LocalDate on) {
                return Facts.this.size(unit, on);
              }
            })
        .answer(query);
  }

  /** What is recorded of an exposure, with the child's size at each dose. */
  public Account account(Exposure exposure) {
    return account(exposure, date.isBefore(known) ? known : date);
  }

  private Account account(Exposure exposure, LocalDate until) {
    return Recorded.of(exposure, view, until, this, this::size);
  }

  /** By the last measures up to a day. */
  private Value size(Exposure.Unit unit, LocalDate on) {
    return switch (unit) {
      case PER_M2 -> index.bsa().evaluate(recorded(index, view, on, on));
      case PER_KG ->
          view.latest(index.weight(), on)
              .map(ChartView.Dated::value)
              .orElse(index.unknown(index.weight()));
      case GY -> new Value.Num(1);
    };
  }

  private boolean stale(int slot, ChartView.Dated dated) {
    return (dated.on().isBefore(labsSince) && index.isLab(slot))
        || (index.isOfRelapse(slot)
            && view.relapses(known).stream().anyMatch(dated.on()::isBefore));
  }

  private Value derived(int slot) {
    Table<Rule> table = index.derivation(slot);
    if (table == null) {
      return index.unknown(slot);
    }
    values[slot] = index.unknown(slot);
    return switch (table.decide(this)) {
      case Table.Verdict.Decided<Rule>(Row<Rule> row) -> row.then().evaluate(this);
      case Table.Verdict.Open<Rule> open -> asked(slot, open);
      case Table.Verdict.Silent<Rule> _ -> index.unknown(slot);
    };
  }

  /**
   * If nothing of what only this derivation reads is recorded, the fact itself is what to ask for;
   * else what the derivation lacks. Codes that are still possible go along.
   */
  private Value asked(int slot, Table.Verdict.Open<Rule> open) {
    boolean begun = index.inputs(slot).length == 0;
    for (int input : index.inputs(slot)) {
      begun |= !(value(input) instanceof Value.Unknown);
    }
    if (!begun) {
      return index.unknown(slot);
    }
    List<Value.Branch> branches = new ArrayList<>();
    for (int i = 0; i < open.possible().size(); i++) {
      Row<Rule> row = open.possible().get(i);
      if (!(row.then().evaluate(this) instanceof Value.Code(String code))) {
        return new Value.Unknown(open.needs());
      }
      branches.add(new Value.Branch(code, open.missing().get(i)));
    }
    boolean closed = open.missing().getLast().isEmpty();
    return new Value.Unknown(open.needs(), closed ? branches : List.of());
  }

  /** By the chart, else by the centre's routine, else (when assuming) the recommended option. */
  private Value choice(Choice choice) {
    Optional<String> settled = view.chosen(choice.id(), known);
    if (settled.isEmpty()) {
      settled = Optional.ofNullable(index.centre().choices().get(choice.id()));
    }
    if (settled.isPresent()) {
      return new Value.Code(settled.get());
    }
    if (assuming && !choice.onTheWay()) {
      for (Choice.Option option : choice.options()) {
        if (option.recommend().evaluate(this).isTrue()) {
          return new Value.Code(option.id());
        }
      }
    }
    return index.unknown(choice.symbol().slot());
  }

  private Value computed(Computed computed) {
    Child child = view.chart().child();
    LocalDate born = child.born();
    LocalDate diagnosed = view.chart().diagnosed();
    return switch (computed) {
      case AGE -> years(born, date);
      case AGE_MONTHS -> new Value.Num(Period.between(born, date).toTotalMonths());
      case AGE_DAYS -> new Value.Num(ChronoUnit.DAYS.between(born, date));
      case AGE_AT_DIAGNOSIS -> years(born, diagnosed);
      case AGE_AT_DIAGNOSIS_DAYS -> new Value.Num(ChronoUnit.DAYS.between(born, diagnosed));
      case SEX -> child.sex().isEmpty() ? Value.unknown("sex") : new Value.Code(child.sex());
      case BSA -> index.bsa().evaluate(this);
      case RELAPSES -> new Value.Num(view.relapses(known).size());
      case RELAPSE_MONTHS -> {
        List<LocalDate> relapses = view.relapses(known);
        yield new Value.Num(
            relapses.isEmpty()
                ? Double.POSITIVE_INFINITY
                : Period.between(diagnosed, relapses.getFirst()).toTotalMonths());
      }
      case DAYS_SINCE_RELAPSE -> {
        List<LocalDate> relapses = view.relapses(known);
        yield new Value.Num(
            relapses.isEmpty()
                ? Double.POSITIVE_INFINITY
                : ChronoUnit.DAYS.between(relapses.getLast(), date.isBefore(known) ? known : date));
      }
      case RELAPSED_ON_PROTOCOL, THERAPY_COMPLETE -> Value.unknown(computed.factName());
    };
  }

  /**
   * Completed years; a child born on 29 February completes the year on 1 March of a common year.
   */
  private static Value years(LocalDate from, LocalDate to) {
    return new Value.Num(Period.between(from, to).getYears());
  }

  /** A fact's name with its value, for messages. */
  public Value value(Fact fact) {
    return value(fact.symbol().slot());
  }
}
