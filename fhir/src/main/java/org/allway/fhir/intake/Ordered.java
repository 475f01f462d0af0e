package org.allway.fhir.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.allway.chart.Entry;

/**
 * Entries as one chart: in time, each line in its place. Entries that came together stay together.
 */
final class Ordered {

  private static final Comparator<Entry> IN_TIME =
      Comparator.comparing((Entry entry) -> entry.when().on())
          .thenComparing(entry -> entry.when().recorded());

  private Ordered() {}

  /** The sort is stable: what is of one day and recorded on one keeps the order it came in. */
  static List<Entry> of(List<Entry> entries) {
    List<Entry> ordered = new ArrayList<>(entries);
    ordered.sort(IN_TIME);
    return List.copyOf(ordered);
  }
}
