package org.allway.fhir.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Tells other versions of FHIR from R4, by what R4 does not have. */
final class Versions {

  private static final Set<String> BEFORE_R4 =
      Set.of(
          "MedicationOrder",
          "DiagnosticOrder",
          "ProcedureRequest",
          "ReferralRequest",
          "EligibilityRequest",
          "BodySite",
          "Sequence");

  private static final Set<String> AFTER_R4 =
      Set.of("MedicationUsage", "BiologicallyDerivedProductDispense", "GenomicStudy", "Transport");

  private static final Set<String> MEDICATIONS =
      Set.of("MedicationRequest", "MedicationAdministration", "MedicationStatement");

  private Versions() {}

  /** Refuses a resource of another version, in words. */
  static void refuseOthers(String source, JsonNode node, String type) {
    if (old(node, type)) {
      throw new Unreadable(
          source
              + " is FHIR of an older version ("
              + type
              + " as in DSTU2 or STU3). Allway reads R4: ask the sender for fhirVersion 4.0.");
    }
    if (recent(node, type)) {
      throw new Unreadable(
          source
              + " is FHIR R5 or newer ("
              + type
              + " is written so there). Allway reads R4: ask the sender for fhirVersion 4.0.");
    }
  }

  private static boolean old(JsonNode node, String type) {
    return switch (type) {
      case "Condition", "AllergyIntolerance" -> node.path("clinicalStatus").isTextual();
      case "MedicationAdministration" ->
          node.has("effectiveTimePeriod") || node.has("prescription") || node.has("wasNotGiven");
      case "MedicationStatement" -> node.has("taken") || node.has("wasNotTaken");
      case "Observation" -> node.has("related");
      default -> BEFORE_R4.contains(type);
    };
  }

  private static boolean recent(JsonNode node, String type) {
    if (AFTER_R4.contains(type)) {
      return true;
    }
    if (MEDICATIONS.contains(type)) {
      return node.path("medication").has("concept") || node.path("medication").has("reference");
    }
    return switch (type) {
      case "Procedure" -> node.has("occurrenceDateTime") || node.has("occurrencePeriod");
      case "Encounter" -> node.path("class").isArray();
      case "AllergyIntolerance" -> node.path("type").isObject();
      case "Condition" -> node.has("participant");
      default -> false;
    };
  }
}
