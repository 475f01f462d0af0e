package org.allway.fhir.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.allway.dose.Route;
import org.allway.fhir.Systems;
import org.allway.library.Codes;
import org.allway.library.Drug;
import org.allway.library.Event;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** What codes mean: all codes of the knowledge by system and code, made once a library. */
final class Meanings {

  /** The pseudo system of words. */
  private static final String TEXT = "text";

  private final Library library;
  private final Map<String, Set<Fact>> facts = new HashMap<>();
  private final Map<String, Set<Fact>> computed = new HashMap<>();
  private final Map<String, Drug> drugs = new HashMap<>();
  private final Map<String, Drug> drugWords = new LinkedHashMap<>();
  private final Map<String, Event> events = new HashMap<>();
  private final Map<String, Route> routes = new HashMap<>();
  private final Map<String, Boolean> answers = new HashMap<>();
  private final Map<String, Codes.Finding> findings = new HashMap<>();

  Meanings(Library library) {
    this.library = library;
    Codes codes = library.codes();
    for (Fact fact : library.facts()) {
      Map<String, Set<Fact>> kind = fact.computed() ? computed : facts;
      put(kind, new Codes.Coding(Systems.FACT, fact.name()), fact);
      fact.codes().forEach((system, code) -> put(kind, new Codes.Coding(system, code), fact));
      codings(codes.facts(), fact.name()).forEach(coding -> put(kind, coding, fact));
    }
    for (Drug drug : library.formulary().values()) {
      drugs.put(key(new Codes.Coding(Systems.DRUG, drug.id())), drug);
      drug.codes()
          .forEach((system, code) -> drugs.putIfAbsent(key(new Codes.Coding(system, code)), drug));
      codes
          .drugs()
          .getOrDefault(drug.id(), List.of())
          .forEach(coding -> drugs.put(key(coding), drug));
      names(drug).forEach(name -> drugWords.putIfAbsent(Texts.plain(name), drug));
    }
    for (Event event : library.events().values()) {
      events.put(key(new Codes.Coding(Systems.EVENT, event.id())), event);
      codes
          .events()
          .getOrDefault(event.id(), List.of())
          .forEach(coding -> events.put(key(coding), event));
    }
    for (Route route : Route.values()) {
      routes.put(key(new Codes.Coding(Systems.ROUTE, route.name())), route);
      codes
          .routes()
          .getOrDefault(route, List.of())
          .forEach(coding -> routes.put(key(coding), route));
    }
    codes.answers().forEach((yes, all) -> all.forEach(one -> answers.put(key(one), yes)));
    codes
        .findings()
        .values()
        .forEach(one -> one.codings().forEach(coding -> findings.put(where(coding, one), one)));
  }

  private static List<Codes.Coding> codings(Map<String, Codes.OfFact> facts, String name) {
    Codes.OfFact of = facts.get(name);
    return of == null ? List.of() : of.codings();
  }

  private static Stream<String> names(Drug drug) {
    return Stream.concat(
        Stream.of(drug.id(), drug.label().en(), drug.label().es()), drug.aliases().stream());
  }

  /** The facts that a concept measures. Allway's own code decides alone. */
  Set<Fact> facts(CodeableConcept concept) {
    Set<Fact> found = new LinkedHashSet<>();
    for (Coding coding : concept.getCoding()) {
      Set<Fact> known = facts.getOrDefault(key(coding), Set.of());
      if (Systems.FACT.equals(coding.getSystem()) && !known.isEmpty()) {
        return known;
      }
      found.addAll(known);
    }
    found.removeIf(fact -> at(fact) instanceof Codes.At.Never);
    if (found.isEmpty() && concept.hasText()) {
      library.facts().stream()
          .filter(fact -> !fact.computed())
          .filter(fact ->
              Texts.same(concept.getText(), fact.label())
                  || Texts.same(concept.getText(), fact.name()))
          .forEach(found::add);
    }
    return found;
  }

  /** The fact that a concept measures and that is worked out here from others. */
  Optional<Fact> computed(CodeableConcept concept) {
    return first(concept, computed).flatMap(found -> found.stream().findFirst());
  }

  /** Which of several results a fact is. */
  Codes.At at(Fact fact) {
    return of(fact).map(Codes.OfFact::at).orElse(new Codes.At.Always());
  }

  Optional<Codes.OfFact> of(Fact fact) {
    return Optional.ofNullable(library.codes().facts().get(fact.name()));
  }

  /** The fact of a fusion of genes, of which a result names all. */
  List<Fact> fusions(Set<String> genes) {
    List<Fact> found = new ArrayList<>();
    library
        .codes()
        .facts()
        .forEach((name, of) -> {
          if (!of.genes().isEmpty() && genes.containsAll(of.genes())) {
            Optional.ofNullable(library.vocabulary().get(name)).ifPresent(found::add);
          }
        });
    return found;
  }

  /** The drug that a concept's codes name. */
  Optional<Drug> drug(CodeableConcept concept) {
    return first(concept, drugs);
  }

