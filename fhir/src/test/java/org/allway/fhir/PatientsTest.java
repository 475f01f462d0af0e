package org.allway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.allway.Examples;
import org.allway.fhir.chart.ChartBundle;
import org.allway.fhir.release.PlanBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A child as Patient")
class PatientsTest {

  @Test
  @DisplayName("is one and the same in the chart and in the plan")
  void same() {
    Patient ofChart = patient(ChartBundle.of(Examples.library(), Examples.chart("emma")));
    Patient ofPlan = patient(PlanBundle.of(Examples.library(), Examples.plan("emma")));

    assertThat(ofChart.getIdPart()).isEqualTo(ofPlan.getIdPart()).isEqualTo(Ids.patient("emma"));
    ofChart.getExtension().clear();
    ofPlan.getMeta().getProfile().clear();
    assertThat(ofChart.equalsDeep(ofPlan)).isTrue();
  }

  @Test
  @DisplayName("has neither name nor number in an id or an address")
  void silent() {
    Bundle chart = ChartBundle.of(Examples.library(), Examples.chart("emma"));

    assertThat(chart.getEntry())
        .allSatisfy(entry -> {
          assertThat(entry.getFullUrl()).startsWith("urn:uuid:").doesNotContain("emma");
          assertThat(entry.getResource().getId()).doesNotContain("emma");
        });
    assertThat(chart.getEntry())
        .extracting(Bundle.BundleEntryComponent::getFullUrl)
        .doesNotHaveDuplicates();
  }

  private static Patient patient(Bundle bundle) {
    return (Patient) bundle.getEntryFirstRep().getResource();
  }
}
