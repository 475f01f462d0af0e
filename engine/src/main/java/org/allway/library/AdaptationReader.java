package org.allway.library;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.allway.diagnostic.Diagnostics;
import org.allway.dose.DoseRate;
import org.allway.dose.Route;
import org.allway.rule.Reads;
import org.allway.rule.Rule;
import org.allway.rule.Scope;
import org.allway.rule.Symbol;
import org.allway.rule.Type;
import org.allway.words.Words;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Reads how doses follow what happens to the child, and what can stand in for a dose. */
final class AdaptationReader {

  /** Every child has a size: that alone never changes a dose. */
  private static final String SIZE = "size";

  private static final Pattern SHARE = Pattern.compile("(\\d+(?:\\.\\d+)?) ?%");
  private static final Pattern RANGE = Pattern.compile("(\\d+(?:\\.\\d+)?)-(\\d+(?:\\.\\d+)?) ?%");
  private static final Pattern FRACTION = Pattern.compile("(\\d+)/(\\d+)");
  private static final Pattern OF_LAST = Pattern.compile("(\\d+(?:\\.\\d+)?) ?% of last");
  private static final Pattern ON =
      Pattern.compile("(\\d+(?:\\.\\d+)?) ?% on ((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun| )+)");
  private static final Pattern REPLACE = Pattern.compile("replace (\\S+)");

  private final Clauses clauses;
  private final Diagnostics diagnostics;
  private final Map<String, Drug> drugs;
  private final FormularyReader formulary;
  private final PhaseReader phases;
  private final Set<String> protocolIds;
  private final Map<Symbol, Fact> facts = new HashMap<>();
  private final Symbol phase;
  private final Symbol dosePerM2;
  private final Symbol lastLeftOut;
  private final Scope scope;
  private final Map<String, Replacement> replacements = new LinkedHashMap<>();
  private final Map<String, Adaptation> adaptations = new LinkedHashMap<>();

  /**
   * @param phaseIds what the roadmaps call their phases
   * @param local what is known besides facts and choices, such as the risk group
   */
  AdaptationReader(
      Clauses clauses,
      Names names,
      Collection<Fact> known,
      FormularyReader formulary,
      PhaseReader phases,
      Set<String> phaseIds,
      Set<String> protocolIds,
      List<Symbol> local) {
    this.clauses = clauses;
    this.diagnostics = clauses.diagnostics();
    this.drugs = formulary.drugs();
    this.formulary = formulary;
    this.phases = phases;
    this.protocolIds = protocolIds;
    known.forEach(fact -> facts.put(fact.symbol(), fact));
    this.phase =
        names.symbol("phase", new Type.Coded(List.copyOf(phaseIds)), new Words("Phase", "Fase"));
    this.dosePerM2 =
        names.symbol(
            "dose_per_m2",
            new Type.Numeric("", 0, Double.POSITIVE_INFINITY, false),
            new Words("Planned dose of a day per m2", "Dosis diaria prevista por m2"));
    Map<String, Symbol> more = new HashMap<>();
    Stream.concat(local.stream(), Stream.of(phase, dosePerM2))
        .forEach(symbol -> more.put(symbol.name(), symbol));
    this.lastLeftOut =
        names.symbol(
            "last_left_out",
            Type.TRUTH,
            new Words("The rung before was left out", "Se omitió el escalón anterior"));
    more.put(lastLeftOut.name(), lastLeftOut);
    this.scope = names.scope(more);
  }

  /** The phase in which a dose lies. */
  Symbol phase() {
    return phase;
  }

  /** What the protocol gives in a day per m², in the drug's unit; unknown if it goes otherwise. */
  Symbol dosePerM2() {
    return dosePerM2;
  }

  /** Whether the dose before of the same line was held or left out. */
  Symbol lastLeftOut() {
    return lastLeftOut;
  }

  Map<String, Replacement> replacements() {
    return replacements;
  }

  Map<String, Adaptation> adaptations() {
    return adaptations;
  }

