package org.allway.library;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allway.diagnostic.Diagnostics;
import org.allway.dose.DoseUnit;
import org.allway.rule.Rule;
import org.allway.rule.Scope;
import org.allway.words.Words;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Reads what adds up over a life, and what it may leave behind. */
final class ExposureReader {

  private final Clauses clauses;
  private final Scope scope;
  private final Map<String, Fact> facts;
  private final Map<String, Drug> drugs;
  private final Diagnostics diagnostics;
  private final Map<String, Exposure> exposures = new LinkedHashMap<>();
  private final Map<String, LateEffect> lateEffects = new LinkedHashMap<>();

  ExposureReader(Clauses clauses, Scope scope, Map<String, Fact> facts, Map<String, Drug> drugs) {
    this.clauses = clauses;
    this.scope = scope;
    this.facts = facts;
    this.drugs = drugs;
    this.diagnostics = clauses.diagnostics();
  }

  Map<String, Exposure> exposures() {
    return exposures;
  }

  Map<String, LateEffect> lateEffects() {
    return lateEffects;
  }

  /** What a question may name behind each exposure: its sets, and what they count. */
  static Map<String, Set<String>> sets(List<Section> sections) {
    Map<String, Set<String>> names = new LinkedHashMap<>();
    for (Section section : sections) {
      for (YamlNode.Entry entry : section.fields(new Diagnostics()).entries()) {
        Set<String> own = names.computeIfAbsent(entry.key(), _ -> new LinkedHashSet<>());
        if (entry.value() instanceof YamlNode.Mapping exposure) {
          new Fields(exposure, new Diagnostics())
              .map("sets")
              .ifPresent(sets -> sets.entries().forEach(set -> named(set, own)));
        }
      }
    }
    return names;
  }

  private static void named(YamlNode.Entry set, Set<String> names) {
    names.add(set.key());
    if (set.value() instanceof YamlNode.Mapping mapping) {
      new Fields(mapping, new Diagnostics())
          .map("factors")
          .ifPresent(factors -> factors.entries().forEach(one -> names.add(one.key())));
    }
  }

  void read(Fields section) {
    for (YamlNode.Entry entry : section.entries()) {
      if (exposures.containsKey(entry.key())) {
        duplicate("DUPLICATE-EXPOSURE", "exposure", entry);
      } else {
        exposure(entry).ifPresent(exposure -> exposures.put(entry.key(), exposure));
      }
    }
  }

  private void duplicate(String code, String what, YamlNode.Entry entry) {
    diagnostics.error(
        code,
        entry.place(),
        "The " + what + " '" + entry.key() + "' stands twice.",
        "Give one of them another name.");
  }

