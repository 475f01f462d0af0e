package org.allway.fhir.definition;

import java.util.List;
import org.allway.fhir.Canon;
import org.allway.fhir.chart.Marks;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.ExtensionContextType;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;
import org.hl7.fhir.r4.model.UriType;

/** The extensions that Allway's resources carry. */
final class Extensions {

  private static final String BASE = "http://hl7.org/fhir/StructureDefinition/Extension";

  private Extensions() {}

  static List<StructureDefinition> all() {
    return List.of(
        simple(
            Canon.UNVERIFIED,
            "Unverified",
            "A field of the line of knowledge whose number nobody has found in a source.",
            "string"),
        simple(Canon.DAY, "ProtocolDay", "The day as the protocol counts it.", "positiveInt"),
        simple(
            Canon.REVIEW,
            "ReviewStatus",
            "Whether clinicians have reviewed the text: unreviewed, or as the text says.",
            "code"),
        simple(Canon.RULE, "Rule", "A rule as it is written in the knowledge.", "string"),
        simple(
            Canon.RULE_PLACE,
            "RulePlace",
            "The file and line of the rule or number, as file:line.",
            "string"),
        missing(),
        simple(Marks.CENTRE, "Centre", "Whose routine a chart follows.", "code"),
        simple(Marks.FAMILY, "Family", "The family of protocols that a chart names.", "code"),
        simple(
            Marks.RECORDED,
            "Recorded",
            "The day on which it was recorded, if it was true on another.",
            "date"),
        simple(
            Marks.ENTRY_ID,
            "EntryId",
            "By which a chart names the line, to take it back.",
            "string"),
        simple(Marks.LINE, "Line", "The number of the chart's line.", "positiveInt"),
        simple(Marks.GRADE, "Grade", "The grade of an event.", "decimal"),
        detail());
  }

  private static StructureDefinition simple(
      String url, String name, String description, String type) {
    StructureDefinition definition = definition(url, name, description);
    element(definition, "Extension.extension").setMax("0");
    element(definition, "Extension.url").setFixed(new UriType(url));
    element(definition, "Extension.value[x]").setMin(1).addType().setCode(type);
    return definition;
  }

  private static StructureDefinition missing() {
    String about = "A fact, or an answer of a person, that is not known yet and would tell more.";
    StructureDefinition definition = composed(Canon.MISSING, "MissingFact", about);
    part(definition, "fact", 1, "Which.", "Coding", "string");
    part(definition, "by", 0, "When the plan counts on it.", "date");
    part(definition, "for", 0, "What for.", "string");
    return closed(definition);
  }

  private static StructureDefinition detail() {
    StructureDefinition definition =
        composed(Marks.DETAIL, "Detail", "What else a chart says of an event.");
    part(definition, "key", 1, "What it is about.", "string");
    part(definition, "text", 1, "As the chart says it.", "string");
    return closed(definition);
  }

  private static StructureDefinition composed(String url, String name, String about) {
    StructureDefinition definition = definition(url, name, about);
    ElementDefinition parts = element(definition, "Extension.extension").setMin(1);
    parts
        .getSlicing()
        .setRules(ElementDefinition.SlicingRules.CLOSED)
        .addDiscriminator()
        .setType(ElementDefinition.DiscriminatorType.VALUE)
        .setPath("url");
    return definition;
  }

  private static StructureDefinition closed(StructureDefinition definition) {
    element(definition, "Extension.url").setFixed(new UriType(definition.getUrl()));
    element(definition, "Extension.value[x]").setMax("0");
    return definition;
  }

  private static void part(
      StructureDefinition definition, String name, int min, String about, String... types) {
    String at = "Extension.extension";
    slice(definition, at, at + ":" + name)
        .setSliceName(name)
        .setShort(about)
        .setMin(min)
        .setMax("1");
    slice(definition, at + ".extension", at + ":" + name + ".extension").setMax("0");
    slice(definition, at + ".url", at + ":" + name + ".url").setFixed(new UriType(name));
    ElementDefinition value =
        slice(definition, at + ".value[x]", at + ":" + name + ".value[x]").setMin(1);
    for (String type : types) {
      value.addType().setCode(type);
    }
  }

  private static StructureDefinition definition(String url, String name, String description) {
    StructureDefinition definition = new StructureDefinition();
    definition.setId(url.substring(url.lastIndexOf('/') + 1));
    definition.setUrl(url);
    definition.setName(name);
    definition.setTitle(description);
    definition.setStatus(PublicationStatus.DRAFT);
    definition.setDescription(description);
    definition.setFhirVersion(FHIRVersion._4_0_1);
    definition.setKind(StructureDefinitionKind.COMPLEXTYPE);
    definition.setAbstract(false);
    definition.addContext().setType(ExtensionContextType.ELEMENT).setExpression("Element");
    definition.setType("Extension");
    definition.setBaseDefinition(BASE);
    definition.setDerivation(TypeDerivationRule.CONSTRAINT);
    element(definition, "Extension").setShort(description).setDefinition(description);
    return definition;
  }

  private static ElementDefinition element(StructureDefinition definition, String path) {
    return slice(definition, path, path);
  }

  private static ElementDefinition slice(StructureDefinition definition, String path, String id) {
    ElementDefinition element = definition.getDifferential().addElement();
    element.setId(id);
    element.setPath(path);
    return element;
  }
}
