package org.allway.fhir.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.allway.chart.ChartText;
import org.allway.chart.Entry;
import org.allway.dose.Amount;
import org.allway.dose.DoseUnit;
import org.allway.dose.Route;
import org.allway.fhir.Units;
import org.allway.library.Codes;
import org.allway.library.Drug;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;

/** What was given, what is taken besides, and orders, which a chart does not hold. */
final class MedicationReader {

  private final Reading reading;
  private final DrugFinder drugs;
  private final Set<String> given = new HashSet<>();

  MedicationReader(Reading reading, List<Item> all) {
    this.reading = reading;
    this.drugs = new DrugFinder(reading);
    for (Item item : all) {
      if (item.resource instanceof MedicationAdministration giving && giving.hasRequest()) {
        reading
            .records
            .item(String.valueOf(giving.getRequest().getReference()))
            .ifPresent(order -> given.add(order.label));
      }
    }
  }

  void read(Item item, MedicationAdministration giving) {
    List<String> remarks = new ArrayList<>();
    switch (giving.getStatus()) {
      case ENTEREDINERROR -> {
        item.fate(new Fate.Retracted("entered-in-error"));
        return;
      }
      case ONHOLD, UNKNOWN -> {
        item.notUnderstood("whether it was given is not said: " + giving.getStatus().toCode());
        return;
      }
      case INPROGRESS, STOPPED -> remarks.add("'" + giving.getStatus().toCode() + "'");
      case null -> remarks.add("it has no status");
      default -> {}
    }
    Optional<Drug> drug = drugs.find(item, giving, giving.getMedication(), remarks);
    Optional<LocalDate> on = Times.day(giving.getEffective());
    if (drug.isEmpty()) {
      return;
    }
    if (on.isEmpty()) {
      item.notUnderstood("when it was given is not said to the day");
    } else if (giving.getStatus()
        == MedicationAdministration.MedicationAdministrationStatus.NOTDONE) {
      omitted(item, giving, drug.get(), on.get(), remarks);
    } else {
      gave(item, giving, drug.get(), on.get(), remarks);
    }
  }

  private void omitted(
      Item item, MedicationAdministration giving, Drug drug, LocalDate on, List<String> remarks) {
    if (!reading.treats(drug)) {
      item.notNeeded(drug.id() + " was not given");
      return;
    }
    String reason = Texts.of(giving.getStatusReasonFirstRep());
    reading.entries(
        item,
        List.of(new Entry.Omitted(reading.when(item, on, Optional.empty()), drug, reason)),
        "omitted " + drug.id(),
        drug.id(),
        drug.id() + " left out on " + on,
        giving.getEffective(),
        remarks);
  }

  private void gave(
      Item item, MedicationAdministration giving, Drug drug, LocalDate on, List<String> remarks) {
    Optional<Amount> amount = amount(item, giving.getDosage().getDose(), drug, remarks);
    Optional<Route> route = route(item, giving.getDosage().getRoute(), drug, remarks);
    if (amount.isEmpty() || route.isEmpty()) {
      return;
    }
    if (drug.never().contains(route.get())) {
      remarks.add("by this route " + drug.id() + " must never be given: check this record");
    } else if (!drug.routes().containsKey(route.get())) {
      remarks.add("the formulary has no " + drug.id() + " by this route");
    }
    String shown =
        drug.id()
            + " "
            + ChartText.number(amount.get().value())
            + " "
            + amount.get().unit().text
            + " "
            + route.get();
    reading.entries(
        item,
        List.of(
            new Entry.Gave(
                reading.when(item, on, Optional.empty()), drug, amount.get(), route.get())),
        "gave " + drug.id() + " " + route.get(),
        shown,
        shown + " on " + on,
        giving.getEffective(),
        remarks);
  }

  private Optional<Amount> amount(Item item, Quantity dose, Drug drug, List<String> remarks) {
    if (!dose.hasValue()) {
      item.notUnderstood("how much " + drug.id() + " was given is not said");
      return Optional.empty();
    }
    double value = dose.getValue().doubleValue();
    String unit = dose.hasCode() ? dose.getCode() : dose.hasUnit() ? dose.getUnit() : "";
    Optional<Amount> amount =
        Units.amount(value, unit)
            .or(() -> dose.hasUnit() ? Units.amount(value, dose.getUnit()) : Optional.empty());
    if (amount.isPresent()
        && counts(amount.get().unit())
        && counts(drug.unit())
        && amount.get().unit() != drug.unit()) {
      remarks.add(
          "counted in "
              + amount.get().unit().text
              + " by the sender, in "
              + drug.unit().text
              + " here");
      amount = Optional.of(new Amount(value, drug.unit()));
    }
    Optional<Amount> own =
        amount
            .filter(one -> one.unit().convertsTo(drug.unit()) && one.value() > 0)
            .map(one -> new Amount(one.unit().convert(one.value(), drug.unit()), drug.unit()));
    if (own.isEmpty()) {
      item.notUnderstood(
          ChartText.number(value)
              + " "
              + unit
              + " is no amount of "
              + drug.id()
              + ", which is counted in "
              + drug.unit().text);
    }
    return own;
  }

