package org.allway.fhir.hooks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allway.fhir.Concepts;
import org.allway.library.Drug;
import org.allway.library.Library;
import org.allway.order.Order;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Draft orders as the engine's orders. What cannot be understood is said, never left out.
 *
 * @param read each with the draft that it stands in
 */
record Drafts(List<Read> read, List<Unread> unread) {

  /** An order, with its draft. */
  record Read(MedicationRequest draft, Order order) {}

  /** A draft that was not checked, and why. */
  record Unread(Resource draft, String what, String why) {}

  /** Reads drafts; those that say not to give something order nothing. */
  static Drafts of(Library library, List<Resource> drafts, LocalDate today) {
    Concepts concepts = new Concepts(library);
    List<Read> read = new ArrayList<>();
    List<Unread> unread = new ArrayList<>();
    for (Resource draft : drafts) {
      if (!(draft instanceof MedicationRequest request) || request.getDoNotPerform()) {
        continue;
      }
      CodeableConcept concept = concept(request);
      String name = name(concept);
      Optional<Drug> drug = concepts.drug(concept);
      if (drug.isEmpty()) {
        unread.add(new Unread(draft, name, "the drug is not in the formulary"));
        continue;
      }
      if (!request.hasDosageInstruction()) {
        unread.add(new Unread(draft, name, "there is no dose"));
      }
      int line = 1;
      for (Dosage dosage : request.getDosageInstruction()) {
        switch (DraftDosage.of(library, request, drug.get(), dosage, line, today)) {
          case DraftDosage.Ordered(Order order) -> read.add(new Read(request, order));
          case DraftDosage.Unclear(String why) -> unread.add(new Unread(draft, name, why));
        }
        line++;
      }
    }
    return new Drafts(read, unread);
  }

  private static String name(CodeableConcept concept) {
    if (concept.hasText()) {
      return concept.getText();
    }
    return concept.getCoding().stream()
        .filter(one -> one.hasDisplay())
        .map(one -> one.getDisplay())
        .findFirst()
        .orElse("A medicine");
  }

  /** Named in the draft, or in a medication that it contains. */
  private static CodeableConcept concept(MedicationRequest request) {
    if (request.getMedication() instanceof CodeableConcept concept) {
      return concept;
    }
    if (request.getMedication() instanceof Reference reference && reference.hasReference()) {
      String id = reference.getReference().replace("#", "");
      for (Resource contained : request.getContained()) {
        if (contained instanceof Medication medication
            && medication.getIdElement().getIdPart().replace("#", "").equals(id)) {
          return medication.getCode();
        }
      }
      return new CodeableConcept()
          .setText(reference.hasDisplay() ? reference.getDisplay() : reference.getReference());
    }
    return new CodeableConcept();
  }
}
