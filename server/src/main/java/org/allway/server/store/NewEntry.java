package org.allway.server.store;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something to record, in the format of chart files. The store adds who recorded it and when, and
 * gives it its {@code id}.
 *
 * @param on the day on which it was true
 * @param says such as {@code {lab: {anc: 0.9}}}: texts, numbers, booleans, and maps and lists of
 *     them
 */
public record NewEntry(LocalDate on, Map<String, ?> says) {

  private static final List<String> OF_THE_STORE = List.of("on", "recorded", "id", "by");

  public NewEntry {
    for (String key : OF_THE_STORE) {
      if (says.containsKey(key)) {
        throw new IllegalArgumentException("The store itself writes '" + key + "'.");
      }
    }
    says = Collections.unmodifiableMap(new LinkedHashMap<>(says));
  }
}