  private Optional<Exposure> exposure(YamlNode.Entry entry) {
    Fields line = Fields.of(entry.value(), "The exposure '" + entry.key() + "'", diagnostics);
    Words title = clauses.requiredWords(line, "title");
    Optional<YamlNode.Text> written = line.requiredText("unit");
    Optional<Exposure.Unit> unit = written.flatMap(text -> Exposure.Unit.of(text.text()));
    if (written.isPresent() && unit.isEmpty()) {
      diagnostics.error(
          "UNIT",
          written.get().place(),
          "An exposure is not counted in " + written.get().described() + ".",
          "Use mg/m2, mg/kg or Gy.");
    }
    Map<String, Exposure.FactorSet> sets = new LinkedHashMap<>();
    line.required("sets");
    line.map("sets")
        .ifPresent(map ->
            map.entries()
                .forEach(set -> sets.put(set.key(), set(set, unit.orElse(Exposure.Unit.PER_M2)))));
    List<Exposure.Before> before =
        line.list("before").stream().flatMap(node -> before(node).stream()).toList();
    Set<String> uncounted = new LinkedHashSet<>();
    for (YamlNode.Text drug : line.texts("not_counted")) {
      drug(drug);
      uncounted.add(drug.text());
    }
    List<YamlNode.Text> limits = line.texts("limits");
    for (YamlNode.Text limit : limits) {
      if (!sets.containsKey(limit.text())) {
        diagnostics.unknownName(
            "UNKNOWN-NAME", limit.place(), "The set", limit.text(), sets.keySet());
      }
    }
    Evidence evidence = clauses.evidence(line);
    line.done();
    return unit.isEmpty() || sets.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Exposure(
                entry.key(),
                title,
                unit.get(),
                sets,
                before,
                uncounted,
                limits.isEmpty()
                    ? List.of(sets.keySet().iterator().next())
                    : limits.stream().map(YamlNode.Text::text).toList(),
                evidence,
                entry.place()));
  }

  private Exposure.FactorSet set(YamlNode.Entry entry, Exposure.Unit unit) {
    Fields line = Fields.of(entry.value(), "The set '" + entry.key() + "'", diagnostics);
    Words title = clauses.requiredWords(line, "title");
    Map<String, Double> factors = new LinkedHashMap<>();
    line.required("factors");
    line.map("factors")
        .ifPresent(map -> {
          for (YamlNode.Entry one : map.entries()) {
            source(new YamlNode.Text(one.key(), true, one.place()), unit);
            map.number(one.key()).ifPresent(factor -> factor(one, factor, factors));
          }
        });
    Set<String> standIns = new LinkedHashSet<>();
    for (YamlNode.Text name : line.texts("stand_in")) {
      if (!factors.containsKey(name.text())) {
        diagnostics.unknownName(
            "UNKNOWN-NAME", name.place(), "The factor", name.text(), factors.keySet());
      }
      standIns.add(name.text());
    }
    Evidence evidence = clauses.requiredEvidence(line);
    line.done();
    return new Exposure.FactorSet(entry.key(), title, factors, standIns, evidence);
  }

  private void factor(YamlNode.Entry one, double factor, Map<String, Double> factors) {
    if (factor <= 0) {
      diagnostics.error("RANGE", one.value().place(), "A factor is more than zero.", "");
    }
    factors.put(one.key(), factor);
  }

  /** What is weighed: a drug that is measured in milligrams, or a site of radiotherapy. */
  private void source(YamlNode.Text name, Exposure.Unit unit) {
    if (unit == Exposure.Unit.GY) {
      if (!PhaseReader.SITES.contains(name.text())) {
        diagnostics.unknownName(
            "UNKNOWN-SITE", name.place(), "The site", name.text(), PhaseReader.SITES);
      }
      return;
    }
    drug(name)
        .filter(drug -> !drug.unit().convertsTo(DoseUnit.MG))
        .ifPresent(drug ->
            diagnostics.error(
                "UNIT",
                name.place(),
                "'" + drug.id() + "' is counted in " + drug.unit().text + ", not in mg.",
                ""));
  }

  private Optional<Drug> drug(YamlNode.Text name) {
    Drug drug = drugs.get(name.text());
    if (drug == null) {
      diagnostics.unknownName(
          "UNKNOWN-DRUG", name.place(), "The drug", name.text(), drugs.keySet());
    }
    return Optional.ofNullable(drug);
  }

  private Optional<Exposure.Before> before(YamlNode node) {
    Fields line = Fields.of(node, "A line of 'before'", diagnostics);
    Optional<YamlNode.Text> name = line.requiredText("fact");
    Rule missed = clauses.condition(line, "missed_when", scope, Rule.never(line.place()));
    line.node("note");
    line.done();
    Optional<Fact> fact = name.flatMap(text -> Optional.ofNullable(facts.get(text.text())));
    if (name.isPresent() && fact.filter(one -> one.kind() == Fact.Kind.NUMBER).isEmpty()) {
      List<String> numbers =
          facts.values().stream()
              .filter(one -> one.kind() == Fact.Kind.NUMBER)
              .map(Fact::name)
              .toList();
      diagnostics.unknownName(
          "UNKNOWN-FACT", name.get().place(), "The number", name.get().text(), numbers);
    }
    return fact.map(known -> new Exposure.Before(known, missed, line.place()));
  }

  void readLateEffects(Fields section) {
    for (YamlNode.Entry entry : section.entries()) {
      if (lateEffects.containsKey(entry.key())) {
        duplicate("DUPLICATE-LATE-EFFECT", "late effect", entry);
        continue;
      }
      Fields line = Fields.of(entry.value(), "The late effect '" + entry.key() + "'", diagnostics);
      Words after = clauses.requiredWords(line, "after");
      Optional<Rule> when = clauses.requiredCondition(line, "when", scope);
      Words lookFor = clauses.requiredWords(line, "look_for");
      Words howOften = clauses.requiredWords(line, "how_often");
      Evidence evidence = clauses.requiredEvidence(line);
      line.done();
      when.ifPresent(rule ->
          lateEffects.put(
              entry.key(),
              new LateEffect(
                  entry.key(), after, rule, lookFor, howOften, evidence, entry.place())));
    }
  }
}
