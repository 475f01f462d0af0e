package org.allway.chart;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.rule.Value;

/** When the leukaemia was diagnosed, for charts that do not say so themselves. */
public final class DiagnosisDay {

  /** The fact that makes a diagnosis. */
  private static final String LINEAGE = "lineage";

  private DiagnosisDay() {}

  /**
   * The day on which the lineage was first recorded, else the first fact of diagnosis, else the
   * first entry.
   */
  public static LocalDate of(Library library, List<Entry> entries, LocalDate born) {
    Set<String> withdrawn = new LinkedHashSet<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.Withdrawn(var _, String id, var _)) {
        withdrawn.add(id);
      }
    }
    List<Entry> standing =
        entries.stream()
            .filter(entry -> !withdrawn.contains(entry.when().id()) || entry.when().id().isEmpty())
            .toList();
    return first(library, standing, fact -> fact.name().equals(LINEAGE))
        .or(() -> first(library, standing, fact -> fact.group().equals("diagnosis")))
        .or(() -> standing.stream().findFirst())
        .map(entry -> entry.when().on())
        .orElse(born);
  }

  private static Optional<Entry> first(
      Library library, List<Entry> entries, Predicate<Fact> wanted) {
    return entries.stream()
        .filter(entry ->
            entry instanceof Entry.Noted(var _, Map<Integer, Value> values)
                && values.keySet().stream()
                    .anyMatch(slot -> wanted.test(library.facts().get(slot))))
        .findFirst();
  }
}