  /**
   * The drug of which a text is a name or begins with one, such as {@code vincristine sulfate 1
   * MG/ML}; nothing if several drugs are named.
   */
  Optional<Drug> drug(String text) {
    String plain = Texts.plain(text);
    Drug exact = drugWords.get(plain);
    if (exact != null) {
      return Optional.of(exact);
    }
    Set<Drug> named = new LinkedHashSet<>();
    String longest = "";
    Optional<Drug> begins = Optional.empty();
    for (Map.Entry<String, Drug> word : drugWords.entrySet()) {
      String name = word.getKey();
      if (name.length() > 3 && (" " + plain + " ").contains(" " + name + " ")) {
        named.add(word.getValue());
        if (plain.startsWith(name + " ") && name.length() > longest.length()) {
          longest = name;
          begins = Optional.of(word.getValue());
        }
      }
    }
    return named.size() == 1 ? begins : Optional.empty();
  }

  Optional<Event> event(CodeableConcept concept) {
    return first(concept, events)
        .or(() ->
            library.events().values().stream()
                .filter(event -> Texts.same(Texts.of(concept), event.label()))
                .findFirst());
  }

  Optional<Route> route(CodeableConcept concept) {
    return first(concept, routes)
        .or(() -> {
          String words = Texts.of(concept);
          return Stream.of(Route.values())
              .filter(route -> route.name().equalsIgnoreCase(words.strip()))
              .findFirst()
              .or(() -> Optional.ofNullable(routes.get(key(TEXT, Texts.plain(words)))));
        });
  }

  /** Yes or no. */
  Optional<Boolean> answer(CodeableConcept concept) {
    return first(concept, answers).or(() -> answer(Texts.of(concept)));
  }

  Optional<Boolean> answer(String words) {
    return Optional.ofNullable(answers.get(key(TEXT, Texts.plain(words))));
  }

  /** One of a coded fact's values. */
  Optional<String> value(Fact fact, CodeableConcept concept) {
    Map<String, List<Codes.Coding>> values = of(fact).map(Codes.OfFact::values).orElse(Map.of());
    for (Coding coding : concept.getCoding()) {
      if (Systems.VALUE.equals(coding.getSystem())
          && coding.getCode().startsWith(fact.name() + ".")) {
        return Optional.of(coding.getCode().substring(fact.name().length() + 1));
      }
      for (Map.Entry<String, List<Codes.Coding>> value : values.entrySet()) {
        if (value.getValue().stream().anyMatch(one -> key(one).equals(key(coding)))) {
          return Optional.of(value.getKey());
        }
      }
    }
    return value(fact, Texts.of(concept));
  }

  Optional<String> value(Fact fact, String words) {
    return fact.values().entrySet().stream()
        .filter(value ->
            Texts.plain(value.getKey()).replace(" ", "").equals(Texts.plain(words).replace(" ", ""))
                || Texts.same(words, value.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** What a diagnosis or a procedure says; some say it only of a part of the body. */
  Optional<Codes.Finding> finding(CodeableConcept concept, List<CodeableConcept> places) {
    for (Coding coding : concept.getCoding()) {
      for (CodeableConcept place : places) {
        for (Coding part : place.getCoding()) {
          Codes.Finding there = findings.get(key(coding) + " at " + key(part));
          if (there != null) {
            return Optional.of(there);
          }
        }
      }
      Codes.Finding found = findings.get(key(coding));
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** The place of a relapse. */
  Optional<String> site(CodeableConcept place) {
    return place.getCoding().stream()
        .flatMap(coding -> Optional.ofNullable(findings.get(key(coding))).stream())
        .map(Codes.Finding::site)
        .filter(site -> !site.isEmpty())
        .findFirst();
  }

  private String where(Codes.Coding coding, Codes.Finding finding) {
    if (finding.where().isEmpty()) {
      return key(coding);
    }
    for (Codes.Coding part : finding.where()) {
      findings.put(key(coding) + " at " + key(part), finding);
    }
    return key(coding) + " at " + key(finding.where().getFirst());
  }

  private static <T> Optional<T> first(CodeableConcept concept, Map<String, T> known) {
    return concept.getCoding().stream()
        .flatMap(coding -> Optional.ofNullable(known.get(key(coding))).stream())
        .findFirst();
  }

  private static <T> void put(Map<String, Set<T>> all, Codes.Coding coding, T value) {
    all.computeIfAbsent(key(coding), _ -> new LinkedHashSet<>()).add(value);
  }

  private static String key(Codes.Coding coding) {
    return coding.system().equals(TEXT)
        ? key(TEXT, Texts.plain(coding.code()))
        : key(Systems.named(coding.system()).orElse(coding.system()), coding.code());
  }

  private static String key(Coding coding) {
    return key(
        Systems.same(coding.hasSystem() ? coding.getSystem() : ""),
        coding.hasCode() ? coding.getCode() : "");
  }

  private static String key(String system, String code) {
    return system + "|" + code;
  }
}
