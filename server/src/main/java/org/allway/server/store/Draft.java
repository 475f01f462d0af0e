package org.allway.server.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * An entry that is not yet kept.
 *
 * @param says without {@code on}
 * @param takenOver whether it was recorded elsewhere: then it keeps its own {@code recorded},
 *     {@code id} and {@code by}
 */
record Draft(LocalDate on, ObjectNode says, boolean takenOver) {

  static List<Draft> of(List<NewEntry> entries) {
    return entries.stream()
        .map(entry -> new Draft(entry.on(), Json.of(entry.says()), false))
        .toList();
  }

  /** As the entries behind a ledger. */
  static List<StoredEntry> entries(
      List<Draft> drafts, Ledger before, Instant now, LocalDate today, Who who) {
    List<StoredEntry> entries = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      long seq = before.version() + entries.size() + 1;
      ObjectNode body = draft.body(freeName(seq, before, drafts), today, who);
      entries.add(new StoredEntry(seq, Optional.of(draft.on), now, who.account(), body));
    }
    return entries;
  }

  private ObjectNode body(String name, LocalDate today, Who who) {
    ObjectNode body = Json.object();
    body.put("on", on.toString());
    if (!takenOver) {
      body.put("recorded", today.toString());
    }
    if (!says.has("id")) {
      body.put("id", name);
    }
    if (!says.has("by")) {
      body.put("by", who.account());
    }
    body.setAll(says);
    return body;
  }

  /** The name by which a later entry can withdraw this one. */
  private static String freeName(long seq, Ledger before, List<Draft> drafts) {
    String name = "e" + seq;
    while (before.names(name) || names(drafts, name)) {
      name += "+";
    }
    return name;
  }

  private static boolean names(List<Draft> drafts, String name) {
    return drafts.stream().anyMatch(draft -> draft.says.path("id").asString("").equals(name));
  }
}
