package org.allway.chart;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which phases, and later days of them, have begun in a span of time. */
public final class Starts {

  private static final Comparator<Entry.When> WRITTEN =
      Comparator.comparing(Entry.When::recorded).thenComparingInt(Entry.When::order);

  private final Map<String, Entry.Started> starts = new HashMap<>();

  /** Of several starts of one phase the last that was written down holds. */
  Starts(List<Entry.Started> all, LocalDate from, LocalDate until) {
    for (Entry.Started one : all) {
      LocalDate on = one.when().on();
      if (!on.isBefore(from) && on.isBefore(until)) {
        starts.merge(
            one.phase() + " " + one.day(),
            one,
            (other, newer) -> WRITTEN.compare(other.when(), newer.when()) > 0 ? other : newer);
      }
    }
  }

  /** The recorded start of a phase, or of a later day of it. */
  public Optional<Entry.Started> of(String phase, int day) {
    return Optional.ofNullable(starts.get(phase + " " + day));
  }

  /** All of them, of phases and of later days. */
  public Collection<Entry.Started> all() {
    return starts.values();
  }
}
