package org.allway.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allway.diagnostic.Diagnostics;
import org.allway.dose.DoseRate;
import org.allway.words.Words;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Reads dose tables, and the {@code dose} of an element. */
final class DoseReader {

  private static final Pattern SHARE = Pattern.compile("(\\d+)/(\\d+)|(0\\.\\d+)");

  private final Clauses clauses;
  private final Diagnostics diagnostics;
  private final Map<String, DoseTable> tables = new LinkedHashMap<>();

  DoseReader(Clauses clauses) {
    this.clauses = clauses;
    this.diagnostics = clauses.diagnostics();
  }

  Map<String, DoseTable> tables() {
    return tables;
  }

  void readTables(Fields section) {
    for (YamlNode.Entry entry : section.entries()) {
      Fields line = Fields.of(entry.value(), "The table '" + entry.key() + "'", diagnostics);
      Words title = clauses.requiredWords(line, "title");
      Optional<DoseRule.By> by = line.requiredText("by").flatMap(this::by);
      List<DoseRule.Band> bands = new ArrayList<>();
      line.required("bands")
          .ifPresent(node -> bands(Fields.of(node, "'bands'", diagnostics), bands));
      Evidence evidence = clauses.requiredEvidence(line);
      line.done();
      DoseRule.Banded rule =
          new DoseRule.Banded(
              by.orElse(DoseRule.By.AGE), sorted(line, bands), entry.key(), evidence);
      if (tables.putIfAbsent(entry.key(), new DoseTable(entry.key(), title, rule, entry.place()))
          != null) {
        diagnostics.error(
            "DUPLICATE-TABLE", entry.place(), "The table '" + entry.key() + "' stands twice.", "");
      }
    }
  }

  /** The dose of an element, in the unit of its drug. */
  Optional<DoseRule> dose(YamlNode node, Drug drug) {
    if (node instanceof YamlNode.Text text) {
      return rate(text, drug).map(DoseRule.Fixed::new);
    }
    Fields map = Fields.of(node, "'dose'", diagnostics);
    if (map.has("individual")) {
      Words who = clauses.requiredWords(map, "individual");
      map.done();
      return Optional.of(new DoseRule.Individual(who));
    }
    if (map.has("table")) {
      return fromTable(map, drug);
    }
    if (map.has("start")) {
      return escalating(map, drug);
    }
    return banded(map, drug);
  }

  private Optional<DoseRule> fromTable(Fields map, Drug drug) {
    Optional<YamlNode.Text> name = map.requiredText("table");
    map.done();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    DoseTable table = tables.get(name.get().text());
    if (table == null) {
      diagnostics.unknownName(
          "UNKNOWN-TABLE", name.get().place(), "The table", name.get().text(), tables.keySet());
      return Optional.empty();
    }
    List<DoseRule.Band> bands = new ArrayList<>();
    for (DoseRule.Band band : table.rule().bands()) {
      inUnit(band.rate(), drug, name.get())
          .ifPresent(rate -> bands.add(new DoseRule.Band(band.from(), rate)));
    }
    return Optional.of(
        new DoseRule.Banded(table.rule().by(), bands, table.id(), table.rule().evidence()));
  }

  private Optional<DoseRule> escalating(Fields map, Drug drug) {
    Optional<DoseRate> start = map.requiredText("start").flatMap(text -> rate(text, drug));
    Optional<DoseRate> step = map.requiredText("step").flatMap(text -> rate(text, drug));
    double share = 1;
    String of = "";
    Optional<Fields> resume = map.map("resume");
    if (resume.isPresent()) {
      share = resume.get().requiredText("share").flatMap(this::share).orElse(1.0);
      of = resume.get().requiredText("of").map(YamlNode.Text::text).orElse("");
      resume.get().done();
    }
    map.done();
    if (start.isEmpty() || step.isEmpty()) {
      return Optional.empty();
    }
    if (start.get().per() != step.get().per()) {
      diagnostics.error("UNIT", map.place(), "'start' and 'step' must be in the same unit.", "");
    }
    return Optional.of(new DoseRule.Escalating(start.get(), step.get(), share, of));
  }

