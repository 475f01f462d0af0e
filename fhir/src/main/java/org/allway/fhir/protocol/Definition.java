package org.allway.fhir.protocol;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.allway.fhir.Canon;
import org.allway.fhir.FhirPath;
import org.allway.fhir.Ids;
import org.allway.fhir.Quantities;
import org.allway.fhir.Systems;
import org.allway.library.Exposure;
import org.allway.library.Library;
import org.allway.library.Phase;
import org.allway.library.Protocol;
import org.allway.library.Row;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.ActionConditionKind;
import org.hl7.fhir.r4.model.PlanDefinition.ActionRelationshipType;
import org.hl7.fhir.r4.model.PlanDefinition.ActionSelectionBehavior;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.Range;

/**
 * The PlanDefinition of a protocol. Its actions, in order: who belongs to it, risk groups stage by
 * stage, the roadmap, what goes on throughout, the end of therapy, and what ends the protocol.
 */
final class Definition {

  private static final String TYPES = "http://terminology.hl7.org/CodeSystem/plan-definition-type";

  private final Library library;
  private final Protocol protocol;
  private final Cited cited;
  private final Actions actions;

  Definition(Library library, Protocol protocol, Cited cited) {
    this.library = library;
    this.protocol = protocol;
    this.cited = cited;
    this.actions = new Actions(protocol, cited);
  }

  PlanDefinition resource() {
    PlanDefinition plan = new PlanDefinition();
    plan.setId(protocol.id());
    plan.setUrl(Systems.ALLWAY + "/PlanDefinition/" + protocol.id());
    plan.addIdentifier().setSystem(Systems.PROTOCOL).setValue(protocol.id());
    plan.setVersion(protocol.version());
    plan.setName(Names.computer(protocol.id()));
    plan.setTitle(protocol.title().en());
    plan.getType().addCoding().setSystem(TYPES).setCode("clinical-protocol");
    plan.setStatus(PublicationStatus.DRAFT);
    plan.setExperimental(true);
    plan.setDateElement(Names.date(protocol.revised()));
    plan.addExtension(Canon.REVIEW, new CodeType(protocol.review()));
    plan.setDescription(description());
    plan.addLibrary(Canon.library(protocol));
    cited.of(Logic.cites(protocol)).forEach(plan::addRelatedArtifact);
    goals(plan);
    if (!protocol.eligible().isEmpty()) {
      plan.addAction(eligible());
    }
    if (!protocol.stages().isEmpty()) {
      plan.addAction(risk());
    }
    plan.addAction(roadmap());
    protocol.throughout().forEach(daily -> plan.addAction(throughout(daily)));
    ends().forEach(plan::addAction);
    protocol.leaves().forEach(leave -> plan.addAction(leave(leave)));
    return plan;
  }

  private String description() {
    String review =
        "Review by clinicians: "
            + protocol.review()
            + ". Numbers that nobody has found in a source "
            + "are marked unverified. Allway supports clinicians and replaces none.";
    return protocol.note().isEmpty() ? review : protocol.note() + "\n\n" + review;
  }

  /** What may add up, at most. */
  private void goals(PlanDefinition plan) {
    protocol
        .limits()
        .forEach((name, limit) -> {
          Exposure exposure = library.exposures().get(name);
          String title = exposure == null ? name : exposure.title().en();
          String unit = exposure == null ? "1" : exposure.unit().text;
          Range range = new Range();
          range.setHigh(Quantities.of(BigDecimal.valueOf(limit), unit, unit));
          plan.addGoal()
              .setDescription(said(title + ": at most " + limit + " " + unit))
              .addTarget()
              .setMeasure(said(title))
              .setDetail(range);
        });
  }

  private PlanDefinitionActionComponent eligible() {
    PlanDefinitionActionComponent action = action("eligibility", "Who belongs to this protocol");
    for (Protocol.Requirement requirement : protocol.eligible()) {
      Expression rule = FhirPath.of(requirement.require());
      rule.setDescription(requirement.because().en());
      action.addCondition().setKind(ActionConditionKind.APPLICABILITY).setExpression(rule);
      Cited.mark(rule, requirement.evidence());
      cited.of(requirement.evidence()).forEach(action::addDocumentation);
    }
    return action;
  }

  private PlanDefinitionActionComponent risk() {
    PlanDefinitionActionComponent action = action("risk", "Risk group");
    for (Protocol.Stage stage : protocol.stages()) {
      PlanDefinitionActionComponent at =
          action("risk-" + stage.id(), "Risk group: " + stage.id().replace('_', ' '));
      at.setDescription("The first row that holds decides.");
      at.setSelectionBehavior(ActionSelectionBehavior.EXACTLYONE);
      for (Row<String> row : stage.table().rows()) {
        PlanDefinitionActionComponent group = at.addAction();
        group.setTitle(row.then());
        group.addCode().addCoding().setSystem(Canon.GROUP).setCode(row.then());
        Actions.condition(group, ActionConditionKind.APPLICABILITY, row.when());
        Cited.mark(group, row.evidence());
        cited.of(row.evidence()).forEach(group::addDocumentation);
      }
      action.addAction(at);
    }
    return action;
  }

