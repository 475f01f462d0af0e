package org.allway.fhir.release;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.allway.Examples;
import org.allway.fhir.Canon;
import org.allway.fhir.FhirJson;
import org.allway.plan.Plan;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.RequestGroup;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanBundleTest {

  private static final Pattern REFERENCE = Pattern.compile("\"reference\":\"([^\"]+)\"");
  private static final Bundle EMMA = bundle("emma");

  private static Bundle bundle(String child) {
    return PlanBundle.of(Examples.library(), Examples.plan(child));
  }

  private static Bundle emma(String more) {
    String text = Examples.content(Examples.file("emma"));
    Plan plan = Examples.plan(Examples.chart("emma", text + more), LocalDate.of(2026, 2, 16));
    return PlanBundle.of(Examples.library(), plan);
  }

  private static <T extends Resource> List<T> all(Bundle bundle, Class<T> type) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static List<MedicationRequest> of(Bundle bundle, String drug) {
    return all(bundle, MedicationRequest.class).stream()
        .filter(one -> one.getMedicationCodeableConcept().getText().equals(drug))
        .toList();
  }

  static List<String> children() {
    return Examples.children();
  }

  @ParameterizedTest
  @MethodSource("children")
  void everyReferenceLeadsToAnEntry(String child) {
    Bundle bundle = bundle(child);
    Set<String> names = new HashSet<>();
    bundle.getEntry().forEach(entry -> names.add(entry.getFullUrl()));
    String text = new FhirJson(FhirContext.forR4Cached()).line(bundle);

    assertThat(REFERENCE.matcher(text).results().map(found -> found.group(1)).toList())
        .isNotEmpty()
        .allMatch(names::contains);
    assertThat(names).hasSameSizeAs(bundle.getEntry());
  }

  @Test
  void theNameOfAChildIsInNoId() {
    assertThat(EMMA.getEntry()).noneMatch(entry -> entry.getFullUrl().contains("emma"));
    assertThat(all(EMMA, Patient.class)).hasSize(1);
  }

  @Test
  void aLaterPlanNamesTheSameThingsAlike() {
    Plan later = Examples.plan(Examples.chart("emma"), LocalDate.of(2026, 2, 20));
    Bundle bundle = PlanBundle.of(Examples.library(), later);
    Set<String> before = new HashSet<>();
    EMMA.getEntry().forEach(entry -> before.add(entry.getFullUrl()));

    assertThat(
            all(bundle, CarePlan.class).stream().map(one -> "urn:uuid:" + one.getIdPart()).toList())
        .allMatch(before::contains);
  }

  @Test
  void nothingIsAnOrder() {
    assertThat(all(EMMA, MedicationRequest.class))
        .extracting(MedicationRequest::getIntent)
        .isSubsetOf(MedicationRequestIntent.PLAN, MedicationRequestIntent.OPTION);
  }

  @Test
  void aGivenDoseIsCompletedAndAdministered() {
    MedicationRequest first = of(EMMA, "vincristine").getFirst();

    assertThat(first.getStatus()).isEqualTo(MedicationRequestStatus.COMPLETED);
    assertThat(all(EMMA, MedicationAdministration.class))
        .anySatisfy(given -> {
          assertThat(given.getRequest().getReference()).endsWith(first.getIdPart());
          assertThat(given.getDosage().getDose().getValue()).isEqualByComparingTo("1.05");
          assertThat(given.getDosage().getDose().getCode()).isEqualTo("mg");
        });
  }

  @Test
  void aDoseToComeIsADraftAndADueOneIsActive() {
    assertThat(of(EMMA, "mercaptopurine").getLast().getStatus())
        .isEqualTo(MedicationRequestStatus.DRAFT);
    assertThat(all(EMMA, MedicationRequest.class))
        .anyMatch(one -> one.getStatus() == MedicationRequestStatus.ACTIVE);
  }

  @Test
  void aHeldDoseIsOnHoldWithItsReason() {
    Bundle held = emma("  - {on: 2026-02-16, hold: {drug: vincristine, reason: ileus}}\n");

    assertThat(of(held, "vincristine"))
        .anySatisfy(one -> {
          assertThat(one.getStatus()).isEqualTo(MedicationRequestStatus.ONHOLD);
          assertThat(one.getStatusReason().getText()).contains("ileus");
        });
  }

  @Test
  void aDailyDoseByMouthIsOneRequestForManyDays() {
    assertThat(of(EMMA, "dexamethasone"))
        .anySatisfy(one -> {
          var repeat = one.getDosageInstructionFirstRep().getTiming().getRepeat();
          assertThat(repeat.getFrequency()).isEqualTo(2);
          assertThat(repeat.getBoundsPeriod().getEnd())
              .isAfter(repeat.getBoundsPeriod().getStart());
        });
  }

  @Test
  void whatRestsOnAnUnverifiedNumberSaysSo() {
    int marked = 0;
    for (MedicationRequest one : all(EMMA, MedicationRequest.class)) {
      boolean extension = one.hasExtension(Canon.UNVERIFIED);
      assertThat(one.getMeta().getTag(Canon.MARK, "unverified") != null).isEqualTo(extension);
      marked += extension ? 1 : 0;
    }
    assertThat(marked).isPositive();
  }

  @Test
  void anUnreviewedProtocolSaysSo() {
    assertThat(all(EMMA, CarePlan.class).getFirst().getMeta().getTag(Canon.MARK, "unreviewed"))
        .isNotNull();
  }

  @Test
  void phasesArePartOfTheWholeAndHoldTheirDays() {
    CarePlan whole = all(EMMA, CarePlan.class).getFirst();
    List<CarePlan> phases = all(EMMA, CarePlan.class).stream().filter(CarePlan::hasPartOf).toList();

    assertThat(phases).hasSize(whole.getActivity().size());
    assertThat(phases).allMatch(one -> one.getActivityFirstRep().hasReference());
  }

  @Test
  void aStartGateIsAConditionInFhirPath() {
    List<String> rules =
        all(EMMA, RequestGroup.class).stream()
            .flatMap(group -> group.getAction().stream())
            .flatMap(action -> action.getCondition().stream())
            .map(condition -> condition.getExpression().getExpression())
            .toList();

    assertThat(rules).anyMatch(rule -> rule.contains("%anc >= 0.75"));
  }

  @Test
  void theRiskGroupNamesWhatItRestsOnAndWhatIsMissing() {
    RiskAssessment risk = all(EMMA, RiskAssessment.class).getFirst();

    assertThat(risk.getPredictionFirstRep().getQualitativeRisk().getCodingFirstRep().getCode())
        .isEqualTo(Examples.plan("emma").assessment().group());
    assertThat(risk.getBasis()).isNotEmpty();
    assertThat(risk.hasExtension(Canon.MISSING))
        .isEqualTo(
            Examples.plan("emma").needs().stream().anyMatch(need -> need.what().equals("risk")));
  }

  @Test
  void aFindingSaysWhatToDo() {
    Bundle bundle = bundle("mateo");
    Plan plan = Examples.plan("mateo");

    assertThat(all(bundle, DetectedIssue.class)).hasSameSizeAs(plan.findings());
    assertThat(all(bundle, DetectedIssue.class).getFirst().getMitigation()).isNotEmpty();
  }

  @Test
  void aDecisionIsAChoiceOfTasks() {
    Plan plan = Examples.plan("emma");
    List<RequestGroup> open =
        all(EMMA, RequestGroup.class).stream()
            .filter(group -> group.getActionFirstRep().hasSelectionBehavior())
            .filter(group ->
                group.getActionFirstRep().getSelectionBehavior()
                    == RequestGroup.ActionSelectionBehavior.EXACTLYONE)
            .toList();

    assertThat(open).hasSameSizeAs(plan.decisions());
    assertThat(all(EMMA, Task.class))
        .hasSize(plan.decisions().stream().mapToInt(one -> one.options().size()).sum());
  }

  @Test
  void everyDoseSaysWhichLineAndSourceItComesFrom() {
    Set<String> targets = new HashSet<>();
    all(EMMA, Provenance.class)
        .forEach(one -> one.getTarget().forEach(target -> targets.add(target.getReference())));

    assertThat(all(EMMA, MedicationRequest.class))
        .allMatch(one -> targets.contains("urn:uuid:" + one.getIdPart()));
    assertThat(all(EMMA, ServiceRequest.class))
        .allMatch(one -> targets.contains("urn:uuid:" + one.getIdPart()));
  }
}
