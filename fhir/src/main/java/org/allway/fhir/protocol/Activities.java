package org.allway.fhir.protocol;

import org.allway.dose.Amount;
import org.allway.dose.DoseRate;
import org.allway.dose.Route;
import org.allway.fhir.Canon;
import org.allway.fhir.Concepts;
import org.allway.fhir.FhirPath;
import org.allway.fhir.Quantities;
import org.allway.fhir.Systems;
import org.allway.library.Days;
import org.allway.library.DoseRule;
import org.allway.library.Element;
import org.allway.library.Evidence;
import org.allway.library.Protocol;
import org.allway.rule.Numbers;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.ActivityDefinition.ActivityDefinitionKind;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Timing;

/** One drug line of a protocol: what, how much of it, how, how often. */
final class Activities {

  private static final String DOSE = "dosageInstruction.doseAndRate.dose";

  private final Protocol protocol;
  private final Cited cited;
  private final Concepts concepts;

  Activities(Protocol protocol, Cited cited, Concepts concepts) {
    this.protocol = protocol;
    this.cited = cited;
    this.concepts = concepts;
  }

  ActivityDefinition of(String id, Element.Medication line) {
    ActivityDefinition activity = new ActivityDefinition();
    activity.setId(id);
    activity.setUrl(Systems.ALLWAY + "/ActivityDefinition/" + id);
    activity.setVersion(protocol.version());
    activity.setName(Names.computer(id));
    activity.setTitle(line.drug().label().en() + " " + line.route() + ", days " + line.days());
    activity.setStatus(PublicationStatus.DRAFT);
    activity.setExperimental(true);
    activity.setDateElement(Names.date(protocol.revised()));
    activity.addExtension(Canon.REVIEW, new CodeType(protocol.review()));
    Cited.marks(line.evidence()).forEach(activity::addExtension);
    activity.setKind(ActivityDefinitionKind.MEDICATIONREQUEST);
    activity.setIntent(ActivityDefinition.RequestIntent.PLAN);
    activity.setProduct(concepts.drug(line.drug()));
    activity.setTiming(timing(line));
    activity.addLibrary(Canon.library(protocol));
    cited.of(line.evidence()).forEach(activity::addRelatedArtifact);
    activity.addDosage(dosage(activity, line));
    if (!line.evidence().note().isEmpty()) {
      activity.setUsage(line.evidence().note());
    }
    return activity;
  }

  private Dosage dosage(ActivityDefinition activity, Element.Medication line) {
    Dosage dosage = new Dosage();
    dosage.setRoute(route(line));
    dosage.setTiming(timing(line));
    String mark = line.evidence().verified() ? "" : " *";
    dosage.setText(Doses.text(line) + mark);
    if (!line.over().isEmpty()) {
      dosage.addAdditionalInstruction(new CodeableConcept().setText("over " + line.over()));
    }
    if (!line.how().isEmpty()) {
      dosage.setPatientInstruction(line.how().en());
    }
    if (Double.isFinite(line.max())) {
      Amount max = new Amount(line.max(), line.drug().unit());
      dosage.setMaxDosePerAdministration(Quantities.of(max));
    }
    switch (line.dose()) {
      case DoseRule.Fixed(DoseRate rate) -> {
        dosage.addDoseAndRate().setDose(Quantities.of(rate));
        scale(activity, rate, line.times());
      }
      case DoseRule.Escalating(DoseRate start, var _, var _, var _) ->
          dosage.addDoseAndRate().setDose(Quantities.of(start));
      case DoseRule.Banded(var by, var bands, var _, Evidence evidence) -> {
        evidence.unverified().forEach(field -> Names.unverified(activity, field));
        dynamic(activity, Doses.banded(by, bands));
      }
      case DoseRule.Individual _ -> {}
    }
    return dosage;
  }

  private CodeableConcept route(Element.Medication line) {
    CodeableConcept route = concepts.route(line.route());
    if (line.routes().size() > 1) {
      route.setText(String.join(" or ", line.routes().stream().map(Route::name).toList()));
    }
    return route;
  }

  /** How a rate becomes the dose of one child. */
  private static void scale(ActivityDefinition activity, DoseRate rate, int times) {
    String value = Numbers.text(rate.value());
    String share = rate.daily() && times > 1 ? " / " + times : "";
    switch (rate.per()) {
      case M2 -> dynamic(activity, value + " * %bsa" + share);
      case KG -> dynamic(activity, value + " * %weight_kg" + share);
      case FLAT -> {}
    }
  }

  private static void dynamic(ActivityDefinition activity, String expression) {
    activity
        .addDynamicValue()
        .setPath(DOSE)
        .setExpression(
            new Expression()
                .setLanguage(FhirPath.LANGUAGE)
                .setDescription("Before cap, share and rounding")
                .setExpression(expression));
  }

  /** How often on a day of giving; which days these are, the PlanDefinition says. */
  private static Timing timing(Element.Medication line) {
    Timing timing = new Timing();
    Timing.TimingRepeatComponent repeat = timing.getRepeat();
    repeat.setFrequency(Math.max(1, line.times())).setPeriod(1);
    repeat.setPeriodUnit(Timing.UnitsOfTime.D);
    Days days = line.days();
    if (days.count() > 0) {
      repeat.setBounds(
          Names.days(Math.max(1, line.infusionDays()) - 1 + days.last() - days.get(0) + 1));
    }
    timing.setCode(new CodeableConcept().setText("days " + days));
    return timing;
  }
}
