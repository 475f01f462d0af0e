package org.allway.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allway.diagnostic.Place;
import org.allway.library.Library;
import org.allway.library.Titration;
import org.allway.rule.Frame;
import org.allway.rule.Numbers;
import org.allway.rule.Query;
import org.allway.rule.Symbol;
import org.allway.rule.Type;
import org.allway.rule.Value;
import org.allway.titration.State;
import org.allway.titration.Step;
import org.allway.titration.Titrator;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/**
 * Scenarios without a child: a series of counts, and what a titration makes of each. Each line says
 * how many days it comes after the one before, its counts, and what they lead to.
 */
final class CountSeries {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final String LACKS = "lacks";

  private final Library library;
  private final List<String> failures = new ArrayList<>();
  private final Set<Place> reached = new HashSet<>();

  CountSeries(Library library) {
    this.library = library;
  }

  static boolean is(Fields scenario) {
    return scenario.has("titration");
  }

  List<String> failures() {
    return failures;
  }

  /** The places of the rows that changed something. */
  Set<Place> reached() {
    return reached;
  }

  void run(Fields scenario) {
    Optional<YamlNode.Text> name = scenario.text("titration");
    Titration rules = library.titrations().get(name.map(YamlNode.Text::text).orElse(""));
    if (rules == null) {
      failures.add(scenario.place().fileAndLine() + ": there is no such titration");
      return;
    }
    Titrator titrator = new Titrator(rules);
    reached.add(rules.place());
    State state = titrator.start(FIRST);
    LocalDate day = FIRST;
    for (YamlNode node : scenario.list("counts")) {
      Fields line = Fields.of(node, "A count", scenario.diagnostics());
      day = day.plusDays(line.integer("after").orElse(1));
      if (line.flag("touched")) {
        state = state.interrupted();
      }
      Step step = titrator.step(state, day, frame(rules, line));
      if (step.outcome() instanceof Step.Outcome.Changed(Titration.Row row)) {
        reached.add(row.place());
      }
      state = step.after();
      compare(line, titrator, step);
      line.done();
    }
  }

  /** The counts of a line; of all else nothing has happened. */
  private Frame frame(Titration rules, Fields line) {
    Map<Integer, Value> values = new HashMap<>();
    for (Symbol symbol : rules.counts()) {
      line.number(symbol.name())
          .ifPresent(number -> values.put(symbol.slot(), new Value.Num(number)));
    }
    Map<Integer, Value> questions = new HashMap<>();
    for (Map.Entry<Query, Symbol> query : library.queries().entrySet()) {
      boolean truth = query.getKey().kind().type() instanceof Type.Truth;
      questions.put(
          query.getValue().slot(),
          truth ? Value.Bool.FALSE : new Value.Num(Double.POSITIVE_INFINITY));
    }
    return slot -> {
      Value value = values.getOrDefault(slot, questions.get(slot));
      return value == null ? Value.unknown("a count") : value;
    };
  }

  private void compare(Fields line, Titrator titrator, Step step) {
    State state = step.after();
    line.text("state").ifPresent(text -> same(text, "the state", found(step)));
    List<YamlNode.Text> shares = line.texts("share");
    for (int drug = 0; drug < shares.size(); drug++) {
      same(
          shares.get(drug),
          "the share of " + titrator.rules().drugs().get(drug).drug().id(),
          Numbers.text(titrator.share(state, drug)) + " %");
    }
  }

  private static String found(Step step) {
    return step.outcome() instanceof Step.Outcome.Lacks ? LACKS : step.after().name();
  }

  private void same(YamlNode.Text expected, String what, String found) {
    if (!expected.text().equals(found)) {
      failures.add(
          expected.place().fileAndLine()
              + ": "
              + what
              + ": expected "
              + expected.text()
              + ", found "
              + found);
    }
  }
}
