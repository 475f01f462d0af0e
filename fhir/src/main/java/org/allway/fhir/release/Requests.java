package org.allway.fhir.release;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allway.chart.Entry;
import org.allway.dose.Amount;
import org.allway.dose.DoseRate;
import org.allway.fhir.Canon;
import org.allway.fhir.Concepts;
import org.allway.fhir.Quantities;
import org.allway.fhir.Systems;
import org.allway.library.Element;
import org.allway.library.Protocol;
import org.allway.library.Schedule;
import org.allway.roadmap.Basis;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Standing;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Timing;

/**
 * Doses as MedicationRequests with the intent of a plan, never of an order: a person orders. What
 * was given is a MedicationAdministration too.
 */
final class Requests {

  private static final Pattern HOURS = Pattern.compile("(\\d+(?:\\.\\d+)?) (h|min)");

  private final Entries entries;
  private final Trail trail;
  private final Missing missing;
  private final Concepts concepts;

  Requests(Entries entries, Trail trail, Missing missing, Concepts concepts) {
    this.entries = entries;
    this.trail = trail;
    this.missing = missing;
    this.concepts = concepts;
  }

  /** A course of a phase, whose text the protocol's ActivityDefinitions are named by. */
  Reference add(PlannedPhase phase, Course course, Protocol protocol, Reference carePlan) {
    MedicationRequest request = request(course.element(), protocol);
    request.addBasedOn(carePlan);
    if (phase.phase().elements().contains(course.element())) {
      request.addInstantiatesCanonical(Canon.activity(protocol, phase.phase(), course.element()));
    }
    request.setStatus(status(course.first().standing()));
    reason(course.first().standing()).ifPresent(request::setStatusReason);
    request.addExtension(Canon.DAY, new PositiveIntType(Math.max(1, course.first().day())));
    dosage(request, course);
    course.first().adapted().acting().forEach(one -> request.addNote().setText(one.because().en()));
    String injection = course.element().injection();
    if (!injection.isEmpty()) {
      String key = phase.id() + "/day-" + course.first().day() + "/" + injection;
      request.getGroupIdentifier().setValue(entries.group(key));
      request.getGroupIdentifier().setSystem(Systems.ALLWAY + "/injection");
    }
    Entries.unverified(request, course.first().unverified());
    Reference reference = entries.add(request, phase.id() + "/" + course.key());
    trail.from(reference, course.element().evidence());
    course.first().adapted().acting().forEach(one -> trail.from(reference, one.row().evidence()));
    if (course.first().standing() instanceof Standing.Given given) {
      given(course, given, protocol, reference, phase.id());
    }
    return reference;
  }

  /** A line whose condition is not known yet: it may come, and has no date. */
  Reference waiting(
      PlannedPhase phase, Element.Medication line, Set<String> needs, Protocol protocol) {
    MedicationRequest request = request(line, protocol);
    request.setIntent(MedicationRequestIntent.OPTION);
    request.setStatus(MedicationRequestStatus.DRAFT);
    request
        .addDosageInstruction()
        .setText("Only if " + line.when().source() + "; days " + line.days() + ".")
        .setRoute(concepts.route(line.route()));
    needs.forEach(need -> request.addExtension(missing.of(need)));
    Entries.unverified(request, line.evidence().unverified());
    Reference reference =
        entries.add(request, phase.id() + "/waiting/" + line.drug().id() + "/" + line.position());
    trail.from(reference, line.evidence());
    return reference;
  }

  /** What is recorded as given and matches no dose of the plan. */
  void unplanned(PlannedPhase phase, Entry.Gave gave, Protocol protocol) {
    MedicationAdministration given =
        given(gave.drug().label().en(), gave.when().on(), gave.amount(), protocol);
    given.setMedication(concepts.drug(gave.drug()));
    given.getDosage().setRoute(concepts.route(gave.route()));
    given.addNote().setText("Not part of the plan.");
    entries.add(given, phase.id() + "/unplanned/" + gave.drug().id() + "/" + gave.when().on());
  }

  private MedicationRequest request(Element.Medication line, Protocol protocol) {
    MedicationRequest request = new MedicationRequest();
    request.getMeta().addProfile(Canon.MCODE_REQUEST);
    request.setIntent(MedicationRequestIntent.PLAN);
    request.setMedication(concepts.drug(line.drug()));
    request.setSubject(entries.patient());
    request.addReasonCode(Entries.said(protocol.title().en()));
    return request;
  }

  private static MedicationRequestStatus status(Standing standing) {
    return switch (standing) {
      case Standing.Given _ -> MedicationRequestStatus.COMPLETED;
      case Standing.Due _ -> MedicationRequestStatus.ACTIVE;
      case Standing.Projected _ -> MedicationRequestStatus.DRAFT;
      case Standing.Held _ -> MedicationRequestStatus.ONHOLD;
      case Standing.Omitted _ -> MedicationRequestStatus.CANCELLED;
    };
  }

