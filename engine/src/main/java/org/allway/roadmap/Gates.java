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
  private final Value group;

  Gates(Index index, ChartView view, Value group) {
    this.group = group;
    this.index = index;
    this.view = view;
    this.labs = index.labSlots();
  }

  /**
   * When all of the gates open, not before {@code earliest}: they must hold today, with counts that
   * are still fresh today. Nothing unrecorded is ever put into the past: what could have begun and
   * is not recorded begins on the plan's own day.
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
    days.add(today);
    LocalDate since = earliest;
    Value now = Value.Bool.FALSE;
    for (LocalDate day : days) {
      Value before = now;
      now = holds(gates, facts(day, cycle));
      since = now.isTrue() && !before.isTrue() ? day : since;
    }
    if (now.isTrue()) {
      return new PhaseStart(today, PhaseStart.Kind.READY, since);
    }
    PhaseStart.Kind kind = now.isFalse() ? PhaseStart.Kind.WAITING : PhaseStart.Kind.EARLIEST;
    return new PhaseStart(today, kind, earliest);
  }

  /** Whether a gate is known not to hold on a day. */
  boolean closed(List<Phase.Gate> gates, LocalDate day, Value cycle) {
    return holds(gates, facts(day, cycle)).isFalse();
  }

  private Facts facts(LocalDate day, Value cycle) {
    Facts facts = Facts.fresh(index, view, day, day.minusDays(index.centre().labValidDays()));
    facts.set(index.library().cycle(), cycle);
    facts.set(index.library().group(), group);
    return facts;
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
