package org.allway.library;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allway.diagnostic.Diagnostics;
import org.allway.dose.Route;
import org.allway.rule.Expr;
import org.allway.rule.Rule;
import org.allway.rule.Scope;
import org.allway.rule.Symbol;
import org.allway.rule.Type;
import org.allway.rule.Value;
import org.allway.words.Words;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Reads how doses follow the counts. */
final class TitrationReader {

  private static final int WHOLE = 100;
  private static final Type COUNTED = new Type.Numeric("", 0, 1000, true);

  private final Clauses clauses;
  private final Diagnostics diagnostics;
  private final Names names;
  private final Map<String, Fact> facts;
  private final FormularyReader formulary;
  private final Map<TitrationFact, Symbol> own = new EnumMap<>(TitrationFact.class);
  private final Map<String, Titration> titrations = new LinkedHashMap<>();

  TitrationReader(
      Clauses clauses, Names names, Map<String, Fact> facts, FormularyReader formulary) {
    this.clauses = clauses;
    this.diagnostics = clauses.diagnostics();
    this.names = names;
    this.facts = facts;
    this.formulary = formulary;
    for (TitrationFact fact : TitrationFact.values()) {
      own.put(fact, names.symbol(fact.factName(), fact.type(), fact.label()));
    }
  }

  Map<String, Titration> titrations() {
    return titrations;
  }

  void read(Fields section) {
    for (YamlNode.Entry entry : section.entries()) {
      if (titrations.containsKey(entry.key())) {
        diagnostics.error(
            "DUPLICATE-TITRATION",
            entry.place(),
            "The titration '" + entry.key() + "' stands twice.",
            "");
        continue;
      }
      titrations.put(entry.key(), titration(entry));
    }
  }

  private Titration titration(YamlNode.Entry entry) {
    Fields line = Fields.of(entry.value(), "The titration '" + entry.key() + "'", diagnostics);
    Words title = clauses.requiredWords(line, "title");
    Words target = clauses.words(line, "target");
    List<Titration.Titrated> drugs = drugs(line);
    List<Symbol> counts = counts(line);
    Map<String, Symbol> counters = new LinkedHashMap<>();
    line.map("counters")
        .ifPresent(map -> {
          for (YamlNode.Entry one : map.entries()) {
            Words label = clauses.words(one.value(), one.key());
            counters.put(one.key(), names.symbol(one.key(), COUNTED, label));
          }
        });
    Map<String, Symbol> local = new HashMap<>(counters);
    own.values().forEach(symbol -> local.put(symbol.name(), symbol));
    Scope scope = names.scope(local);
    Titration.Run run =
        line.map("run")
            .map(this::run)
            .orElse(new Titration.Run(never(line), List.of(), Evidence.NONE));
    Map<String, Titration.State> states = new LinkedHashMap<>();
    line.required("states");
    line.map("states")
        .ifPresent(map -> map.entries().forEach(state -> states.put(state.key(), state(state))));
    Optional<YamlNode.Text> start = line.requiredText("start");
    start.ifPresent(text -> known(text, states.keySet()));
    List<Titration.Row> rows = new ArrayList<>();
    line.required("rows");
    for (YamlNode node : line.list("rows")) {
      row(node, scope, states.keySet(), counters.keySet()).ifPresent(rows::add);
    }
    List<Titration.Advice> advice = new ArrayList<>();
    for (YamlNode node : line.list("advice")) {
      advice(node, scope, states.keySet()).ifPresent(advice::add);
    }
    Evidence evidence = clauses.requiredEvidence(line);
    line.done();
    String first = start.map(YamlNode.Text::text).orElse("");
    reachable(line, first, states, rows);
    return new Titration(
        entry.key(),
        title,
        target,
        drugs,
        counts,
        own,
        List.copyOf(counters.values()),
        run,
        states,
        first,
        List.copyOf(rows),
        List.copyOf(advice),
        evidence,
        entry.place());
  }

  private static Rule never(Fields line) {
    return new Rule(
        "false", new Expr.Literal(Value.Bool.FALSE, line.place()), Type.TRUTH, line.place());
  }

  private List<Titration.Titrated> drugs(Fields line) {
    List<Titration.Titrated> drugs = new ArrayList<>();
    line.required("drugs");
    line.map("drugs")
        .ifPresent(map -> {
          for (YamlNode.Entry entry : map.entries()) {
            Drug drug = formulary.drugs().get(entry.key());
            Optional<Route> route =
                map.textOf(entry.value(), "The route").flatMap(formulary::route);
            if (drug == null) {
              diagnostics.unknownName(
                  "UNKNOWN-DRUG",
                  entry.place(),
                  "The drug",
                  entry.key(),
                  formulary.drugs().keySet());
            } else if (route.isPresent()) {
              if (!drug.routes().containsKey(route.get())) {
                diagnostics.error(
                    "ROUTE-FORBIDDEN",
                    entry.place(),
                    "The formulary has no " + entry.key() + " " + route.get() + ".",
                    "");
              }
              drugs.add(new Titration.Titrated(drug, route.get()));
            }
          }
        });
    return drugs;
  }

  private List<Symbol> counts(Fields line) {
    List<Symbol> counts = new ArrayList<>();
    line.required("counts");
    for (YamlNode.Text text : line.texts("counts")) {
      Fact fact = facts.get(text.text());
      if (fact == null || !fact.group().equals("lab")) {
        diagnostics.unknownName(
            "UNKNOWN-FACT",
            text.place(),
            "The laboratory value",
            text.text(),
            facts.values().stream()
                .filter(one -> one.group().equals("lab"))
                .map(Fact::name)
                .toList());
      } else {
        counts.add(fact.symbol());
      }
    }
    return counts;
  }