  void readReplacements(Fields section) {
    for (YamlNode.Entry entry : section.entries()) {
      Fields line = Fields.of(entry.value(), "The replacement '" + entry.key() + "'", diagnostics);
      Words title = clauses.requiredWords(line, "title");
      line.required("give");
      List<Element.Medication> elements = phases.course(line.list("give"));
      Evidence evidence = clauses.requiredEvidence(line);
      line.done();
      Replacement replacement =
          new Replacement(entry.key(), title, elements, evidence, entry.place());
      if (replacements.putIfAbsent(entry.key(), replacement) != null) {
        diagnostics.error(
            "DUPLICATE-ADAPTATION",
            entry.place(),
            "The replacement '" + entry.key() + "' stands twice.",
            "");
      }
    }
  }

  void read(Fields section) {
    for (YamlNode.Entry entry : section.entries()) {
      if (adaptations.containsKey(entry.key())) {
        diagnostics.error(
            "DUPLICATE-ADAPTATION",
            entry.place(),
            "The adaptation '" + entry.key() + "' stands twice.",
            "");
        continue;
      }
      adaptations.put(entry.key(), adaptation(entry));
    }
  }

  private Adaptation adaptation(YamlNode.Entry entry) {
    Fields line = Fields.of(entry.value(), "The adaptation '" + entry.key() + "'", diagnostics);
    Words title = clauses.requiredWords(line, "title");
    Set<String> of = of(line);
    Optional<Route> route = line.text("route").flatMap(formulary::route);
    Adaptation.Kind kind = line.text("kind").map(this::kind).orElse(Adaptation.Kind.DOSE);
    Set<String> protocols = new LinkedHashSet<>();
    for (YamlNode.Text text : line.texts("protocols")) {
      if (!protocolIds.contains(text.text())) {
        diagnostics.unknownName(
            "UNKNOWN-PROTOCOL", text.place(), "The protocol", text.text(), protocolIds);
      }
      protocols.add(text.text());
    }
    Table<Adaptation.Outcome> table =
        clauses.requiredTable(line, "rows", scope, text -> outcome(text, kind));
    for (Row<Adaptation.Outcome> row : table.rows()) {
      if (row.because().isEmpty() && !(row.then() instanceof Adaptation.Outcome.Share)) {
        diagnostics.error(
            "MISSING-KEY",
            row.place(),
            "This row changes more than an amount and does not say why.",
            "Add 'because: {en: ..., es: ...}'.");
      }
    }
    line.node("note");
    line.done();
    return new Adaptation(
        entry.key(), title, of, route, kind, protocols, table, reads(table), entry.place());
  }

  private Set<String> of(Fields line) {
    line.required("of");
    Set<String> of = new LinkedHashSet<>();
    for (YamlNode.Text text : line.texts("of")) {
      if (drugs.values().stream().noneMatch(drug -> drug.is(text.text()))) {
        diagnostics.unknownName(
            "UNKNOWN-DRUG", text.place(), "The drug or class", text.text(), known());
      }
      of.add(text.text());
    }
    return of;
  }

  private Set<String> known() {
    Set<String> known = new TreeSet<>(drugs.keySet());
    drugs
        .values()
        .forEach(drug -> {
          known.add(drug.drugClass());
          known.addAll(drug.tags());
        });
    return known;
  }

  private Adaptation.Kind kind(YamlNode.Text text) {
    for (Adaptation.Kind kind : Adaptation.Kind.values()) {
      if (kind.word.equals(text.text())) {
        return kind;
      }
    }
    diagnostics.unknownName(
        "UNKNOWN-NAME",
        text.place(),
        "The kind",
        text.text(),
        Stream.of(Adaptation.Kind.values()).map(kind -> kind.word).toList());
    return Adaptation.Kind.DOSE;
  }

  private Optional<Adaptation.Outcome> outcome(YamlNode.Text text, Adaptation.Kind kind) {
    Optional<Adaptation.Outcome> outcome = outcome(text);
    if (outcome.isEmpty()) {
      diagnostics.error(
          "NOT-AN-ADAPTATION",
          text.place(),
          text.described() + " is nothing that can become of a dose.",
          "Write 50 %, 2/3, 30-80 %, '10 % on Mon Wed Fri', 10 mg/m2/day, hold, omit, stop, advise"
              + " or 'replace NAME'; for ladders also climb, same or '80 % of last'.");
    } else if (kind != Adaptation.Kind.LADDER && rung(outcome.get())) {
      diagnostics.error(
          "NOT-A-LADDER",
          text.place(),
          "Only a dose that climbs has rungs.",
          "Write 'kind: ladder', or a share of the dose.");
    }
    return outcome;
  }

