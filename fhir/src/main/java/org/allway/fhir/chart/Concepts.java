package org.allway.fhir.chart;

import java.util.List;
import org.allway.dose.Route;
import org.allway.fhir.Systems;
import org.allway.library.Codes;
import org.allway.library.Drug;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Facts, drugs, routes and events as coded concepts: Allway's own code first, then the others'. */
public final class Concepts {

  private final Library library;

  public Concepts(Library library) {
    this.library = library;
  }

  public CodeableConcept fact(Fact fact) {
    CodeableConcept concept = own(Systems.FACT, fact.name(), fact.label().en());
    fact.codes().forEach((system, code) -> add(concept, system, code));
    return concept;
  }

  /** A value of a coded fact. */
  public CodeableConcept value(Fact fact, String value) {
    var label = fact.values().get(value);
    CodeableConcept concept =
        own(Systems.VALUE, fact.name() + "." + value, label == null ? value : label.en());
    Codes.OfFact codes = library.codes().facts().get(fact.name());
    if (codes != null) {
      add(concept, codes.values().getOrDefault(value, List.of()));
    }
    return concept;
  }

  public CodeableConcept drug(Drug drug) {
    CodeableConcept concept = own(Systems.DRUG, drug.id(), drug.label().en());
    drug.codes().forEach((system, code) -> add(concept, system, code));
    return concept;
  }

  public CodeableConcept route(Route route) {
    CodeableConcept concept = own(Systems.ROUTE, route.name(), route.name());
    add(concept, library.codes().routes().getOrDefault(route, List.of()));
    return concept;
  }

  public CodeableConcept event(String event) {
    var known = library.events().get(event);
    CodeableConcept concept = own(Systems.EVENT, event, known == null ? event : known.label().en());
    add(
        concept,
        library.codes().events().getOrDefault(event, List.of()).stream().limit(1).toList());
    return concept;
  }

  static CodeableConcept own(String system, String code, String words) {
    CodeableConcept concept = new CodeableConcept();
    concept.addCoding().setSystem(system).setCode(code);
    return concept.setText(words);
  }

  /** Codes of systems that FHIR knows, without a display that might not be the system's own. */
  static void add(CodeableConcept concept, List<Codes.Coding> codings) {
    for (Codes.Coding coding : codings) {
      add(concept, coding.system(), coding.code());
    }
  }

  private static void add(CodeableConcept concept, String system, String code) {
    Systems.named(system)
        .ifPresent(address -> concept.addCoding(new Coding().setSystem(address).setCode(code)));
  }
}
