package org.allway.fhir.chart;

import org.allway.chart.Entry;
import org.allway.fhir.Concepts;
import org.allway.fhir.Systems;
import org.allway.library.Drug;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Starts, events and relapses of a chart as resources. */
final class Happenings {

  private final Frame frame;

  Happenings(Frame frame) {
    this.frame = frame;
  }

  /** The start of a phase. */
  Procedure started(Entry.Started started, int line, String name) {
    Procedure procedure = new Procedure();
    procedure.setId(name);
    procedure.addIdentifier(frame.identifier(line, "start"));
    procedure.setStatus(
        frame.wrong(started.when()) ? ProcedureStatus.ENTEREDINERROR : ProcedureStatus.INPROGRESS);
    String start = started.phase() + (started.day() == 1 ? "" : " day " + started.day());
    CodeableConcept code = Concepts.own(Marks.START, start, "Start of " + start);
    if (!started.variant().isEmpty()) {
      code.addCoding().setSystem(Marks.VARIANT).setCode(started.variant());
    }
    procedure.setCode(code);
    procedure.setSubject(frame.patient());
    procedure.setPerformed(new Period().setStartElement(Frame.date(started.when().on())));
    Frame.recorded(procedure, started.when());
    return procedure;
  }

  /** Something that happened to the child. */
  AdverseEvent happened(Entry.Happened happened, int line, String name) {
    AdverseEvent event = new AdverseEvent();
    event.setId(name);
    event.setIdentifier(frame.identifier(line, name));
    event.setActuality(AdverseEvent.AdverseEventActuality.ACTUAL);
    event.setEvent(frame.concepts().event(happened.what()));
    event.setSubject(frame.patient());
    event.setDateElement(Frame.date(happened.when().on()));
    if (!happened.when().recorded().equals(happened.when().on())) {
      event.setRecordedDateElement(Frame.date(happened.when().recorded()));
    }
    if (!happened.to().isEmpty()) {
      Medication cause = new Medication();
      cause.setId("cause");
      Drug drug = frame.library().formulary().get(happened.to());
      cause.setCode(
          drug == null
              ? Concepts.own(Systems.DRUG, happened.to(), happened.to())
              : frame.concepts().drug(drug));
      event.addContained(cause);
      event.addSuspectEntity().setInstance(new Reference("#cause"));
    }
    if (happened.resolved()) {
      event
          .getOutcome()
          .addCoding()
          .setSystem("http://terminology.hl7.org/CodeSystem/adverse-event-outcome")
          .setCode("resolved");
    }
    happened
        .details()
        .forEach((key, text) -> {
          if (key.equals("grade")) {
            Marks.put(event, Marks.GRADE, new DecimalType(text));
          } else if (!key.equals("what") && !key.equals("to")) {
            Extension detail = new Extension(Marks.DETAIL);
            detail.addExtension(new Extension("key", new StringType(key)));
            detail.addExtension(new Extension("text", new StringType(text)));
            event.addExtension(detail);
          }
        });
    return event;
  }

  /** The leukaemia, back. */
  Condition relapsed(Entry.Relapsed relapsed, int line, String name) {
    Condition condition = ChartBundle.leukaemia(frame, "relapse", !frame.wrong(relapsed.when()));
    condition.setId(name);
    condition.addIdentifier(frame.identifier(line, name));
    condition.setOnset(Frame.date(relapsed.when().on()));
    if (!relapsed.when().recorded().equals(relapsed.when().on())) {
      condition.setRecordedDateElement(Frame.date(relapsed.when().recorded()));
    }
    for (String site : relapsed.sites()) {
      CodeableConcept place = Concepts.own(Marks.SITE, site, site);
      frame.library().codes().findings().values().stream()
          .filter(finding -> finding.site().equals(site))
          .findFirst()
          .ifPresent(finding -> Concepts.add(place, finding.codings().stream().limit(1).toList()));
      condition.addBodySite(place);
    }
    return condition;
  }
}
