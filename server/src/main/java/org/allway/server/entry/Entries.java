package org.allway.server.entry;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.allway.library.Library;
import org.allway.server.store.ChartStore;
import org.allway.server.store.ChildId;
import org.allway.server.store.StoredEntry;
import org.allway.words.Language;
import org.springframework.stereotype.Component;

/** Reads entries of a chart as lines for people. */
@Component
public class Entries {

  private final ChartStore store;
  private final Library library;

  Entries(ChartStore store, Library library) {
    this.store = store;
    this.library = library;
  }

  /** What was recorded after a version of the chart, in time. */
  public List<Line> since(ChildId child, long version, Language language) {
    return lines(child, language).stream().filter(line -> line.seq() > version).toList();
  }

  /** All entries, in the order in which they were recorded. */
  public List<Line> lines(ChildId child, Language language) {
    List<StoredEntry> entries = store.entries(child);
    Set<String> withdrawn = new HashSet<>();
    for (StoredEntry entry : entries) {
      withdrawn.add(entry.body().path("withdraw").path("entry").asString(""));
    }
    EntryWords words = new EntryWords(library, language);
    return entries.stream()
        .map(entry -> {
          String id = entry.body().path("id").asString("");
          return new Line(
              entry.seq(),
              entry.isHeader() ? "" : id,
              entry.on().orElse(LocalDate.EPOCH),
              entry.recordedAt(),
              entry.recordedBy(),
              words.kind(entry),
              words.of(entry),
              !entry.isHeader() && !id.isEmpty() && withdrawn.contains(id));
        })
        .toList();
  }
}
