package org.allway.fhir.release;

import java.time.LocalDate;
import org.allway.fhir.Canon;
import org.allway.fhir.Concepts;
import org.allway.fhir.Patients;
import org.allway.fhir.Systems;
import org.allway.library.Care;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.allway.plan.Leg;
import org.allway.plan.Need;
import org.allway.plan.Plan;
import org.allway.roadmap.PlannedPhase;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * A child's plan as a FHIR R4 collection, which is also what {@code $apply} on the protocol's
 * PlanDefinition comes to for this child.
 *
 * <ol>
 *   <li>the child
 *   <li>the risk group, and what it rests on
 *   <li>one CarePlan for the whole way, one in it for each phase, with its requests
 *   <li>care besides the protocol
 *   <li>decisions with their options
 *   <li>findings
 *   <li>where each of these comes from
 * </ol>
 */
public final class PlanBundle {

  private final Library library;
  private final Plan plan;
  private final Entries entries;
  private final Trail trail;
  private final Missing missing;

  private PlanBundle(Library library, Plan plan) {
    this.library = library;
    this.plan = plan;
    this.entries = new Entries(plan.child().id());
    this.trail = new Trail(library.sources(), plan.asOf());
    this.missing = new Missing(library);
  }

  /**
   * The plan as resources. Nothing in it is an order: the intents are plan, proposal and option.
   *
   * @param plan made with this library
   */
  public static Bundle of(Library library, Plan plan) {
    return new PlanBundle(library, plan).bundle();
  }

  private Bundle bundle() {
    entries.add(patient(), "");
    new Risk(library, plan, entries, trail, missing).write();
    if (!plan.way().isEmpty()) {
      Reference whole = whole();
      phases(whole);
      care(whole);
    }
    new Questions(plan, entries, trail, missing).write();
    Issues.write(plan, entries, trail);
    trail.write(entries);
    return entries.bundle();
  }

  private Patient patient() {
    Patient patient = Patients.of(plan.child());
    patient.getMeta().addProfile(Canon.MCODE_PATIENT);
    return patient;
  }

  /** The whole way: one activity a phase. */
  private Reference whole() {
    Protocol now = plan.way().getLast().protocol();
    CarePlan whole = new CarePlan();
    whole.setIntent(CarePlanIntent.PLAN);
    whole.setStatus(CarePlanStatus.ACTIVE);
    whole.setSubject(entries.patient());
    whole.setTitle(now.title().en());
    plan.way().forEach(leg -> whole.addInstantiatesCanonical(Canon.plan(leg.protocol())));
    whole.addExtension(Canon.REVIEW, new CodeType(now.review()));
    if (!now.review().equals("reviewed")) {
      Entries.unreviewed(whole);
    }
    if (plan.assessment().provisional() || !plan.roadmap().endCertain()) {
      Entries.provisional(whole);
    }
    for (Leg leg : plan.way()) {
      whole
          .addNote()
          .setText(
              leg.protocol().title().en()
                  + " "
                  + leg.protocol().version()
                  + " from "
                  + leg.from()
                  + ", "
                  + leg.protocol().review()
                  + ".");
    }
    if (!plan.roadmap().phases().isEmpty()) {
      LocalDate start = plan.roadmap().phases().getFirst().start().date();
      LocalDate end = plan.roadmap().phases().getLast().end();
      boolean known = plan.roadmap().endKnown() && !plan.roadmap().ends().isBefore(start);
      whole.setPeriod(Entries.period(start, known ? plan.roadmap().ends() : end));
    }
    for (PlannedPhase phase : plan.roadmap().phases()) {
      var detail = whole.addActivity().getDetail();
      detail.setCode(Entries.coded(Systems.PHASE, phase.id(), phase.phase().title().en()));
      detail.setStatus(status(phase));
      detail.setScheduled(Entries.period(phase.start().date(), phase.end()));
      detail.setDoNotPerform(false);
    }
    for (Need need : plan.needs()) {
      whole.addExtension(missing.of(need));
    }
    return entries.add(whole, "");
  }

  private static CarePlanActivityStatus status(PlannedPhase phase) {
    return switch (phase.status()) {
      case DONE -> CarePlanActivityStatus.COMPLETED;
      case ACTIVE -> CarePlanActivityStatus.INPROGRESS;
      case PROJECTED ->
          phase.start().happened()
              ? CarePlanActivityStatus.SCHEDULED
              : CarePlanActivityStatus.NOTSTARTED;
    };
  }

  private void phases(Reference whole) {
    Requests requests = new Requests(entries, trail, missing, new Concepts(library));
    Services services = new Services(entries, trail, missing, plan.asOf(), plan.needs());
    Phases phases = new Phases(entries, trail, requests, services);
    for (PlannedPhase phase : plan.roadmap().phases()) {
      phases.add(phase, protocol(phase), whole);
    }
  }

  /** The protocol of the leg in which a phase begins. */
  private Protocol protocol(PlannedPhase phase) {
    Protocol found = plan.way().getFirst().protocol();
    for (Leg leg : plan.way()) {
      if (!leg.from().isAfter(phase.start().date())) {
        found = leg.protocol();
      }
    }
    return found;
  }

  private void care(Reference whole) {
    for (Care care : plan.care()) {
      ServiceRequest request = new ServiceRequest();
      request.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
      request.setIntent(ServiceRequest.ServiceRequestIntent.PROPOSAL);
      request.setSubject(entries.patient());
      request.addBasedOn(whole);
      request.addCategory(Entries.said(care.topic().en()));
      request.setCode(Entries.said(care.text().en()));
      request.setOccurrence(Entries.day(plan.asOf()));
      Entries.unverified(request, care.evidence().unverified());
      trail.from(entries.add(request, "care/" + care.id()), care.evidence());
    }
  }
}
