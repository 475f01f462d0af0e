package org.allway.server.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.List;
import org.allway.diagnostic.Diagnostic;
import org.allway.plan.Case;
import org.allway.plan.Planner;

/**
 * Plans of stored charts. A plan of one version, day and state of knowledge never changes and is
 * kept in memory, within bounds.
 */
public final class Plans {

  /** A plan of a long chart takes some megabytes. */
  private static final int KEPT = 200;

  private record Key(ChildId child, long version, LocalDate asOf, LocalDate knownOn) {}

  private final Charts charts;
  private final ChartStore store;
  private final Planner planner;
  private final Cache<Key, Case> cases = Caffeine.newBuilder().maximumSize(KEPT).build();

  Plans(Charts charts, ChartStore store, Planner planner) {
    this.charts = charts;
    this.store = store;
    this.planner = planner;
  }

  /**
   * The newest plan of a child for a day.
   *
   * @throws java.util.NoSuchElementException if there is no such child
   */
  public Case of(ChildId child, LocalDate asOf) {
    return of(charts.get(child), asOf);
  }

  /** The plan for a day, with all that is known now. */
  public Case of(ChildChart chart, LocalDate asOf) {
    return of(chart, asOf, LocalDate.MAX);
  }

  /** The plan for a day, with what was known on another. */
  public Case of(ChildChart chart, LocalDate asOf, LocalDate knownOn) {
    StoredChild child = chart.child();
    if (Unsettled.has(child.id())) {
      return planner.of(chart.chart(), asOf, knownOn);
    }
    Key key = new Key(child.id(), child.version(), asOf, knownOn);
    Case known = cases.getIfPresent(key);
    if (known == null) {
      known = planner.of(chart.chart(), asOf, knownOn);
      cases.put(key, known);
    }
    return known;
  }

  /** What would be, if something were recorded. */
  public sealed interface WhatIf {

    /** The chart with it, the warnings about it, and the plan for a day; nothing is kept. */
    record Would(ChildChart chart, Case then) implements WhatIf {}

    /** It cannot be in a chart. */
    record Refused(List<Diagnostic> faults) implements WhatIf {}
  }

  /** The plan for a day, if this were recorded in a chart now. */
  public WhatIf whatIf(ChildChart chart, List<NewEntry> entries, LocalDate asOf) {
    ChartStore.Trial trial = store.trial(chart, entries);
    return trial
        .reading()
        .chart()
        .<WhatIf>map(would ->
            new WhatIf.Would(
                new ChildChart(trial.child(), would, trial.warnings()),
                planner.of(would, asOf, LocalDate.MAX)))
        .orElseGet(() -> new WhatIf.Refused(trial.reading().errors()));
  }
}
