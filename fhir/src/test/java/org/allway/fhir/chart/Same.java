package org.allway.fhir.chart;

import java.util.List;
import org.allway.chart.Chart;
import org.allway.chart.Entry;
import org.allway.diagnostic.Place;

/** Charts without the places where their lines stood. */
public final class Same {

  private Same() {}

  /** What two charts must have in common to say the same. */
  public static List<Object> of(Chart chart) {
    List<Entry> entries = chart.entries().stream().map(Same::of).toList();
    return List.of(chart.child(), chart.centre(), chart.family(), chart.diagnosed(), entries);
  }

  private static Entry of(Entry entry) {
    Entry.When was = entry.when();
    Entry.When when = new Entry.When(was.on(), was.recorded(), 0, was.id(), Place.NOWHERE);
    return switch (entry) {
      case Entry.Noted one -> new Entry.Noted(when, one.values());
      case Entry.Started one -> new Entry.Started(when, one.phase(), one.day(), one.variant());
      case Entry.Gave one -> new Entry.Gave(when, one.drug(), one.amount(), one.route());
      case Entry.Happened one ->
          new Entry.Happened(when, one.what(), one.to(), one.grade(), one.details());
      case Entry.Takes one -> new Entry.Takes(when, one.drug());
      case Entry.Stops one -> new Entry.Stops(when, one.drug());
      case Entry.Chose one -> new Entry.Chose(when, one.options());
      case Entry.Relapsed one -> new Entry.Relapsed(when, one.sites());
      case Entry.Held one -> new Entry.Held(when, one.drug(), one.reason());
      case Entry.Resumed one -> new Entry.Resumed(when, one.drug());
      case Entry.Omitted one -> new Entry.Omitted(when, one.drug(), one.reason());
      case Entry.Adapted one ->
          new Entry.Adapted(when, one.drug(), one.route(), one.share(), one.reason());
      case Entry.Withdrawn one -> new Entry.Withdrawn(when, one.entry(), one.reason());
    };
  }
}
