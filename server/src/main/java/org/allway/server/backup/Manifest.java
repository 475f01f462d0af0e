package org.allway.server.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a backup holds; it stands at its end, so that one that broke off has none.
 *
 * @param made when, in UTC
 * @param schema version of the tables
 */
record Manifest(String made, String schema, List<Part> parts) {

  static final String NAME = "manifest.json";

  private static final String FORMAT = "allway-backup-1";

  /**
   * The rows of a table, one a line of JSON.
   *
   * @param sha256 of the uncompressed bytes
   * @param content the sum of the hashes of all lines, which does not depend on their order:
   *     databases sort texts differently
   */
  record Part(String table, long rows, String sha256, String content) {

    boolean holdsTheSameAs(Part other) {
      return table.equals(other.table) && rows == other.rows && content.equals(other.content);
    }

    String file() {
      return Manifest.file(table);
    }
  }

  static String file(String table) {
    return "tables/" + table + ".ndjson";
  }

  String text() {
    ObjectNode top = JsonNodeFactory.instance.objectNode();
    top.put("format", FORMAT);
    top.put("made", made);
    top.put("schema", schema);
    var list = top.putArray("tables");
    for (Part part : parts) {
      list.addObject()
          .put("table", part.table)
          .put("rows", part.rows)
          .put("sha256", part.sha256)
          .put("content", part.content);
    }
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(top) + "\n";
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none, or of a newer kind
   */
  static Manifest of(String text) {
    JsonNode top = JsonMapper.shared().readTree(text);
    if (!top.path("format").asString("").equals(FORMAT)) {
      throw new IllegalArgumentException("not " + FORMAT);
    }
    List<Part> parts =
        new ArrayList<>(
            StreamSupport.stream(top.path("tables").spliterator(), false)
                .map(part ->
                    new Part(
                        part.path("table").asString(),
                        part.path("rows").asLong(),
                        part.path("sha256").asString(),
                        part.path("content").asString()))
                .toList());
    return new Manifest(top.path("made").asString(), top.path("schema").asString(), parts);
  }

  long rows() {
    return parts.stream().mapToLong(Part::rows).sum();
  }
}
