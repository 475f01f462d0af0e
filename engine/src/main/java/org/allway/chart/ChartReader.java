package org.allway.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Nearest;
import org.allway.diagnostic.Place;
import org.allway.dose.Amount;
import org.allway.dose.Route;
import org.allway.library.Choice;
import org.allway.library.Drug;
import org.allway.library.Fact;
import org.allway.library.FactValue;
import org.allway.library.Library;
import org.allway.library.Phase;
import org.allway.library.Protocol;
import org.allway.rule.Value;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;
import org.allway.yaml.YamlText;

/** Reads a chart file. Every fault is reported with its place; what is sound is kept. */
public final class ChartReader {

  private static final Pattern SHARE = Pattern.compile("(\\d+(?:\\.\\d+)?) ?%");
  private static final Pattern START = Pattern.compile("([a-z0-9-]+?)(?: day ([1-9]\\d{0,2}))?");

  private static final String EVERY_CENTRE = "default";

  private static final int MOST_SEVERE = 5;

  private final Library library;
  private final Diagnostics diagnostics;
  private final DrugNames drugs;
  private final Set<String> phaseIds = new LinkedHashSet<>();
  private final Set<String> cycleIds = new LinkedHashSet<>();

  public ChartReader(Library library, Diagnostics diagnostics) {
    this.library = library;
    this.diagnostics = diagnostics;
    this.drugs = new DrugNames(library, diagnostics);
    for (Protocol protocol : library.protocols().values()) {
      for (Protocol.Step step : protocol.roadmap()) {
        (step.repeats() ? cycleIds : phaseIds).add(step.phaseId());
      }
    }
  }

  /** The chart, or nothing if it has errors; warnings leave it usable. */
  public Optional<Chart> read(String file, String text) {
    return read(YamlText.mapping(file, text, diagnostics), List.of());
  }

  /** The chart of a mapping, with further entries behind its own. */
  public Optional<Chart> read(YamlNode.Mapping mapping, List<YamlNode> more) {
    if (diagnostics.hasErrors()) {
      return Optional.empty();
    }
    Fields file = new Fields(mapping, diagnostics);
    Fields who =
        file.required("child").map(node -> Fields.of(node, "'child'", diagnostics)).orElse(file);
    String id = who.requiredText("id").map(YamlNode.Text::text).orElse("");
    String name = who.string("name", id);
    who.required("born");
    Optional<LocalDate> born = who.date("born");
    String sex = who.text("sex").map(this::sex).orElse("");
    Optional<LocalDate> diagnosed = who.date("diagnosed");
    String centre = known(file, "centre", library.centres().keySet(), EVERY_CENTRE);
    String family = known(file, "family", library.families().keySet(), "");
    if (who != file) {
      who.done();
    }
    file.required("chart");
    List<YamlNode> lines = new ArrayList<>(file.list("chart"));
    lines.addAll(more);
    file.done();
    if (born.isEmpty()) {
      return Optional.empty();
    }
    List<Entry> entries = new ArrayList<>();
    for (YamlNode line : lines) {
      line(line, born.get(), entries);
    }
    withdrawals(entries);
    if (entries.isEmpty() && !diagnostics.hasErrors()) {
      diagnostics.error(
          "EMPTY-CHART",
          file.place(),
          "The chart has no entries.",
          "Record at least the lineage, height and weight.");
    }
    entries.sort(Chart.IN_TIME);
    startsInOrder(entries);
    LocalDate day = diagnosed.orElseGet(() -> DiagnosisDay.of(library, entries, born.get()));
    if (day.isBefore(born.get())) {
      diagnostics.error("DATE-ORDER", who.place(), "The diagnosis is dated before the birth.", "");
    }
    Chart chart =
        new Chart(new Child(id, name, born.get(), sex), centre, family, day, List.copyOf(entries));
    return diagnostics.hasErrors() ? Optional.empty() : Optional.of(chart);
  }

  private String sex(YamlNode.Text text) {
    if (text.text().equals("female") || text.text().equals("male")) {
      return text.text();
    }
    diagnostics.error(
        "UNKNOWN-CODE",
        text.place(),
        "'sex' cannot be " + text.described() + ".",
        "Write female or male; leave it out if it is not known.");
    return "";
  }

