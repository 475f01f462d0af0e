package org.allway.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allway.dose.Route;
import org.allway.library.Codes;
import org.allway.library.Drug;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * Facts, drugs, routes and events in the codes that the knowledge has for them: Allway's own first,
 * then the others'.
 */
public final class Concepts {

  /** Where the knowledge keeps words, which have no system. */
  private static final String WORDS = "text";

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
    add(concept, codings(route));
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

  /** The drug of the formulary that a concept names, by any code, else by any name. */
  public Optional<Drug> drug(CodeableConcept concept) {
    for (Drug drug : library.formulary().values()) {
      if (share(drug(drug), concept) || share(others(drug), concept)) {
        return Optional.of(drug);
      }
    }
    return library.formulary().values().stream()
        .filter(drug -> concept.hasText() && called(drug, concept.getText()))
        .findFirst();
  }

  /** The route that a concept names, by any code, else by letters or by words. */
  public Optional<Route> route(CodeableConcept concept) {
    for (Route route : Route.values()) {
      if (share(route(route), concept) || (concept.hasText() && said(route, concept.getText()))) {
        return Optional.of(route);
      }
    }
    return Optional.empty();
  }

  private CodeableConcept others(Drug drug) {
    CodeableConcept concept = new CodeableConcept();
    add(concept, library.codes().drugs().getOrDefault(drug.id(), List.of()));
    return concept;
  }

  private List<Codes.Coding> codings(Route route) {
    return library.codes().routes().getOrDefault(route, List.of());
  }

  private boolean said(Route route, String text) {
    return route.name().equalsIgnoreCase(text)
        || codings(route).stream()
            .anyMatch(one -> one.system().equals(WORDS) && one.code().equalsIgnoreCase(text));
  }

  private static boolean called(Drug drug, String text) {
    List<String> names = new ArrayList<>(drug.aliases());
    names.addAll(List.of(drug.id(), drug.label().en(), drug.label().es()));
    return names.stream().anyMatch(text::equalsIgnoreCase);
  }

  /** Whether two concepts have a code in common, whatever the address of its system. */
  private static boolean share(CodeableConcept known, CodeableConcept met) {
    return met.getCoding().stream()
        .filter(coding -> coding.hasSystem() && coding.hasCode())
        .anyMatch(coding ->
            known.getCoding().stream()
                .anyMatch(one ->
                    one.getSystem().equals(Systems.same(coding.getSystem()))
                        && one.getCode().equals(coding.getCode())));
  }

  /** A concept of Allway's own. */
  public static CodeableConcept own(String system, String code, String words) {
    CodeableConcept concept = new CodeableConcept();
    concept.addCoding().setSystem(system).setCode(code);
    return concept.setText(words);
  }

  /** Codes of systems that FHIR knows, without a display that might not be the system's own. */
  public static void add(CodeableConcept concept, List<Codes.Coding> codings) {
    for (Codes.Coding coding : codings) {
      add(concept, coding.system(), coding.code());
    }
  }

  private static void add(CodeableConcept concept, String system, String code) {
    Systems.named(system)
        .ifPresent(address -> concept.addCoding(new Coding().setSystem(address).setCode(code)));
  }
}
