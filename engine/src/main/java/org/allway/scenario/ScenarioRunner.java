package org.allway.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allway.chart.Chart;
import org.allway.chart.ChartReader;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Nearest;
import org.allway.diagnostic.Place;
import org.allway.diagnostic.Severity;
import org.allway.library.Library;
import org.allway.library.ScenarioTexts;
import org.allway.order.OrderChecker;
import org.allway.order.OrderReader;
import org.allway.plan.Case;
import org.allway.plan.Planner;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/**
 * Runs scenarios: builds each chart, plans it, and compares with what is expected. One runner
 * serves any number of threads.
 */
public final class ScenarioRunner {

  /** Whole kinds of entries that a scenario can take out of a chart. */
  private static final Set<String> ENTRIES =
      Set.of("start", "gave", "lab", "measure", "choose", "event", "takes", "hold", "relapse");

  private final Library library;
  private final Planner planner;

  public ScenarioRunner(Library library) {
    this.library = library;
    this.planner = new Planner(library);
  }

  public List<ScenarioResult> run(ScenarioTexts texts) {
    return texts.scenarios().stream().map(one -> run(one, texts)).toList();
  }

  /** Runs one of the scenarios. */
  public ScenarioResult run(YamlNode scenario, ScenarioTexts texts) {
    return run(scenario, texts, true);
  }

  /** Whether one of the scenarios passes. */
  public boolean passes(YamlNode scenario, ScenarioTexts texts) {
    return run(scenario, texts, false).passed();
  }

  private ScenarioResult run(YamlNode node, ScenarioTexts texts, boolean covering) {
    Diagnostics diagnostics = new Diagnostics();
    Fields scenario = Fields.of(node, "A scenario", diagnostics);
    String name = scenario.requiredText("name").map(YamlNode.Text::text).orElse("");
    if (Lookups.is(scenario)) {
      Lookups lookups = new Lookups(library);
      lookups.run(scenario);
      scenario.node("note");
      scenario.done();
      List<String> failures = new ArrayList<>(lookups.failures());
      addErrors(diagnostics, failures);
      return new ScenarioResult(name, node.place(), failures, lookups.reached());
    }
    if (CountSeries.is(scenario)) {
      CountSeries series = new CountSeries(library);
      series.run(scenario);
      scenario.node("note");
      scenario.node("cite");
      scenario.done();
      List<String> failures = new ArrayList<>(series.failures());
      addErrors(diagnostics, failures);
      return new ScenarioResult(name, node.place(), failures, series.reached());
    }
    Optional<Chart> chart = chart(scenario, texts.children(), diagnostics);
    scenario.required("as_of");
    LocalDate asOf = scenario.date("as_of").orElse(LocalDate.EPOCH);
    LocalDate knownOn = scenario.date("known_on").orElse(LocalDate.MAX);
    Fields expect =
        scenario
            .required("expect")
            .map(expected -> Fields.of(expected, "'expect'", diagnostics))
            .orElse(scenario);
    scenario.node("orders");
    scenario.node("for");
    scenario.node("cite");
    scenario.node("note");
    scenario.done();
    List<String> failures = new ArrayList<>();
    Set<Place> reached = new HashSet<>();
    if (chart.isPresent()) {
      Case standing = planner.of(chart.get(), asOf, knownOn);
      if (covering) {
        reached.addAll(Coverage.of(library, standing.view(), standing.plan()));
      }
      new Expectation(library, standing.view(), standing.plan(), failures).check(expect);
      new ExpectedAdaptations(library, standing, failures).check(expect, reached);
      orders(scenario, standing, expect, reached, failures);
    }
    addErrors(diagnostics, failures);
    return new ScenarioResult(name, node.place(), failures, reached);
  }

  private static void addErrors(Diagnostics diagnostics, List<String> failures) {
    for (Diagnostic diagnostic : diagnostics.all()) {
      if (diagnostic.severity() == Severity.ERROR) {
        failures.add(diagnostic.toString());
      }
    }
  }

