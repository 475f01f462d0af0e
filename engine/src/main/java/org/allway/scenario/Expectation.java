package org.allway.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.allway.assess.Facts;
import org.allway.assess.Index;
import org.allway.assess.Selection;
import org.allway.chart.ChartView;
import org.allway.diagnostic.Nearest;
import org.allway.diagnostic.Place;
import org.allway.library.Care;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.allway.plan.Decision;
import org.allway.plan.Finding;
import org.allway.plan.Need;
import org.allway.plan.Plan;
import org.allway.roadmap.PlannedPhase;
import org.allway.rule.Symbol;
import org.allway.rule.Value;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Compares a plan with the {@code expect} of a scenario. */
final class Expectation {

  private static final int MOST_CYCLES = 20;

  private final Library library;
  private final ChartView view;
  private final Plan plan;
  private final List<String> failures;

  Expectation(Library library, ChartView view, Plan plan, List<String> failures) {
    this.library = library;
    this.view = view;
    this.plan = plan;
    this.failures = failures;
  }

  void check(Fields expect) {
    expect.text("no_protocol").ifPresent(this::refused);
    expect.text("protocol").ifPresent(text -> same(text, "protocol", protocol()));
    expect.text("because").ifPresent(this::because);
    expect.text("decided_at").ifPresent(text -> same(text, "decided at", decidedAt()));
    expect.text("group").ifPresent(text -> same(text, "risk group", group()));
    expect.text("stage").ifPresent(text -> same(text, "stage", plan.assessment().stage()));
    expect
        .text("provisional")
        .ifPresent(
            text -> same(text, "provisional", Boolean.toString(plan.assessment().provisional())));
    expect.text("state").ifPresent(text -> same(text, "state", plan.state()));
    Set<String> needs = plan.needs().stream().map(Need::fact).collect(Collectors.toSet());
    known(expect.texts("needs_not"), library.vocabulary().keySet(), "fact");
    known(expect.texts("phases_exclude"), phaseIds(), "phase");
    contains(expect.texts("needs"), needs, "needs");
    lacks(expect.texts("needs_not"), needs, "needs");
    Set<String> codes = plan.findings().stream().map(Finding::code).collect(Collectors.toSet());
    contains(expect.texts("findings"), codes, "findings");
    lacks(expect.texts("findings_not"), codes, "findings");
    expect.map("facts").ifPresent(this::facts);
    phases(expect);
    expect
        .map("uses")
        .ifPresent(map ->
            eachPhase(map, (phase, text) -> same(text, phase.id() + " uses", phase.phase().id())));
    expect
        .map("starts")
        .ifPresent(map ->
            eachPhase(
                map,
                (phase, text) ->
                    same(text, phase.id() + " starts", phase.start().date().toString())));
    expect
        .map("status")
        .ifPresent(map ->
            eachPhase(
                map,
                (phase, text) ->
                    same(
                        text, phase.id() + " is", phase.status().name().toLowerCase(Locale.ROOT))));
    expect
        .text("end_of_therapy")
        .ifPresent(text -> same(text, "end of therapy", plan.roadmap().ends().toString()));
    new ExpectedDoses(library, phaseIds(), plan, failures).check(expect);
    expect
        .node("titration")
        .ifPresent(
            node -> new ExpectedTitration(library, failures).check(node, plan.roadmap(), expect));
    expect.map("week").ifPresent(map -> new ExpectedWeek(plan, failures).check(map));
    new ExpectedExposures(library, plan, failures).check(expect);
    new ExpectedClearance(plan, failures).check(expect);
    care(expect);
    expect.map("assess").ifPresent(this::tests);
    expect.map("radiotherapy").ifPresent(this::beams);
    expect.map("decisions").ifPresent(this::decisions);
    expect.map("options").ifPresent(this::options);
  }

  private String protocol() {
    return plan.selection() instanceof Selection.Chosen(var index, var _, var _)
        ? index.protocol().id()
        : "none";
  }

  private String group() {
    return plan.assessment().undetermined() ? "undetermined" : plan.assessment().group();
  }

  private void refused(YamlNode.Text fact) {
    if (!(plan.selection() instanceof Selection.Outside(List<Selection.Refusal> refusals))) {
      fail(fact.place(), "expected no protocol, but there is " + protocol());
    } else if (refusals.stream().noneMatch(refusal -> refusal.facts().contains(fact.text()))) {
      fail(fact.place(), "the refusals do not name " + fact.text() + ": " + refusals);
    }
  }

  /** Words that a refusal, or a reason for the risk group, contains. */
  private void because(YamlNode.Text words) {
    List<String> said = new ArrayList<>();
    if (plan.selection() instanceof Selection.Outside(List<Selection.Refusal> refusals)) {
      refusals.forEach(refusal -> said.add(refusal.because().en()));
    }
    if (plan.selection() instanceof Selection.Chosen(var _, var _, var refusals)) {
      refusals.forEach(refusal -> said.add(refusal.because().en()));
    }
    plan.assessment().because().forEach(reason -> said.add(reason.text().en()));
    if (said.stream().noneMatch(one -> one.contains(words.text()))) {
      fail(words.place(), "no reason says '" + words.text() + "': " + said);
    }
  }