  private PlanDefinitionActionComponent roadmap() {
    PlanDefinitionActionComponent action = action("roadmap", "Roadmap");
    action.setSelectionBehavior(ActionSelectionBehavior.ALL);
    String before = "";
    for (Protocol.Step step : protocol.roadmap()) {
      PlanDefinitionActionComponent at = step(step);
      if (!before.isEmpty()) {
        at.addRelatedAction().setActionId(before).setRelationship(ActionRelationshipType.AFTEREND);
      }
      Actions.condition(at, ActionConditionKind.APPLICABILITY, step.when());
      action.addAction(at);
      before = at.getId();
    }
    return action;
  }

  private PlanDefinitionActionComponent step(Protocol.Step step) {
    String id = step.phaseId();
    return switch (step.variant()) {
      case Protocol.Variant.Always(Phase phase) -> named(actions.phase(id, phase), step);
      case Protocol.Variant.ByGroup(Map<String, Phase> byGroup) -> {
        PlanDefinitionActionComponent one = named(action(id, id), step);
        one.setSelectionBehavior(ActionSelectionBehavior.ATMOSTONE);
        Map<Phase, List<String>> groups = new LinkedHashMap<>();
        byGroup.forEach(
            (group, phase) -> groups.computeIfAbsent(phase, _ -> new ArrayList<>()).add(group));
        groups.forEach((phase, names) -> one.addAction(ofGroups(id, phase, names)));
        yield one;
      }
      case Protocol.Variant.ByRows(var table) -> {
        PlanDefinitionActionComponent one = named(action(id, id), step);
        one.setDescription("The first row that holds decides.");
        one.setSelectionBehavior(ActionSelectionBehavior.ATMOSTONE);
        int number = 0;
        for (Row<Phase> row : table.rows()) {
          number++;
          PlanDefinitionActionComponent phase =
              actions.phase(Ids.readable(id, "row", Integer.toString(number)), row.then());
          Actions.condition(phase, ActionConditionKind.APPLICABILITY, row.when());
          one.addAction(phase);
        }
        yield one;
      }
    };
  }

  private PlanDefinitionActionComponent ofGroups(String id, Phase phase, List<String> names) {
    PlanDefinitionActionComponent one = actions.phase(Ids.readable(id, phase.id()), phase);
    String rule =
        names.stream().map(name -> "%group = '" + name + "'").collect(Collectors.joining(" or "));
    one.addCondition()
        .setKind(ActionConditionKind.APPLICABILITY)
        .setExpression(
            new Expression()
                .setLanguage(FhirPath.LANGUAGE)
                .setExpression(rule)
                .setDescription("Risk group " + String.join(", ", names)));
    return one;
  }

  private static PlanDefinitionActionComponent named(
      PlanDefinitionActionComponent action, Protocol.Step step) {
    action.setId(step.phaseId());
    if (step.repeats()) {
      action.setCardinalityBehavior(PlanDefinition.ActionCardinalityBehavior.MULTIPLE);
    }
    return action;
  }

  private PlanDefinitionActionComponent throughout(Protocol.Throughout daily) {
    var line = daily.element();
    PlanDefinitionActionComponent action =
        action("throughout-" + line.drug().id(), line.drug().label().en() + ", throughout");
    action.setDescription("Every day until therapy ends, through all phases and between them.");
    Actions.after(action, daily.phase(), daily.day());
    Actions.condition(action, ActionConditionKind.APPLICABILITY, line.when());
    daily
        .known()
        .ifPresent(fact ->
            action
                .addCondition()
                .setKind(ActionConditionKind.START)
                .setExpression(
                    new Expression()
                        .setLanguage(FhirPath.LANGUAGE)
                        .setExpression("%" + fact.name() + ".exists()")));
    action.setDefinition(
        new CanonicalType(Canon.activity(protocol, Canon.throughoutId(protocol, line))));
    Cited.mark(action, line.evidence());
    cited.of(line.evidence()).forEach(action::addDocumentation);
    return action;
  }

  /** Therapy ends so many years after a phase's first day, unless its last phase ends it. */
  private List<PlanDefinitionActionComponent> ends() {
    Protocol.Duration duration = protocol.duration();
    List<PlanDefinitionActionComponent> ends = new ArrayList<>();
    int number = 0;
    for (Row<Integer> row : duration.years().rows()) {
      number++;
      if (row.then() == Protocol.Duration.OPEN || duration.from().isEmpty()) {
        continue;
      }
      PlanDefinitionActionComponent end =
          action("end-" + number, "End of therapy, " + row.then() + " years");
      end.addRelatedAction()
          .setActionId(duration.from())
          .setRelationship(ActionRelationshipType.AFTERSTART)
          .setOffset(Names.years(row.then()));
      Actions.condition(end, ActionConditionKind.APPLICABILITY, row.when());
      Cited.mark(end, row.evidence());
      cited.of(row.evidence()).forEach(end::addDocumentation);
      ends.add(end);
    }
    return ends;
  }

  private PlanDefinitionActionComponent leave(Protocol.Leave leave) {
    PlanDefinitionActionComponent action = action("", leave.because().en());
    action.setDescription(leave.action().en());
    Actions.condition(action, ActionConditionKind.STOP, leave.when());
    Cited.mark(action, leave.evidence());
    cited.of(leave.evidence()).forEach(action::addDocumentation);
    return action;
  }

  private static PlanDefinitionActionComponent action(String id, String title) {
    PlanDefinitionActionComponent action = new PlanDefinitionActionComponent().setTitle(title);
    if (!id.isEmpty()) {
      action.setId(Ids.readable(id));
    }
    return action;
  }

  private static CodeableConcept said(String text) {
    return new CodeableConcept().setText(text);
  }
}
