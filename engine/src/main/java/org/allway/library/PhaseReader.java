package org.allway.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Nearest;
import org.allway.dose.Amount;
import org.allway.dose.DoseUnit;
import org.allway.dose.Route;
import org.allway.rule.Reads;
import org.allway.rule.Rule;
import org.allway.rule.Scope;
import org.allway.rule.Symbol;
import org.allway.words.Words;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Reads phases with their elements, gates and checkpoints. */
final class PhaseReader {

  private static final int LONGEST = 400;
  static final Set<String> SITES = Set.of("cranial", "testicular", "craniospinal", "total-body");

  private final Clauses clauses;
  private final Diagnostics diagnostics;
  private final Map<String, Fact> facts;
  private final Map<String, Drug> drugs;
  private final FormularyReader formulary;
  private final DoseReader doses;
  private final Scope scope;
  private final Map<String, Phase> phases = new LinkedHashMap<>();

  PhaseReader(
      Clauses clauses,
      Map<String, Fact> facts,
      FormularyReader formulary,
      DoseReader doses,
      Scope scope) {
    this.clauses = clauses;
    this.diagnostics = clauses.diagnostics();
    this.facts = facts;
    this.drugs = formulary.drugs();
    this.formulary = formulary;
    this.doses = doses;
    this.scope = scope;
  }

  Map<String, Phase> phases() {
    return phases;
  }

  void read(Fields section) {
    for (YamlNode.Entry entry : section.entries()) {
      if (phases.containsKey(entry.key())) {
        diagnostics.error(
            "DUPLICATE-PHASE", entry.place(), "The phase '" + entry.key() + "' stands twice.", "");
        continue;
      }
      phases.put(entry.key(), phase(entry));
    }
  }

  /** Lines of drugs that do not stand in a phase; their day 1 is the first of their own. */
  List<Element.Medication> course(List<YamlNode> nodes) {
    List<Element.Medication> elements = new ArrayList<>();
    for (YamlNode node : nodes) {
      Fields line = Fields.of(node, "An element", diagnostics);
      medication(line, elements.size(), LONGEST).ifPresent(elements::add);
    }
    return List.copyOf(elements);
  }

  private Phase phase(YamlNode.Entry entry) {
    Fields line = Fields.of(entry.value(), "The phase '" + entry.key() + "'", diagnostics);
    Words title = clauses.requiredWords(line, "title");
    if (line.required("days").isEmpty()) {
      line.node("days");
    }
    int days = line.integer("days").orElse(1);
    if (days < 1 || days > LONGEST) {
      diagnostics.error(
          "PHASE-LENGTH", line.place(), "A phase of " + days + " days makes no sense.", "");
    }
    List<Phase.Gate> gates = new ArrayList<>();
    for (YamlNode node : line.list("gates")) {
      gate(node, days).ifPresent(gates::add);
    }
    List<Element> elements = new ArrayList<>();
    for (YamlNode node : line.list("give")) {
      element(node, elements.size(), days).ifPresent(elements::add);
    }
    List<Phase.Checkpoint> checkpoints = new ArrayList<>();
    for (YamlNode node : line.list("assess")) {
      checkpoint(node, days).ifPresent(checkpoints::add);
    }
    Evidence evidence = clauses.requiredEvidence(line);
    line.done();
    Set<String> choices = new LinkedHashSet<>();
    Set<String> reads = new LinkedHashSet<>();
    for (Element element : elements) {
      for (Symbol symbol : Reads.of(element.when().expr())) {
        (scope.choice(symbol.name()).isPresent() ? choices : reads).add(symbol.name());
      }
    }
    return new Phase(
        entry.key(),
        title,
        days,
        List.copyOf(gates),
        List.copyOf(elements),
        List.copyOf(checkpoints),
        choices,
        reads,
        evidence,
        entry.place());
  }

  private Optional<Phase.Gate> gate(YamlNode node, int days) {
    Fields line = Fields.of(node, "A gate", diagnostics);
    int day = day(line, days);
    Optional<Rule> when = clauses.requiredCondition(line, "when", scope);
    Evidence evidence = clauses.requiredEvidence(line);
    line.done();
    return when.map(rule -> new Phase.Gate(day, rule, evidence));
  }

