package org.allway.fhir.intake;

import java.util.List;
import org.allway.fhir.Systems;

/** Bundles in words that tests can read. */
final class Bundles {

  static final String PATIENT =
      """
      {"resourceType": "Patient", "id": "p1", "identifier": [{"value": "MRN1"}],
       "name": [{"given": ["Mia"], "family": "Test"}], "gender": "female", "birthDate": "2019-05-01"}\
      """;

  static final String DIAGNOSIS =
      """
      {"resourceType": "Condition", "id": "all", "subject": {"reference": "Patient/p1"},
       "clinicalStatus": {"coding": [{"code": "active"}]},
       "code": {"coding": [{"system": "http://snomed.info/sct", "code": "277571004"}]},
       "onsetDateTime": "2026-01-10"}\
      """;

  private Bundles() {}

  static String of(String... resources) {
    return "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": ["
        + List.of(resources).stream()
            .map(one -> "{\"resource\": " + one + "}")
            .reduce((a, b) -> a + ",\n" + b)
            .orElse("")
        + "]}";
  }

  /** A result with a LOINC code; {@code more} are further elements, each with a comma before it. */
  static String result(String id, String loinc, String day, String value, String more) {
    return """
    {"resourceType": "Observation", "id": "%s", "status": "final", "subject": {"reference": "Patient/p1"},
     "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]}, "effectiveDateTime": "%s",
     %s%s}\
    """
        .formatted(id, loinc, day, value, more);
  }

  static String result(String id, String loinc, String day, String value) {
    return result(id, loinc, day, value, "");
  }

  /** A result of a fact of the vocabulary by its own name. */
  static String fact(String id, String fact, String day, String value) {
    return """
    {"resourceType": "Observation", "id": "%s", "status": "final", "subject": {"reference": "Patient/p1"},
     "code": {"coding": [{"system": "%s", "code": "%s"}]}, "effectiveDateTime": "%s",
     %s}\
    """
        .formatted(id, Systems.FACT, fact, day, value);
  }

  static String quantity(String number, String unit) {
    return "\"valueQuantity\": {\"value\": " + number + ", \"unit\": \"" + unit + "\"}";
  }

  /** A giving; the drug as a concept in JSON, the dosage without its braces. */
  static String giving(String id, String drug, String day, String dosage) {
    return """
    {"resourceType": "MedicationAdministration", "id": "%s", "status": "completed",
     "subject": {"reference": "Patient/p1"}, "medicationCodeableConcept": %s,
     "effectiveDateTime": "%s", "dosage": {%s}}\
    """
        .formatted(id, drug, day, dosage);
  }

  static String rxnorm(String code) {
    return "{\"coding\": [{\"system\": \"" + Systems.RXNORM + "\", \"code\": \"" + code + "\"}]}";
  }

  static String dose(String number, String unit, String route) {
    return "\"dose\": {\"value\": %s, \"unit\": \"%s\"}, \"route\": {\"text\": \"%s\"}"
        .formatted(number, unit, route);
  }
}
