package org.allway.comparison;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.assess.Assessor;
import org.allway.assess.Facts;
import org.allway.assess.Index;
import org.allway.chart.Chart;
import org.allway.chart.ChartView;
import org.allway.chart.Entry;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Place;
import org.allway.library.Choice;
import org.allway.library.Computed;
import org.allway.library.Fact;
import org.allway.library.Protocol;
import org.allway.plan.Treatment;
import org.allway.rule.Rule;
import org.allway.rule.Value;

/**
 * Finds children who fit a protocol, one for each risk group.
 *
 * <ol>
 *   <li>a reference as it is, with the answers to treatment that the protocol expects
 *   <li>else with one fact changed, then two, then three: the fewest that lead into the group
 * </ol>
 *
 * A child fits if it meets every requirement, if nothing ends the protocol for it, and if the
 * protocol is of a family or some question that leads to it is asked.
 */
final class Fitting {

  private static final int MOST_CHANGES = 3;

  private final Side side;
  private final Index index;
  private final List<Choice.Option> options = new ArrayList<>();
  private final List<Rule> asked = new ArrayList<>();
  private final Map<Reference, Optional<Chart>> charts = new HashMap<>();
  private final Map<Fact, List<Value>> candidates;
  private final List<Fact> facts;

  Fitting(Side side) {
    this.side = side;
    this.index = new Index(side.library(), side.protocol(), side.centre());
    boolean first =
        side.library().families().values().stream()
            .anyMatch(family -> family.protocols().contains(side.protocol()));
    for (Choice choice : side.library().choices().values()) {
      for (Choice.Option option : choice.options()) {
        if (!first && option.starts().equals(Optional.of(side.protocol().id()))) {
          options.add(option);
          asked.add(choice.asked().orElseThrow());
        }
      }
    }
    this.candidates = Candidates.of(side.library(), side.protocol(), asked);
    this.facts = List.copyOf(candidates.keySet());
  }

  /** A child for each group that one can be found for, in the protocol's order of groups. */
  Map<String, Standin> standins(List<Reference> references) {
    Map<String, Standin> found = new HashMap<>();
    int wanted = side.protocol().groups().size();
    for (int changes = 0; changes <= MOST_CHANGES && found.size() < wanted; changes++) {
      for (Reference reference : references) {
        search(reference, new LinkedHashMap<>(), 0, changes, found);
      }
    }
    Map<String, Standin> ordered = new LinkedHashMap<>();
    for (String group : side.protocol().groups().keySet()) {
      Standin standin = found.get(group);
      if (standin != null) {
        ordered.put(group, standin);
      }
    }
    return ordered;
  }

  private void search(
      Reference reference,
      Map<String, Value> changes,
      int from,
      int left,
      Map<String, Standin> found) {
    if (found.size() == side.protocol().groups().size()) {
      return;
    }
    if (left == 0) {
      Standin standin =
          new Standin(reference, Collections.unmodifiableMap(new LinkedHashMap<>(changes)));
      group(standin).ifPresent(group -> found.putIfAbsent(group, standin));
      return;
    }
    for (int i = from; i < facts.size(); i++) {
      Fact fact = facts.get(i);
      for (Value value : candidates.getOrDefault(fact, List.of())) {
        changes.put(fact.name(), value);
        search(reference, changes, i + 1, left - 1, found);
        changes.remove(fact.name());
      }
    }
  }

  /** The group that a child comes into; nothing if it does not fit. */
  Optional<String> group(Standin standin) {
    return view(standin).flatMap(this::group);
  }

  private Optional<String> group(ChartView view) {
    LocalDate on = view.asOf();
    Facts recorded = Facts.recorded(index, view, on, on);
    Facts assumed = Facts.assumed(index, view, on, on);
    Optional.ofNullable(side.library().vocabulary().get(Computed.RELAPSED_ON_PROTOCOL.factName()))
        .ifPresent(fact -> {
          recorded.set(fact.symbol(), Value.Bool.FALSE);
          assumed.set(fact.symbol(), Value.Bool.FALSE);
        });
    for (Protocol.Requirement one : side.protocol().eligible()) {
      if (!one.require().evaluate(assumed).isTrue()) {
        return Optional.empty();
      }
    }
    if (!asked.isEmpty() && !leads(assumed)) {
      return Optional.empty();
    }
    String group = new Assessor(index).group(recorded, assumed);
    for (Protocol.Leave leave : side.protocol().leaves()) {
      if (leave.when().evaluate(recorded).isTrue()) {
        return Optional.empty();
      }
    }
    return group.isEmpty() ? Optional.empty() : Optional.of(group);
  }

  /** Whether some question is asked of the child that has the protocol as an answer. */
  private boolean leads(Facts facts) {
    for (int i = 0; i < asked.size(); i++) {
      if (asked.get(i).evaluate(facts).isTrue()
          && !options.get(i).exclude().evaluate(facts).isTrue()) {
        return true;
      }
    }
    return false;
  }

  /** The child under this protocol; only of one that {@link #group} knows. */
  Treatment treat(Standin standin) {
    ChartView view = view(standin).orElseThrow();
    return Treatment.of(index, view, view.asOf());
  }

  private Optional<ChartView> view(Standin standin) {
    return charts
        .computeIfAbsent(
            standin.reference(),
            reference -> reference.chart(side.library(), side.centre().id(), new Diagnostics()))
        .map(chart -> changed(chart, standin).asOf(Reference.START, LocalDate.MAX));
  }

  /** The reference, going as the protocol expects, but for the changes. */
  private Chart changed(Chart chart, Standin standin) {
    Map<Integer, Value> values = new HashMap<>();
    for (Protocol.Stage stage : side.protocol().stages()) {
      stage.openedBy().stream()
          .filter(symbol -> !standin.reference().facts().containsKey(symbol.name()))
          .filter(symbol -> side.protocol().expect().containsKey(symbol.slot()))
          .forEach(
              symbol -> values.put(symbol.slot(), side.protocol().expect().get(symbol.slot())));
    }
    standin
        .changes()
        .forEach((name, value) -> {
          Fact fact = side.library().vocabulary().get(name);
          if (fact != null) {
            values.put(fact.symbol().slot(), value);
          }
        });
    List<Entry> entries = new ArrayList<>(chart.entries());
    Entry.When when =
        new Entry.When(Reference.START, Reference.START, entries.size(), "", Place.NOWHERE);
    entries.add(new Entry.Noted(when, values));
    return new Chart(
        chart.child(), chart.centre(), chart.family(), chart.diagnosed(), List.copyOf(entries));
  }
}