  private Optional<Phase.Checkpoint> checkpoint(YamlNode node, int days) {
    Fields line = Fields.of(node, "A line of 'assess'", diagnostics);
    int day = day(line, days);
    line.required("facts");
    List<Fact> wanted = new ArrayList<>();
    for (YamlNode.Text name : line.texts("facts")) {
      Fact fact = facts.get(name.text());
      if (fact == null) {
        diagnostics.unknownName(
            "UNKNOWN-FACT", name.place(), "The fact", name.text(), facts.keySet());
      } else {
        wanted.add(fact);
      }
    }
    Rule when = clauses.condition(line, "when", scope, Rule.always(line.place()));
    Evidence evidence = clauses.requiredEvidence(line);
    line.done();
    return wanted.isEmpty()
        ? Optional.empty()
        : Optional.of(new Phase.Checkpoint(day, wanted, when, evidence));
  }

  private int day(Fields line, int days) {
    line.required("day");
    int day = line.integer("day").orElse(1);
    if (day < 1 || day > days) {
      diagnostics.error(
          "DAY-OUTSIDE",
          line.place(),
          "Day " + day + " lies outside this phase.",
          "It has days 1 to " + days + ".");
    }
    return day;
  }

  private Optional<Element> element(YamlNode node, int position, int days) {
    Fields line = Fields.of(node, "An element", diagnostics);
    return line.has("radiotherapy")
        ? radiotherapy(line, days)
        : medication(line, position, days).map(Function.<Element>identity());
  }

  private Optional<Element> radiotherapy(Fields line, int days) {
    YamlNode.Text site =
        line.requiredText("radiotherapy").orElse(new YamlNode.Text("", true, line.place()));
    if (!SITES.contains(site.text())) {
      diagnostics.unknownName("UNKNOWN-SITE", site.place(), "The site", site.text(), SITES);
    }
    Optional<Double> dose =
        line.requiredText("dose").flatMap(text -> clauses.amount(text, DoseUnit.GY));
    line.required("fractions");
    int fractions = line.integer("fractions").orElse(1);
    int day = day(line, days);
    Rule when = clauses.condition(line, "when", scope, Rule.always(line.place()));
    Evidence evidence = clauses.requiredEvidence(line);
    line.done();
    return dose.map(gray ->
        new Element.Radiotherapy(
            site.text(),
            new Amount(gray, DoseUnit.GY),
            fractions,
            day,
            when,
            evidence,
            line.place()));
  }

  /** A drug that is given every day, through all phases. */
  Optional<Element.Medication> daily(Fields line, int position) {
    return medication(line, position, Days.daily(1, 1), 1);
  }

  private Optional<Element.Medication> medication(Fields line, int position, int phaseDays) {
    notEmpty(line, "days");
    return medication(line, position, days(line, "days"), phaseDays);
  }

  private Optional<Element.Medication> medication(
      Fields line, int position, Days days, int phaseDays) {
    Optional<Drug> found = line.requiredText("drug").flatMap(this::drug);
    List<Route> routes = new ArrayList<>();
    for (YamlNode.Text text : line.texts("route")) {
      formulary.route(text).filter(route -> allowed(found, route, text)).ifPresent(routes::add);
    }
    Optional<DoseRule> dose =
        found.flatMap(drug -> line.required("dose").flatMap(node -> doses.dose(node, drug)));
    double max =
        found
            .flatMap(drug -> line.text("max").flatMap(text -> clauses.amount(text, drug.unit())))
            .orElse(Double.POSITIVE_INFINITY);
    found.ifPresent(drug -> notAboveCap(line, drug, routes, max));
    notEmpty(line, "route");
    List<Integer> hours = hours(line);
    Schedule schedule = Schedule.of(days, hours);
    int lastDay = schedule.count() == 0 ? 0 : schedule.day(schedule.count() - 1);
    if (lastDay > phaseDays) {
      diagnostics.error(
          "DAY-OUTSIDE",
          line.place(),
          "Day " + lastDay + " lies outside this phase.",
          "It has days 1 to " + phaseDays + ".");
    }
    int times = times(line);
    String over = line.string("over", "");
    int infusion = line.text("infusion").map(this::length).orElse(0);
    int hospital = line.text("hospital").map(this::length).orElse(0);
    Days window = line.has("window") ? days(line, "window") : Days.NONE;
    Rule when = clauses.condition(line, "when", scope, Rule.always(line.place()));
    String omitDrug = "";
    Route omitRoute = Route.PO;
    Optional<Fields> notWith = line.map("not_with");
    if (notWith.isPresent()) {
      omitDrug = notWith.get().requiredText("drug").flatMap(this::drug).map(Drug::id).orElse("");
      omitRoute = notWith.get().requiredText("route").flatMap(formulary::route).orElse(Route.PO);
      notWith.get().done();
    }
    String injection = line.string("injection", "");
    Words how = clauses.words(line, "how");
    Evidence evidence = clauses.requiredEvidence(line);
    line.done();
    if (found.isEmpty() || dose.isEmpty() || routes.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Element.Medication(
            position,
            found.get(),
            dose.get(),
            max,
            List.copyOf(routes),
            days,
            times,
            schedule,
            over,
            infusion,
            hospital,
            window,
            when,
            omitDrug,
            omitRoute,
            injection,
            how,
            evidence,
            line.place()));
  }

