package org.allway.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.allway.assess.Facts;
import org.allway.assess.Index;
import org.allway.assess.Selection;
import org.allway.chart.ChartView;
import org.allway.diagnostic.Place;
import org.allway.exposure.Account;
import org.allway.exposure.Share;
import org.allway.library.Adaptation;
import org.allway.library.Care;
import org.allway.library.Check;
import org.allway.library.Choice;
import org.allway.library.DoseRule;
import org.allway.library.Element;
import org.allway.library.Exposure;
import org.allway.library.Fact;
import org.allway.library.LateEffect;
import org.allway.library.Library;
import org.allway.library.Phase;
import org.allway.library.Protocol;
import org.allway.library.Replacement;
import org.allway.library.Rescue;
import org.allway.library.Row;
import org.allway.library.Table;
import org.allway.library.Titration;
import org.allway.order.Checked;
import org.allway.plan.Clearance;
import org.allway.plan.Decision;
import org.allway.plan.Plan;
import org.allway.plan.Watch;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PhaseStart;
import org.allway.roadmap.PlannedPhase;
import org.allway.rule.Value;
import org.allway.titration.Course;
import org.allway.titration.Step;

/**
 * Which lines of a library a scenario reaches: rows that decide, elements that are given, gates
 * that hold a child back. What the lines belong to (a fact, a choice, a phase, a table, a drug, the
 * protocols of the family) is noted too.
 */
public final class Coverage {

  private final Library library;
  private final Set<Place> reached = new HashSet<>();

  private Coverage(Library library) {
    this.library = library;
  }

  /**
   * A line that no scenario reaches.
   *
   * @param what what it is, such as "row of the risk table"
   * @param text the line's rule or name
   */
  public record Unreached(Place place, String what, String text) {}

  /** The places that one plan went through. */
  static Set<Place> of(Library library, ChartView view, Plan plan) {
    Coverage coverage = new Coverage(library);
    Facts facts = Facts.assumed(index(library, plan), view, plan.asOf(), plan.asOf());
    plan.family().protocols().forEach(protocol -> coverage.reached.add(protocol.place()));
    switch (plan.selection()) {
      case Selection.Outside(List<Selection.Refusal> refusals) ->
          refusals.forEach(refusal -> coverage.reached.add(refusal.evidence().place()));
      case Selection.Undetermined _ -> {}
      case Selection.Chosen(Index index, var _, List<Selection.Refusal> refusals) -> {
        refusals.forEach(refusal -> coverage.reached.add(refusal.evidence().place()));
        coverage.chosen(index.protocol(), facts, plan);
      }
    }
    coverage.decisions(plan);
    coverage.derived(facts);
    coverage.exposures(plan);
    return coverage.reached;
  }

  /** The checks that found something in one set of orders. */
  static Set<Place> of(Checked checked) {
    return checked.findings().stream()
        .map(finding -> finding.evidence().place())
        .collect(Collectors.toSet());
  }

  /** What the facts are read with: the child's protocol, or else the first of the family. */
  static Index index(Library library, Plan plan) {
    return plan.selection() instanceof Selection.Chosen(Index index, var _, var _)
        ? index
        : new Index(library, plan.family().protocols().getFirst(), plan.centre());
  }

  /** What was asked, of a child without a protocol too. */
  private void decisions(Plan plan) {
    for (Decision decision : plan.decisions()) {
      Choice choice = Objects.requireNonNull(library.choices().get(decision.id()));
      reached.add(choice.place());
      decision.options().stream()
          .filter(option -> option.id().equals(decision.chosen()))
          .forEach(option -> reached.add(option.evidence().place()));
      // What an option would begin is looked at whether it is taken or not.
      choice.options().stream()
          .flatMap(option -> option.starts().stream())
          .map(id -> Objects.requireNonNull(library.protocols().get(id)))
          .forEach(next -> reached.add(next.place()));
      decision.options().stream()
          .flatMap(option -> option.grounds().stream())
          .forEach(ground -> reached.add(ground.evidence().place()));
    }
  }

  private void derived(Facts facts) {
    for (Fact fact : library.facts()) {
      if (facts.derivation(fact.symbol()).isPresent()
          && decided(fact.derived(), facts).isPresent()) {
        reached.add(fact.place());
      }
    }
  }