  /** Checks the orders of a scenario, if it has any. */
  private void orders(
      Fields scenario, Case standing, Fields expect, Set<Place> reached, List<String> failures) {
    Diagnostics diagnostics = expect.diagnostics();
    List<YamlNode> lines = scenario.list("orders");
    if (!lines.isEmpty()) {
      new OrderReader(library, diagnostics)
          .read(scenario.string("for", ""), lines)
          .map(orders -> new OrderChecker(standing).check(orders))
          .ifPresent(checked -> {
            reached.addAll(Coverage.of(checked));
            new OrderExpectation(library, checked, failures).check(expect);
          });
    }
    expect.done();
  }

  private Optional<Chart> chart(
      Fields scenario, Map<String, YamlNode> children, Diagnostics diagnostics) {
    Optional<YamlNode.Text> name = scenario.requiredText("child");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    YamlNode child = children.get(name.get().text());
    if (!(child instanceof YamlNode.Mapping base)) {
      diagnostics.error(
          "UNKNOWN-CHILD",
          name.get().place(),
          "There is no child '" + name.get().text() + "'.",
          Nearest.hint(name.get().text(), children.keySet()));
      return Optional.empty();
    }
    YamlNode.Mapping file = with(base, "family", scenario.node("family"));
    file = with(file, "centre", scenario.node("centre"));
    if (file.entries().get("child") instanceof YamlNode.Entry(var _, YamlNode.Mapping who, var _)) {
      YamlNode.Mapping changed = with(who, "born", scenario.node("born"));
      changed = with(changed, "sex", scenario.node("sex"));
      changed = with(changed, "diagnosed", scenario.node("diagnosed"));
      file = with(file, "child", Optional.of(changed));
    }
    for (YamlNode.Text fact : scenario.texts("without")) {
      if (!library.vocabulary().containsKey(fact.text()) && !ENTRIES.contains(fact.text())) {
        diagnostics.unknownName(
            "UNKNOWN-FACT", fact.place(), "The fact", fact.text(), library.vocabulary().keySet());
      }
    }
    Set<String> without = Set.copyOf(scenario.strings("without"));
    if (!without.isEmpty()) {
      file = (YamlNode.Mapping) without(file, without);
    }
    List<YamlNode> more = scenario.list("and");
    return new ChartReader(library, diagnostics).read(file, more);
  }

  private static YamlNode.Mapping with(
      YamlNode.Mapping mapping, String key, Optional<? extends YamlNode> value) {
    if (value.isEmpty()) {
      return mapping;
    }
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>(mapping.entries());
    YamlNode node = value.get();
    entries.put(key, new YamlNode.Entry(key, node, node.place()));
    return new YamlNode.Mapping(entries, mapping.place());
  }

  /** The same text without some facts; an entry that is left empty goes too. */
  private static YamlNode without(YamlNode node, Set<String> names) {
    return switch (node) {
      case YamlNode.Text text -> text;
      case YamlNode.Items(List<YamlNode> items, Place place) ->
          new YamlNode.Items(
              items.stream()
                  .map(item -> without(item, names))
                  .filter(item -> !recordsNothing(item))
                  .toList(),
              place);
      case YamlNode.Mapping(Map<String, YamlNode.Entry> entries, Place place) -> {
        Map<String, YamlNode.Entry> kept = new LinkedHashMap<>();
        entries.forEach((key, entry) -> {
          YamlNode value = without(entry.value(), names);
          boolean emptied =
              value instanceof YamlNode.Mapping mapping && mapping.entries().isEmpty();
          if (!names.contains(key) && !emptied) {
            kept.put(key, new YamlNode.Entry(key, value, entry.place()));
          }
        });
        yield new YamlNode.Mapping(kept, place);
      }
    };
  }

  private static boolean recordsNothing(YamlNode node) {
    return node instanceof YamlNode.Mapping mapping
        && mapping.entries().keySet().equals(Set.of("on"));
  }
}
