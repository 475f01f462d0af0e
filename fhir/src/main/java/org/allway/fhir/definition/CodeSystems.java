package org.allway.fhir.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allway.dose.Route;
import org.allway.fhir.Canon;
import org.allway.fhir.Systems;
import org.allway.fhir.chart.Marks;
import org.allway.library.Choice;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;

/** Allway's own codes. What the knowledge names, it fills. */
final class CodeSystems {

  private CodeSystems() {}

  static List<CodeSystem> of(Library library) {
    Map<String, String> facts = new LinkedHashMap<>();
    Map<String, String> values = new LinkedHashMap<>();
    for (Fact fact : library.vocabulary().values()) {
      facts.put(fact.name(), fact.label().en());
      fact.values().forEach((code, words) -> values.put(fact.name() + "." + code, words.en()));
    }
    Map<String, String> drugs = new LinkedHashMap<>();
    library.formulary().values().forEach(drug -> drugs.put(drug.id(), drug.label().en()));
    Map<String, String> groups = new LinkedHashMap<>();
    for (Protocol protocol : library.protocols().values()) {
      protocol.groups().forEach((code, words) -> groups.put(code, words.en()));
    }
    Map<String, String> choices = new LinkedHashMap<>();
    Map<String, String> options = new LinkedHashMap<>();
    for (Choice choice : library.choices().values()) {
      choices.put(choice.id(), choice.question().en());
      choice.options().forEach(one -> options.put(choice.id() + "." + one.id(), one.label().en()));
    }
    Map<String, String> checks = new LinkedHashMap<>();
    library.checks().forEach((code, check) -> checks.put(code, check.text().text().en()));
    Map<String, String> events = new LinkedHashMap<>();
    library.events().forEach((id, event) -> events.put(id, event.label().en()));
    return List.of(
        system(Systems.FACT, "Fact", "Facts of a chart.", facts),
        system(Systems.VALUE, "Value", "Values of coded facts, as fact.value.", values),
        system(Systems.DRUG, "Drug", "Drugs of the formulary.", drugs),
        system(Systems.EVENT, "Event", "What can happen to a child.", events),
        system(Systems.ROUTE, "Route", "Routes of drugs.", routes()),
        system(Marks.INSTRUCTION, "Instruction", "What people say of a drug.", instructions()),
        system(Systems.CHOICE, "Choice", "Questions that people decide.", choices),
        system(Systems.OPTION, "Option", "Answers, as question.answer.", options),
        system(Canon.GROUP, "RiskGroup", "Risk groups of the protocols.", groups),
        system(Canon.MARK, "Mark", "Marks of whole resources.", marks()),
        system(Canon.OPTION_STATUS, "OptionStatus", "How an answer is seen.", statuses()),
        system(Canon.FINDING, "Finding", "Codes of checks of orders; plans use more.", checks)
            .setContent(CodeSystemContentMode.FRAGMENT));
  }

  private static Map<String, String> marks() {
    Map<String, String> marks = new LinkedHashMap<>();
    marks.put("unverified", "Rests on a number that nobody has found in a source");
    marks.put("unreviewed", "No clinician has reviewed the protocol");
    marks.put("provisional", "A missing fact could still change it");
    return marks;
  }

  private static Map<String, String> routes() {
    Map<String, String> routes = new LinkedHashMap<>();
    Route.names().forEach(name -> routes.put(name, name));
    return routes;
  }

  private static Map<String, String> instructions() {
    Map<String, String> instructions = new LinkedHashMap<>();
    instructions.put("hold", "Not for now");
    instructions.put("resume", "Again");
    instructions.put("adapt", "A share of what the protocol plans");
    return instructions;
  }

  private static Map<String, String> statuses() {
    Map<String, String> statuses = new LinkedHashMap<>();
    statuses.put("recommended", "Recommended");
    statuses.put("possible", "Possible");
    statuses.put("excluded", "Excluded");
    return statuses;
  }

  private static CodeSystem system(
      String url, String name, String about, Map<String, String> codes) {
    CodeSystem system = new CodeSystem();
    system.setId(url.substring(url.lastIndexOf('/') + 1));
    system.setUrl(url);
    system.setName(name);
    system.setTitle(about);
    system.setDescription(about);
    system.setStatus(PublicationStatus.DRAFT);
    system.setCaseSensitive(true);
    system.setContent(CodeSystemContentMode.COMPLETE);
    codes.forEach((code, label) -> system.addConcept().setCode(code).setDisplay(label));
    return system;
  }
}
