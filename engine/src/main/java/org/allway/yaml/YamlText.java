package org.allway.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Place;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.AnchorNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML 1.2 (and so JSON) into nodes with places. */
public final class YamlText {

  private static final int DEEPEST = 60;

  private final String file;
  private final String content;
  private final boolean wide;
  private final Diagnostics diagnostics;

  private YamlText(String file, String content, Diagnostics diagnostics) {
    this.file = file;
    this.content = content;
    this.wide = content.chars().anyMatch(c -> Character.isSurrogate((char) c));
    this.diagnostics = diagnostics;
  }

  /**
   * Parses a text. What is not YAML is reported, and an empty mapping returned.
   *
   * @param file the name that messages show
   */
  public static YamlNode.Mapping mapping(String file, String text, Diagnostics diagnostics) {
    return new YamlText(file, text, diagnostics).parse();
  }

  private YamlNode.Mapping parse() {
    Place top = new Place(file, 1, 1);
    YamlNode.Mapping nothing = new YamlNode.Mapping(Map.of(), top);
    try {
      LoadSettings settings =
          LoadSettings.builder()
              .setLabel(file)
              .setUseMarks(true)
              .setMaxAliasesForCollections(0)
              .build();
      var root = new Compose(settings).composeString(content);
      if (root.isEmpty()) {
        diagnostics.error("EMPTY-FILE", top, "The file is empty.", "");
        return nothing;
      }
      YamlNode node = convert(root.get(), 0);
      if (node instanceof YamlNode.Mapping mapping) {
        return mapping;
      }
      diagnostics.error(
          "NOT-A-MAP", node.place(), "The file should be keys and values ('key: value').", "");
      return nothing;
    } catch (MarkedYamlEngineException e) {
      Place place = e.getProblemMark().map(this::place).orElse(top);
      diagnostics.error(
          "YAML",
          place,
          "This is not well-formed YAML: " + e.getProblem() + ".",
          "Check the indentation, the colons and the brackets just before this place.");
      return nothing;
    } catch (YamlEngineException e) {
      diagnostics.error("YAML", top, "This is not well-formed YAML: " + e.getMessage(), "");
      return nothing;
    }
  }

  private YamlNode convert(Node node, int depth) {
    Place place = node.getStartMark().map(this::place).orElse(new Place(file, 1, 1));
    if (node.getAnchor().isPresent() || node instanceof AnchorNode) {
      diagnostics.error(
          "YAML-ANCHOR",
          place,
          "YAML anchors are not used here.",
          "Name a table or a phase and refer to it by name.");
    }
    if (depth > DEEPEST) {
      diagnostics.error("YAML-DEPTH", place, "The text is nested too deeply.", "");
      return new YamlNode.Text("", true, place);
    }
    return switch (node) {
      case ScalarNode scalar -> {
        boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
        yield new YamlNode.Text(scalar.getValue(), plain, place, pieces(scalar, place));
      }
      case SequenceNode sequence -> {
        List<YamlNode> items = new ArrayList<>(sequence.getValue().size());
        for (Node item : sequence.getValue()) {
          items.add(convert(item, depth + 1));
        }
        yield new YamlNode.Items(items, place);
      }
      case MappingNode mapping -> convert(mapping, place, depth);
      default -> new YamlNode.Text("", true, place);
    };
  }

  private YamlNode.Mapping convert(MappingNode mapping, Place place, int depth) {
    Map<String, YamlNode.Entry> entries = LinkedHashMap.newLinkedHashMap(mapping.getValue().size());
    for (NodeTuple tuple : mapping.getValue()) {
      YamlNode key = convert(tuple.getKeyNode(), depth + 1);
      YamlNode value = convert(tuple.getValueNode(), depth + 1);
      if (key instanceof YamlNode.Text(String name, var _, Place at, var _)) {
        if (entries.putIfAbsent(name, new YamlNode.Entry(name, value, at)) != null) {
          diagnostics.error(
              "DUPLICATE-KEY",
              at,
              "The key '" + name + "' stands twice here.",
              "Keep one of them.");
        }
      } else {
        throw new IllegalStateException("A key that is no text: " + key.place());
      }
    }
    return new YamlNode.Mapping(entries, place);
  }

  private List<YamlNode.Piece> pieces(ScalarNode scalar, Place place) {
    ScalarStyle style = scalar.getScalarStyle();
    boolean block = style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
    if (block || scalar.getStartMark().isEmpty() || scalar.getEndMark().isEmpty()) {
      return List.of();
    }
    int start = index(scalar.getStartMark().get());
    int end = index(scalar.getEndMark().get());
    return Folding.of(content.substring(start, end), scalar.getValue().length(), place);
  }

  /** Marks count code points. */
  private int index(Mark mark) {
    int index = mark.getIndex();
    return wide ? content.offsetByCodePoints(0, index) : index;
  }

  private Place place(Mark mark) {
    return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