  /** Sets that weigh something, and late effects that are listed for certain. */
  private void exposures(Plan plan) {
    for (Account account : plan.exposures()) {
      for (Exposure.FactorSet set : account.exposure().sets().values()) {
        if (account.shares().stream()
            .anyMatch(share ->
                share.kind() == Share.Kind.ELSEWHERE
                    || set.factors().containsKey(share.source()))) {
          reached.add(set.evidence().place());
        }
      }
    }
    plan.lateEffects().stream()
        .filter(watch -> watch.by() != Watch.By.ASKED)
        .forEach(watch -> reached.add(watch.effect().evidence().place()));
  }

  private void chosen(Protocol protocol, Facts facts, Plan plan) {
    for (Protocol.Stage stage : protocol.stages()) {
      decided(stage.table(), facts)
          .ifPresent(group -> facts.set(library.group(), new Value.Code(group)));
    }
    protocol.definitions().forEach(definition -> decided(definition.table(), facts));
    decided(protocol.duration().years(), facts);
    library.states().rows().stream()
        .filter(row -> row.then().equals(plan.state()))
        .forEach(row -> reached.add(row.place()));
    for (Protocol.Step step : protocol.roadmap()) {
      if (step.variant() instanceof Protocol.Variant.ByRows(Table<Phase> table)) {
        decided(table, facts);
      }
    }
    plan.roadmap().left().forEach(leave -> reached.add(leave.place()));
    plan.way().forEach(leg -> reached.add(leg.protocol().place()));
    plan.roadmap().phases().forEach(this::phase);
    plan.roadmap().titrations().forEach(this::titration);
    plan.clearances().forEach(this::clearance);
    plan.care().forEach(care -> reached.add(care.evidence().place()));
  }

  private <R> Optional<R> decided(Table<R> table, Facts facts) {
    if (table.decide(facts) instanceof Table.Verdict.Decided<R>(Row<R> row)) {
      reached.add(row.place());
      return Optional.of(row.then());
    }
    return Optional.empty();
  }

  private void clearance(Clearance clearance) {
    reached.add(clearance.rescue().place());
    clearance.missing().forEach(one -> reached.add(one.evidence().place()));
    for (Clearance.Reading reading : clearance.readings()) {
      reading.expected().ifPresent(one -> reached.add(one.evidence().place()));
      reading.answer().ifPresent(row -> reached.add(row.place()));
      reading.also().forEach(called -> reached.add(called.answer().place()));
    }
  }

  private void titration(Course course) {
    reached.add(course.rules().place());
    for (Step step : course.steps()) {
      if (step.outcome() instanceof Step.Outcome.Changed(Titration.Row row)) {
        reached.add(row.place());
      }
      if (step.check() instanceof Step.Check.Skipped(Titration.Skip skip)) {
        reached.add(skip.evidence().place());
      }
    }
    course.advice().forEach(advice -> reached.add(advice.place()));
  }

  private void phase(PlannedPhase planned) {
    reached.add(planned.phase().place());
    planned.doses().forEach(this::dose);
    planned.irradiations().forEach(beam -> reached.add(beam.element().place()));
    planned.checks().forEach(check -> reached.add(check.checkpoint().evidence().place()));
    boolean waits = planned.start().kind() == PhaseStart.Kind.WAITING;
    boolean delayed =
        planned.start().date().plusDays(planned.phase().days() - 1L).isBefore(planned.end());
    for (Phase.Gate gate : planned.phase().gates()) {
      boolean holds =
          planned.inner().stream()
              .anyMatch(inner ->
                  inner.day() == gate.day() && inner.start().kind() == PhaseStart.Kind.WAITING);
      if (gate.day() == 1 ? waits : delayed || holds) {
        reached.add(gate.evidence().place());
      }
    }
  }

  private void dose(Dose dose) {
    element(dose.element());
    dose.adapted()
        .acting()
        .forEach(one -> {
          reached.add(one.adaptation().place());
          reached.add(one.row().place());
        });
  }

  private void element(Element.Medication element) {
    reached.add(element.place());
    reached.add(element.drug().place());
    if (element.dose() instanceof DoseRule.Banded banded) {
      reached.add(banded.evidence().place());
    }
  }

  /** Every line of the library that no scenario reached, in the order of the files. */
  public static List<Unreached> unreached(Library library, List<ScenarioResult> results) {
    Coverage coverage = new Coverage(library);
    results.forEach(result -> coverage.reached.addAll(result.reached()));
    return coverage.unreached();
  }