  private String known(Fields file, String key, Set<String> names, String otherwise) {
    Optional<YamlNode.Text> text = file.text(key);
    if (text.isPresent() && !names.contains(text.get().text())) {
      diagnostics.unknownName(
          "UNKNOWN-" + key.toUpperCase(Locale.ROOT),
          text.get().place(),
          "The " + key,
          text.get().text(),
          names);
      return otherwise;
    }
    return text.map(YamlNode.Text::text).orElse(otherwise);
  }

  private void line(YamlNode node, LocalDate born, List<Entry> entries) {
    Fields line = Fields.of(node, "An entry", diagnostics);
    line.required("on");
    Optional<LocalDate> on = line.date("on");
    if (on.isEmpty()) {
      return;
    }
    LocalDate recorded = line.date("recorded").orElse(on.get());
    if (on.get().isBefore(born)) {
      diagnostics.error(
          "DATE-ORDER",
          line.place(),
          "The entry of " + on.get() + " is dated before the child's birth on " + born + ".",
          "Check the year.");
    }
    if (recorded.isBefore(on.get())) {
      diagnostics.error(
          "DATE-ORDER",
          line.place(),
          "This was recorded on " + recorded + ", before it was true on " + on.get() + ".",
          "Check both dates.");
    }
    Entry.When when =
        new Entry.When(on.get(), recorded, entries.size(), line.string("id", ""), line.place());
    int before = entries.size();
    noted(line, when).ifPresent(entries::add);
    line.text("start").flatMap(text -> started(text, line, when)).ifPresent(entries::add);
    line.map("gave").flatMap(map -> gave(map, when)).ifPresent(entries::add);
    line.map("event").map(map -> happened(map, when)).ifPresent(entries::add);
    line.map("takes").ifPresent(map -> takes(map, when, entries));
    line.map("stops").ifPresent(map -> stops(map, when, entries));
    line.map("choose").map(map -> chose(map, when)).ifPresent(entries::add);
    line.map("relapse").ifPresent(map -> relapsed(map, when, entries));
    line.map("hold").ifPresent(map -> held(map, when, entries));
    line.map("resume").ifPresent(map -> resumed(map, when, entries));
    line.map("adapt").flatMap(map -> adapted(map, when)).ifPresent(entries::add);
    line.map("withdraw").map(map -> withdrawn(map, when)).ifPresent(entries::add);
    line.node("by");
    line.node("note");
    line.done();
    if (entries.size() == before && !diagnostics.hasErrors()) {
      diagnostics.error(
          "EMPTY-ENTRY",
          line.place(),
          "This entry records nothing.",
          "Add measure, facts, lab, start, gave, event, takes, hold, adapt, choose or relapse.");
    }
  }

