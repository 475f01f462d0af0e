package org.allway.fhir.hooks;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.allway.assess.Selection;
import org.allway.dose.Amount;
import org.allway.fhir.Concepts;
import org.allway.fhir.Quantities;
import org.allway.plan.Decision;
import org.allway.plan.Finding;
import org.allway.plan.Need;
import org.allway.plan.Plan;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PhaseStart;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Standing;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Timing;

/** What a clinician who opens the chart wants to know first. */
final class PlanCards {

  /** For how many days ahead missing results are asked for. */
  private static final int AHEAD = 7;

  private final Plan plan;
  private final Said said;
  private final Reference patient;
  private final Concepts concepts;

  PlanCards(Plan plan, Said said, String patientId, Concepts concepts) {
    this.plan = plan;
    this.said = said;
    this.patient = new Reference("Patient/" + patientId);
    this.concepts = concepts;
  }

  List<Card> cards() {
    List<Card> cards = new ArrayList<>();
    cards.add(standing());
    plan.findings().stream()
        .filter(finding -> finding.level() != Finding.Level.INFO)
        .forEach(finding -> cards.add(finding(finding)));
    due(cards);
    missing(cards);
    plan.decisions().stream()
        .filter(decision -> decision.settledBy() == Decision.Settled.OPEN)
        .forEach(decision -> cards.add(decision(decision)));
    return cards;
  }

  private Card standing() {
    String notes =
        plan.findings().stream()
            .filter(finding -> finding.level() == Finding.Level.INFO)
            .map(finding -> "\n- " + finding.text().en())
            .collect(Collectors.joining());
    String because =
        plan.assessment().because().stream()
            .map(reason -> "\n- " + reason.text().en())
            .collect(Collectors.joining());
    return info(
        "standing",
        summary(),
        summary()
            + (because.isEmpty() ? "" : "\n\nWhy this risk group:\n" + because)
            + (notes.isEmpty() ? "" : "\n\nTo know:\n" + notes));
  }

  private String summary() {
    switch (plan.selection()) {
      case Selection.Outside(var refusals) -> {
        return "No protocol for this child: "
            + refusals.stream().map(one -> one.because().en()).collect(Collectors.joining(" "));
      }
      case Selection.Undetermined(Set<String> needs) -> {
        return "No protocol can be chosen yet; needed: " + String.join(", ", needs);
      }
      case Selection.Chosen _ -> {}
    }
    String group =
        plan.assessment().undetermined()
            ? "Risk group undetermined"
            : "Risk group "
                + plan.assessment().group()
                + (plan.assessment().provisional() ? " (provisional)" : "");
    return plan.roadmap()
        .active()
        .map(phase -> group + "; " + phase.phase().title().en() + ", day " + day(phase))
        .orElse(group + "; no phase is going on");
  }

  private long day(PlannedPhase phase) {
    return ChronoUnit.DAYS.between(phase.start().date(), plan.asOf()) + 1;
  }

  private Card finding(Finding finding) {
    boolean stop = finding.level() == Finding.Level.STOP;
    return new Card(
        said.uuid("finding", finding.code(), finding.text().en()),
        finding.text().en(),
        finding.text().en()
            + (finding.action().isEmpty() ? "" : "\n\n" + finding.action().en())
            + said.sources(finding.cites()),
        stop ? Card.Indicator.CRITICAL : Card.Indicator.WARNING,
        said.source(finding.cites(), finding.code()),
        List.of(),
        false,
        Said.REASONS,
        List.of());
  }

  /** What is planned for today and not recorded as given, to be ordered with one click each. */
  private void due(List<Card> cards) {
    List<Dose> due =
        plan.roadmap().phases().stream()
            .filter(PlanCards::canBegin)
            .flatMap(phase -> phase.doses().stream())
            .filter(dose -> dose.date().equals(plan.asOf()))
            .filter(PlanCards::open)
            .filter(dose -> dose.dosage() instanceof Dosage.Calculated)
            .toList();
    if (due.isEmpty()) {
      return;
    }
    List<Card.Suggestion> orders = new ArrayList<>();
    for (Dose dose : due) {
      String label = "Order " + words(dose);
      if (dose.element().infusionDays() == 0) {
        orders.add(
            new Card.Suggestion(
                said.uuid("due", words(dose)),
                label,
                false,
                List.of(new Card.Action.Create(label, order(dose)))));
      }
    }
    String list = due.stream().map(PlanCards::words).collect(Collectors.joining(", "));
    cards.add(
        new Card(
            said.uuid("due"),
            "Planned for today: " + list,
            due.stream()
                .map(dose -> "- " + words(dose) + ": " + basis(dose))
                .collect(Collectors.joining("\n")),
            Card.Indicator.INFO,
            said.source(List.of(), ""),
            orders,
            true,
            List.of(),
            List.of()));
  }

