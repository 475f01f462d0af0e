package org.allway.fhir.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.chart.Chart;
import org.allway.chart.Entry;
import org.allway.fhir.Concepts;
import org.allway.fhir.Patients;
import org.allway.library.Codes;
import org.allway.library.Library;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Patient;

/**
 * A chart as a Bundle of FHIR R4 resources: what the intake of such a Bundle makes of it is the
 * same chart.
 */
public final class ChartBundle {

  private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
  private static final String CERTAIN =
      "http://terminology.hl7.org/CodeSystem/condition-ver-status";

  private ChartBundle() {}

  /** The bundle, of type {@code collection}; ids are stable as long as the chart's lines are. */
  public static Bundle of(Library library, Chart chart) {
    Bundle bundle = new Bundle();
    bundle.setType(Bundle.BundleType.COLLECTION);
    for (DomainResource resource : resources(library, chart)) {
      bundle.addEntry().setFullUrl(Frame.address(resource)).setResource(resource);
    }
    return bundle;
  }

  /** The patient first, then the diagnosis, then the entries in their order. */
  public static List<DomainResource> resources(Library library, Chart chart) {
    List<DomainResource> resources = new ArrayList<>();
    Frame frame = Frame.of(library, chart);
    resources.add(patient(chart));
    resources.add(diagnosis(frame, chart));
    EntryResources entries = new EntryResources(frame, chart);
    Map<Entry.When, List<Entry>> lines = new LinkedHashMap<>();
    chart
        .entries()
        .forEach(entry -> lines.computeIfAbsent(entry.when(), _ -> new ArrayList<>()).add(entry));
    int line = 0;
    for (Map.Entry<Entry.When, List<Entry>> one : lines.entrySet()) {
      line++;
      resources.addAll(entries.of(line, one.getKey(), one.getValue()));
    }
    resources.addAll(entries.withdrawals());
    return resources;
  }

  /** Claims no profile of mCODE: its extensions are for US Core's to be told apart from. */
  private static Patient patient(Chart chart) {
    Patient patient = Patients.of(chart.child());
    Marks.put(patient, Marks.CENTRE, new CodeType(chart.centre()));
    if (!chart.family().isEmpty()) {
      Marks.put(patient, Marks.FAMILY, new CodeType(chart.family()));
    }
    return patient;
  }

  private static Condition diagnosis(Frame frame, Chart chart) {
    Condition condition = leukaemia(frame, "active", true);
    condition.setId(frame.id("diagnosis"));
    condition.setOnset(new DateTimeType(chart.diagnosed().toString()));
    return condition;
  }

  /** The leukaemia, by the first finding of the knowledge that says no more than that. */
  static Condition leukaemia(Frame frame, String status, boolean certain) {
    Condition condition = new Condition();
    condition.setSubject(frame.patient());
    CodeableConcept code = new CodeableConcept();
    Optional<Codes.Finding> finding =
        frame.library().codes().findings().values().stream()
            .filter(one -> one.diagnosis() && one.facts().isEmpty() && !one.relapse())
            .findFirst();
    finding.ifPresent(one -> {
      Concepts.add(code, one.codings().stream().limit(1).toList());
      code.setText(one.label().en());
    });
    condition.setCode(code);
    if (certain) {
      condition.setClinicalStatus(concept(CLINICAL, status));
    }
    condition.setVerificationStatus(concept(CERTAIN, certain ? "confirmed" : "entered-in-error"));
    condition
        .addCategory()
        .addCoding()
        .setSystem("http://terminology.hl7.org/CodeSystem/condition-category")
        .setCode("problem-list-item");
    return condition;
  }

  private static CodeableConcept concept(String system, String code) {
    CodeableConcept concept = new CodeableConcept();
    concept.addCoding().setSystem(system).setCode(code);
    return concept;
  }
}
