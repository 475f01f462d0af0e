package org.allway.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.allway.assess.Facts;
import org.allway.assess.Selection;
import org.allway.chart.Chart;
import org.allway.diagnostic.Nearest;
import org.allway.diagnostic.Place;
import org.allway.library.Days;
import org.allway.library.Element;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.allway.plan.Decision;
import org.allway.plan.Finding;
import org.allway.plan.Need;
import org.allway.plan.Plan;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Standing;
import org.allway.rule.Numbers;
import org.allway.rule.Symbol;
import org.allway.rule.Value;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Compares a plan with the {@code expect} of a scenario. */
final class Expectation {

  private static final int MOST_CYCLES = 20;

  private final Library library;
  private final Chart chart;
  private final Plan plan;
  private final List<String> failures;

  Expectation(Library library, Chart chart, Plan plan, List<String> failures) {
    this.library = library;
    this.chart = chart;
    this.plan = plan;
    this.failures = failures;
  }

  void check(Fields expect) {
    expect.text("no_protocol").ifPresent(this::refused);
    expect.text("protocol").ifPresent(text -> same(text, "protocol", protocol()));
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
    expect.list("doses").forEach(node -> dose(Fields.of(node, "A dose", expect.diagnostics())));
    expect
        .list("no_doses")
        .forEach(node -> noDose(Fields.of(node, "A dose", expect.diagnostics())));
    expect.map("sheet").ifPresent(this::sheet);
    expect
        .map("lengths")
        .ifPresent(map ->
            eachPhase(
                map,
                (phase, text) ->
                    same(text, phase.id() + " lasts", Integer.toString(phase.phase().days()))));
    expect
        .list("radiotherapy")
        .forEach(node -> radiotherapy(Fields.of(node, "A course", expect.diagnostics())));
    expect.list("tests").forEach(node -> test(Fields.of(node, "A test", expect.diagnostics())));
    expect.map("decisions").ifPresent(this::decisions);
    expect.map("options").ifPresent(this::options);
  }