  private Titration.Run run(Fields line) {
    Optional<Rule> when = clauses.requiredCondition(line, "when", names.scope());
    List<Titration.Skip> skips = new ArrayList<>();
    for (YamlNode node : line.list("skip")) {
      Fields skip = Fields.of(node, "A line of 'skip'", diagnostics);
      Optional<Rule> rule = clauses.requiredCondition(skip, "when", names.scope());
      Words because = clauses.requiredWords(skip, "because");
      Evidence evidence = clauses.requiredEvidence(skip);
      skip.done();
      rule.ifPresent(known -> skips.add(new Titration.Skip(known, because, evidence)));
    }
    Evidence evidence = clauses.requiredEvidence(line);
    line.done();
    return new Titration.Run(when.orElse(never(line)), skips, evidence);
  }

  private Titration.State state(YamlNode.Entry entry) {
    Fields line = Fields.of(entry.value(), "The state '" + entry.key() + "'", diagnostics);
    Words label = clauses.requiredWords(line, "label");
    boolean holds = line.flag("holds");
    boolean shared = line.has("share");
    double percent = clauses.percent(line, "share").orElse(holds ? 0 : WHOLE);
    Titration.Of of =
        line.text("of")
            .map(text -> {
              known(text, Set.of("individual", "held", "start"));
              return switch (text.text()) {
                case "held" -> Titration.Of.HELD;
                case "start" -> Titration.Of.START;
                default -> Titration.Of.INDIVIDUAL;
              };
            })
            .orElse(Titration.Of.INDIVIDUAL);
    if (holds && shared) {
      diagnostics.error(
          "SHARE",
          line.place(),
          "A state that holds the drugs has no share.",
          "Take 'share' or 'holds' out.");
    }
    Words action = clauses.words(line, "action");
    Evidence evidence = !shared ? clauses.evidence(line) : clauses.requiredEvidence(line);
    line.done();
    return new Titration.State(entry.key(), label, holds, percent, of, action, evidence);
  }

  private Optional<Titration.Row> row(
      YamlNode node, Scope scope, Set<String> states, Set<String> counters) {
    Fields line = Fields.of(node, "A row", diagnostics);
    Set<String> from = states(line, "from", states);
    Optional<Rule> when = clauses.requiredCondition(line, "when", scope);
    Optional<YamlNode.Text> to = line.text("to");
    to.ifPresent(text -> known(text, states));
    Optional<YamlNode.Text> counted = line.text("count");
    counted.ifPresent(text -> known(text, counters));
    Titration.Raise raise = line.map("raise").map(this::raise).orElse(Titration.Raise.NONE);
    if (to.isEmpty() && raise.percent() == 0) {
      diagnostics.error(
          "MISSING-KEY", line.place(), "This row leads nowhere.", "Add 'to' or 'raise'.");
    }
    Words because = clauses.requiredWords(line, "because");
    Evidence evidence = clauses.requiredEvidence(line);
    line.done();
    return when.map(rule ->
        new Titration.Row(
            from,
            rule,
            to.map(YamlNode.Text::text).orElse(""),
            counted.map(YamlNode.Text::text).orElse(""),
            raise,
            because,
            evidence,
            line.place()));
  }

  private Titration.Raise raise(Fields line) {
    double by = clauses.percent(line, "by").orElse(1);
    line.required("by");
    Optional<YamlNode.Text> of = line.text("of");
    of.ifPresent(text -> known(text, Set.of("current", "start")));
    Optional<YamlNode.Text> turn = line.requiredText("drugs");
    turn.ifPresent(text -> known(text, Set.of("all", "in-turn")));
    line.done();
    return new Titration.Raise(
        by,
        of.filter(text -> text.text().equals("start")).isPresent(),
        turn.filter(text -> text.text().equals("in-turn")).isPresent()
            ? Titration.Turn.IN_TURN
            : Titration.Turn.ALL);
  }

  private Optional<Titration.Advice> advice(YamlNode node, Scope scope, Set<String> states) {
    Fields line = Fields.of(node, "An advice", diagnostics);
    Set<String> in = states(line, "in", states);
    Optional<Rule> when = clauses.requiredCondition(line, "when", scope);
    Words text = clauses.requiredWords(line, "text");
    Words action = clauses.requiredWords(line, "action");
    Evidence evidence = clauses.requiredEvidence(line);
    line.done();
    return when.map(rule -> new Titration.Advice(in, rule, text, action, evidence, line.place()));
  }

  private Set<String> states(Fields line, String key, Set<String> states) {
    Set<String> named = new LinkedHashSet<>();
    for (YamlNode.Text text : line.texts(key)) {
      known(text, states);
      named.add(text.text());
    }
    return named;
  }

  private void known(YamlNode.Text text, Set<String> words) {
    if (!words.contains(text.text())) {
      diagnostics.unknownName("UNKNOWN-NAME", text.place(), "The name", text.text(), words);
    }
  }

  /** Every state can be reached from the first. */
  private void reachable(
      Fields line, String start, Map<String, Titration.State> states, List<Titration.Row> rows) {
    Set<String> reached = new HashSet<>(Set.of(start));
    Deque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      String state = open.pop();
      for (Titration.Row row : rows) {
        if (!row.to().isEmpty() && row.beginsIn(state) && reached.add(row.to())) {
          open.push(row.to());
        }
      }
    }
    for (String state : states.keySet()) {
      if (!reached.contains(state)) {
        diagnostics.error(
            "STATE-UNREACHABLE",
            line.place(),
            "No row leads to the state '" + state + "'.",
            "Add one, or take the state out.");
      }
    }
  }
}
