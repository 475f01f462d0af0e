package org.allway.fhir.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.chart.Chart;
import org.allway.chart.Child;
import org.allway.chart.Entry;
import org.allway.fhir.Systems;
import org.allway.library.Codes;
import org.allway.library.Library;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/**
 * A chart as a Bundle of FHIR R4 resources: what the intake of such a Bundle makes of it is the
 * same chart.
 */
public final class ChartBundle {

  private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
  private static final String CERTAIN =
      "http://terminology.hl7.org/CodeSystem/condition-ver-status";

  /** Two parts and a number must fit into the 64 characters of an id. */
  private static final int LONGEST_PART = 28;

  private static final int KEPT_OF_LONG = 19;

  private ChartBundle() {}

  /** The bundle, of type {@code collection}; ids are stable as long as the chart's lines are. */
  public static Bundle of(Library library, Chart chart) {
    Bundle bundle = new Bundle();
    bundle.setType(Bundle.BundleType.COLLECTION);
    for (DomainResource resource : resources(library, chart)) {
      bundle
          .addEntry()
          .setFullUrl(
              Systems.ALLWAY
                  + "/"
                  + resource.fhirType()
                  + "/"
                  + resource.getIdElement().getIdPart())
          .setResource(resource);
    }
    return bundle;
  }

  /** The patient first, then the diagnosis, then the entries in their order. */
  public static List<DomainResource> resources(Library library, Chart chart) {
    List<DomainResource> resources = new ArrayList<>();
    Patient patient = patient(chart);
    resources.add(patient);
    resources.add(diagnosis(library, chart, patient));
    EntryResources entries = new EntryResources(library, chart, patient);
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

  private static Patient patient(Chart chart) {
    Child child = chart.child();
    Patient patient = new Patient();
    patient.setId(id(child.id()));
    patient.addIdentifier().setSystem(Systems.CHILD).setValue(child.id());
    patient.addName().setText(child.name());
    patient.setBirthDateElement(new DateType(child.born().toString()));
    switch (child.sex()) {
      case "female" -> patient.setGender(AdministrativeGender.FEMALE);
      case "male" -> patient.setGender(AdministrativeGender.MALE);
      default -> {}
    }
    Marks.put(patient, Marks.CENTRE, new CodeType(chart.centre()));
    if (!chart.family().isEmpty()) {
      Marks.put(patient, Marks.FAMILY, new CodeType(chart.family()));
    }
    return patient;
  }

  private static Condition diagnosis(Library library, Chart chart, Patient patient) {
    Condition condition = leukaemia(library, patient, "active", true);
    condition.setId(id(chart.child().id()) + "-diagnosis");
    condition.setOnset(new DateTimeType(chart.diagnosed().toString()));
    return condition;
  }

  /** The leukaemia, by the first finding of the knowledge that says no more than that. */
  static Condition leukaemia(Library library, Patient patient, String status, boolean certain) {
    Condition condition = new Condition();
    condition.setSubject(EntryResources.reference(patient));
    CodeableConcept code = new CodeableConcept();
    Optional<Codes.Finding> finding =
        library.codes().findings().values().stream()
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

  static Identifier entry(Chart chart, int line, String part) {
    return new Identifier()
        .setSystem(Marks.ENTRY)
        .setValue(chart.child().id() + "/" + line + "/" + part);
  }

  /** What may stand in a resource's id. */
  static String id(String text) {
    String safe = text.replaceAll("[^A-Za-z0-9.-]", "-");
    return safe.length() > LONGEST_PART
        ? safe.substring(0, KEPT_OF_LONG) + "-" + Integer.toHexString(text.hashCode())
        : safe;
  }
}
