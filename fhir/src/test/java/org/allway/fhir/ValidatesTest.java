package org.allway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allway.Examples;
import org.allway.assess.Selection;
import org.allway.fhir.definition.Definitions;
import org.allway.fhir.protocol.ProtocolBundle;
import org.allway.fhir.release.PlanBundle;
import org.allway.plan.Plan;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * HL7's validator finds no error in anything that leaves: every shape of resource in every example
 * child's plan and in every protocol.
 */
class ValidatesTest {

  private static final Hl7 HL7 = Hl7.shared();

  private final FhirJson json = new FhirJson(FhirContext.forR4Cached());
  private final JsonMapper mapper = JsonMapper.builder().build();

  @Test
  void everyShapeInEveryPlanAndProtocolIsValid() {
    List<Bundle> all = new ArrayList<>();
    for (String child : Examples.children()) {
      all.add(PlanBundle.of(Examples.library(), Examples.plan(child)));
    }
    Examples.library()
        .protocols()
        .values()
        .forEach(protocol -> all.add(ProtocolBundle.of(Examples.library(), protocol)));
    Map<String, Resource> shapes = new LinkedHashMap<>();
    for (Bundle bundle : all) {
      for (var entry : bundle.getEntry()) {
        Resource resource = entry.getResource();
        shapes.putIfAbsent(Shape.of(mapper.readTree(json.line(resource))), resource);
      }
    }
    List<String> errors =
        shapes.values().parallelStream()
            .flatMap(resource -> HL7.errors(resource).stream())
            .toList();
    assertThat(errors).isEmpty();
    assertThat(shapes).hasSizeGreaterThan(100);
  }

  @Test
  void aPlanWithoutAProtocolIsValidAsAWhole() {
    String text =
        """
        child: {id: new, name: New, born: 2021-03-04, sex: female}
        chart:
          - {on: 2026-01-10, measure: {height_cm: 104, weight_kg: 17.2}}
        """;
    Plan plan = Examples.plan(Examples.chart("new", text), LocalDate.of(2026, 1, 10));

    assertThat(plan.selection()).isInstanceOf(Selection.Undetermined.class);
    assertThat(HL7.errors(PlanBundle.of(Examples.library(), plan))).isEmpty();
  }

  @Test
  void ownCodeSystemsAreValid() {
    for (Resource resource : Definitions.of(Examples.library())) {
      // A definition of an extension is judged by its use: making its snapshot takes a network.
      if (resource instanceof CodeSystem) {
        assertThat(HL7.errors(resource)).as(resource.getId()).isEmpty();
      }
    }
  }

  @Test
  void theValidatorIsNotBlind() {
    MedicationRequest request = new MedicationRequest();
    request.getMeta().addProfile(Canon.MCODE_REQUEST);
    Patient nameless = new Patient();
    nameless.getMeta().addProfile(Canon.MCODE_PATIENT);
    nameless.setGender(AdministrativeGender.FEMALE);
    Patient odd = new Patient();
    odd.addExtension("https://allway.org/fhir/StructureDefinition/nobody", new StringType("?"));
    Patient empty = new Patient();
    empty.addExtension(Canon.MISSING, new StringType("a fact"));

    assertThat(HL7.errors(request)).anyMatch(one -> one.contains("status"));
    assertThat(HL7.errors(nameless)).anyMatch(one -> one.contains("identifier"));
    assertThat(HL7.errors(odd)).anyMatch(one -> one.contains("nobody"));
    assertThat(HL7.errors(empty)).isNotEmpty();
  }
}
