package org.allway.fhir.intake;

import java.util.List;
import java.util.Optional;
import org.allway.library.Drug;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Substance;
import org.hl7.fhir.r4.model.Type;

/** Finds the drug that a resource is about: by its codes, else by its name. */
final class DrugFinder {

  private final Reading reading;

  DrugFinder(Reading reading) {
    this.reading = reading;
  }

  /** The drug; what is none of the formulary is said of the item. */
  Optional<Drug> find(Item item, DomainResource resource, Type medication, List<String> remarks) {
    Optional<CodeableConcept> concept = concept(resource, medication);
    if (concept.isEmpty()) {
      item.notUnderstood("which drug it is about is not among the resources");
      return Optional.empty();
    }
    Optional<Drug> drug = find(concept.get(), remarks);
    if (drug.isEmpty()) {
      item.notUnderstood(
          "the formulary has no drug with the code or name " + Texts.shown(concept.get()));
    }
    return drug;
  }

  Optional<Drug> find(CodeableConcept concept, List<String> remarks) {
    Optional<Drug> coded = reading.meanings.drug(concept);
    if (coded.isPresent()) {
      return coded;
    }
    Optional<Drug> named =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(Texts.of(concept)),
                concept.getCoding().stream().filter(Coding::hasDisplay).map(Coding::getDisplay))
            .flatMap(text -> reading.meanings.drug(text).stream())
            .findFirst();
    named.ifPresent(drug -> remarks.add(drug.id() + " by its name, " + Texts.of(concept)));
    return named;
  }

  private Optional<CodeableConcept> concept(DomainResource resource, Type medication) {
    if (medication instanceof CodeableConcept concept) {
      return Optional.of(concept);
    }
    if (medication instanceof Reference reference) {
      return named(resource, reference);
    }
    return Optional.empty();
  }

  /** What a referred medication or substance is. */
  Optional<CodeableConcept> named(DomainResource resource, Reference reference) {
    return reading
        .records
        .find(resource, reference)
        .flatMap(found ->
            switch (found) {
              case Medication medication when medication.hasCode() ->
                  Optional.of(medication.getCode());
              case Medication medication
                  when medication.getIngredient().size() == 1
                      && medication.getIngredientFirstRep().getItem()
                          instanceof CodeableConcept ingredient ->
                  Optional.of(ingredient);
              case Substance substance -> Optional.of(substance.getCode());
              default -> Optional.<CodeableConcept>empty();
            })
        .or(() ->
            reference.hasDisplay()
                ? Optional.of(new CodeableConcept().setText(reference.getDisplay()))
                : Optional.empty());
  }
}