  /** The stage whose risk table holds the row that decided. */
  private String decidedAt() {
    if (!(plan.selection() instanceof Selection.Chosen(var index, var _, var _))
        || plan.assessment().because().isEmpty()) {
      return "nowhere";
    }
    Place row = plan.assessment().because().getFirst().evidence().place();
    return index.protocol().stages().stream()
        .filter(stage -> stage.table().rows().stream().anyMatch(one -> one.place().equals(row)))
        .map(Protocol.Stage::id)
        .findFirst()
        .orElse("nowhere");
  }

  private void facts(Fields map) {
    Index index = Coverage.index(library, plan);
    Facts facts = Facts.recorded(index, view, plan.asOf(), plan.asOf());
    for (YamlNode.Entry entry : map.entries()) {
      Optional<Symbol> symbol =
          Optional.ofNullable(library.vocabulary().get(entry.key()))
              .map(Fact::symbol)
              .or(() ->
                  index.protocol().definitions().stream()
                      .map(Protocol.Definition::symbol)
                      .filter(own -> own.name().equals(entry.key()))
                      .findFirst());
      if (symbol.isEmpty()) {
        fail(entry.place(), "the fact '" + entry.key() + "' is not known");
        continue;
      }
      Value value = facts.value(symbol.get().slot());
      map.textOf(entry.value(), entry.key())
          .ifPresent(text -> same(text, entry.key(), value.toString()));
    }
  }

  private void phases(Fields expect) {
    List<String> ids = plan.roadmap().phases().stream().map(PlannedPhase::id).toList();
    List<YamlNode.Text> exact = expect.texts("phases");
    if (!exact.isEmpty()) {
      List<String> once =
          plan.roadmap().phases().stream()
              .filter(phase -> phase.cycle() == 0)
              .map(PlannedPhase::id)
              .toList();
      List<String> wanted = exact.stream().map(YamlNode.Text::text).toList();
      if (!once.equals(wanted)) {
        fail(exact.getFirst().place(), "expected the phases " + wanted + ", found " + once);
      }
    }
    contains(expect.texts("phases_include"), Set.copyOf(ids), "phases");
    lacks(expect.texts("phases_exclude"), Set.copyOf(ids), "phases");
  }

  /** Lines of care that the plan has, and that it has not. */
  private void care(Fields expect) {
    List<String> found = plan.care().stream().map(Care::id).toList();
    known(expect.texts("care"), library.cares().keySet(), "line of care", failures);
    known(expect.texts("care_not"), library.cares().keySet(), "line of care", failures);
    for (YamlNode.Text id : expect.texts("care")) {
      if (!found.contains(id.text())) {
        failures.add(
            id.place().fileAndLine() + ": expected the care " + id.text() + ", found " + found);
      }
    }
    for (YamlNode.Text id : expect.texts("care_not")) {
      if (found.contains(id.text())) {
        failures.add(id.place().fileAndLine() + ": did not expect the care " + id.text());
      }
    }
  }

  /** All tests of a phase: what is to be found out on which day. */
  private void tests(Fields map) {
    for (YamlNode.Entry entry : map.entries()) {
      SortedMap<Integer, Set<String>> found = new TreeMap<>();
      for (PlannedPhase phase : planned(entry)) {
        for (PlannedPhase.Check check : phase.checks()) {
          check
              .checkpoint()
              .facts()
              .forEach(fact ->
                  found
                      .computeIfAbsent(check.checkpoint().day(), _ -> new TreeSet<>())
                      .add(fact.name()));
        }
      }
      SortedMap<Integer, Set<String>> wanted = new TreeMap<>();
      Fields days = Fields.of(entry.value(), "'assess'", map.diagnostics());
      for (YamlNode.Entry day : days.entries()) {
        days.numberOf(new YamlNode.Text(day.key(), true, day.place()), "The day")
            .ifPresent(number -> wanted.put((int) number, new TreeSet<>(days.strings(day.key()))));
      }
      if (!found.equals(wanted)) {
        fail(
            entry.place(), "tests of " + entry.key() + ": expected " + wanted + ", found " + found);
      }
    }
  }

