package org.allway.fhir.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.allway.Examples;
import org.allway.fhir.Canon;
import org.allway.library.Protocol;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProtocolBundleTest {

  private static final Bundle COG = bundle("cog-2019-b-all");
  private static final PlanDefinition PLAN = (PlanDefinition) COG.getEntryFirstRep().getResource();

  private static Bundle bundle(String id) {
    Protocol protocol = Objects.requireNonNull(Examples.library().protocols().get(id));
    return ProtocolBundle.of(Examples.library(), protocol);
  }

  static Set<String> protocols() {
    return Examples.library().protocols().keySet();
  }

  private static <T extends Resource> List<T> all(Bundle bundle, Class<T> type) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static List<PlanDefinitionActionComponent> actions(PlanDefinition plan) {
    List<PlanDefinitionActionComponent> all = new ArrayList<>();
    plan.getAction().forEach(action -> collect(action, all));
    return all;
  }

  private static void collect(
      PlanDefinitionActionComponent action, List<PlanDefinitionActionComponent> all) {
    all.add(action);
    action.getAction().forEach(one -> collect(one, all));
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void everyActionLeadsToWhatItNames(String id) {
    Bundle bundle = bundle(id);
    List<PlanDefinitionActionComponent> actions =
        actions((PlanDefinition) bundle.getEntryFirstRep().getResource());
    Set<String> ids = new HashSet<>();
    actions.stream().filter(one -> one.hasId()).forEach(one -> ids.add(one.getId()));
    Set<String> activities = new HashSet<>();
    all(bundle, ActivityDefinition.class)
        .forEach(one -> activities.add(one.getUrl() + "|" + one.getVersion()));

    assertThat(actions.stream().filter(one -> one.hasId())).hasSameSizeAs(ids);
    assertThat(actions)
        .allSatisfy(action -> {
          action
              .getRelatedAction()
              .forEach(related -> assertThat(ids).contains(related.getActionId()));
          if (action.hasDefinitionCanonicalType()) {
            assertThat(activities).contains(action.getDefinitionCanonicalType().getValue());
          }
        });
    assertThat(activities).hasSameSizeAs(all(bundle, ActivityDefinition.class));
  }

  @Test
  void aProtocolIsADraftWithItsVersionAndReview() {
    assertThat(PLAN.getStatus()).isEqualTo(PublicationStatus.DRAFT);
    assertThat(PLAN.getVersion()).isEqualTo("1.0.0");
    assertThat(PLAN.getExtensionString(Canon.REVIEW)).isEqualTo("unreviewed");
  }

  @Test
  void aDoseSaysItsRateCapAndFormula() {
    ActivityDefinition vincristine =
        all(COG, ActivityDefinition.class).stream()
            .filter(one -> one.getProductCodeableConcept().getText().equals("vincristine"))
            .findFirst()
            .orElseThrow();
    var dosage = vincristine.getDosageFirstRep();

    assertThat(dosage.getDoseAndRateFirstRep().getDoseQuantity().getCode()).isEqualTo("mg/m2");
    assertThat(dosage.getDoseAndRateFirstRep().getDoseQuantity().getValue())
        .isEqualByComparingTo("1.5");
    assertThat(dosage.getMaxDosePerAdministration().getValue()).isEqualByComparingTo("2");
    assertThat(vincristine.getDynamicValueFirstRep().getExpression().getExpression())
        .isEqualTo("1.5 * %bsa");
  }

  @Test
  void aStartGateIsAConditionOfItsPhase() {
    assertThat(actions(PLAN))
        .filteredOn(one ->
            one.getCondition().stream()
                .anyMatch(c -> c.getKind() == PlanDefinition.ActionConditionKind.START))
        .isNotEmpty()
        .anySatisfy(one ->
            assertThat(one.getConditionFirstRep().getExpression().getExpression())
                .contains("%anc >= 0.75"));
  }

  @Test
  void theLibraryHoldsTheRulesTheirFactsAndTheirSources() {
    Library logic = all(COG, Library.class).getFirst();
    String rules =
        new String(logic.getContentFirstRep().getData(), java.nio.charset.StandardCharsets.UTF_8);

    assertThat(rules).contains("group at end_of_induction").contains("knowledge/protocols/");
    assertThat(logic.getParameter()).anyMatch(one -> one.getName().equals("mrd_eoi"));
    assertThat(logic.getRelatedArtifact()).anyMatch(one -> one.hasUrl() && one.hasCitation());
  }
}
