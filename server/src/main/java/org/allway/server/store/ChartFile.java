package org.allway.server.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allway.chart.ChartReader;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Severity;
import org.allway.library.Library;
import org.allway.yaml.YamlNode;
import org.allway.yaml.YamlText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A chart file, taken apart to be stored, and put together again. */
sealed interface ChartFile {

  List<String> OF_THE_CHILD = List.of("id", "name", "born", "sex", "diagnosed");

  /** A sound one. */
  record Sound(ObjectNode header, List<Draft> drafts) implements ChartFile {}

  /** One with faults, which name their lines. */
  record Faulty(List<Diagnostic> faults) implements ChartFile {}

  /** Reads a file; what the engine would not take is not taken apart either. */
  static ChartFile read(Library library, String file, String text) {
    Diagnostics diagnostics = new Diagnostics();
    YamlNode.Mapping mapping = YamlText.mapping(file, text, diagnostics);
    if (new ChartReader(library, diagnostics).read(mapping, List.of()).isEmpty()) {
      return new Faulty(
          diagnostics.all().stream().filter(one -> one.severity() == Severity.ERROR).toList());
    }
    ObjectNode top = (ObjectNode) Json.json(mapping);
    List<Draft> drafts = new ArrayList<>();
    if (top.remove("chart") instanceof ArrayNode lines) {
      lines.forEach(line -> drafts.add(draft((ObjectNode) line)));
    }
    return new Sound(header(top), drafts);
  }

  private static Draft draft(ObjectNode line) {
    LocalDate on = LocalDate.parse(line.path("on").asString());
    line.remove("on");
    return new Draft(on, line, true);
  }

  /** The child's own data may stand at the top of a file. */
  private static ObjectNode header(ObjectNode top) {
    if (!top.has("child")) {
      ObjectNode child = Json.object();
      for (String key : OF_THE_CHILD) {
        Optional.ofNullable(top.remove(key)).ifPresent(value -> child.set(key, value));
      }
      top.set("child", child);
    }
    return top;
  }

  /** The whole chart as a file, in JSON, one entry a line. */
  static String text(List<StoredEntry> entries) {
    ObjectNode header =
        entries.stream().filter(StoredEntry::isHeader).toList().getLast().body().deepCopy();
    StringBuilder text = new StringBuilder("{");
    header
        .properties()
        .forEach(one ->
            text.append(Json.MAPPER.writeValueAsString(one.getKey()))
                .append(": ")
                .append(one.getValue())
                .append(",\n "));
    text.append("\"chart\": [");
    String comma = "\n  ";
    for (StoredEntry entry : entries) {
      if (!entry.isHeader()) {
        text.append(comma).append(entry.body());
        comma = ",\n  ";
      }
    }
    return text.append("\n]}\n").toString();
  }
}
