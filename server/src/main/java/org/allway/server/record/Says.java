package org.allway.server.record;

import java.util.List;
import org.allway.library.Library;
import org.allway.server.entry.EntryWords;
import org.allway.server.store.NewEntry;
import org.allway.wording.Wording;
import org.allway.words.Language;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What new entries say, in words. */
@Component
class Says {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final Library library;

  Says(Library library) {
    this.library = library;
  }

  List<String> of(List<NewEntry> entries, Language language) {
    Wording wording = new Wording(language);
    EntryWords words = new EntryWords(library, language);
    return entries.stream()
        .map(entry -> {
          ObjectNode body = MAPPER.valueToTree(entry.says());
          return wording.date(entry.on()) + ": " + words.of(body);
        })
        .toList();
  }
}
