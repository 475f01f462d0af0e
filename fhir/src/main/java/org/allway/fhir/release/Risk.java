package org.allway.fhir.release;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.allway.assess.Assessment;
import org.allway.assess.Reason;
import org.allway.assess.Selection;
import org.allway.fhir.Canon;
import org.allway.fhir.Quantities;
import org.allway.fhir.Systems;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.allway.plan.Need;
import org.allway.plan.Plan;
import org.allway.rule.Numbers;
import org.allway.rule.Type;
import org.allway.rule.Value;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RiskAssessment;

/** The risk group with its reasons, the facts that it rests on, and what is missing. */
final class Risk {

  private static final String NCIT_ALL_RISK = "C167435";

  private final Library library;
  private final Plan plan;
  private final Entries entries;
  private final Trail trail;
  private final Missing missing;

  Risk(Library library, Plan plan, Entries entries, Trail trail, Missing missing) {
    this.library = library;
    this.plan = plan;
    this.entries = entries;
    this.trail = trail;
    this.missing = missing;
  }

  void write() {
    Assessment assessment = plan.assessment();
    RiskAssessment risk = new RiskAssessment();
    risk.setStatus(
        assessment.provisional()
            ? RiskAssessment.RiskAssessmentStatus.PRELIMINARY
            : RiskAssessment.RiskAssessmentStatus.FINAL);
    risk.setSubject(entries.patient());
    risk.setOccurrence(Entries.day(plan.asOf()));
    risk.setCode(Entries.said("Risk group of acute lymphoblastic leukemia"));
    risk.setMethod(Entries.said(method(assessment)));
    if (assessment.provisional()) {
      Entries.provisional(risk);
    }
    var prediction = risk.addPrediction();
    prediction.setOutcome(Entries.said("Risk group"));
    prediction.setQualitativeRisk(group(assessment));
    Set<String> seen = new HashSet<>();
    for (Reason reason : assessment.because()) {
      String assumed =
          reason.assumed().isEmpty()
              ? ""
              : " Assumed, not known: " + String.join(", ", reason.assumed()) + ".";
      String rule = reason.rule().equals("true") ? "" : " Rule: " + reason.rule();
      risk.addNote().setText(reason.text().en() + "." + assumed + rule);
      Entries.unverified(risk, reason.evidence().unverified());
      for (Map.Entry<String, Value> fact : reason.facts().entrySet()) {
        if (!reason.assumed().contains(fact.getKey()) && seen.add(fact.getKey())) {
          basis(risk, fact.getKey(), fact.getValue());
        }
      }
    }
    for (Need need : plan.needs()) {
      if (need.what().equals("risk") || need.what().equals("eligibility")) {
        risk.addExtension(missing.of(need));
      }
    }
    if (plan.selection() instanceof Selection.Undetermined(Set<String> needs)) {
      risk.addNote().setText("No protocol can be chosen yet: " + String.join(", ", needs) + ".");
    }
    Reference reference = entries.add(risk, "");
    assessment.because().forEach(reason -> trail.from(reference, reason.evidence()));
    if (!assessment.undetermined()) {
      observed(assessment);
    }
  }

  private String method(Assessment assessment) {
    String stage = assessment.stage().replace('_', ' ');
    return protocol().map(one -> one.title().en() + ", " + stage).orElse(stage);
  }

  private Optional<Protocol> protocol() {
    return plan.selection() instanceof Selection.Chosen(var index, var _, var _)
        ? Optional.of(index.protocol())
        : Optional.empty();
  }

  private CodeableConcept group(Assessment assessment) {
    if (assessment.undetermined()) {
      return Entries.said("undetermined");
    }
    String label =
        protocol()
            .map(one -> one.groups().get(assessment.group()))
            .map(words -> Objects.requireNonNull(words).en())
            .orElse(assessment.group());
    return Entries.coded(Canon.GROUP, assessment.group(), label);
  }

  /** A fact that the group rests on; what is not known is none. */
  private void basis(RiskAssessment risk, String name, Value value) {
    Fact fact = library.vocabulary().get(name);
    if (fact == null || fact.kind() == Fact.Kind.DATE) {
      return;
    }
    Observation observation = new Observation();
    observation.setStatus(Observation.ObservationStatus.FINAL);
    observation.setSubject(entries.patient());
    observation.setCode(Services.concept(fact));
    switch (value) {
      case Value.Num(double number) -> {
        String unit = fact.symbol().type() instanceof Type.Numeric n ? n.unit() : "";
        String shown = unit.isEmpty() ? "1" : unit;
        observation.setValue(Quantities.of(new BigDecimal(Numbers.text(number)), shown, shown));
      }
      case Value.Bool(boolean truth) -> observation.setValue(new BooleanType(truth));
      case Value.Code(String code) -> {
        String label = Objects.requireNonNull(fact.values().get(code)).en();
        observation.setValue(Entries.coded(Systems.VALUE, name + "." + code, label));
      }
      case Value.AtLeast _, Value.Unknown _ -> {
        return;
      }
    }
    risk.addBasis(entries.add(observation, "risk/" + name));
  }

  /** The group once more, as mCODE wants it. */
  private void observed(Assessment assessment) {
    Observation observation = new Observation();
    observation.getMeta().addProfile(Canon.MCODE_RISK);
    observation.setStatus(
        assessment.provisional()
            ? Observation.ObservationStatus.PRELIMINARY
            : Observation.ObservationStatus.FINAL);
    observation.setSubject(entries.patient());
    observation.setEffective(Entries.day(plan.asOf()));
    observation.addCategory(
        Entries.coded(
            "http://terminology.hl7.org/CodeSystem/observation-category", "survey", "Survey"));
    observation.setCode(
        Entries.coded(Systems.NCIT, NCIT_ALL_RISK, "Acute lymphoblastic leukemia risk group"));
    observation.setValue(group(assessment));
    observation.setMethod(Entries.said(method(assessment)));
    if (assessment.provisional()) {
      Entries.provisional(observation);
    }
    Reference reference = entries.add(observation, "risk-group");
    assessment.because().forEach(reason -> trail.from(reference, reason.evidence()));
  }
}
