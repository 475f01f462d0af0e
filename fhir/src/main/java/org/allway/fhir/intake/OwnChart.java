package org.allway.fhir.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allway.chart.Entry;
import org.allway.fhir.chart.OwnEntries;
import org.allway.library.Library;
import org.hl7.fhir.r4.model.DomainResource;

/** The parts of a chart that was released as FHIR, taken back as they were. */
final class OwnChart {

  private final OwnEntries reader;
  private final Map<DomainResource, Item> items = new LinkedHashMap<>();

  OwnChart(Library library) {
    this.reader = new OwnEntries(library);
  }

  boolean owns(Item item) {
    return OwnEntries.owns(item.resource);
  }

  void add(Item item) {
    items.put(item.resource, item);
  }

  /** What was entered in error stays, if what took it back is there too; else it is left out. */
  List<Entry> entries() {
    Set<String> withdrawn = new HashSet<>();
    Set<String> there = new HashSet<>();
    items
        .keySet()
        .forEach(resource -> {
          OwnEntries.withdraws(resource).ifPresent(withdrawn::add);
          there.add(OwnEntries.id(resource));
        });
    List<DomainResource> kept = new ArrayList<>();
    items.forEach((resource, item) -> {
      if (OwnEntries.wrong(resource) && !withdrawn.contains(OwnEntries.id(resource))) {
        item.fate(new Fate.Retracted("entered-in-error"));
      } else if (OwnEntries.withdraws(resource).filter(id -> !there.contains(id)).isPresent()) {
        item.notNeeded("it takes back an entry that is not here");
      } else {
        kept.add(resource);
      }
    });
    List<Entry> entries = reader.of(kept);
    items.forEach((resource, item) -> {
      String fault = reader.faults().get(resource);
      if (fault != null) {
        item.notUnderstood(fault);
      } else if (item.fates.isEmpty()) {
        item.fate(new Fate.Taken("an entry of Allway's own chart", List.of()));
      }
    });
    return entries;
  }
}
