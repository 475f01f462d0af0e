package org.allway.fhir.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.allway.fhir.Canon;
import org.allway.fhir.FhirPath;
import org.allway.fhir.Ids;
import org.allway.fhir.Systems;
import org.allway.library.Days;
import org.allway.library.Element;
import org.allway.library.Fact;
import org.allway.library.Phase;
import org.allway.library.Protocol;
import org.allway.rule.Rule;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DataRequirement;
import org.hl7.fhir.r4.model.PlanDefinition.ActionConditionKind;
import org.hl7.fhir.r4.model.PlanDefinition.ActionRelationshipType;
import org.hl7.fhir.r4.model.PlanDefinition.ActionSelectionBehavior;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.Timing;

/** The phase texts of a protocol as actions: gates, lines with their days, tests. */
final class Actions {

  private final Protocol protocol;
  private final Cited cited;

  Actions(Protocol protocol, Cited cited) {
    this.protocol = protocol;
    this.cited = cited;
  }

  /** Days in a row. */
  private record Run(int from, int to) {

    static List<Run> of(Days days) {
      List<Run> runs = new ArrayList<>();
      for (int i = 0; i < days.count(); i++) {
        int day = days.get(i);
        if (!runs.isEmpty() && runs.getLast().to() + 1 == day) {
          runs.set(runs.size() - 1, new Run(runs.getLast().from(), day));
        } else {
          runs.add(new Run(day, day));
        }
      }
      return runs;
    }
  }

  /**
   * A phase text, as one line of the roadmap uses it.
   *
   * @param id of the action, to which the days are counted
   */
  PlanDefinitionActionComponent phase(String id, Phase phase) {
    PlanDefinitionActionComponent action = new PlanDefinitionActionComponent();
    action.setId(id);
    action.setTitle(phase.title().en());
    action.setCode(List.of(coded(phase.id(), phase.title().en())));
    action.setTiming(Names.days(phase.days()));
    action.setSelectionBehavior(ActionSelectionBehavior.ALL);
    Cited.mark(action, phase.evidence());
    cited.of(phase.evidence()).forEach(action::addDocumentation);
    Map<Integer, PlanDefinitionActionComponent> behind = new LinkedHashMap<>();
    behind.put(1, action);
    for (Phase.Gate gate : phase.gates()) {
      PlanDefinitionActionComponent at =
          behind.computeIfAbsent(gate.day(), day -> stretch(id, day));
      condition(at, ActionConditionKind.START, gate.when());
    }
    for (Element element : phase.elements()) {
      add(behind, first(element), action(id, phase, element));
    }
    for (Phase.Checkpoint point : phase.checkpoints()) {
      add(behind, point.day(), test(id, point));
    }
    behind.forEach((day, stretch) -> {
      if (day > 1 && stretch.hasAction()) {
        action.addAction(stretch);
      }
    });
    return action;
  }

  /** What is due on a day stands behind the last gate before it. */
  private static void add(
      Map<Integer, PlanDefinitionActionComponent> behind,
      int day,
      PlanDefinitionActionComponent what) {
    int gate =
        behind.keySet().stream().filter(one -> one <= day).mapToInt(one -> one).max().orElse(1);
    Optional.ofNullable(behind.get(gate)).ifPresent(one -> one.addAction(what));
  }

  private static int first(Element element) {
    return switch (element) {
      case Element.Medication line -> line.days().count() == 0 ? 1 : line.days().get(0);
      case Element.Radiotherapy beam -> beam.day();
    };
  }

  private static PlanDefinitionActionComponent stretch(String phase, int day) {
    PlanDefinitionActionComponent action = new PlanDefinitionActionComponent();
    action.setId(Ids.readable(phase, "gate", Integer.toString(day)));
    action.setTitle("From day " + day + " on");
    action.setSelectionBehavior(ActionSelectionBehavior.ALL);
    after(action, phase, day);
    return action;
  }

  private PlanDefinitionActionComponent action(String id, Phase phase, Element element) {
    PlanDefinitionActionComponent action = new PlanDefinitionActionComponent();
    condition(action, ActionConditionKind.APPLICABILITY, element.when());
    Cited.mark(action, element.evidence());
    cited.of(element.evidence()).forEach(action::addDocumentation);
    switch (element) {
      case Element.Medication line -> {
        action.setTitle(line.drug().label().en() + " " + Doses.text(line));
        givings(action, id, line, Canon.activity(protocol, phase, line));
      }
      case Element.Radiotherapy beam -> {
        action.setTitle(
            "Radiotherapy, "
                + beam.site()
                + ", "
                + beam.dose()
                + " in "
                + beam.fractions()
                + " fractions");
        after(action, id, beam.day());
      }
    }
    return action;
  }

  /** One run of days stands by itself; several are one action each. */
  private static void givings(
      PlanDefinitionActionComponent action,
      String phase,
      Element.Medication line,
      String definition) {
    List<Run> runs = Run.of(line.days());
    if (runs.size() == 1) {
      giving(action, phase, runs.getFirst(), line.times());
      action.setDefinition(new CanonicalType(definition));
      return;
    }
    action.setSelectionBehavior(ActionSelectionBehavior.ALL);
    for (Run run : runs) {
      PlanDefinitionActionComponent one = action.addAction();
      giving(one, phase, run, line.times());
      one.setTitle(
          run.from() == run.to() ? "Day " + run.from() : "Days " + run.from() + "-" + run.to());
      one.setDefinition(new CanonicalType(definition));
    }
  }

  private static void giving(
      PlanDefinitionActionComponent action, String phase, Run run, int times) {
    after(action, phase, run.from());
    Timing timing = new Timing();
    timing
        .getRepeat()
        .setBounds(Names.days(run.to() - run.from() + 1))
        .setFrequency(Math.max(1, times))
        .setPeriod(1)
        .setPeriodUnit(Timing.UnitsOfTime.D);
    action.setTiming(timing);
  }

  private PlanDefinitionActionComponent test(String id, Phase.Checkpoint point) {
    PlanDefinitionActionComponent action = new PlanDefinitionActionComponent();
    String facts =
        point.facts().stream().map(one -> one.label().en()).collect(Collectors.joining(", "));
    action.setTitle("Day " + point.day() + ": " + facts);
    after(action, id, point.day());
    condition(action, ActionConditionKind.APPLICABILITY, point.when());
    Cited.mark(action, point.evidence());
    cited.of(point.evidence()).forEach(action::addDocumentation);
    for (Fact fact : point.facts()) {
      DataRequirement output = new DataRequirement();
      output.setType("Observation");
      var filter = output.addCodeFilter().setPath("code");
      fact.codes()
          .forEach((system, code) ->
              Systems.named(system)
                  .ifPresent(address -> filter.addCode().setSystem(address).setCode(code)));
      filter.addCode().setSystem(Systems.FACT).setCode(fact.name());
      action.addOutput(output);
    }
    return action;
  }

  /** Day 1 is the phase's first. */
  static void after(PlanDefinitionActionComponent action, String phase, int day) {
    action
        .addRelatedAction()
        .setActionId(phase)
        .setRelationship(ActionRelationshipType.AFTERSTART)
        .setOffset(Names.days(day - 1));
  }

  static void condition(PlanDefinitionActionComponent action, ActionConditionKind kind, Rule when) {
    if (FhirPath.says(when)) {
      action.addCondition().setKind(kind).setExpression(FhirPath.of(when));
    }
  }

  static CodeableConcept coded(String phase, String title) {
    CodeableConcept concept = new CodeableConcept().setText(title);
    concept.addCoding().setSystem(Systems.PHASE).setCode(phase);
    return concept;
  }
}
