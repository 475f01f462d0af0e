package org.allway.fhir;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What the validator can tell resources apart by: elements, codes, units and addresses. Resources
 * that differ in words, numbers, days and ids alone have one shape.
 */
public final class Shape {

  private static final Set<String> WORDS =
      Set.of(
          "id",
          "text",
          "title",
          "display",
          "description",
          "reference",
          "fullUrl",
          "detail",
          "patientInstruction",
          "expression",
          "citation",
          "label",
          "name",
          "documentation",
          "usage",
          "data",
          "actionId",
          "valueString",
          "valuePositiveInt",
          "definitionCanonical",
          "value",
          "comment",
          "version");

  /** Systems whose codes come straight from the knowledge, or cannot be checked offline. */
  private static final Set<String> OUTSIDE =
      Set.of(
          Systems.RXNORM,
          Systems.ATC,
          Systems.NCIT,
          Systems.SNOMED,
          Systems.LOINC,
          Systems.DRUG,
          Systems.PHASE,
          Systems.FACT,
          Systems.OPTION,
          Systems.VALUE,
          Systems.CHOICE,
          Canon.FINDING);

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}.*");
  private static final Pattern ADDRESS = Pattern.compile("https?:.*");

  private Shape() {}

  public static String of(JsonNode node) {
    return shape("", node);
  }

  private static String part(boolean elsewhere, String name, JsonNode node) {
    return elsewhere && name.equals("code") ? "_" : shape(name, node);
  }

  private static String shape(String name, JsonNode node) {
    if (node.isObject()) {
      boolean elsewhere = OUTSIDE.contains(node.path("system").asString(""));
      return node.properties().stream()
          .map(one -> one.getKey() + ":" + part(elsewhere, one.getKey(), one.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (node.isArray()) {
      TreeSet<String> parts = new TreeSet<>();
      node.forEach(one -> parts.add(shape(name, one)));
      return parts.toString();
    }
    if (node.isNumber() || WORDS.contains(name)) {
      return "_";
    }
    String text = node.asString();
    if (name.equals("url")
        && ADDRESS.matcher(text).matches()
        && !text.contains("StructureDefinition")) {
      return "address";
    }
    if (name.equals("instantiatesCanonical") || name.equals("library")) {
      return "canonical";
    }
    return DAY.matcher(text).matches() ? "day" : text;
  }
}