  private Optional<DoseRule> banded(Fields map, Drug drug) {
    Optional<DoseRule.By> by = map.requiredText("by").flatMap(this::by);
    List<DoseRule.Band> bands = new ArrayList<>();
    for (YamlNode.Entry entry : map.entries()) {
      if (!entry.key().equals("by")) {
        band(map, entry)
            .flatMap(found ->
                inUnit(found.rate(), drug, text(entry))
                    .map(rate -> new DoseRule.Band(found.from(), rate)))
            .ifPresent(bands::add);
      }
    }
    return by.map(known -> new DoseRule.Banded(known, sorted(map, bands), "", Evidence.NONE));
  }

  private void bands(Fields map, List<DoseRule.Band> bands) {
    for (YamlNode.Entry entry : map.entries()) {
      band(map, entry).ifPresent(bands::add);
    }
  }

  private Optional<DoseRule.Band> band(Fields map, YamlNode.Entry entry) {
    OptionalDouble from =
        map.numberOf(new YamlNode.Text(entry.key(), true, entry.place()), "The bound");
    Optional<DoseRate> rate = map.textOf(entry.value(), "The dose of a band").flatMap(this::rate);
    return from.isPresent() && rate.isPresent()
        ? Optional.of(new DoseRule.Band(from.getAsDouble(), rate.get()))
        : Optional.empty();
  }

  private static YamlNode.Text text(YamlNode.Entry entry) {
    return entry.value() instanceof YamlNode.Text text
        ? text
        : new YamlNode.Text("", true, entry.place());
  }

  private List<DoseRule.Band> sorted(Fields map, List<DoseRule.Band> bands) {
    if (bands.isEmpty()) {
      diagnostics.error(
          "NO-BANDS",
          map.place(),
          "There are no bands here.",
          "Write for example {by: age, 1: 8 mg, 3: 12 mg}.");
    }
    return bands.stream().sorted(Comparator.comparingDouble(DoseRule.Band::from)).toList();
  }

  private Optional<DoseRule.By> by(YamlNode.Text text) {
    for (DoseRule.By by : DoseRule.By.values()) {
      if (by.text.equals(text.text())) {
        return Optional.of(by);
      }
    }
    diagnostics.unknownName(
        "UNKNOWN-BAND", text.place(), "Bands by", text.text(), List.of("age", "weight", "bsa"));
    return Optional.empty();
  }

  private Optional<Double> share(YamlNode.Text text) {
    Matcher matcher = SHARE.matcher(text.text().strip());
    if (!matcher.matches()) {
      diagnostics.error(
          "SHARE", text.place(), text.described() + " is not a share.", "Write 2/3 or 0.5.");
      return Optional.empty();
    }
    return Optional.of(
        matcher.group(1) == null
            ? Double.parseDouble(matcher.group(3))
            : Double.parseDouble(matcher.group(1)) / Double.parseDouble(matcher.group(2)));
  }

  private Optional<DoseRate> rate(YamlNode.Text text) {
    Optional<DoseRate> rate = DoseRate.parse(text.text());
    if (rate.isEmpty()) {
      diagnostics.error(
          "NOT-A-DOSE",
          text.place(),
          text.described() + " is not a dose.",
          "Write for example 1.5 mg/m2, 0.05 mg/kg, 70 mg or 6 mg/m2/day.");
    }
    return rate;
  }

  private Optional<DoseRate> rate(YamlNode.Text text, Drug drug) {
    return rate(text).flatMap(rate -> inUnit(rate, drug, text));
  }

  private Optional<DoseRate> inUnit(DoseRate rate, Drug drug, YamlNode.Text text) {
    if (rate.unit().convertsTo(drug.unit())) {
      return Optional.of(rate.in(drug.unit()));
    }
    diagnostics.error(
        "UNIT",
        text.place(),
        drug.id() + " is counted in " + drug.unit().text + ", not in " + rate.unit().text + ".",
        "");
    return Optional.empty();
  }
}
