package org.allway.library;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Nearest;
import org.allway.diagnostic.Place;
import org.allway.rule.Rule;
import org.allway.rule.Scope;
import org.allway.rule.Symbol;
import org.allway.rule.Type;
import org.allway.rule.Value;
import org.allway.words.Words;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Reads one protocol file. */
final class ProtocolReader {

  private static final String NO_PHASE = "none";
  private static final String NO_END = "open";

  private final Clauses clauses;
  private final Diagnostics diagnostics;
  private final Names names;
  private final Map<String, Fact> facts;
  private final PhaseReader phaseReader;
  private final Map<String, Phase> phases;
  private final Symbol group;
  private final VocabularyReader vocabulary;
  private final Set<String> titrations;
  private final Map<String, Exposure> exposures;

  ProtocolReader(
      Clauses clauses,
      Names names,
      Map<String, Fact> facts,
      PhaseReader phaseReader,
      Symbol group,
      VocabularyReader vocabulary,
      Set<String> titrations,
      Map<String, Exposure> exposures) {
    this.clauses = clauses;
    this.diagnostics = clauses.diagnostics();
    this.names = names;
    this.facts = facts;
    this.phaseReader = phaseReader;
    this.phases = phaseReader.phases();
    this.group = group;
    this.vocabulary = vocabulary;
    this.titrations = titrations;
    this.exposures = exposures;
  }

  Protocol read(Fields file) {
    String id = file.requiredText("protocol").map(YamlNode.Text::text).orElse("");
    Words title = clauses.requiredWords(file, "title");
    String version = file.requiredText("version").map(YamlNode.Text::text).orElse("");
    Optional<Fields> status = file.map("status");
    String review = status.map(map -> map.string("review", "unreviewed")).orElse("unreviewed");
    LocalDate revised = status.flatMap(map -> map.date("revised")).orElse(LocalDate.EPOCH);
    status.ifPresent(Fields::done);

    Map<String, Words> groups = new LinkedHashMap<>();
    Optional<Fields> risk = file.map("risk");
    risk.flatMap(map -> map.map("groups"))
        .ifPresent(map ->
            map.entries()
                .forEach(
                    entry -> groups.put(entry.key(), clauses.words(entry.value(), entry.key()))));
    Symbol ownGroup =
        new Symbol(
            "group", group.slot(), new Type.Coded(List.copyOf(groups.keySet())), group.label());

    List<Protocol.Definition> definitions = new ArrayList<>();
    Map<String, Symbol> local = new HashMap<>();
    file.map("define").ifPresent(map -> define(map, local, definitions));
    Scope beforeGroup = names.scope(local);
    local.put("group", ownGroup);
    Scope scope = names.scope(local);

    List<Protocol.Requirement> eligible = eligible(file, beforeGroup);
    Map<Integer, Value> expect = new HashMap<>();
    file.map("expect").ifPresent(map -> expect(map, expect));
    List<Protocol.Stage> stages = new ArrayList<>();
    for (YamlNode node : risk.map(map -> map.list("stages")).orElse(List.of())) {
      stages.add(stage(node, scope, groups));
    }
    risk.ifPresent(Fields::done);
    if (stages.isEmpty()) {
      diagnostics.error("NO-RISK", file.place(), "The protocol has no risk table.", "");
    }
    List<Protocol.Step> steps = new ArrayList<>();
    file.required("roadmap");
    for (YamlNode node : file.list("roadmap")) {
      step(node, scope, groups).ifPresent(steps::add);
    }
    List<Protocol.Throughout> throughout = new ArrayList<>();
    for (YamlNode node : file.list("throughout")) {
      throughout(node, steps, throughout.size()).ifPresent(throughout::add);
    }
    Protocol.Duration duration = duration(file, scope, steps);
    List<Protocol.Leave> leaves = new ArrayList<>();
    for (YamlNode node : file.list("leave")) {
      leave(node, scope).ifPresent(leaves::add);
    }
    Map<String, Double> limits = new LinkedHashMap<>();
    file.map("limits").ifPresent(map -> limits(map, limits));
    String note = file.string("note", "");
    file.node("cite");
    file.done();
    return new Protocol(
        id,
        title,
        version,
        review,
        revised,
        eligible,
        expect,
        definitions,
        groups,
        stages,
        steps,
        throughout,
        duration,
        leaves,
        limits,
        note,
        file.place());
  }

  private void limits(Fields map, Map<String, Double> limits) {
    for (YamlNode.Entry entry : map.entries()) {
      if (!exposures.containsKey(entry.key())) {
        diagnostics.unknownName(
            "UNKNOWN-NAME", entry.place(), "The exposure", entry.key(), exposures.keySet());
      }
      map.number(entry.key()).ifPresent(limit -> limits.put(entry.key(), limit));
    }
  }

