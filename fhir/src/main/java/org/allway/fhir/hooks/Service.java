package org.allway.fhir.hooks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The services that are offered, as a client discovers them. */
public enum Service {
  PATIENT_VIEW(
      "patient-view",
      "Where the child stands",
      "Risk group, what is due and what is missing, findings, and decisions that are open."),
  ORDER_SELECT(
      "order-select",
      "An order as it is picked",
      "Holds the picked orders against the child's plan and the rules of safety."),
  ORDER_SIGN(
      "order-sign",
      "Orders before they are signed",
      "Holds all draft orders against the child's plan and the rules of safety.");

  private final String hook;
  private final String title;
  private final String description;

  Service(String hook, String title, String description) {
    this.hook = hook;
    this.title = title;
    this.description = description;
  }

  public String hook() {
    return hook;
  }

  /** The last part of its address. */
  public String id() {
    return "allway-" + hook;
  }

  public String title() {
    return title;
  }

  public String description() {
    return description;
  }

  public static Optional<Service> of(String id) {
    for (Service service : values()) {
      if (service.id().equals(id)) {
        return Optional.of(service);
      }
    }
    return Optional.empty();
  }

  /** What a client may send along, by key; all of it of the child that the context names. */
  public Map<String, String> prefetch() {
    String child = "?patient={{context.patientId}}";
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put("patient", "Patient/{{context.patientId}}");
    queries.put("conditions", "Condition" + child);
    queries.put("observations", "Observation" + child);
    queries.put("medicationRequests", "MedicationRequest" + child);
    queries.put("medicationAdministrations", "MedicationAdministration" + child);
    queries.put("allergies", "AllergyIntolerance" + child);
    queries.put("procedures", "Procedure" + child);
    return queries;
  }
}
