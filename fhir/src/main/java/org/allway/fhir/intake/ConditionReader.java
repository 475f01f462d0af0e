package org.allway.fhir.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allway.chart.Entry;
import org.allway.library.Codes;
import org.allway.library.Event;
import org.allway.library.Fact;
import org.hl7.fhir.r4.model.Age;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Type;

/** Diagnoses and procedures: the leukaemia, its relapses, what else a chart asks for. */
final class ConditionReader {

  private static final Set<String> CAME_BACK = Set.of("relapse", "recurrence");
  private static final Set<String> NOT_SURE = Set.of("unconfirmed", "provisional", "differential");
  private static final Set<String> OVER = Set.of("resolved", "remission", "inactive");

  private final Reading reading;

  ConditionReader(Reading reading) {
    this.reading = reading;
  }

  void read(Item item, Condition condition) {
    String certain = condition.getVerificationStatus().getCodingFirstRep().getCode();
    if ("entered-in-error".equals(certain) || "refuted".equals(certain)) {
      item.fate(new Fate.Retracted(certain));
      return;
    }
    if (certain != null && NOT_SURE.contains(certain)) {
      item.notUnderstood("the diagnosis is only '" + certain + "': confirm it first");
      return;
    }
    List<String> remarks = new ArrayList<>();
    Optional<LocalDate> on = onset(condition, remarks);
    if (on.isEmpty()) {
      item.notUnderstood("it has no date that is exact to the day");
      return;
    }
    String status = condition.getClinicalStatus().getCodingFirstRep().getCode();
    Optional<Codes.Finding> finding =
        reading.meanings.finding(condition.getCode(), condition.getBodySite());
    if (finding.isPresent() && finding.get().diagnosis()) {
      boolean back = finding.get().relapse() || (status != null && CAME_BACK.contains(status));
      diagnosed(item, condition, finding.get(), on.get(), back, remarks);
      return;
    }
    if (!known(
        item,
        condition.getCode(),
        finding,
        on.get(),
        condition.getOnset(),
        condition.getRecordedDateElement(),
        remarks)) {
      event(item, condition, on.get(), status, remarks);
    }
  }

  void read(Item item, Procedure procedure) {
    switch (procedure.getStatus()) {
      case ENTEREDINERROR, NOTDONE, PREPARATION -> {
        item.fate(new Fate.Retracted(procedure.getStatus().toCode()));
        return;
      }
      case null, default -> {}
    }
    Optional<Codes.Finding> finding =
        reading.meanings.finding(procedure.getCode(), procedure.getBodySite());
    Optional<LocalDate> on = Times.day(procedure.getPerformed());
    if (finding.isPresent() && finding.get().facts().isEmpty()) {
      item.notNeeded(finding.get().label().en() + ": a chart records its results, not the act");
    } else if (finding.isPresent() && on.isEmpty()) {
      item.notUnderstood("it has no date that is exact to the day");
    } else if (on.isEmpty()
        || !known(
            item,
            procedure.getCode(),
            finding,
            on.get(),
            procedure.getPerformed(),
            procedure.getPerformed(),
            List.of())) {
      item.notUnderstood("no finding has the code " + Texts.shown(procedure.getCode()));
    }
  }

  private Optional<LocalDate> onset(Condition condition, List<String> remarks) {
    Optional<LocalDate> onset = Times.day(condition.getOnset());
    if (onset.isPresent()) {
      return onset;
    }
    if (condition.getOnset() instanceof Age age
        && age.hasValue()
        && ("a".equals(age.getCode()) || "years".equals(age.getUnit()))) {
      remarks.add("the day is worked out from an age in years");
      return Optional.of(reading.born.plusYears(age.getValue().longValue()));
    }
    Optional<LocalDate> recorded = Times.day(condition.getRecordedDateElement());
    recorded.ifPresent(_ -> remarks.add("the day on which it was recorded"));
    return recorded;
  }

  private void diagnosed(
      Item item,
      Condition condition,
      Codes.Finding finding,
      LocalDate on,
      boolean back,
      List<String> remarks) {
    List<String> sites = new ArrayList<>();
    for (CodeableConcept place : condition.getBodySite()) {
      Optional<String> site = reading.meanings.site(place);
      site.ifPresent(sites::add);
      if (site.isEmpty()) {
        remarks.add("the place " + Texts.shown(place) + " is not known");
      }
    }
    reading.diagnosed(
        new Reading.Diagnosed(
            item, on, back, sites, Times.moment(condition.getRecordedDateElement())));
    if (!back) {
      says(item, finding, on, condition.getOnset(), condition.getRecordedDateElement(), remarks);
    }
  }

  /** What is a fact by its own code, or by a finding. */
  private boolean known(
      Item item,
      CodeableConcept code,
      Optional<Codes.Finding> finding,
      LocalDate on,
      Type time,
      Type recorded,
      List<String> remarks) {
    boolean any = false;
    if (finding.isPresent() && !finding.get().facts().isEmpty()) {
      says(item, finding.get(), on, time, recorded, remarks);
      any = true;
    } else {
      for (Fact fact : reading.meanings.facts(code)) {
        if (fact.kind() == Fact.Kind.BOOLEAN) {
          reading.fact(item, fact, "true", on, time, recorded, remarks);
          any = true;
        }
      }
    }
    return any;
  }

  private void says(
      Item item,
      Codes.Finding finding,
      LocalDate on,
      Type time,
      Type recorded,
      List<String> remarks) {
    finding
        .facts()
        .forEach((name, text) ->
            Optional.ofNullable(reading.library.vocabulary().get(name))
                .ifPresent(fact -> reading.fact(item, fact, text, on, time, recorded, remarks)));
  }

  private void event(
      Item item, Condition condition, LocalDate on, String status, List<String> remarks) {
    Optional<Event> event = reading.meanings.event(condition.getCode());
    if (event.isEmpty()) {
      item.notUnderstood(
          "neither a diagnosis nor an event that charts know has the code "
              + Texts.shown(condition.getCode()));
      return;
    }
    Optional<LocalDate> over = Times.day(condition.getAbatement());
    happened(item, event.get(), on, Times.day(condition.getRecordedDateElement()), remarks);
    if (over.isPresent()) {
      resolved(item, event.get(), over.get());
    } else if (status != null && OVER.contains(status)) {
      item.notUnderstood("it is '" + status + "', but since when is not said");
    }
  }

  private void happened(
      Item item, Event event, LocalDate on, Optional<LocalDate> recorded, List<String> remarks) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("what", event.id());
    List<String> all = new ArrayList<>(remarks);
    if (event.graded()) {
      all.add("its grade is not said");
    }
    reading.entries(
        item,
        List.of(
            new Entry.Happened(
                reading.when(item, on, recorded), event.id(), "", Double.NaN, details)),
        "event " + event.id(),
        event.id(),
        event.id() + " on " + on,
        new DateTimeType(),
        all);
  }

  private void resolved(Item item, Event event, LocalDate over) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("what", event.id());
    details.put("resolved", "true");
    reading.entries(
        item,
        List.of(
            new Entry.Happened(
                reading.when(item, over, Optional.empty()), event.id(), "", 0, details)),
        "event over " + event.id(),
        event.id() + " resolved",
        event.id() + ", resolved on " + over,
        new DateTimeType(),
        List.of());
  }

  /** Reads whichever of the two a resource is. */
  boolean reads(Item item, DomainResource resource) {
    switch (resource) {
      case Condition condition -> read(item, condition);
      case Procedure procedure -> read(item, procedure);
      default -> {
        return false;
      }
    }
    return true;
  }
}