  private List<Unreached> unreached() {
    List<Unreached> all = new ArrayList<>();
    for (Fact fact : library.facts()) {
      rows(fact.derived(), "row of the derivation of " + fact.name(), all);
    }
    rows(library.states(), "row of the states", all);
    for (Protocol protocol : library.protocols().values()) {
      for (Protocol.Requirement one : protocol.eligible()) {
        line(
            one.evidence().place(),
            "requirement that never refused a child",
            one.require().source(),
            all);
      }
      for (Protocol.Definition one : protocol.definitions()) {
        rows(one.table(), "row of the definition of " + one.symbol().name(), all);
      }
      for (Protocol.Stage stage : protocol.stages()) {
        rows(stage.table(), "row of the risk table at " + stage.id(), all);
      }
      for (Protocol.Step step : protocol.roadmap()) {
        if (step.variant() instanceof Protocol.Variant.ByRows(Table<Phase> table)) {
          rows(table, "row of the phases for " + step.phaseId(), all);
        }
      }
      rows(protocol.duration().years(), "row of the duration", all);
      protocol
          .leaves()
          .forEach(leave -> line(leave.place(), "way out", leave.when().source(), all));
    }
    for (Phase phase : library.phases().values()) {
      line(phase.place(), "phase", phase.id(), all);
      phase
          .gates()
          .forEach(gate ->
              line(
                  gate.evidence().place(),
                  "gate on day " + gate.day() + " that never held a child back",
                  gate.when().source(),
                  all));
      for (Element element : phase.elements()) {
        String name =
            switch (element) {
              case Element.Medication drug ->
                  drug.drug().id() + " " + drug.route() + " in " + phase.id();
              case Element.Radiotherapy beam -> beam.site() + " radiotherapy in " + phase.id();
            };
        line(element.place(), "element", name, all);
      }
      phase
          .checkpoints()
          .forEach(check ->
              line(
                  check.evidence().place(),
                  "test",
                  "day " + check.day() + " of " + phase.id(),
                  all));
    }
    for (Choice choice : library.choices().values()) {
      for (Choice.Option option : choice.options()) {
        line(option.evidence().place(), "option", option.id() + " of " + choice.id(), all);
      }
    }
    for (Titration set : library.titrations().values()) {
      set.rows()
          .forEach(row ->
              line(row.place(), "row of the titration " + set.id(), row.when().source(), all));
      set.run()
          .skips()
          .forEach(
              skip -> line(skip.evidence().place(), "reason to skip", skip.when().source(), all));
      set.advice().forEach(advice -> line(advice.place(), "advice", advice.when().source(), all));
    }
    for (Adaptation adaptation : library.adaptations().values()) {
      rows(adaptation.table(), "row of the adaptation " + adaptation.id(), all);
    }
    for (Care care : library.cares().values()) {
      line(care.evidence().place(), "care", care.id(), all);
    }
    for (Rescue rescue : library.rescues().values()) {
      String name = "row of the rescue " + rescue.id();
      rescue.rows().forEach(row -> line(row.place(), name, row.when().source(), all));
      rescue.also().forEach(row -> line(row.place(), name, row.when().source(), all));
      rescue
          .expected()
          .forEach(one ->
              line(one.evidence().place(), "level of " + rescue.id(), "hour " + one.hour(), all));
    }
    for (Replacement replacement : library.replacements().values()) {
      for (Element.Medication element : replacement.elements()) {
        String name = element.drug().id() + " of " + replacement.id();
        line(element.place(), "element", name, all);
      }
    }
    for (Exposure exposure : library.exposures().values()) {
      exposure
          .sets()
          .values()
          .forEach(set ->
              line(
                  set.evidence().place(),
                  "set of factors that weighs nothing",
                  set.id() + " of " + exposure.id(),
                  all));
    }
    for (LateEffect effect : library.lateEffects().values()) {
      line(effect.evidence().place(), "late effect", effect.id(), all);
    }
    for (Check check : library.checks().values()) {
      line(check.evidence().place(), "check that found nothing", check.code(), all);
    }
    return all;
  }

  private <R> void rows(Table<R> table, String what, List<Unreached> all) {
    table.rows().forEach(row -> line(row.place(), what, row.when().source(), all));
  }

  private void line(Place place, String what, String text, List<Unreached> all) {
    if (!reached.contains(place)) {
      all.add(new Unreached(place, what, text));
    }
  }
}