  /** It has begun, or nothing is known to be in its way. */
  private static boolean canBegin(PlannedPhase phase) {
    return phase.start().happened() || phase.start().kind() == PhaseStart.Kind.READY;
  }

  private static boolean open(Dose dose) {
    return switch (dose.standing()) {
      case Standing.Due _, Standing.Projected _ -> true;
      case Standing.Given _, Standing.Held _, Standing.Omitted _ -> false;
    };
  }

  private static String words(Dose dose) {
    String amount =
        dose.dosage() instanceof Dosage.Calculated(var _, Amount rounded, var _)
            ? rounded.toString()
            : "";
    int times = dose.element().times();
    return dose.element().drug().label().en()
        + " "
        + amount
        + (dose.element().infusionDays() > 0 ? " a day" : "")
        + " "
        + dose.element().route()
        + (times > 1 ? ", " + times + " times" : "")
        + (dose.unverified().isEmpty() ? "" : " *");
  }

  private static String basis(Dose dose) {
    return dose.dosage() instanceof Dosage.Calculated(var _, var _, var basis) ? basis.text() : "";
  }

  /** A proposal: the client makes it an order, and a person signs. */
  private MedicationRequest order(Dose dose) {
    MedicationRequest request = new MedicationRequest();
    request.setStatus(MedicationRequest.MedicationRequestStatus.DRAFT);
    request.setIntent(MedicationRequest.MedicationRequestIntent.PROPOSAL);
    request.setSubject(patient);
    request.setMedication(concepts.drug(dose.element().drug()));
    var dosage = request.addDosageInstruction();
    dosage.setText(words(dose)).setRoute(concepts.route(dose.element().route()));
    if (dose.dosage() instanceof Dosage.Calculated(var _, Amount amount, var _)) {
      dosage.addDoseAndRate().setDose(Quantities.of(amount));
    }
    Timing timing = new Timing();
    timing.getEvent().add(DraftDosage.written(dose.date()));
    int times = dose.element().times();
    if (times > 1) {
      timing.getRepeat().setFrequency(times).setPeriod(1).setPeriodUnit(Timing.UnitsOfTime.D);
    }
    dosage.setTiming(timing);
    return request;
  }

  private void missing(List<Card> cards) {
    LocalDate until = plan.asOf().plusDays(AHEAD);
    List<Need> soon = plan.needs().stream().filter(need -> !need.by().isAfter(until)).toList();
    if (soon.isEmpty()) {
      return;
    }
    List<Card.Suggestion> tests = new ArrayList<>();
    for (Need need : soon) {
      String label = "Ask for: " + need.label().en();
      ServiceRequest request = new ServiceRequest();
      request.setStatus(ServiceRequest.ServiceRequestStatus.DRAFT);
      request.setIntent(ServiceRequest.ServiceRequestIntent.PROPOSAL);
      request.setSubject(patient);
      request.setCode(new CodeableConcept().setText(need.label().en()));
      request.setOccurrence(DraftDosage.written(need.by()));
      tests.add(
          new Card.Suggestion(
              said.uuid("need", need.fact()),
              label,
              false,
              List.of(new Card.Action.Create(label, request))));
    }
    cards.add(
        new Card(
            said.uuid("needs"),
            "Missing: "
                + soon.stream().map(one -> one.label().en()).collect(Collectors.joining(", ")),
            soon.stream()
                .map(
                    need -> "- " + need.label().en() + ", by " + need.by() + ", for " + need.what())
                .collect(Collectors.joining("\n")),
            Card.Indicator.INFO,
            said.source(List.of(), ""),
            tests,
            true,
            List.of(),
            List.of()));
  }

  private Card decision(Decision decision) {
    StringBuilder text = new StringBuilder(decision.question().en());
    for (Decision.Option option : decision.options()) {
      text.append("\n- **").append(option.label().en()).append("**: ");
      text.append(
          switch (option.status()) {
            case RECOMMENDED -> "recommended. ";
            case POSSIBLE -> "possible. ";
            case EXCLUDED -> "excluded. ";
          });
      text.append(option.because().en());
      option.grounds().forEach(ground -> text.append(' ').append(ground.because().en()));
      text.append(said.sources(option.evidence().cites()).replace("\n\n", " "));
    }
    return info(
        "decision/" + decision.id(), "To decide: " + decision.question().en(), text.toString());
  }

  private Card info(String key, String summary, String detail) {
    return new Card(
        said.uuid(key),
        summary,
        detail,
        Card.Indicator.INFO,
        said.source(List.of(), ""),
        List.of(),
        false,
        List.of(),
        List.of());
  }
}