  private String protocol() {
    return plan.selection() instanceof Selection.Chosen(var index, var _)
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

  private void facts(Fields map) {
    if (!(plan.selection() instanceof Selection.Chosen(var index, var _))) {
      fail(map.place(), "there is no protocol, so no derived facts");
      return;
    }
    Facts facts =
        Facts.recorded(index, chart.asOf(plan.asOf(), plan.knownOn()), plan.asOf(), plan.asOf());
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

  private interface PhaseCheck {
    void check(PlannedPhase phase, YamlNode.Text expected);
  }

  private void eachPhase(Fields map, PhaseCheck check) {
    for (YamlNode.Entry entry : map.entries()) {
      phase(entry)
          .ifPresent(phase ->
              map.textOf(entry.value(), entry.key()).ifPresent(text -> check.check(phase, text)));
    }
  }

  private Optional<PlannedPhase> phase(YamlNode.Entry named) {
    Optional<PlannedPhase> phase =
        plan.roadmap().phases().stream().filter(one -> one.id().equals(named.key())).findFirst();
    if (phase.isEmpty()) {
      fail(named.place(), "there is no phase " + named.key());
    }
    return phase;
  }

  private void dose(Fields line) {
    List<Dose> doses = matching(line);
    String what = line.string("drug", "") + " in " + line.string("phase", "any phase");
    List<YamlNode.Text> days = line.texts("days");
    if (!days.isEmpty()) {
      Set<Integer> wanted = days(days);
      Set<Integer> found = new TreeSet<>(doses.stream().map(Dose::day).toList());
      if (!found.equals(wanted)) {
        fail(line.place(), what + ": expected days " + wanted + ", found " + found);
      }
    }
    line.integer("day").ifPresent(day -> doses.removeIf(dose -> dose.day() != day));
    line.integer("count")
        .ifPresent(count -> {
          if (doses.size() != count) {
            fail(line.place(), what + ": expected " + count + " doses, found " + doses.size());
          }
        });
    if (doses.isEmpty()) {
      fail(line.place(), what + ": there is no such dose");
    }
    for (Dose dose : doses) {
      String day = what + ", day " + dose.day();
      line.text("amount").ifPresent(text -> same(text, day, amount(dose)));
      line.text("date").ifPresent(text -> same(text, day, dose.date().toString()));
      line.text("status").ifPresent(text -> same(text, day, dose.standing().word()));
      line.text("asks").ifPresent(text -> asks(text, day, dose));
      line.text("basis").ifPresent(text -> basis(text, day, dose));
      line.text("verified").ifPresent(text -> same(text, day, Boolean.toString(dose.verified())));
    }
    line.done();
  }

  private void noDose(Fields line) {
    List<Dose> doses = matching(line);
    line.integer("day").ifPresent(day -> doses.removeIf(dose -> dose.day() != day));
    line.date("from").ifPresent(from -> doses.removeIf(dose -> dose.date().isBefore(from)));
    line.done();
    if (!doses.isEmpty()) {
      fail(
          line.place(),
          "expected no "
              + line.string("drug", "dose")
              + ", found one on "
              + doses.getFirst().date());
    }
  }

  /** All lines of some phases: these doses by these routes, and no others. */
  private void sheet(Fields map) {
    for (YamlNode.Entry entry : map.entries()) {
      Optional<PlannedPhase> phase = phase(entry);
      if (phase.isEmpty()) {
        continue;
      }
      Set<String> listed = new TreeSet<>();
      List<YamlNode> lines =
          entry.value() instanceof YamlNode.Items(List<YamlNode> items, var _)
              ? items
              : List.of(entry.value());
      for (YamlNode node : lines) {
        Fields line = Fields.of(node, "A line of the sheet", map.diagnostics());
        listed.add(line.string("drug", "") + " " + line.string("route", ""));
        sheetLine(line, phase.get());
      }
      Set<String> found = new TreeSet<>();
      phase
          .get()
          .doses()
          .forEach(dose -> found.add(dose.element().drug().id() + " " + dose.element().route()));
      if (!found.equals(listed)) {
        fail(entry.place(), entry.key() + ": the sheet has " + listed + ", the plan " + found);
      }
    }
  }

  /** The days of a drug by a route; where the line names a dose, of the givings with that dose. */
  private void sheetLine(Fields line, PlannedPhase phase) {
    known(line.texts("drug"), library.formulary().keySet(), "drug");
    String drug = line.requiredText("drug").map(YamlNode.Text::text).orElse("");
    String route = line.requiredText("route").map(YamlNode.Text::text).orElse("");
    String what = drug + " " + route + " in " + phase.id();
    Optional<String> rate = line.text("dose").map(YamlNode.Text::text);
    List<Dose> doses =
        phase.doses().stream()
            .filter(dose -> dose.element().drug().id().equals(drug))
            .filter(dose -> dose.element().route().name().equals(route))
            .filter(dose -> rate.isEmpty() || rate.get().equals(rate(dose)))
            .toList();
    Set<Integer> wanted = days(line.texts("days"));
    Set<Integer> found = new TreeSet<>(doses.stream().map(Dose::day).toList());
    if (!found.equals(wanted)) {
      fail(
          line.place(),
          what
              + rate.map(text -> " " + text).orElse("")
              + ": expected days "
              + wanted
              + ", found "
              + found);
    }
    Set<Integer> hours = days(line.texts("hours"));
    Set<Integer> foundHours = new TreeSet<>(doses.stream().map(Dose::hour).toList());
    if (!hours.isEmpty() && !foundHours.equals(hours)) {
      fail(line.place(), what + ": expected hours " + hours + ", found " + foundHours);
    }
    for (Dose dose : doses) {
      String day = what + ", day " + dose.day();
      Element.Medication element = dose.element();
      line.text("amount").ifPresent(text -> same(text, day, amount(dose)));
      line.text("times").ifPresent(text -> same(text, day, Integer.toString(element.times())));
      line.text("over").ifPresent(text -> same(text, day, element.over()));
      line.text("max").ifPresent(text -> same(text, day, Numbers.text(element.max())));
    }
    Set<Integer> window = days(line.texts("window"));
    for (Dose dose : doses) {
      Days good = dose.element().window();
      Set<Integer> foundWindow = new TreeSet<>();
      for (int i = 0; i < good.count(); i++) {
        foundWindow.add(good.get(i));
      }
      if (!window.isEmpty() && !foundWindow.equals(window)) {
        fail(line.place(), what + ": expected the window " + window + ", found " + foundWindow);
      }
    }
    line.done();
  }

  private static String rate(Dose dose) {
    return dose.dosage() instanceof Dosage.Calculated calculated
        ? calculated.basis().rate().toString()
        : "asked";
  }

  private Set<Integer> days(List<YamlNode.Text> texts) {
    Set<Integer> all = new TreeSet<>();
    for (YamlNode.Text text : texts) {
      Optional<Days> read = Days.parse(text.text());
      if (read.isEmpty()) {
        fail(text.place(), text.described() + " are not days");
      }
      read.ifPresent(some -> {
        for (int i = 0; i < some.count(); i++) {
          all.add(some.get(i));
        }
      });
    }
    return all;
  }

  private void radiotherapy(Fields line) {
    YamlNode.Text site =
        line.requiredText("site").orElse(new YamlNode.Text("", true, line.place()));
    Optional<String> phase = line.text("phase").map(YamlNode.Text::text);
    boolean none = line.flag("none");
    List<PlannedPhase.Irradiation> courses =
        plan.roadmap().phases().stream()
            .filter(one -> phase.isEmpty() || one.id().equals(phase.get()))
            .flatMap(one -> one.irradiations().stream())
            .filter(one -> one.element().site().equals(site.text()))
            .toList();
    if (courses.isEmpty() != none) {
      fail(line.place(), site.text() + " radiotherapy: found " + courses.size() + " courses");
    }
    for (PlannedPhase.Irradiation course : courses) {
      line.text("dose").ifPresent(text -> same(text, "dose", course.element().dose().toString()));
      line.text("fractions")
          .ifPresent(
              text -> same(text, "fractions", Integer.toString(course.element().fractions())));
      line.text("day")
          .ifPresent(text -> same(text, "day", Integer.toString(course.element().day())));
    }
    line.done();
  }

  /** A test on a day of a phase, or none. */
  private void test(Fields line) {
    String phase = line.requiredText("phase").map(YamlNode.Text::text).orElse("");
    known(line.texts("phase"), phaseIds(), "phase");
    known(line.texts("fact"), library.vocabulary().keySet(), "fact");
    String fact = line.requiredText("fact").map(YamlNode.Text::text).orElse("");
    Set<Integer> found =
        plan.roadmap().phases().stream()
            .filter(one -> one.id().equals(phase))
            .flatMap(one -> one.checks().stream())
            .filter(one ->
                one.checkpoint().facts().stream().anyMatch(known -> known.name().equals(fact)))
            .map(one -> one.checkpoint().day())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<Integer> wanted = days(line.texts("days"));
    if (!found.equals(wanted)) {
      fail(
          line.place(),
          fact + " in " + phase + ": expected on days " + wanted + ", found " + found);
    }
    line.done();
  }

  /** An expectation about a name that nobody knows could never fail. */
  private void known(List<YamlNode.Text> names, Collection<String> among, String what) {
    for (YamlNode.Text text : names) {
      if (!among.contains(text.text())) {
        fail(
            text.place(),
            "there is no " + what + " '" + text.text() + "'. " + Nearest.hint(text.text(), among));
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

  private List<Dose> matching(Fields line) {
    known(line.texts("drug"), library.formulary().keySet(), "drug");
    known(line.texts("phase"), phaseIds(), "phase");
    Predicate<Dose> wanted = _ -> true;
    Optional<String> drug = line.text("drug").map(YamlNode.Text::text);
    Optional<String> route = line.text("route").map(YamlNode.Text::text);
    Optional<String> phase = line.text("phase").map(YamlNode.Text::text);
    if (drug.isPresent()) {
      wanted = wanted.and(dose -> dose.element().drug().id().equals(drug.get()));
    }
    if (route.isPresent()) {
      wanted = wanted.and(dose -> dose.element().route().name().equals(route.get()));
    }
    return plan.roadmap().phases().stream()
        .filter(one -> phase.isEmpty() || one.id().equals(phase.get()))
        .flatMap(one -> one.doses().stream())
        .filter(wanted)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static String amount(Dose dose) {
    return switch (dose.standing()) {
      case Standing.Given(var _, var amount, var _) -> amount.toString();
      default ->
          dose.dosage() instanceof Dosage.Calculated calculated
              ? calculated.amount().toString()
              : "asked";
    };
  }

  private void asks(YamlNode.Text text, String what, Dose dose) {
    Set<String> needs = dose.dosage() instanceof Dosage.Asked asked ? asked.needs() : Set.of();
    if (!needs.contains(text.text())) {
      fail(
          text.place(),
          what
              + ": expected it to ask for "
              + text.text()
              + ", found "
              + amount(dose)
              + " "
              + needs);
    }
  }

  private void basis(YamlNode.Text text, String what, Dose dose) {
    String basis =
        dose.dosage() instanceof Dosage.Calculated calculated ? calculated.basis().text() : "";
    if (!basis.contains(text.text())) {
      fail(
          text.place(),
          what + ": expected the basis to say '" + text.text() + "', found '" + basis + "'");
    }
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
