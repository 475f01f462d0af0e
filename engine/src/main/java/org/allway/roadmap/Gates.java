package org.allway.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.allway.assess.Facts;
import org.allway.assess.Index;
import org.allway.chart.ChartView;
import org.allway.library.Phase;
import org.allway.rule.Value;

/** Says when the condition of a gate is met, from the counts recorded so far. */
final class Gates {

  private final Index index;
  private final ChartView view;
  private final Set<Integer> labs;

  Gates(Index index, ChartView view) {
    this.index = index;
    this.view = view;
    this.labs = index.labSlots();
  }

  /**
   * The first day, not before {@code earliest}, on which all of the gates open. Nothing unrecorded
   * is ever put into the past: what could have begun and is not recorded begins on the plan's own
   * day.
   */
  PhaseStart open(List<Phase.Gate> gates, LocalDate earliest, Value cycle) {
    LocalDate today = view.asOf();
    if (today.isBefore(earliest)) {
      return new PhaseStart(earliest, PhaseStart.Kind.EARLIEST, earliest);
    }
    if (gates.isEmpty()) {
      return new PhaseStart(today, PhaseStart.Kind.READY, earliest);
    }
    List<LocalDate> days = new ArrayList<>();
    days.add(earliest);
    days.addAll(view.daysWith(labs, earliest));
    PhaseStart.Kind last = PhaseStart.Kind.EARLIEST;
    for (LocalDate day : days) {
      LocalDate since = day.minusDays(index.centre().labValidDays());
      Facts facts = Facts.fresh(index, view, day, since);
      facts.set(index.library().cycle(), cycle);
      switch (holds(gates, facts)) {
        case Value.Bool(boolean truth) -> {
          if (truth) {
            return new PhaseStart(today, PhaseStart.Kind.READY, day);
          }
          last = PhaseStart.Kind.WAITING;
        }
        default -> {}
      }
    }
    return new PhaseStart(today, last, earliest);
  }

  private static Value holds(List<Phase.Gate> gates, Facts facts) {
    Value all = Value.Bool.TRUE;
    for (Phase.Gate gate : gates) {
      Value value = gate.when().evaluate(facts);
      if (value.isFalse()) {
        return value;
      }
      all = value.isTrue() ? all : value;
    }
    return all;
  }
}
