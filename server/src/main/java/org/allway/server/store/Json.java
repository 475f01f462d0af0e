package org.allway.server.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.allway.diagnostic.Place;
import org.allway.yaml.YamlNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of entries: JSON as it is kept, and the nodes that the engine reads. */
final class Json {

  static final JsonMapper MAPPER = JsonMapper.shared();

  /** What JSON can write as a number without changing a digit. */
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,14})(\\.\\d{1,15})?");

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode parse(String text) {
    return (ObjectNode) MAPPER.readTree(text);
  }

  static ObjectNode of(Map<String, ?> map) {
    return MAPPER.valueToTree(map);
  }

  /** As the engine reads it; messages about it name {@code label}. */
  static YamlNode.Mapping yaml(ObjectNode node, String label) {
    return mapping(node, new Place(label, 1, 1));
  }

  private static YamlNode yaml(JsonNode node, Place place) {
    return switch (node) {
      case ObjectNode object -> mapping(object, place);
      case ArrayNode array -> {
        List<YamlNode> items = new ArrayList<>(array.size());
        array.forEach(item -> items.add(yaml(item, place)));
        yield new YamlNode.Items(items, place);
      }
      default -> {
        String text = node.isNumber() ? node.decimalValue().toPlainString() : node.asString();
        yield new YamlNode.Text(text, !node.isString(), place);
      }
    };
  }

  private static YamlNode.Mapping mapping(ObjectNode object, Place place) {
    Map<String, YamlNode.Entry> entries = LinkedHashMap.newLinkedHashMap(object.size());
    object
        .properties()
        .forEach(one ->
            entries.put(
                one.getKey(),
                new YamlNode.Entry(one.getKey(), yaml(one.getValue(), place), place)));
    return new YamlNode.Mapping(entries, place);
  }

  /** The same as JSON; what is written as a number or a truth without quotes is one. */
  static JsonNode json(YamlNode node) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return switch (node) {
      case YamlNode.Mapping mapping -> {
        ObjectNode object = make.objectNode();
        mapping.entries().values().forEach(one -> object.set(one.key(), json(one.value())));
        yield object;
      }
      case YamlNode.Items(List<YamlNode> items, Place _) -> {
        ArrayNode array = make.arrayNode();
        items.forEach(item -> array.add(json(item)));
        yield array;
      }
      case YamlNode.Text text -> {
        String said = text.text();
        if (text.plain() && NUMBER.matcher(said).matches()) {
          yield make.numberNode(new java.math.BigDecimal(said));
        }
        boolean truth = text.plain() && (said.equals("true") || said.equals("false"));
        yield truth ? make.booleanNode(said.equals("true")) : make.stringNode(said);
      }
    };
  }
}
