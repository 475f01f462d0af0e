package org.allway.library;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allway.diagnostic.Diagnostics;
import org.allway.dose.Route;
import org.allway.words.Words;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Reads what codes mean. Several sections add to each other: a hospital's own to the bundled. */
final class CodesReader {

  private static final Pattern DAYS = Pattern.compile("days? ([1-9]\\d{0,3})(?:-([1-9]\\d{0,3}))?");

  private static final Pattern BEFORE = Pattern.compile("([1-9]\\d{0,3}) days? before diagnosis");

  private static final List<String> KINDS =
      List.of("facts", "drugs", "events", "routes", "answers", "findings", "treatment", "allergy");

  private final Clauses clauses;
  private final Diagnostics diagnostics;
  private final Map<String, Fact> vocabulary;
  private final Set<String> formulary;
  private final Set<String> happenings;
  private final Map<String, Codes.OfFact> facts = new LinkedHashMap<>();
  private final Map<String, List<Codes.Coding>> drugs = new LinkedHashMap<>();
  private final Map<String, List<Codes.Coding>> events = new LinkedHashMap<>();
  private final Map<Route, List<Codes.Coding>> routes = new EnumMap<>(Route.class);
  private final Map<Boolean, List<Codes.Coding>> answers = new LinkedHashMap<>();
  private final Map<String, Codes.Finding> findings = new LinkedHashMap<>();
  private final List<String> treatment = new ArrayList<>();
  private String allergy = "";

  CodesReader(
      Clauses clauses, Map<String, Fact> vocabulary, Set<String> formulary, Set<String> events) {
    this.clauses = clauses;
    this.diagnostics = clauses.diagnostics();
    this.vocabulary = vocabulary;
    this.formulary = formulary;
    this.happenings = events;
  }

  Codes codes() {
    return new Codes(facts, drugs, events, routes, answers, findings, treatment, allergy);
  }

  void read(Fields section) {
    for (YamlNode.Entry entry : section.entries()) {
      if (!KINDS.contains(entry.key())) {
        diagnostics.unknownName("UNKNOWN-KEY", entry.place(), "The key", entry.key(), KINDS);
        continue;
      }
      if (entry.key().equals("treatment")) {
        treatment.addAll(section.strings("treatment"));
        continue;
      }
      if (entry.key().equals("allergy")) {
        section.text("allergy").ifPresent(this::allergy);
        continue;
      }
      Fields kind = Fields.of(entry.value(), "'" + entry.key() + "'", diagnostics);
      for (YamlNode.Entry one : kind.entries()) {
        switch (entry.key()) {
          case "facts" -> fact(one);
          case "drugs" -> named(one, "The drug", "UNKNOWN-DRUG", formulary, drugs);
          case "events" -> named(one, "The event", "UNKNOWN-EVENT", happenings, events);
          case "routes" ->
              route(one).ifPresent(route -> add(routes, route, codings(one.value(), one.key())));
          case "answers" ->
              answer(one).ifPresent(yes -> add(answers, yes, codings(one.value(), one.key())));
          default -> finding(one);
        }
      }
    }
  }

  private void allergy(YamlNode.Text text) {
    if (happenings.contains(text.text())) {
      allergy = text.text();
    } else {
      diagnostics.unknownName("UNKNOWN-EVENT", text.place(), "The event", text.text(), happenings);
    }
  }

  private void fact(YamlNode.Entry entry) {
    Fact fact = vocabulary.get(entry.key());
    if (fact == null) {
      diagnostics.unknownName(
          "UNKNOWN-FACT", entry.place(), "The fact", entry.key(), vocabulary.keySet());
      return;
    }
    Fields line = Fields.of(entry.value(), "The codes of '" + entry.key() + "'", diagnostics);
    boolean numbers = line.has("units") || line.has("none_below") || counted(line);
    Evidence evidence = numbers ? clauses.requiredEvidence(line) : clauses.evidence(line);
    Codes.OfFact before =
        facts.getOrDefault(
            entry.key(),
            new Codes.OfFact(
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Double.NaN,
                new Codes.At.Always(),
                evidence));
    List<Codes.Coding> codings = new ArrayList<>(before.codings());
    line.node("code").ifPresent(node -> codings.addAll(codings(node, "code")));
    List<String> genes = line.has("genes") ? line.strings("genes") : before.genes();
    Map<String, List<Codes.Coding>> values = new LinkedHashMap<>(before.values());
    line.map("values").ifPresent(map -> values(map, fact, values));
    Map<String, Double> units = new LinkedHashMap<>(before.units());
    line.map("units").ifPresent(map -> units(map, units));
    double noneBelow = line.number("none_below").orElse(before.noneBelow());
    Codes.At at = line.text("at").flatMap(this::at).orElse(before.at());
    line.done();
    facts.put(
        entry.key(), new Codes.OfFact(codings, genes, values, units, noneBelow, at, evidence));
  }

  /** Whether which of several results it is rests on a number. */
  private static boolean counted(Fields line) {
    return line.string("at", "").chars().anyMatch(Character::isDigit);
  }

  private void values(Fields map, Fact fact, Map<String, List<Codes.Coding>> values) {
    for (YamlNode.Entry value : map.entries()) {
      Collection<String> known =
          fact.kind() == Fact.Kind.BOOLEAN ? List.of("true", "false") : fact.values().keySet();
      if (!known.contains(value.key())) {
        diagnostics.unknownName("UNKNOWN-CODE", value.place(), "The value", value.key(), known);
      }
      add(values, value.key(), codings(value.value(), value.key()));
    }
  }

