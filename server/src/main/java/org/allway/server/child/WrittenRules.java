package org.allway.server.child;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.allway.diagnostic.Place;
import org.allway.library.KnowledgeText;
import org.allway.server.knowledge.WrittenKnowledge;
import org.springframework.stereotype.Component;

/** The lines of the knowledge folder as they are written, to show them where they decided. */
@Component
final class WrittenRules {

  private static final int MOST_LINES = 16;

  private final Map<String, List<String>> files;

  WrittenRules(WrittenKnowledge knowledge) {
    this.files =
        knowledge.texts().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    KnowledgeText::file, text -> text.content().lines().toList()));
  }

  /** The entry that begins on a line, up to the next that is no deeper; empty if there is none. */
  String at(Place place) {
    List<String> lines = files.getOrDefault(place.file(), List.of());
    int from = place.line() - 1;
    if (from < 0 || from >= lines.size()) {
      return "";
    }
    int depth = depth(lines.get(from));
    List<String> entry = new ArrayList<>();
    entry.add(lines.get(from));
    for (int i = from + 1; i < lines.size() && entry.size() < MOST_LINES; i++) {
      String line = lines.get(i);
      if (!line.isBlank() && depth(line) <= depth) {
        break;
      }
      entry.add(line);
    }
    while (entry.getLast().isBlank()) {
      entry.removeLast();
    }
    return entry.stream()
        .map(line -> line.substring(Math.min(depth, depth(line))))
        .collect(Collectors.joining("\n"));
  }

  private static int depth(String line) {
    int depth = 0;
    while (depth < line.length() && line.charAt(depth) == ' ') {
      depth++;
    }
    return depth;
  }
}
