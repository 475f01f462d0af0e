package org.allway.server.child;

import java.util.List;
import java.util.Map;
import org.allway.server.store.StoredEntry;
import tools.jackson.databind.JsonNode;

/**
 * A stored chart as a chart file: YAML, one entry a line, each with both times and who wrote it.
 */
final class ChartText {

  private ChartText() {}

  static String of(List<StoredEntry> entries) {
    StringBuilder text = new StringBuilder();
    entries.stream()
        .filter(StoredEntry::isHeader)
        .reduce((_, newer) -> newer)
        .ifPresent(header -> {
          for (Map.Entry<String, JsonNode> one : header.body().properties()) {
            text.append(one.getKey()).append(": ").append(one.getValue()).append('\n');
          }
        });
    text.append("chart:\n");
    for (StoredEntry entry : entries) {
      if (!entry.isHeader()) {
        // JSON on one line is YAML, and needs no rules of its own for what to quote.
        text.append("  - ").append(entry.body()).append('\n');
      }
    }
    return text.toString();
  }
}