  private void units(Fields map, Map<String, Double> units) {
    for (YamlNode.Entry unit : map.entries()) {
      map.textOf(unit.value(), "'" + unit.key() + "'")
          .ifPresent(text ->
              map.numberOf(text, "'" + unit.key() + "'")
                  .ifPresent(number -> {
                    if (number <= 0) {
                      diagnostics.error(
                          "RANGE", text.place(), "A conversion factor is more than zero.", "");
                    }
                    units.put(unit.key(), number);
                  }));
    }
  }

  private Optional<Codes.At> at(YamlNode.Text text) {
    Matcher days = DAYS.matcher(text.text());
    Matcher before = BEFORE.matcher(text.text());
    if (text.text().equals("never")) {
      return Optional.of(new Codes.At.Never());
    }
    if (text.text().equals("diagnosis")) {
      return Optional.of(new Codes.At.Diagnosis(0));
    }
    if (before.matches()) {
      return Optional.of(new Codes.At.Diagnosis(Integer.parseInt(before.group(1))));
    }
    if (days.matches()) {
      int from = Integer.parseInt(days.group(1));
      int to = days.group(2) == null ? from : Integer.parseInt(days.group(2));
      if (from <= to) {
        return Optional.of(new Codes.At.Days(from, to));
      }
    }
    diagnostics.error(
        "NOT-DAYS",
        text.place(),
        "'at' cannot be " + text.described() + ".",
        "Write diagnosis, '14 days before diagnosis', never, or days of treatment such as"
            + " 'days 26-49'.");
    return Optional.empty();
  }

  private void named(
      YamlNode.Entry entry,
      String what,
      String code,
      Set<String> known,
      Map<String, List<Codes.Coding>> all) {
    if (known.contains(entry.key())) {
      add(all, entry.key(), codings(entry.value(), entry.key()));
    } else {
      diagnostics.unknownName(code, entry.place(), what, entry.key(), known);
    }
  }

  private Optional<Route> route(YamlNode.Entry entry) {
    for (Route route : Route.values()) {
      if (route.name().equals(entry.key())) {
        return Optional.of(route);
      }
    }
    diagnostics.unknownName(
        "UNKNOWN-ROUTE", entry.place(), "The route", entry.key(), Route.names());
    return Optional.empty();
  }

  private Optional<Boolean> answer(YamlNode.Entry entry) {
    if (entry.key().equals("true") || entry.key().equals("false")) {
      return Optional.of(entry.key().equals("true"));
    }
    diagnostics.unknownName(
        "NOT-TRUE-OR-FALSE", entry.place(), "An answer", entry.key(), List.of("true", "false"));
    return Optional.empty();
  }

  private void finding(YamlNode.Entry entry) {
    Fields line = Fields.of(entry.value(), "The finding '" + entry.key() + "'", diagnostics);
    Codes.Finding before = findings.get(entry.key());
    Words label = before == null ? clauses.requiredWords(line, "label") : before.label();
    List<Codes.Coding> codings = new ArrayList<>(before == null ? List.of() : before.codings());
    line.required("code");
    line.node("code").ifPresent(node -> codings.addAll(codings(node, "code")));
    List<Codes.Coding> where =
        line.node("where").map(node -> codings(node, "where")).orElse(List.of());
    boolean diagnosis = line.flag("diagnosis");
    boolean relapse = line.flag("relapse");
    String site = line.string("site", "");
    Map<String, String> says = new LinkedHashMap<>();
    line.map("facts").ifPresent(map -> says(map, says));
    List<String> tells = new ArrayList<>();
    for (YamlNode.Text text : line.texts("event")) {
      if (!happenings.contains(text.text())) {
        diagnostics.unknownName(
            "UNKNOWN-EVENT", text.place(), "The event", text.text(), happenings);
      }
      tells.add(text.text());
    }
    clauses.evidence(line);
    line.done();
    findings.put(
        entry.key(),
        before == null
            ? new Codes.Finding(
                entry.key(), label, codings, where, diagnosis, relapse, site, says, tells)
            : new Codes.Finding(
                entry.key(),
                label,
                codings,
                before.where(),
                before.diagnosis(),
                before.relapse(),
                before.site(),
                before.facts(),
                before.events()));
  }

  private void says(Fields map, Map<String, String> says) {
    for (YamlNode.Entry entry : map.entries()) {
      Fact fact = vocabulary.get(entry.key());
      if (fact == null) {
        diagnostics.unknownName(
            "UNKNOWN-FACT", entry.place(), "The fact", entry.key(), vocabulary.keySet());
        continue;
      }
      map.textOf(entry.value(), "'" + entry.key() + "'")
          .filter(text -> FactValue.read(fact, text, diagnostics).isPresent())
          .ifPresent(text -> says.put(entry.key(), text.text()));
    }
  }

  private List<Codes.Coding> codings(YamlNode node, String what) {
    List<Codes.Coding> codings = new ArrayList<>();
    Fields map = Fields.of(node, "'" + what + "'", diagnostics);
    for (YamlNode.Entry system : map.entries()) {
      for (YamlNode.Text code : map.texts(system.key())) {
        codings.add(new Codes.Coding(system.key(), code.text()));
      }
    }
    return codings;
  }

  private static <K> void add(Map<K, List<Codes.Coding>> all, K key, List<Codes.Coding> codings) {
    List<Codes.Coding> more = new ArrayList<>(all.getOrDefault(key, List.of()));
    more.addAll(codings);
    all.put(key, more);
  }
}