  private static boolean counts(DoseUnit unit) {
    return unit == DoseUnit.IU || unit == DoseUnit.UNIT;
  }

  private Optional<Route> route(
      Item item, CodeableConcept concept, Drug drug, List<String> remarks) {
    Optional<Route> route = reading.meanings.route(concept);
    if (route.isEmpty() && concept.isEmpty() && drug.routes().size() == 1) {
      remarks.add("the only route of the formulary; the sender names none");
      return drug.routes().keySet().stream().findFirst();
    }
    if (route.isEmpty()) {
      item.notUnderstood(
          concept.isEmpty()
              ? "by which route " + drug.id() + " was given is not said"
              : "the route " + Texts.shown(concept) + " is not known");
    }
    return route;
  }

  void read(Item item, MedicationRequest order) {
    switch (order.getStatus()) {
      case ENTEREDINERROR, CANCELLED, DRAFT -> {
        item.fate(new Fate.Retracted(order.getStatus().toCode()));
        return;
      }
      case null, default -> {}
    }
    List<String> remarks = new ArrayList<>();
    Optional<Drug> drug = drugs.find(item, order, order.getMedication(), remarks);
    if (drug.isEmpty()) {
      return;
    }
    if (given.contains(item.label) || reading.treats(drug.get()) || forLeukaemia(order)) {
      item.notNeeded("an order of " + drug.get().id() + ": a chart records what was given");
      return;
    }
    Dosage dosage = order.getDosageInstructionFirstRep();
    Type bounds = dosage.getTiming().getRepeat().getBounds();
    Optional<LocalDate> on = Times.day(bounds).or(() -> Times.day(order.getAuthoredOnElement()));
    takes(
        item, drug.get(), on, Times.end(bounds), Times.day(order.getAuthoredOnElement()), remarks);
  }

  /** Whether an order names the leukaemia as its reason. */
  private boolean forLeukaemia(MedicationRequest order) {
    return order.getReasonReference().stream()
        .flatMap(reason -> reading.records.find(order, reason).stream())
        .anyMatch(reason ->
            reason instanceof Condition condition
                && reading
                    .meanings
                    .finding(condition.getCode(), List.of())
                    .filter(Codes.Finding::diagnosis)
                    .isPresent());
  }

  void read(Item item, MedicationStatement statement) {
    switch (statement.getStatus()) {
      case ENTEREDINERROR, NOTTAKEN, INTENDED -> {
        item.fate(new Fate.Retracted(statement.getStatus().toCode()));
        return;
      }
      case null, default -> {}
    }
    List<String> remarks = new ArrayList<>();
    Optional<Drug> drug = drugs.find(item, statement, statement.getMedication(), remarks);
    if (drug.isEmpty()) {
      return;
    }
    if (reading.treats(drug.get())) {
      item.notUnderstood(
          "it says that "
              + drug.get().id()
              + " was taken, not how much on which day; givings are needed");
      return;
    }
    boolean ended = statement.getEffective() instanceof Period period && period.hasEnd();
    if (statement.getStatus() == MedicationStatement.MedicationStatementStatus.STOPPED && !ended) {
      item.notUnderstood("it was stopped, but when is not said");
      return;
    }
    takes(
        item,
        drug.get(),
        Times.day(statement.getEffective()).or(() -> Times.day(statement.getDateAssertedElement())),
        Times.end(statement.getEffective()),
        Times.day(statement.getDateAssertedElement()),
        remarks);
  }

  private void takes(
      Item item,
      Drug drug,
      Optional<LocalDate> on,
      Optional<LocalDate> until,
      Optional<LocalDate> recorded,
      List<String> remarks) {
    if (on.isEmpty()) {
      item.notUnderstood("from which day on it is taken is not said");
      return;
    }
    Entry.When when = reading.when(item, on.get(), recorded);
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry.Takes(when, drug));
    until
        .filter(day -> !day.isBefore(on.get()))
        .ifPresent(day ->
            entries.add(
                new Entry.Stops(
                    new Entry.When(
                        day.plusDays(1), when.recorded(), when.order(), "", when.place()),
                    drug)));
    reading.entries(
        item,
        entries,
        "takes " + drug.id(),
        drug.id() + until.map(day -> " until " + day).orElse(""),
        "takes " + drug.id() + " from " + on.get() + until.map(day -> " until " + day).orElse(""),
        new DateTimeType(),
        remarks);
  }

  boolean reads(Item item, DomainResource resource) {
    switch (resource) {
      case MedicationAdministration giving -> read(item, giving);
      case MedicationRequest order -> read(item, order);
      case MedicationStatement statement -> read(item, statement);
      default -> {
        return false;
      }
    }
    return true;
  }
}
