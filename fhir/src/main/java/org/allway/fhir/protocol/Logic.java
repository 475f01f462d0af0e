package org.allway.fhir.protocol;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.allway.fhir.Canon;
import org.allway.fhir.FhirPath;
import org.allway.fhir.Systems;
import org.allway.library.Element;
import org.allway.library.Evidence;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.library.Phase;
import org.allway.library.Protocol;
import org.allway.library.Row;
import org.allway.rule.Reads;
import org.allway.rule.Rule;
import org.allway.rule.Symbol;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Enumerations.FHIRAllTypes;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.ParameterDefinition;

/** The rules of a protocol as a Library: the facts they read, the rules as text, the sources. */
final class Logic {

  private static final String TYPES = "http://terminology.hl7.org/CodeSystem/library-type";

  private final Library library;
  private final Protocol protocol;
  private final Cited cited;

  /** Line by line, by what it says. */
  private final StringBuilder text = new StringBuilder();

  private final Map<String, Symbol> read = new LinkedHashMap<>();

  Logic(Library library, Protocol protocol, Cited cited) {
    this.library = library;
    this.protocol = protocol;
    this.cited = cited;
  }

  org.hl7.fhir.r4.model.Library resource() {
    org.hl7.fhir.r4.model.Library logic = new org.hl7.fhir.r4.model.Library();
    logic.setId(protocol.id());
    logic.setUrl(Systems.ALLWAY + "/Library/" + protocol.id());
    logic.setVersion(protocol.version());
    logic.setName(Names.computer(protocol.id()) + "Rules");
    logic.setTitle("Rules of " + protocol.title().en());
    logic.setStatus(PublicationStatus.DRAFT);
    logic.setExperimental(true);
    logic.setDateElement(Names.date(protocol.revised()));
    logic.addExtension(Canon.REVIEW, new CodeType(protocol.review()));
    logic.getType().addCoding().setSystem(TYPES).setCode("logic-library");
    logic.setDescription(
        "Facts are variables of FHIRPath by their names, in the units of the parameters. Rows of a "
            + "table are read from the top; the first that holds decides.");
    cited.of(cites(protocol)).forEach(logic::addRelatedArtifact);
    rules();
    logic
        .addContent()
        .setContentType("text/plain")
        .setTitle("Rules, as FHIRPath")
        .setData(text.toString().getBytes(StandardCharsets.UTF_8));
    read.values().forEach(symbol -> logic.addParameter(parameter(symbol)));
    return logic;
  }

  private void rules() {
    for (Protocol.Requirement one : protocol.eligible()) {
      line("eligible", one.require(), "", one.evidence());
    }
    for (Protocol.Definition one : protocol.definitions()) {
      for (Row<Rule> row : one.table().rows()) {
        reads(row.then());
        line(one.symbol().name(), row.when(), FhirPath.text(row.then().expr()), row.evidence());
      }
    }
    for (Protocol.Stage stage : protocol.stages()) {
      for (Row<String> row : stage.table().rows()) {
        line("group at " + stage.id(), row.when(), "'" + row.then() + "'", row.evidence());
      }
    }
    for (Protocol.Leave one : protocol.leaves()) {
      line("leave", one.when(), "", one.evidence());
    }
  }

  private void line(String what, Rule when, String then, Evidence evidence) {
    reads(when);
    text.append(what).append(": ").append(FhirPath.text(when.expr()));
    text.append(then.isEmpty() ? "" : " -> " + then);
    text.append("  // ").append(when.place().fileAndLine());
    text.append(evidence.cites().isEmpty() ? "" : " " + evidence.cites());
    text.append(evidence.verified() ? "" : " unverified: " + evidence.unverified());
    text.append('\n');
  }

  private void reads(Rule rule) {
    for (Symbol symbol : Reads.of(rule.expr())) {
      read.putIfAbsent(symbol.name(), symbol);
    }
  }

  private ParameterDefinition parameter(Symbol symbol) {
    ParameterDefinition parameter = new ParameterDefinition();
    parameter.setName(symbol.name());
    parameter.setUse(ParameterDefinition.ParameterUse.IN);
    parameter.setMin(0).setMax("1");
    parameter.setDocumentation(symbol.label().en());
    Fact fact = library.vocabulary().get(symbol.name());
    switch (symbol.type()) {
      case org.allway.rule.Type.Numeric number -> {
        parameter.setType(FHIRAllTypes.DECIMAL.toCode());
        if (!number.unit().isEmpty()) {
          parameter.setDocumentation(symbol.label().en() + ", in " + number.unit());
        }
      }
      case org.allway.rule.Type.Truth _ -> parameter.setType(FHIRAllTypes.BOOLEAN.toCode());
      case org.allway.rule.Type.Coded coded -> {
        parameter.setType(FHIRAllTypes.CODE.toCode());
        String values = String.join(", ", coded.values());
        parameter.setDocumentation(
            (fact == null ? symbol.name() : fact.label().en()) + ": " + values);
      }
      case org.allway.rule.Type.Quoted _ -> parameter.setType(FHIRAllTypes.STRING.toCode());
    }
    return parameter;
  }

  /** All sources that the protocol and its phases name. */
  static Set<String> cites(Protocol protocol) {
    Set<String> cites = new LinkedHashSet<>();
    protocol.eligible().forEach(one -> cites.addAll(one.evidence().cites()));
    protocol
        .stages()
        .forEach(
            stage -> stage.table().rows().forEach(row -> cites.addAll(row.evidence().cites())));
    for (Phase phase : Roads.phases(protocol)) {
      cites.addAll(phase.evidence().cites());
      for (Element element : phase.elements()) {
        cites.addAll(element.evidence().cites());
      }
    }
    protocol.leaves().forEach(one -> cites.addAll(one.evidence().cites()));
    return cites;
  }
}
