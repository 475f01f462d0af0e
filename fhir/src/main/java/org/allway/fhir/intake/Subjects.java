package org.allway.fhir.intake;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** Whom and what a resource is about. */
final class Subjects {

  private Subjects() {}

  /** The patient that a resource names. */
  static Optional<String> of(DomainResource resource) {
    return Stream.of("subject", "patient")
        .flatMap(name -> Stream.ofNullable(resource.getNamedProperty(name)))
        .flatMap(property -> property.getValues().stream())
        .filter(Reference.class::isInstance)
        .map(one -> ((Reference) one).getReference())
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** What a resource is about, in its own words, for a report. */
  static String about(DomainResource resource) {
    return switch (resource) {
      case Observation one -> words(one.getCode(), one.getEffective());
      case Condition one -> words(one.getCode(), one.getOnset());
      case Procedure one -> words(one.getCode(), one.getPerformed());
      case MedicationAdministration one ->
          words(medication(one.getMedication()), one.getEffective());
      case MedicationRequest one ->
          words(medication(one.getMedication()), one.getAuthoredOnElement());
      case MedicationStatement one -> words(medication(one.getMedication()), one.getEffective());
      case AllergyIntolerance one -> words(one.getCode(), one.getRecordedDateElement());
      case AdverseEvent one -> words(one.getEvent(), one.getDateElement());
      case DiagnosticReport one -> words(one.getCode(), one.getEffective());
      default -> "";
    };
  }

  private static CodeableConcept medication(Type type) {
    return type instanceof CodeableConcept concept ? concept : new CodeableConcept();
  }

  private static String words(CodeableConcept concept, Type time) {
    String what =
        concept.isEmpty()
            ? ""
            : Texts.of(concept).isEmpty() ? Texts.shown(concept) : Texts.of(concept);
    String when = Times.day(time).map(day -> day.toString()).orElse("");
    return (what + (what.isEmpty() || when.isEmpty() ? "" : ", ") + when).strip();
  }
}
