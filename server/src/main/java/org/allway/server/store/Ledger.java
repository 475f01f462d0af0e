package org.allway.server.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allway.diagnostic.Diagnostic;
import org.allway.yaml.YamlNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The entries of one chart, ready to be read by the engine.
 *
 * @param lines one an entry, from the first
 */
record Ledger(List<Line> lines) {

  private static final Pattern LABEL = Pattern.compile("entry (\\d+)");

  static final Ledger EMPTY = new Ledger(List.of());

  /** An entry; a header has no node. */
  record Line(StoredEntry entry, Optional<YamlNode> node) {

    static Line of(StoredEntry entry) {
      return new Line(
          entry,
          entry.isHeader()
              ? Optional.empty()
              : Optional.of(Json.yaml(entry.body(), "entry " + entry.seq())));
    }
  }

  long version() {
    return lines.size();
  }

  /** With further entries; messages call each {@code entry N}, by its number. */
  Ledger and(List<StoredEntry> more) {
    List<Line> all = new ArrayList<>(lines.size() + more.size());
    all.addAll(lines);
    more.forEach(entry -> all.add(Line.of(entry)));
    return new Ledger(List.copyOf(all));
  }

  /** Those of some messages that are about an entry behind the first so many. */
  static List<Diagnostic> about(long behind, List<Diagnostic> found) {
    return found.stream()
        .filter(one -> {
          Matcher matcher = LABEL.matcher(one.place().file());
          return matcher.matches() && Long.parseLong(matcher.group(1)) > behind;
        })
        .toList();
  }

  /** As it was when it had this many entries. */
  Ledger upTo(long version) {
    return version >= lines.size() ? this : new Ledger(lines.subList(0, (int) version));
  }

  /** What says who the child is. */
  ObjectNode header() {
    return lines.reversed().stream()
        .map(Line::entry)
        .filter(StoredEntry::isHeader)
        .findFirst()
        .orElseThrow()
        .body();
  }

  /** The top of a chart file, without entries. */
  YamlNode.Mapping top() {
    ObjectNode top = header().deepCopy();
    top.putArray("chart");
    return Json.yaml(top, "the child");
  }

  List<YamlNode> nodes() {
    return lines.stream().flatMap(line -> line.node().stream()).toList();
  }

  boolean names(String entryId) {
    return lines.stream()
        .anyMatch(line -> line.entry().body().path("id").asString("").equals(entryId));
  }
}