  private void define(
      Fields map, Map<String, Symbol> local, List<Protocol.Definition> definitions) {
    for (YamlNode.Entry entry : map.entries()) {
      Fields line = Fields.of(entry.value(), "The definition '" + entry.key() + "'", diagnostics);
      List<String> values = line.strings("values");
      Type type = values.isEmpty() ? Type.TRUTH : new Type.Coded(values);
      Words label = clauses.words(line, "label");
      Symbol symbol =
          names.symbol(entry.key(), type, label.isEmpty() ? Words.same(entry.key()) : label);
      Scope scope = names.scope(local);
      Table<Rule> table =
          clauses.requiredTable(
              line, "rows", scope, text -> vocabulary.result(symbol, text, scope));
      line.node("note");
      line.done();
      local.put(entry.key(), symbol);
      definitions.add(new Protocol.Definition(symbol, table));
    }
  }

  private List<Protocol.Requirement> eligible(Fields file, Scope scope) {
    List<Protocol.Requirement> requirements = new ArrayList<>();
    file.required("eligible");
    for (YamlNode node : file.list("eligible")) {
      Fields line = Fields.of(node, "A requirement", diagnostics);
      Optional<Rule> require = clauses.requiredCondition(line, "require", scope);
      Words because = clauses.requiredWords(line, "because");
      Evidence evidence = clauses.requiredEvidence(line);
      line.done();
      require.ifPresent(
          rule -> requirements.add(new Protocol.Requirement(rule, because, evidence)));
    }
    return requirements;
  }

  private void expect(Fields map, Map<Integer, Value> expect) {
    for (YamlNode.Entry entry : map.entries()) {
      Fact fact = facts.get(entry.key());
      if (fact == null) {
        diagnostics.unknownName(
            "UNKNOWN-FACT", entry.place(), "The fact", entry.key(), facts.keySet());
      } else {
        map.textOf(entry.value(), "'" + entry.key() + "'")
            .flatMap(text -> FactValue.read(fact, text, diagnostics))
            .ifPresent(value -> expect.put(fact.symbol().slot(), value));
      }
    }
  }

  private Protocol.Stage stage(YamlNode node, Scope scope, Map<String, Words> groups) {
    Fields line = Fields.of(node, "A stage", diagnostics);
    String id = line.requiredText("stage").map(YamlNode.Text::text).orElse("");
    List<Symbol> openedBy = new ArrayList<>();
    for (YamlNode.Text text : line.texts("opened_by")) {
      scope
          .fact(text.text())
          .ifPresentOrElse(
              openedBy::add,
              () ->
                  diagnostics.unknownName(
                      "UNKNOWN-FACT", text.place(), "The fact", text.text(), facts.keySet()));
    }
    Table<String> table = clauses.requiredTable(line, "rows", scope, text -> group(text, groups));
    line.node("note");
    line.done();
    return new Protocol.Stage(id, openedBy, table);
  }

  private Optional<String> group(YamlNode.Text text, Map<String, Words> groups) {
    if (groups.containsKey(text.text())) {
      return Optional.of(text.text());
    }
    diagnostics.unknownName(
        "UNKNOWN-GROUP", text.place(), "The risk group", text.text(), groups.keySet());
    return Optional.empty();
  }

  private Optional<Protocol.Step> step(YamlNode node, Scope scope, Map<String, Words> groups) {
    Fields line = Fields.of(node, "A line of the roadmap", diagnostics);
    String id = line.requiredText("phase").map(YamlNode.Text::text).orElse("");
    boolean repeats = line.flag("repeat");
    String titration = line.text("titration").map(this::titration).orElse("");
    Rule when = clauses.condition(line, "when", scope, Rule.always(line.place()));
    Optional<Protocol.Variant> variant = Optional.empty();
    if (line.has("use")) {
      variant = line.requiredText("use").flatMap(this::phase).map(Protocol.Variant.Always::new);
    } else if (line.has("by_group")) {
      variant = line.map("by_group").map(map -> byGroup(map, groups));
    } else if (line.has("rows")) {
      Table<Phase> table = clauses.table(line.list("rows"), scope, false, this::phase);
      variant = Optional.of(new Protocol.Variant.ByRows(table));
    } else {
      diagnostics.error(
          "NO-PHASE",
          line.place(),
          "This line names no phase.",
          "Add 'use', 'by_group' or 'rows'.");
    }
    clauses.evidence(line);
    line.done();
    Place place = line.place();
    return variant.map(known -> new Protocol.Step(id, when, repeats, known, titration, place));
  }

  private String titration(YamlNode.Text text) {
    if (!titrations.contains(text.text())) {
      diagnostics.unknownName(
          "UNKNOWN-NAME", text.place(), "The titration", text.text(), titrations);
    }
    return text.text();
  }