  private static Optional<CodeableConcept> reason(Standing standing) {
    String words =
        switch (standing) {
          case Standing.Held(String reason) -> reason;
          case Standing.Omitted(String reason) -> reason;
          case Standing.Given _, Standing.Due _, Standing.Projected _ -> "";
        };
    return Optional.of(words).filter(one -> !one.isEmpty()).map(Entries::said);
  }

  private void dosage(MedicationRequest request, Course course) {
    Dose dose = course.first();
    Element.Medication line = dose.element();
    var dosage = request.addDosageInstruction();
    dosage.setRoute(concepts.route(line.route()));
    dosage.setTiming(timing(course));
    if (!line.how().isEmpty()) {
      dosage.setPatientInstruction(line.how().en());
    }
    if (!line.over().isEmpty()) {
      dosage.addAdditionalInstruction(Entries.said("over " + line.over()));
    }
    switch (dose.dosage()) {
      case Dosage.Calculated(Amount _, Amount amount, Basis basis) -> {
        Quantity quantity = Quantities.of(amount);
        String mark = dose.verified() && !basis.roundingUnverified() ? "" : " *";
        String day = line.infusionDays() > 0 ? " a day, continuously" : "";
        dosage.setText(amount + day + " " + line.route() + mark + ": " + basis.text());
        if (line.infusionDays() > 0) {
          Quantity oneDay = Quantities.of(BigDecimal.ONE, "day", "d");
          dosage
              .addDoseAndRate()
              .setRate(new Ratio().setNumerator(quantity).setDenominator(oneDay));
        } else {
          dosage.addDoseAndRate().setDose(quantity);
        }
        if (Double.isFinite(basis.cap()) && line.infusionDays() == 0) {
          dosage.setMaxDosePerAdministration(Quantities.of(new Amount(basis.cap(), amount.unit())));
        }
        request.addExtension(basis(basis));
      }
      case Dosage.Asked(String _, var question, Set<String> needs) -> {
        dosage.setText(question.en());
        needs.forEach(need -> request.addExtension(missing.of(need)));
      }
    }
  }

  /** What the dose was scaled by, as mCODE asks. */
  private static Extension basis(Basis basis) {
    CodeableConcept by =
        switch (basis.rate().per()) {
          case M2 -> snomed("301898006", "Body surface area (observable entity)");
          case KG -> snomed("363804004", "Body weight characteristic (observable entity)");
          case FLAT -> snomed("1157245009", "Fixed dose (qualifier value)");
        };
    return new Extension(Canon.MCODE_BASIS, by);
  }

  private static CodeableConcept snomed(String code, String display) {
    CodeableConcept concept = new CodeableConcept();
    concept.addCoding().setSystem(Systems.SNOMED).setCode(code).setDisplay(display);
    return concept;
  }

  private static Timing timing(Course course) {
    Element.Medication line = course.element();
    Timing timing = new Timing();
    if (course.oneDay() && line.times() <= 1) {
      timing.getEvent().add(Entries.day(course.from()));
      if (course.first().hour() != Schedule.NO_HOUR) {
        timing.setCode(Entries.said("hour " + course.first().hour()));
      }
    }
    Timing.TimingRepeatComponent repeat = timing.getRepeat();
    repeat.setBounds(Entries.period(course.from(), course.to()));
    repeat.setFrequency(Math.max(1, line.times()));
    repeat.setPeriod(1).setPeriodUnit(Timing.UnitsOfTime.D);
    Matcher over = HOURS.matcher(line.over());
    if (over.matches()) {
      repeat.setDuration(new BigDecimal(over.group(1)));
      repeat.setDurationUnit(
          over.group(2).equals("h") ? Timing.UnitsOfTime.H : Timing.UnitsOfTime.MIN);
    }
    return timing;
  }

  private void given(
      Course course, Standing.Given standing, Protocol protocol, Reference of, String phase) {
    String name = course.element().drug().label().en();
    MedicationAdministration given = given(name, standing.on(), standing.amount(), protocol);
    given.setMedication(concepts.drug(course.element().drug()));
    given.getDosage().setRoute(concepts.route(standing.route()));
    given.setRequest(new Reference(of.getReference()));
    if (course.first().dosage() instanceof Dosage.Calculated(var _, var _, Basis basis)
        && basis.rate().per() != DoseRate.Per.FLAT) {
      given.addExtension(basis(basis));
    }
    entries.add(given, phase + "/" + course.key());
  }

  private MedicationAdministration given(
      String name, LocalDate on, Amount amount, Protocol protocol) {
    MedicationAdministration given = new MedicationAdministration();
    given.getMeta().addProfile(Canon.MCODE_GIVEN);
    given.setStatus(MedicationAdministration.MedicationAdministrationStatus.COMPLETED);
    given.setSubject(entries.patient());
    given.setEffective(Entries.day(on));
    given.addReasonCode(Entries.said(protocol.title().en()));
    given.getDosage().setText(name + " " + amount).setDose(Quantities.of(amount));
    return given;
  }
}