  private static boolean rung(Adaptation.Outcome outcome) {
    return outcome instanceof Adaptation.Outcome.Climb
        || outcome instanceof Adaptation.Outcome.Same
        || outcome instanceof Adaptation.Outcome.OfLast;
  }

  private Optional<Adaptation.Outcome> outcome(YamlNode.Text text) {
    String words = text.text().strip();
    Matcher share = SHARE.matcher(words);
    if (share.matches()) {
      return positive(share.group(1)).map(Adaptation.Outcome.Share::new);
    }
    Matcher last = OF_LAST.matcher(words);
    if (last.matches()) {
      return positive(last.group(1)).map(Adaptation.Outcome.OfLast::new);
    }
    Matcher on = ON.matcher(words);
    if (on.matches()) {
      Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
      for (String name : on.group(2).strip().split(" +", -1)) {
        Stream.of(DayOfWeek.values())
            .filter(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).equals(name))
            .forEach(days::add);
      }
      return positive(on.group(1)).map(percent -> new Adaptation.Outcome.On(percent, days));
    }
    Matcher fraction = FRACTION.matcher(words);
    if (fraction.matches()) {
      double whole = Double.parseDouble(fraction.group(2));
      return positive(fraction.group(1))
          .filter(_ -> whole > 0)
          .map(part -> new Adaptation.Outcome.Share(100 * part / whole));
    }
    Optional<DoseRate> rate = DoseRate.parse(words);
    if (rate.isPresent()) {
      return rate.filter(to -> to.per() == DoseRate.Per.M2 && to.daily())
          .map(Adaptation.Outcome.To::new);
    }
    Matcher range = RANGE.matcher(words);
    if (range.matches()) {
      double least = Double.parseDouble(range.group(1));
      double most = Double.parseDouble(range.group(2));
      return least > 0 && least < most
          ? Optional.of(new Adaptation.Outcome.Range(least, most))
          : Optional.empty();
    }
    Matcher replace = REPLACE.matcher(words);
    if (replace.matches()) {
      return replacement(replace.group(1), text);
    }
    return switch (words) {
      case "hold" -> Optional.of(new Adaptation.Outcome.Hold());
      case "omit" -> Optional.of(new Adaptation.Outcome.Omit());
      case "stop" -> Optional.of(new Adaptation.Outcome.Stop());
      case "advise" -> Optional.of(new Adaptation.Outcome.Advise());
      case "climb" -> Optional.of(new Adaptation.Outcome.Climb());
      case "same" -> Optional.of(new Adaptation.Outcome.Same());
      default -> Optional.empty();
    };
  }

  private static Optional<Double> positive(String number) {
    double value = Double.parseDouble(number);
    return value > 0 ? Optional.of(value) : Optional.empty();
  }

  private Optional<Adaptation.Outcome> replacement(String name, YamlNode.Text text) {
    Replacement replacement = replacements.get(name);
    if (replacement == null) {
      diagnostics.unknownName(
          "UNKNOWN-NAME", text.place(), "The replacement", name, replacements.keySet());
      return Optional.of(new Adaptation.Outcome.Omit());
    }
    return Optional.of(new Adaptation.Outcome.Replace(replacement));
  }

  private Set<Symbol> reads(Table<Adaptation.Outcome> table) {
    Set<Symbol> reads = new LinkedHashSet<>();
    Deque<Symbol> open = new ArrayDeque<>();
    table.rows().forEach(row -> open.addAll(Reads.of(row.when().expr())));
    while (!open.isEmpty()) {
      Symbol symbol = open.pop();
      Fact fact = facts.get(symbol);
      boolean size = fact != null && fact.group().equals(SIZE);
      if (!size && reads.add(symbol) && fact != null) {
        for (Row<Rule> row : fact.derived().rows()) {
          open.addAll(Reads.of(row.when().expr()));
          open.addAll(Reads.of(row.then().expr()));
        }
      }
    }
    return reads;
  }
}
