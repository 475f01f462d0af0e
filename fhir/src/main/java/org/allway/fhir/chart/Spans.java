package org.allway.fhir.chart;

import java.time.LocalDate;
import java.util.Optional;
import org.allway.chart.Chart;
import org.allway.chart.Entry;
import org.allway.library.Drug;

/** Lines of a chart that say when something begins and when it is over. */
record Spans(Chart chart) {

  /** Whether an entry is only the end that another one names. */
  boolean ends(Entry entry) {
    return switch (entry) {
      case Entry.Stops(var when, Drug drug) ->
          chart.entries().stream()
              .anyMatch(one ->
                  one instanceof Entry.Takes(var begin, Drug taken)
                      && taken.equals(drug)
                      && sameLine(begin, when));
      case Entry.Resumed(var when, Drug drug) ->
          chart.entries().stream()
              .anyMatch(one ->
                  (one instanceof Entry.Held(var begin, Drug held, var _)
                          && held.equals(drug)
                          && sameLine(begin, when))
                      || (one instanceof Entry.Omitted(var start, Drug left, var _)
                          && left.equals(drug)
                          && sameLine(start, when)));
      default -> false;
    };
  }

  /** The day on which what an entry begins is over, where its own line says so. */
  Optional<LocalDate> end(Entry begin, Drug drug) {
    return chart.entries().stream()
        .filter(entry -> sameLine(begin.when(), entry.when()))
        .filter(entry ->
            (entry instanceof Entry.Stops(var _, Drug stopped) && stopped.equals(drug))
                || (entry instanceof Entry.Resumed(var _, Drug resumed) && resumed.equals(drug)))
        .map(entry -> entry.when().on())
        .findFirst();
  }

  private static boolean sameLine(Entry.When begin, Entry.When end) {
    return begin.place().equals(end.place())
        && begin.recorded().equals(end.recorded())
        && begin.id().equals(end.id())
        && !begin.equals(end);
  }
}
