package org.allway.server.child;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.server.store.StoredEntry;
import tools.jackson.databind.JsonNode;

/** Who recorded that a drug was given on a day. */
final class Givers {

  private record Key(LocalDate on, String drug, String route) {}

  private final Map<Key, String> names = new HashMap<>();

  private Givers() {}

  static Givers of(List<StoredEntry> entries) {
    Givers givers = new Givers();
    for (StoredEntry entry : entries) {
      JsonNode gave = entry.body().path("gave");
      if (gave.isObject() && entry.on().isPresent()) {
        String by = gave.path("by").asString(entry.body().path("by").asString(entry.recordedBy()));
        givers.names.put(
            new Key(
                entry.on().get(), gave.path("drug").asString(""), gave.path("route").asString("")),
            by);
      }
    }
    return givers;
  }

  Optional<String> of(LocalDate on, String drug, String route) {
    return Optional.ofNullable(names.get(new Key(on, drug, route)));
  }
}
