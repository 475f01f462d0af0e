package org.allway.fhir.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.chart.Entry;
import org.allway.library.Drug;
import org.allway.library.Event;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Type;

/** Allergies and adverse events. */
final class EventReader {

  private final Reading reading;
  private final DrugFinder drugs;

  EventReader(Reading reading) {
    this.reading = reading;
    this.drugs = new DrugFinder(reading);
  }

  private void read(Item item, AllergyIntolerance allergy) {
    String certain = allergy.getVerificationStatus().getCodingFirstRep().getCode();
    if ("entered-in-error".equals(certain) || "refuted".equals(certain)) {
      item.fate(new Fate.Retracted(certain));
      return;
    }
    if (allergy.getType() == AllergyIntoleranceType.INTOLERANCE) {
      item.notUnderstood("an intolerance, not an allergy: record what happened as an event");
      return;
    }
    List<String> remarks = new ArrayList<>();
    Optional<Drug> drug = drugs.find(allergy.getCode(), remarks);
    if (drug.isEmpty()) {
      item.notNeeded(
          "an allergy to "
              + Texts.shown(allergy.getCode())
              + ", which is no drug of the formulary");
      return;
    }
    AllergyIntoleranceReactionComponent reaction = allergy.getReactionFirstRep();
    Type time =
        reaction.hasOnset()
            ? reaction.getOnsetElement()
            : allergy.hasOnset()
                ? allergy.getOnset()
                : allergy.hasLastOccurrence()
                    ? allergy.getLastOccurrenceElement()
                    : allergy.getRecordedDateElement();
    Optional<LocalDate> on = Times.day(time);
    Event event = reading.library.events().get(reading.library.codes().allergy());
    if (on.isEmpty() || event == null) {
      item.notUnderstood("since when is not said to the day");
      return;
    }
    Map<String, String> details = new LinkedHashMap<>();
    if (reaction.hasSeverity()) {
      details.put("severity", reaction.getSeverity().toCode());
    }
    remarks.add("its grade is not said");
    happened(
        item,
        event,
        drug.get().id(),
        on.get(),
        Times.day(allergy.getRecordedDateElement()),
        details,
        remarks);
    String status = allergy.getClinicalStatus().getCodingFirstRep().getCode();
    if ("resolved".equals(status) || "inactive".equals(status)) {
      item.notUnderstood("it is '" + status + "', but since when is not said");
    }
  }

  private void read(Item item, AdverseEvent adverse) {
    if (adverse.getActuality() == AdverseEvent.AdverseEventActuality.POTENTIAL) {
      item.notNeeded("it did not happen");
      return;
    }
    Optional<Event> event = reading.meanings.event(adverse.getEvent());
    if (event.isEmpty()) {
      item.notUnderstood("no event has the code " + Texts.shown(adverse.getEvent()));
      return;
    }
    List<String> remarks = new ArrayList<>();
    Optional<LocalDate> on =
        Times.day(adverse.getDateElement()).or(() -> Times.day(adverse.getDetectedElement()));
    if (on.isEmpty()) {
      item.notUnderstood("when it happened is not said to the day");
      return;
    }
    String to = "";
    for (AdverseEvent.AdverseEventSuspectEntityComponent suspect : adverse.getSuspectEntity()) {
      to =
          drugs
              .named(adverse, suspect.getInstance())
              .flatMap(concept -> drugs.find(concept, remarks))
              .map(Drug::id)
              .orElse(to);
    }
    Map<String, String> details = new LinkedHashMap<>();
    if (adverse.hasSeverity()) {
      details.put("severity", adverse.getSeverity().getCodingFirstRep().getCode());
    }
    if ("resolved".equals(adverse.getOutcome().getCodingFirstRep().getCode())) {
      remarks.add("since resolved, but since when is not said");
    }
    if (event.get().graded()) {
      remarks.add("its grade is not said");
    }
    happened(
        item,
        event.get(),
        to,
        on.get(),
        Times.day(adverse.getRecordedDateElement()),
        details,
        remarks);
  }

  private void happened(
      Item item,
      Event event,
      String to,
      LocalDate on,
      Optional<LocalDate> recorded,
      Map<String, String> more,
      List<String> remarks) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("what", event.id());
    if (!to.isEmpty()) {
      details.put("to", to);
    }
    details.putAll(more);
    String shown = event.id() + (to.isEmpty() ? "" : " to " + to);
    reading.entries(
        item,
        List.of(
            new Entry.Happened(
                reading.when(item, on, recorded), event.id(), to, Double.NaN, details)),
        "event " + shown,
        shown,
        shown + " on " + on,
        new DateTimeType(),
        remarks);
  }

  boolean reads(Item item, DomainResource resource) {
    switch (resource) {
      case AllergyIntolerance allergy -> read(item, allergy);
      case AdverseEvent event -> read(item, event);
      default -> {
        return false;
      }
    }
    return true;
  }
}
