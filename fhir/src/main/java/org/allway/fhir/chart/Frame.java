package org.allway.fhir.chart;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.allway.chart.Chart;
import org.allway.chart.Entry;
import org.allway.fhir.Concepts;
import org.allway.fhir.Ids;
import org.allway.library.Library;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/**
 * What all resources of one chart share.
 *
 * @param withdrawn the ids of lines that were taken back
 */
record Frame(Library library, String child, Concepts concepts, Set<String> withdrawn) {

  private static final String URN = "urn:uuid:";

  static Frame of(Library library, Chart chart) {
    Set<String> withdrawn = new HashSet<>();
    for (Entry entry : chart.entries()) {
      if (entry instanceof Entry.Withdrawn(var _, String id, var _)) {
        withdrawn.add(id);
      }
    }
    return new Frame(library, chart.child().id(), new Concepts(library), withdrawn);
  }

  /** Whether a line was taken back. */
  boolean wrong(Entry.When when) {
    return !when.id().isEmpty() && withdrawn.contains(when.id());
  }

  Reference patient() {
    return new Reference(URN + Ids.patient(child));
  }

  /** The address of a resource within a bundle. */
  static String address(DomainResource resource) {
    return URN + resource.getIdElement().getIdPart();
  }

  /** The id of a part of the chart. */
  String id(String name) {
    return Ids.of(child, "chart/" + name);
  }

  /** By which a line is known again: the child, the line, and which part of it. */
  Identifier identifier(int line, String part) {
    return new Identifier().setSystem(Marks.ENTRY).setValue(child + "/" + line + "/" + part);
  }

  /** The day on which it was recorded, if that was another. */
  static void recorded(DomainResource resource, Entry.When when) {
    if (!when.recorded().equals(when.on())) {
      Marks.put(resource, Marks.RECORDED, new DateType(when.recorded().toString()));
    }
  }

  static DateTimeType date(LocalDate day) {
    return new DateTimeType(day.toString());
  }

  static Period period(LocalDate start, Optional<LocalDate> end) {
    Period period = new Period().setStartElement(date(start));
    end.ifPresent(day -> period.setEndElement(date(day)));
    return period;
  }
}
