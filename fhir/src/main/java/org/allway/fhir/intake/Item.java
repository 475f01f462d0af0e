package org.allway.fhir.intake;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.DomainResource;

/** One resource on its way through the reader: what it is, and what became of it so far. */
final class Item {

  final String source;
  final String label;
  final DomainResource resource;
  final List<Fate> fates = new ArrayList<>();
  String about = "";

  Item(String source, String label, DomainResource resource) {
    this.source = source;
    this.label = label;
    this.resource = resource;
  }

  void fate(Fate fate) {
    fates.add(fate);
  }

  void notUnderstood(String why) {
    fate(new Fate.NotUnderstood(why));
  }

  void notNeeded(String why) {
    fate(new Fate.NotNeeded(why));
  }

  Report.Line line() {
    return new Report.Line(
        source, label, about, fates.isEmpty() ? List.of(new Fate.Unread()) : List.copyOf(fates));
  }
}