  private Optional<Entry> noted(Fields line, Entry.When when) {
    Map<Integer, Value> values = new LinkedHashMap<>();
    for (String key : List.of("facts", "lab", "measure")) {
      line.map(key).ifPresent(map -> map.entries().forEach(entry -> value(entry, values)));
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(new Entry.Noted(when, values));
  }

  private void value(YamlNode.Entry entry, Map<Integer, Value> values) {
    Fact fact = library.vocabulary().get(entry.key());
    if (fact == null) {
      diagnostics.error(
          "UNKNOWN-FACT",
          entry.place(),
          "The fact '" + entry.key() + "' is not in the vocabulary.",
          Nearest.hint(entry.key(), library.vocabulary().keySet()));
    } else if (fact.computed()) {
      diagnostics.error(
          "COMPUTED-FACT",
          entry.place(),
          "'" + entry.key() + "' is worked out from other entries.",
          "Take it out.");
    } else if (entry.value() instanceof YamlNode.Text text) {
      if (!text.text().equals("unknown")) {
        FactValue.read(fact, text, diagnostics)
            .ifPresent(value -> values.put(fact.symbol().slot(), value));
      } else {
        values.put(fact.symbol().slot(), Value.unknown(fact.name()));
      }
    } else {
      diagnostics.error(
          "NOT-A-TEXT", entry.place(), "'" + entry.key() + "' should be a single value.", "");
    }
  }

  private Optional<Entry> started(YamlNode.Text text, Fields line, Entry.When when) {
    String variant = line.text("variant").map(this::variant).orElse("");
    Matcher matcher = START.matcher(text.text());
    if (matcher.matches() && isPhase(matcher.group(1))) {
      int day = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
      return Optional.of(new Entry.Started(when, matcher.group(1), day, variant));
    }
    Set<String> shown = new LinkedHashSet<>(phaseIds);
    cycleIds.forEach(id -> shown.add(id + "-1"));
    diagnostics.unknownName("UNKNOWN-PHASE", text.place(), "The phase", text.text(), shown);
    return Optional.empty();
  }

  private boolean isPhase(String id) {
    int dash = id.lastIndexOf('-');
    return phaseIds.contains(id)
        || (dash > 0
            && cycleIds.contains(id.substring(0, dash))
            && id.substring(dash + 1).matches("[1-9]\\d?"));
  }

  private String variant(YamlNode.Text text) {
    Phase phase = library.phases().get(text.text());
    if (phase == null) {
      diagnostics.unknownName(
          "UNKNOWN-PHASE", text.place(), "The phase text", text.text(), library.phases().keySet());
    }
    return text.text();
  }

  private Optional<Entry> gave(Fields map, Entry.When when) {
    Optional<Drug> drug = map.requiredText("drug").flatMap(drugs::drug);
    Optional<Amount> amount = map.requiredText("amount").flatMap(text -> amount(text, drug));
    Optional<Route> route = map.requiredText("route").flatMap(drugs::route);
    map.node("by");
    map.node("note");
    map.done();
    return drug.isPresent() && amount.isPresent() && route.isPresent()
        ? Optional.of(new Entry.Gave(when, drug.get(), amount.get(), route.get()))
        : Optional.empty();
  }

  private Optional<Amount> amount(YamlNode.Text text, Optional<Drug> drug) {
    Optional<Amount> amount = Amount.parse(text.text());
    if (amount.isPresent() && amount.get().value() <= 0) {
      diagnostics.error(
          "NOT-AN-AMOUNT",
          text.place(),
          "A giving of nothing is no giving.",
          "For a dose left out write hold with 'once: true'.");
      return Optional.empty();
    }
    if (amount.isEmpty()) {
      diagnostics.error(
          "NOT-AN-AMOUNT",
          text.place(),
          text.described() + " is not an amount.",
          "Write a number and a unit, such as 1.05 mg.");
      return Optional.empty();
    }
    if (drug.isPresent() && !amount.get().unit().convertsTo(drug.get().unit())) {
      diagnostics.error(
          "UNIT",
          text.place(),
          drug.get().id()
              + " is counted in "
              + drug.get().unit().text
              + ", not in "
              + amount.get().unit().text
              + ".",
          "");
      return Optional.empty();
    }
    return drug.map(known ->
        new Amount(amount.get().unit().convert(amount.get().value(), known.unit()), known.unit()));
  }

  private Entry happened(Fields map, Entry.When when) {
    Optional<YamlNode.Text> what = map.requiredText("what");
    what.filter(text -> !library.events().containsKey(text.text()))
        .ifPresent(text ->
            diagnostics.warning(
                "UNKNOWN-EVENT",
                text.place(),
                "No rule knows the event '" + text.text() + "'; it is kept and shown.",
                Nearest.hint(text.text(), library.events().keySet())));
    String to = map.text("to").map(this::cause).orElse("");
    double grade = map.flag("resolved") ? 0 : map.number("grade").orElse(Double.NaN);
    if (grade < 0 || grade > MOST_SEVERE || (grade % 1 != 0 && !Double.isNaN(grade))) {
      diagnostics.error(
          "NOT-A-GRADE", map.place(), "A grade is 1 to 5, or 0 when it is resolved.", "");
    }
    Map<String, String> details = new LinkedHashMap<>();
    for (YamlNode.Entry entry : map.entries()) {
      map.textOf(entry.value(), "'" + entry.key() + "'")
          .ifPresent(text -> details.put(entry.key(), text.text()));
    }
    return new Entry.Happened(when, what.map(YamlNode.Text::text).orElse(""), to, grade, details);
  }

  /** What caused an event: a drug or a class of drugs of the formulary, else as it was written. */
  private String cause(YamlNode.Text text) {
    boolean known =
        library.formulary().containsKey(text.text())
            || library.formulary().values().stream().anyMatch(drug -> drug.is(text.text()));
    if (!known) {
      diagnostics.warning(
          "UNKNOWN-DRUG",
          text.place(),
          "The cause '" + text.text() + "' is no drug or class of the formulary.",
          Nearest.hint(text.text(), library.formulary().keySet()));
    }
    return text.text();
  }

  private void takes(Fields map, Entry.When when, List<Entry> entries) {
    Optional<LocalDate> until = map.date("until");
    map.required("drug");
    for (YamlNode.Text text : map.texts("drug")) {
      drugs
          .drug(text)
          .ifPresent(drug -> {
            entries.add(new Entry.Takes(when, drug));
            until.ifPresent(day ->
                entries.add(
                    new Entry.Stops(
                        new Entry.When(
                            day.plusDays(1),
                            when.recorded(),
                            entries.size(),
                            when.id(),
                            when.place()),
                        drug)));
          });
    }
    map.node("dose");
    map.node("reason");
    map.done();
  }

  private void stops(Fields map, Entry.When when, List<Entry> entries) {
    map.required("drug");
    for (YamlNode.Text text : map.texts("drug")) {
      drugs.drug(text).ifPresent(drug -> entries.add(new Entry.Stops(when, drug)));
    }
    map.node("reason");
    map.done();
  }

  private Entry chose(Fields map, Entry.When when) {
    Map<String, String> chosen = new LinkedHashMap<>();
    for (YamlNode.Entry entry : map.entries()) {
      Choice choice = library.choices().get(entry.key());
      if (choice == null) {
        diagnostics.unknownName(
            "UNKNOWN-CHOICE", entry.place(), "The choice", entry.key(), library.choices().keySet());
        continue;
      }
      List<String> options = choice.options().stream().map(Choice.Option::id).toList();
      if (entry.value() instanceof YamlNode.Text text && options.contains(text.text())) {
        chosen.put(entry.key(), text.text());
      } else {
        String found = entry.value() instanceof YamlNode.Text text ? text.text() : "";
        diagnostics.unknownName(
            "UNKNOWN-OPTION", entry.value().place(), "The option", found, options);
      }
    }
    return new Entry.Chose(when, chosen);
  }

  /** A relapse, and for each place where one can be whether it is there. */
  private void relapsed(Fields map, Entry.When when, List<Entry> entries) {
    Map<String, Integer> places = Sites.places(library);
    map.required("sites");
    List<String> sites = new ArrayList<>();
    for (YamlNode.Text site : map.texts("sites")) {
      if (!places.containsKey(site.text())) {
        diagnostics.unknownName(
            "UNKNOWN-SITE", site.place(), "The place of a relapse", site.text(), places.keySet());
      }
      sites.add(site.text());
    }
    map.done();
    entries.addAll(Sites.relapse(library, when, sites));
  }

  private void held(Fields map, Entry.When when, List<Entry> entries) {
    String reason = map.string("reason", "");
    boolean once = map.flag("once");
    Optional<LocalDate> until = map.date("until");
    for (YamlNode.Text text : map.texts("drug")) {
      Optional<Drug> drug = drugs.drug(text);
      if (drug.isEmpty()) {
        continue;
      }
      entries.add(
          once
              ? new Entry.Omitted(when, drug.get(), reason)
              : new Entry.Held(when, drug.get(), reason));
      until.ifPresent(day ->
          entries.add(
              new Entry.Resumed(
                  new Entry.When(day, when.recorded(), entries.size(), when.id(), when.place()),
                  drug.get())));
    }
    map.required("drug");
    map.done();
  }

  private Optional<Entry> adapted(Fields map, Entry.When when) {
    Optional<Drug> drug = map.requiredText("drug").flatMap(drugs::drug);
    Optional<Route> route = map.text("route").flatMap(drugs::route);
    Optional<YamlNode.Text> text = map.requiredText("share");
    Optional<Double> share =
        text.map(YamlNode.Text::text)
            .map(SHARE::matcher)
            .filter(Matcher::matches)
            .map(matcher -> Double.parseDouble(matcher.group(1)))
            .filter(percent -> percent > 0);
    if (text.isPresent() && share.isEmpty()) {
      diagnostics.error(
          "SHARE",
          text.get().place(),
          text.get().described() + " is not a share.",
          "Write a number above zero and a percent sign, such as 50 %; to end it, 100 %.");
    }
    String reason = map.string("reason", "");
    map.done();
    return drug.isPresent() && share.isPresent()
        ? Optional.of(new Entry.Adapted(when, drug.get(), route, share.get(), reason))
        : Optional.empty();
  }

  private void resumed(Fields map, Entry.When when, List<Entry> entries) {
    for (YamlNode.Text text : map.texts("drug")) {
      drugs.drug(text).ifPresent(drug -> entries.add(new Entry.Resumed(when, drug)));
    }
    map.required("drug");
    map.done();
  }

  /** Ids stand once, and what is withdrawn exists. */
  private void withdrawals(List<Entry> entries) {
    Map<String, Place> ids = new HashMap<>();
    for (Entry entry : entries) {
      String id = entry.when().id();
      Place before =
          id.isEmpty() ? entry.when().place() : ids.putIfAbsent(id, entry.when().place());
      if (before != null && !before.equals(entry.when().place())) {
        diagnostics.error(
            "DUPLICATE-ID",
            entry.when().place(),
            "The id '" + id + "' already names the entry at " + before + ".",
            "");
      }
    }
    for (Entry entry : entries) {
      if (entry instanceof Entry.Withdrawn(var when, String id, var _) && !ids.containsKey(id)) {
        diagnostics.unknownName("UNKNOWN-ENTRY", when.place(), "The entry", id, ids.keySet());
      }
    }
  }

  private static Entry withdrawn(Fields map, Entry.When when) {
    String entry = map.requiredText("entry").map(YamlNode.Text::text).orElse("");
    String reason = map.string("reason", "");
    map.done();
    return new Entry.Withdrawn(when, entry, reason);
  }

  /**
   * A phase that every protocol puts behind another cannot have started before it, as long as no
   * decision has brought another protocol.
   */
  private void startsInOrder(List<Entry> entries) {
    List<LocalDate> forks =
        entries.stream().filter(this::forks).map(entry -> entry.when().on()).sorted().toList();
    LocalDate from = LocalDate.MIN;
    for (LocalDate fork : forks) {
      startsInOrder(entries, from, fork);
      from = fork;
    }
    startsInOrder(entries, from, LocalDate.MAX);
  }

  /** Whether another protocol is begun by a decision. */
  private boolean forks(Entry entry) {
    return entry instanceof Entry.Chose(var _, Map<String, String> options)
        && options.keySet().stream()
            .anyMatch(id -> Objects.requireNonNull(library.choices().get(id)).onTheWay());
  }

  private void startsInOrder(List<Entry> entries, LocalDate from, LocalDate until) {
    Map<String, Entry.Started> starts = new HashMap<>();
    for (Entry entry : entries) {
      LocalDate on = entry.when().on();
      if (entry instanceof Entry.Started started
          && started.day() == 1
          && !on.isBefore(from)
          && on.isBefore(until)) {
        starts.put(started.phase(), started);
      }
    }
    for (Entry.Started late : starts.values()) {
      for (Entry.Started early : starts.values()) {
        if (late.when().on().isBefore(early.when().on())
            && mustFollow(late.phase(), early.phase())) {
          Place place = late.when().place();
          diagnostics.error(
              "DATE-ORDER",
              place,
              late.phase()
                  + " cannot start on "
                  + late.when().on()
                  + ", before "
                  + early.phase()
                  + " on "
                  + early.when().on()
                  + ".",
              "Check both dates.");
        }
      }
    }
  }

  private boolean mustFollow(String late, String early) {
    boolean somewhere = false;
    for (Protocol protocol : library.protocols().values()) {
      int lateAt = protocol.order(late);
      int earlyAt = protocol.order(early);
      if (lateAt >= 0 && earlyAt >= 0) {
        if (lateAt < earlyAt) {
          return false;
        }
        somewhere |= lateAt > earlyAt;
      }
    }
    return somewhere;
  }
}
