package org.allway.fhir.release;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.allway.fhir.Canon;
import org.allway.fhir.Quantities;
import org.allway.fhir.Systems;
import org.allway.library.Element;
import org.allway.library.Fact;
import org.allway.plan.Need;
import org.allway.roadmap.PlannedPhase;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Timing;

/** Tests and radiotherapy as ServiceRequests with the intent of a plan. */
final class Services {

  private static final CodeableConcept RADIOTHERAPY = new CodeableConcept().setText("Radiotherapy");

  private final Entries entries;
  private final Trail trail;
  private final Missing missing;
  private final LocalDate asOf;

  /** Names of facts that the plan still lacks. */
  private final Set<String> lacking;

  Services(Entries entries, Trail trail, Missing missing, LocalDate asOf, Iterable<Need> needs) {
    this.entries = entries;
    this.trail = trail;
    this.missing = missing;
    this.asOf = asOf;
    Set<String> names = new HashSet<>();
    needs.forEach(need -> names.add(need.fact()));
    this.lacking = names;
  }

  Reference add(PlannedPhase phase, PlannedPhase.Check check, Reference carePlan) {
    ServiceRequest request = request(ServiceRequestIntent.PLAN, carePlan);
    String names =
        check.checkpoint().facts().stream()
            .map(fact -> fact.label().en())
            .collect(Collectors.joining(", "));
    request.setCode(Entries.said(names));
    check.checkpoint().facts().forEach(fact -> request.addOrderDetail(concept(fact)));
    request.setStatus(status(check));
    request.setOccurrence(Entries.day(check.date()));
    request.addExtension(Canon.DAY, new PositiveIntType(check.checkpoint().day()));
    Entries.unverified(request, check.checkpoint().evidence().unverified());
    Reference reference =
        entries.add(
            request,
            phase.id()
                + "/day-"
                + check.checkpoint().day()
                + "/"
                + check.checkpoint().facts().stream()
                    .map(Fact::name)
                    .collect(Collectors.joining("+")));
    trail.from(reference, check.checkpoint().evidence());
    return reference;
  }

  Reference add(PlannedPhase phase, PlannedPhase.Irradiation course, Reference carePlan) {
    Element.Radiotherapy beam = course.element();
    ServiceRequest request = radiotherapy(ServiceRequestIntent.PLAN, beam);
    request.addBasedOn(carePlan);
    request.setStatus(
        course.from().isAfter(asOf) ? ServiceRequestStatus.DRAFT : ServiceRequestStatus.UNKNOWN);
    Timing.TimingRepeatComponent repeat = new Timing.TimingRepeatComponent();
    repeat.setCount(beam.fractions());
    Timing timing = new Timing().setRepeat(repeat);
    timing.getEvent().add(Entries.day(course.from()));
    request.setOccurrence(timing);
    Reference reference = entries.add(request, phase.id() + "/radiotherapy/" + beam.site());
    trail.from(reference, beam.evidence());
    return reference;
  }

  Reference waiting(PlannedPhase phase, Element.Radiotherapy beam, Set<String> needs) {
    ServiceRequest request = radiotherapy(ServiceRequestIntent.OPTION, beam);
    request.setStatus(ServiceRequestStatus.DRAFT);
    needs.forEach(need -> request.addExtension(missing.of(need)));
    Reference reference = entries.add(request, phase.id() + "/waiting/radiotherapy/" + beam.site());
    trail.from(reference, beam.evidence());
    return reference;
  }

  private ServiceRequest radiotherapy(ServiceRequestIntent intent, Element.Radiotherapy beam) {
    ServiceRequest request = new ServiceRequest();
    request.setIntent(intent);
    request.setSubject(entries.patient());
    request.setCode(RADIOTHERAPY.copy());
    request.addBodySite(Entries.said(beam.site()));
    request.setQuantity(Quantities.of(beam.dose()));
    request.addNote().setText(beam.dose() + " in " + beam.fractions() + " fractions");
    Entries.unverified(request, beam.evidence().unverified());
    return request;
  }

  private ServiceRequest request(ServiceRequestIntent intent, Reference carePlan) {
    ServiceRequest request = new ServiceRequest();
    request.setIntent(intent);
    request.setSubject(entries.patient());
    request.addBasedOn(carePlan);
    return request;
  }

  /**
   * A plan knows what is lacking, not what was done: a past test that is not lacking is unknown.
   */
  private ServiceRequestStatus status(PlannedPhase.Check check) {
    if (check.date().isAfter(asOf)) {
      return ServiceRequestStatus.DRAFT;
    }
    boolean lacks = check.checkpoint().facts().stream().anyMatch(f -> lacking.contains(f.name()));
    return lacks ? ServiceRequestStatus.ACTIVE : ServiceRequestStatus.UNKNOWN;
  }

  /** A fact by every code that the vocabulary knows, and by its own. */
  static CodeableConcept concept(Fact fact) {
    CodeableConcept concept = Entries.said(fact.label().en());
    for (Map.Entry<String, String> code : fact.codes().entrySet()) {
      Systems.named(code.getKey())
          .ifPresent(system -> concept.addCoding().setSystem(system).setCode(code.getValue()));
    }
    concept.addCoding().setSystem(Systems.FACT).setCode(fact.name());
    return concept;
  }
}