  /** The formulary's cap holds in every protocol: a higher one could not be meant. */
  private void notAboveCap(Fields line, Drug drug, List<Route> routes, double max) {
    for (Route route : routes) {
      Drug.Use use = drug.routes().get(route);
      if (use != null && max < Double.POSITIVE_INFINITY && max > use.max()) {
        diagnostics.error(
            "MAX-ABOVE-CAP",
            line.place(),
            "The cap of this line is above that of the formulary for "
                + drug.id()
                + " "
                + route
                + ": "
                + new Amount(use.max(), drug.unit())
                + ".",
            "Lower it, or take it out.");
      }
    }
  }

  private void notEmpty(Fields line, String key) {
    if (line.required(key).isPresent() && line.list(key).isEmpty()) {
      diagnostics.error("MISSING-KEY", line.place(), "'" + key + "' names nothing.", "");
    }
  }

  private Optional<Drug> drug(YamlNode.Text text) {
    Drug drug = drugs.get(text.text());
    if (drug == null) {
      diagnostics.error(
          "UNKNOWN-DRUG",
          text.place(),
          "The drug '" + text.text() + "' is not in the formulary.",
          Nearest.hint(text.text(), drugs.keySet()));
      return Optional.empty();
    }
    return Optional.of(drug);
  }

  private boolean allowed(Optional<Drug> drug, Route route, YamlNode.Text text) {
    if (drug.isEmpty() || drug.get().routes().containsKey(route)) {
      return true;
    }
    boolean harms = drug.get().never().contains(route);
    diagnostics.error(
        "ROUTE-FORBIDDEN",
        text.place(),
        drug.get().id() + (harms ? " must never be given " : " cannot be given ") + route + ".",
        "The formulary allows: " + drug.get().routes().keySet() + ".");
    return false;
  }

  private Days days(Fields line, String key) {
    Days days = Days.NONE;
    for (YamlNode.Text text : line.texts(key)) {
      Optional<Days> some = Days.parse(text.text());
      if (some.isEmpty()) {
        diagnostics.error(
            "NOT-DAYS",
            text.place(),
            text.described() + " are not days of a phase.",
            "Write 4, 1-28, [1, 8, 15] or 'every 7 from 8 to 78'. Day 1 is the first.");
      }
      days = days.and(some.orElse(Days.NONE));
    }
    return days;
  }

  private List<Integer> hours(Fields line) {
    List<Integer> hours = new ArrayList<>();
    for (YamlNode.Text text : line.texts("hours")) {
      if (text.text().matches("\\d{1,3}")) {
        hours.add(Integer.parseInt(text.text()));
      } else {
        diagnostics.error(
            "NOT-A-NUMBER",
            text.place(),
            text.described() + " is not an hour.",
            "Write whole hours.");
      }
    }
    return hours.stream().sorted().toList();
  }

  private int times(Fields line) {
    Optional<YamlNode.Text> text = line.text("times");
    if (text.isEmpty()) {
      return 1;
    }
    return switch (text.get().text()) {
      case "1" -> 1;
      case "2", "BID" -> 2;
      case "3", "TID" -> 3;
      case "4", "QID" -> 4;
      case "6" -> 6;
      case "8" -> 8;
      default -> {
        diagnostics.error(
            "TIMES",
            text.get().place(),
            text.get().described() + " is not a number of givings a day.",
            "Write 2 or BID, 3 or TID, 4 or QID.");
        yield 1;
      }
    };
  }

  private int length(YamlNode.Text text) {
    String[] words = text.text().split(" ", -1);
    if (words.length == 2 && words[0].matches("\\d{1,3}") && words[1].startsWith("day")) {
      return Integer.parseInt(words[0]);
    }
    diagnostics.error(
        "INFUSION", text.place(), text.described() + " is not a length in days.", "Write 28 days.");
    return 0;
  }
}
