package org.allway.fhir.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.allway.chart.ChartText;
import org.allway.chart.Entry;
import org.allway.dose.Amount;
import org.allway.fhir.Concepts;
import org.allway.fhir.Systems;
import org.allway.fhir.Units;
import org.allway.library.Drug;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;

/** Givings, medicines and instructions of a chart as resources. */
final class Medicines {

  private final Frame frame;

  Medicines(Frame frame) {
    this.frame = frame;
  }

  /** What was given. */
  MedicationAdministration given(Entry.Gave gave, int line, String name) {
    MedicationAdministration giving = administration(gave.when(), gave.drug(), line, name);
    giving.setStatus(
        frame.wrong(gave.when())
            ? MedicationAdministrationStatus.ENTEREDINERROR
            : MedicationAdministrationStatus.COMPLETED);
    giving.setEffective(Frame.date(gave.when().on()));
    giving.getDosage().setRoute(frame.concepts().route(gave.route())).setDose(dose(gave.amount()));
    return giving;
  }

  /** What is left out, until that day if one is named. */
  MedicationAdministration omitted(
      Entry.Omitted omitted, Optional<LocalDate> end, int line, String name) {
    MedicationAdministration giving = administration(omitted.when(), omitted.drug(), line, name);
    giving.setStatus(
        frame.wrong(omitted.when())
            ? MedicationAdministrationStatus.ENTEREDINERROR
            : MedicationAdministrationStatus.NOTDONE);
    giving.setEffective(Frame.period(omitted.when().on(), end));
    if (!omitted.reason().isEmpty()) {
      giving.addStatusReason().setText(omitted.reason());
    }
    return giving;
  }

  /** A medicine besides the treatment, begun or stopped. */
  MedicationStatement statement(
      Entry.When when, Drug drug, boolean begins, Optional<LocalDate> end, int line, String name) {
    MedicationStatement statement = new MedicationStatement();
    statement.setId(name);
    statement.addIdentifier(frame.identifier(line, name));
    MedicationStatementStatus status =
        begins ? MedicationStatementStatus.ACTIVE : MedicationStatementStatus.STOPPED;
    statement.setStatus(frame.wrong(when) ? MedicationStatementStatus.ENTEREDINERROR : status);
    statement.setMedication(frame.concepts().drug(drug));
    statement.setSubject(frame.patient());
    statement.setEffective(
        begins
            ? Frame.period(when.on(), end.map(day -> day.minusDays(1)))
            : new Period().setEndElement(Frame.date(when.on().minusDays(1))));
    if (!when.recorded().equals(when.on())) {
      statement.setDateAssertedElement(Frame.date(when.recorded()));
    }
    return statement;
  }

  /** What a person said about a drug of the treatment. */
  MedicationRequest instruction(
      Entry.When when,
      Drug drug,
      String kind,
      String reason,
      Optional<LocalDate> end,
      int line,
      String name) {
    MedicationRequest request = new MedicationRequest();
    request.setId(name);
    request.addIdentifier(frame.identifier(line, name));
    MedicationRequestStatus status =
        kind.equals("hold") ? MedicationRequestStatus.ONHOLD : MedicationRequestStatus.ACTIVE;
    request.setStatus(frame.wrong(when) ? MedicationRequestStatus.ENTEREDINERROR : status);
    request.setIntent(MedicationRequestIntent.ORDER);
    request.addCategory(Concepts.own(Marks.INSTRUCTION, kind, kind));
    request.setMedication(frame.concepts().drug(drug));
    request.setSubject(frame.patient());
    request.setAuthoredOnElement(Frame.date(when.recorded()));
    request.addDosageInstruction().getTiming().getRepeat().setBounds(Frame.period(when.on(), end));
    if (!reason.isEmpty() && kind.equals("hold")) {
      request.setStatusReason(new CodeableConcept().setText(reason));
    } else if (!reason.isEmpty()) {
      request.addReasonCode().setText(reason);
    }
    return request;
  }

  /** A share of what the protocol plans. */
  MedicationRequest adapted(Entry.Adapted adapted, int line, String name) {
    MedicationRequest request =
        instruction(
            adapted.when(),
            adapted.drug(),
            "adapt",
            adapted.reason(),
            Optional.empty(),
            line,
            name);
    var dosage = request.getDosageInstructionFirstRep();
    dosage.setText(ChartText.number(adapted.share()) + " % of what the protocol plans");
    dosage
        .addDoseAndRate()
        .setDose(
            new Quantity()
                .setValue(new BigDecimal(ChartText.number(adapted.share())))
                .setUnit("%")
                .setSystem(Systems.UCUM)
                .setCode("%"));
    adapted.route().ifPresent(route -> dosage.setRoute(frame.concepts().route(route)));
    return request;
  }

  private MedicationAdministration administration(
      Entry.When when, Drug drug, int line, String name) {
    MedicationAdministration giving = new MedicationAdministration();
    giving.setId(name);
    giving.addIdentifier(frame.identifier(line, name));
    giving.setMedication(frame.concepts().drug(drug));
    giving.setSubject(frame.patient());
    Frame.recorded(giving, when);
    return giving;
  }

  private static Quantity dose(Amount amount) {
    return new Quantity()
        .setValue(new BigDecimal(ChartText.number(amount.value())))
        .setUnit(amount.unit().text)
        .setSystem(Systems.UCUM)
        .setCode(Units.ucum(amount.unit()));
  }
}