  /** All radiotherapy of a phase. */
  private void beams(Fields map) {
    for (YamlNode.Entry entry : map.entries()) {
      List<String> found =
          planned(entry).stream()
              .flatMap(phase -> phase.irradiations().stream())
              .map(PlannedPhase.Irradiation::element)
              .map(beam -> beam(beam.site(), beam.dose().toString(), beam.fractions(), beam.day()))
              .sorted()
              .toList();
      List<String> wanted = new ArrayList<>();
      for (YamlNode node : map.list(entry.key())) {
        if (node instanceof YamlNode.Text(String text, var _, var _, var _)
            && text.equals("none")) {
          continue;
        }
        Fields line = Fields.of(node, "A line of 'radiotherapy'", map.diagnostics());
        String site = line.string("site", "");
        String dose = line.string("dose", "");
        wanted.add(
            beam(site, dose, line.integer("fractions").orElse(0), line.integer("day").orElse(0)));
        line.done();
      }
      wanted.sort(Comparator.naturalOrder());
      if (!found.equals(wanted)) {
        fail(
            entry.place(),
            "radiotherapy in " + entry.key() + ": expected " + wanted + ", found " + found);
      }
    }
  }

  private static String beam(String site, String dose, int fractions, int day) {
    return site + " " + dose + " in " + fractions + " from day " + day;
  }

  private List<PlannedPhase> planned(YamlNode.Entry entry) {
    List<PlannedPhase> phases =
        plan.roadmap().phases().stream().filter(one -> one.id().equals(entry.key())).toList();
    if (phases.isEmpty()) {
      fail(entry.place(), "there is no phase " + entry.key());
    }
    return phases;
  }

  private interface PhaseCheck {
    void check(PlannedPhase phase, YamlNode.Text expected);
  }

  private void eachPhase(Fields map, PhaseCheck check) {
    for (YamlNode.Entry entry : map.entries()) {
      // Of two phases of one name, under two protocols, the later is meant.
      Optional<PlannedPhase> phase =
          plan.roadmap().phases().stream()
              .filter(one -> one.id().equals(entry.key()))
              .reduce((_, later) -> later);
      if (phase.isEmpty()) {
        fail(entry.place(), "there is no phase " + entry.key());
      } else {
        map.textOf(entry.value(), entry.key()).ifPresent(text -> check.check(phase.get(), text));
      }
    }
  }

  /** An expectation about a name that nobody knows could never fail. */
  private void known(List<YamlNode.Text> names, Collection<String> among, String what) {
    known(names, among, what, failures);
  }

  static void known(
      List<YamlNode.Text> names, Collection<String> among, String what, List<String> failures) {
    for (YamlNode.Text text : names) {
      if (!among.contains(text.text())) {
        String hint = Nearest.hint(text.text(), among);
        failures.add(
            text.place().fileAndLine()
                + ": there is no "
                + what
                + " '"
                + text.text()
                + "'. "
                + hint);
      }
    }
  }

  private Set<String> phaseIds() {
    Set<String> ids = new TreeSet<>();
    for (Protocol protocol : library.protocols().values()) {
      for (Protocol.Step step : protocol.roadmap()) {
        ids.add(step.phaseId());
        for (int cycle = 1; step.repeats() && cycle <= MOST_CYCLES; cycle++) {
          ids.add(step.phaseId() + "-" + cycle);
        }
      }
    }
    return ids;
  }

  private void decisions(Fields map) {
    for (YamlNode.Entry entry : map.entries()) {
      Optional<Decision> decision = decision(entry.key());
      String settled =
          decision.map(one -> one.settledBy().name().toLowerCase(Locale.ROOT)).orElse("not asked");
      map.textOf(entry.value(), entry.key())
          .ifPresent(text -> same(text, "decision " + entry.key(), settled));
    }
  }

  private void options(Fields map) {
    for (YamlNode.Entry entry : map.entries()) {
      Optional<Decision> decision = decision(entry.key());
      Fields wanted = Fields.of(entry.value(), "'options'", map.diagnostics());
      for (YamlNode.Entry option : wanted.entries()) {
        String found =
            decision.stream()
                .flatMap(one -> one.options().stream())
                .filter(one -> one.id().equals(option.key()))
                .map(one -> one.status().name().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("not offered");
        wanted
            .textOf(option.value(), option.key())
            .ifPresent(text -> same(text, "option " + option.key() + " of " + entry.key(), found));
      }
    }
  }

  private Optional<Decision> decision(String id) {
    return plan.decisions().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  private void contains(List<YamlNode.Text> wanted, Set<String> found, String what) {
    for (YamlNode.Text text : wanted) {
      if (!found.contains(text.text())) {
        fail(text.place(), what + ": expected " + text.text() + ", found " + new TreeSet<>(found));
      }
    }
  }

  private void lacks(List<YamlNode.Text> unwanted, Set<String> found, String what) {
    for (YamlNode.Text text : unwanted) {
      if (found.contains(text.text())) {
        fail(text.place(), what + ": did not expect " + text.text());
      }
    }
  }

  private void same(YamlNode.Text expected, String what, String found) {
    if (!expected.text().equals(found)) {
      fail(expected.place(), what + ": expected " + expected.text() + ", found " + found);
    }
  }

  private void fail(Place place, String message) {
    failures.add(place.fileAndLine() + ": " + message);
  }
}
