package org.allway.chart;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * Everything recorded of one child.
 *
 * @param centre id of the centre's profile
 * @param family id of a protocol family that overrides the centre's; empty if none
 * @param diagnosed date of diagnosis
 * @param entries by the date when they were true, then by when they were recorded
 */
public record Chart(
    Child child, String centre, String family, LocalDate diagnosed, List<Entry> entries) {

  static final Comparator<Entry> IN_TIME =
      Comparator.comparing((Entry entry) -> entry.when().on())
          .thenComparing(entry -> entry.when().recorded())
          .thenComparingInt(entry -> entry.when().order());

  /** The last day on which anything is recorded to have been true. */
  public LocalDate lastEntry() {
    return entries.isEmpty() ? diagnosed : entries.getLast().when().on();
  }

  /** What was true up to one day, as far as it was known on another. */
  public ChartView asOf(LocalDate day, LocalDate knownOn) {
    return new ChartView(this, day, knownOn);
  }
}