  private Protocol.Variant byGroup(Fields map, Map<String, Words> groups) {
    Map<String, Phase> chosen = new LinkedHashMap<>();
    for (YamlNode.Entry entry : map.entries()) {
      if (!groups.containsKey(entry.key())) {
        diagnostics.unknownName(
            "UNKNOWN-GROUP", entry.place(), "The risk group", entry.key(), groups.keySet());
      }
      map.textOf(entry.value(), "The phase of a group")
          .filter(text -> !text.text().equals(NO_PHASE))
          .flatMap(this::phase)
          .ifPresent(phase -> chosen.put(entry.key(), phase));
    }
    for (String group : groups.keySet()) {
      if (!map.mapping().entries().containsKey(group)) {
        diagnostics.error(
            "GROUP-MISSING",
            map.place(),
            "The group " + group + " is not named here.",
            "Name its phase, or 'none'.");
      }
    }
    return new Protocol.Variant.ByGroup(chosen);
  }

  private Optional<Phase> phase(YamlNode.Text text) {
    Phase phase = phases.get(text.text());
    if (phase == null) {
      diagnostics.error(
          "UNKNOWN-PHASE",
          text.place(),
          "The phase '" + text.text() + "' is not known.",
          Nearest.hint(text.text(), phases.keySet()));
      return Optional.empty();
    }
    return Optional.of(phase);
  }

  private Protocol.Duration duration(Fields file, Scope scope, List<Protocol.Step> steps) {
    Protocol.Duration none = new Protocol.Duration("", new Table<>(List.of()), List.of(), false);
    Optional<Fields> map = file.map("end_of_therapy");
    if (map.isEmpty()) {
      if (steps.stream().anyMatch(Protocol.Step::repeats)) {
        diagnostics.error(
            "NO-END",
            file.place(),
            "A phase repeats, but nothing says when therapy ends.",
            "Add 'end_of_therapy'.");
      }
      return none;
    }
    Fields line = map.get();
    if (line.flag("with_last_phase")) {
      clauses.evidence(line);
      line.done();
      return new Protocol.Duration("", new Table<>(List.of()), List.of(), true);
    }
    Optional<YamlNode.Text> from = line.requiredText("from");
    from.ifPresent(text -> onRoadmap(text, steps));
    Table<Integer> years = clauses.requiredTable(line, "years", scope, this::years);
    List<String> mayFinish = line.strings("may_finish");
    clauses.evidence(line);
    line.done();
    return new Protocol.Duration(from.map(YamlNode.Text::text).orElse(""), years, mayFinish, false);
  }

  private void onRoadmap(YamlNode.Text text, List<Protocol.Step> steps) {
    List<String> ids = steps.stream().map(Protocol.Step::phaseId).toList();
    if (!ids.contains(text.text())) {
      diagnostics.unknownName(
          "UNKNOWN-PHASE", text.place(), "The roadmap's phase", text.text(), ids);
    }
  }

  private Optional<Protocol.Throughout> throughout(
      YamlNode node, List<Protocol.Step> steps, int position) {
    Fields line = Fields.of(node, "A line of 'throughout'", diagnostics);
    Optional<Fields> from = line.map("from");
    Optional<YamlNode.Text> phase = from.flatMap(map -> map.requiredText("phase"));
    int day = from.flatMap(map -> map.integer("day").stream().boxed().findFirst()).orElse(1);
    phase.ifPresent(text -> onRoadmap(text, steps));
    from.ifPresent(Fields::done);
    line.required("from");
    Optional<Symbol> known = Optional.empty();
    Optional<YamlNode.Text> fact = line.text("known");
    if (fact.isPresent()) {
      known = Optional.ofNullable(facts.get(fact.get().text())).map(Fact::symbol);
      if (known.isEmpty()) {
        diagnostics.unknownName(
            "UNKNOWN-FACT", fact.get().place(), "The fact", fact.get().text(), facts.keySet());
      }
    }
    Optional<Symbol> since = known;
    return phaseReader
        .daily(line, position)
        .map(element ->
            new Protocol.Throughout(
                element, phase.map(YamlNode.Text::text).orElse(""), day, since));
  }

  private Optional<Integer> years(YamlNode.Text text) {
    if (text.text().equals(NO_END)) {
      return Optional.of(Protocol.Duration.OPEN);
    }
    if (text.text().matches("[1-9]")) {
      return Optional.of(Integer.parseInt(text.text()));
    }
    diagnostics.error(
        "NOT-A-NUMBER", text.place(), text.described() + " is not a number of years.", "");
    return Optional.empty();
  }

  private Optional<Protocol.Leave> leave(YamlNode node, Scope scope) {
    Fields line = Fields.of(node, "A line of 'leave'", diagnostics);
    Optional<Rule> when = clauses.requiredCondition(line, "when", scope);
    Words because = clauses.requiredWords(line, "because");
    Words action = clauses.requiredWords(line, "action");
    Evidence evidence = clauses.requiredEvidence(line);
    line.done();
    return when.map(rule -> new Protocol.Leave(rule, because, action, evidence, line.place()));
  }
}
