package org.allway.fhir.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allway.chart.Chart;
import org.allway.chart.ChartText;
import org.allway.chart.Entry;
import org.allway.dose.Amount;
import org.allway.fhir.Systems;
import org.allway.fhir.Units;
import org.allway.library.Drug;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.rule.Value;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** The resources of a chart's lines. What was withdrawn is marked as entered in error. */
final class EntryResources {

  private final Library library;
  private final Chart chart;
  private final Patient patient;
  private final Concepts concepts;
  private final Set<String> withdrawn = new HashSet<>();
  private final Map<String, List<Reference>> named = new LinkedHashMap<>();
  private final Map<Entry.Withdrawn, Integer> gone = new LinkedHashMap<>();

  EntryResources(Library library, Chart chart, Patient patient) {
    this.library = library;
    this.chart = chart;
    this.patient = patient;
    this.concepts = new Concepts(library);
    for (Entry entry : chart.entries()) {
      if (entry instanceof Entry.Withdrawn(var _, String id, var _)) {
        withdrawn.add(id);
      }
    }
  }

  static Reference reference(DomainResource resource) {
    return new Reference(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
  }

  /** The resources of one line. */
  List<DomainResource> of(int line, Entry.When when, List<Entry> entries) {
    List<DomainResource> resources = new ArrayList<>();
    boolean places = false;
    for (Entry entry : entries) {
      if (ends(entry)) {
        continue;
      }
      if (places && entry instanceof Entry.Noted) {
        places = false;
        continue;
      }
      places = entry instanceof Entry.Relapsed;
      int before = resources.size();
      resources.addAll(of(entry, line, resources.size()));
      for (DomainResource one : resources.subList(before, resources.size())) {
        mark(one, when);
      }
    }
    return resources;
  }

  /** What takes back earlier lines; to be asked when all lines are made. */
  List<Provenance> withdrawals() {
    List<Provenance> withdrawals = new ArrayList<>();
    gone.forEach((entry, line) -> withdrawals.add(provenance(entry, line)));
    return withdrawals;
  }

  private void mark(DomainResource resource, Entry.When when) {
    resource.setId(ChartBundle.id(chart.child().id()) + "-" + resource.getId());
    if (!when.id().isEmpty()) {
      Marks.put(resource, Marks.ENTRY_ID, new StringType(when.id()));
      named.computeIfAbsent(when.id(), _ -> new ArrayList<>()).add(reference(resource));
    }
  }

  private boolean wrong(Entry.When when) {
    return !when.id().isEmpty() && withdrawn.contains(when.id());
  }

  private List<DomainResource> of(Entry entry, int line, int part) {
    List<DomainResource> made = new ArrayList<>();
    Entry.When when = entry.when();
    String name = line + "-" + part;
    switch (entry) {
      case Entry.Noted(var _, Map<Integer, Value> values) ->
          values.forEach(
              (slot, value) -> made.add(observation(when, library.facts().get(slot), value, line)));
      case Entry.Started started -> made.add(procedure(started, line, name));
      case Entry.Gave gave -> made.add(administration(gave, line, name));
      case Entry.Happened happened -> made.add(event(happened, line, name));
      case Entry.Takes(var _, Drug drug) ->
          made.add(statement(when, drug, true, end(entry, drug), line, name));
      case Entry.Stops(var _, Drug drug) ->
          made.add(statement(when, drug, false, Optional.empty(), line, name));
      case Entry.Chose(var _, Map<String, String> options) ->
          options.forEach((choice, option) -> made.add(choice(when, choice, option, line)));
      case Entry.Relapsed relapsed -> made.add(relapse(relapsed, line, name));
      case Entry.Held(var _, Drug drug, String reason) ->
          made.add(instruction(when, drug, "hold", reason, end(entry, drug), line, name));
      case Entry.Resumed(var _, Drug drug) ->
          made.add(instruction(when, drug, "resume", "", Optional.empty(), line, name));
      case Entry.Omitted omitted -> made.add(omitted(omitted, line, name));
      case Entry.Adapted adapted -> made.add(adapted(adapted, line, name));
      case Entry.Withdrawn withdrawal -> gone.put(withdrawal, line);
    }
    return made;
  }

  private Observation observation(Entry.When when, Fact fact, Value value, int line) {
    Observation observation = observation(when, line, fact.name());
    observation.setCode(concepts.fact(fact));
    String category =
        switch (fact.group()) {
          case "size" -> "vital-signs";
          case "lab", "genetics", "response" -> "laboratory";
          default -> "exam";
        };
    observation
        .addCategory()
        .addCoding()
        .setSystem("http://terminology.hl7.org/CodeSystem/observation-category")
        .setCode(category);
    switch (value) {
      case Value.Num(double number) when fact.kind() == Fact.Kind.DATE ->
          observation.setValue(new DateTimeType(LocalDate.ofEpochDay((long) number).toString()));
      case Value.Num(double number) -> observation.setValue(quantity(fact, number));
      case Value.Bool(boolean truth) -> observation.setValue(new BooleanType(truth));
      case Value.Code(String code) -> observation.setValue(concepts.value(fact, code));
      default ->
          observation.setDataAbsentReason(
              Concepts.own(
                  "http://terminology.hl7.org/CodeSystem/data-absent-reason",
                  "unknown",
                  "not known"));
    }
    return observation;
  }

  private Observation observation(Entry.When when, int line, String part) {
    Observation observation = new Observation();
    observation.setId(line + "-" + ChartBundle.id(part.replace('_', '-')));
    observation.addIdentifier(ChartBundle.entry(chart, line, part));
    observation.setStatus(wrong(when) ? ObservationStatus.ENTEREDINERROR : ObservationStatus.FINAL);
    observation.setSubject(reference(patient));
    observation.setEffective(date(when.on()));
    if (!when.recorded().equals(when.on())) {
      observation.setIssuedElement(new InstantType(when.recorded() + "T00:00:00Z"));
    }
    return observation;
  }

  private static Quantity quantity(Fact fact, double number) {
    String unit =
        fact.symbol().type() instanceof org.allway.rule.Type.Numeric numeric ? numeric.unit() : "";
    return new Quantity()
        .setValue(new BigDecimal(ChartText.number(number)))
        .setUnit(unit.isEmpty() ? "1" : unit)
        .setSystem(Systems.UCUM)
        .setCode(unit.isEmpty() ? "1" : unit);
  }

  private Observation choice(Entry.When when, String choice, String option, int line) {
    Observation observation = observation(when, line, "choose-" + choice);
    var known = library.choices().get(choice);
    observation.setCode(
        Concepts.own(Systems.CHOICE, choice, known == null ? choice : known.question().en()));
    observation.setValue(Concepts.own(Systems.OPTION, option, option));
    return observation;
  }

  private Procedure procedure(Entry.Started started, int line, String name) {
    Procedure procedure = new Procedure();
    procedure.setId(name);
    procedure.addIdentifier(ChartBundle.entry(chart, line, "start"));
    procedure.setStatus(
        wrong(started.when()) ? ProcedureStatus.ENTEREDINERROR : ProcedureStatus.INPROGRESS);
    String start = started.phase() + (started.day() == 1 ? "" : " day " + started.day());
    CodeableConcept code = Concepts.own(Marks.START, start, "Start of " + start);
    if (!started.variant().isEmpty()) {
      code.addCoding().setSystem(Marks.VARIANT).setCode(started.variant());
    }
    procedure.setCode(code);
    procedure.setSubject(reference(patient));
    procedure.setPerformed(new Period().setStartElement(date(started.when().on())));
    recorded(procedure, started.when());
    return procedure;
  }

  private MedicationAdministration administration(Entry.Gave gave, int line, String name) {
    MedicationAdministration giving = administration(gave.when(), gave.drug(), line, name);
    giving.setStatus(
        wrong(gave.when())
            ? MedicationAdministrationStatus.ENTEREDINERROR
            : MedicationAdministrationStatus.COMPLETED);
    giving.setEffective(date(gave.when().on()));
    giving.getDosage().setRoute(concepts.route(gave.route())).setDose(dose(gave.amount()));
    return giving;
  }

  private static Quantity dose(Amount amount) {
    return new Quantity()
        .setValue(new BigDecimal(ChartText.number(amount.value())))
        .setUnit(amount.unit().text)
        .setSystem(Systems.UCUM)
        .setCode(Units.ucum(amount.unit()));
  }

  private MedicationAdministration administration(
      Entry.When when, Drug drug, int line, String name) {
    MedicationAdministration giving = new MedicationAdministration();
    giving.setId(name);
    giving.addIdentifier(ChartBundle.entry(chart, line, name));
    giving.setMedication(concepts.drug(drug));
    giving.setSubject(reference(patient));
    recorded(giving, when);
    return giving;
  }

  private MedicationAdministration omitted(Entry.Omitted omitted, int line, String name) {
    MedicationAdministration giving = administration(omitted.when(), omitted.drug(), line, name);
    giving.setStatus(
        wrong(omitted.when())
            ? MedicationAdministrationStatus.ENTEREDINERROR
            : MedicationAdministrationStatus.NOTDONE);
    giving.setEffective(period(omitted.when().on(), end(omitted, omitted.drug())));
    if (!omitted.reason().isEmpty()) {
      giving.addStatusReason().setText(omitted.reason());
    }
    return giving;
  }

  private AdverseEvent event(Entry.Happened happened, int line, String name) {
    AdverseEvent event = new AdverseEvent();
    event.setId(name);
    event.setIdentifier(ChartBundle.entry(chart, line, name));
    event.setActuality(AdverseEvent.AdverseEventActuality.ACTUAL);
    event.setEvent(concepts.event(happened.what()));
    event.setSubject(reference(patient));
    event.setDateElement(date(happened.when().on()));
    if (!happened.when().recorded().equals(happened.when().on())) {
      event.setRecordedDateElement(date(happened.when().recorded()));
    }
    if (!happened.to().isEmpty()) {
      Medication cause = new Medication();
      cause.setId("cause");
      Drug drug = library.formulary().get(happened.to());
      cause.setCode(
          drug == null
              ? Concepts.own(Systems.DRUG, happened.to(), happened.to())
              : concepts.drug(drug));
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

  private MedicationStatement statement(
      Entry.When when, Drug drug, boolean begins, Optional<LocalDate> end, int line, String name) {
    MedicationStatement statement = new MedicationStatement();
    statement.setId(name);
    statement.addIdentifier(ChartBundle.entry(chart, line, name));
    MedicationStatementStatus status =
        begins ? MedicationStatementStatus.ACTIVE : MedicationStatementStatus.STOPPED;
    statement.setStatus(wrong(when) ? MedicationStatementStatus.ENTEREDINERROR : status);
    statement.setMedication(concepts.drug(drug));
    statement.setSubject(reference(patient));
    statement.setEffective(
        begins
            ? period(when.on(), end.map(day -> day.minusDays(1)))
            : new Period().setEndElement(date(when.on().minusDays(1))));
    if (!when.recorded().equals(when.on())) {
      statement.setDateAssertedElement(date(when.recorded()));
    }
    return statement;
  }

  private MedicationRequest instruction(
      Entry.When when,
      Drug drug,
      String kind,
      String reason,
      Optional<LocalDate> end,
      int line,
      String name) {
    MedicationRequest request = new MedicationRequest();
    request.setId(name);
    request.addIdentifier(ChartBundle.entry(chart, line, name));
    MedicationRequestStatus status =
        kind.equals("hold") ? MedicationRequestStatus.ONHOLD : MedicationRequestStatus.ACTIVE;
    request.setStatus(wrong(when) ? MedicationRequestStatus.ENTEREDINERROR : status);
    request.setIntent(MedicationRequestIntent.ORDER);
    request.addCategory(Concepts.own(Marks.INSTRUCTION, kind, kind));
    request.setMedication(concepts.drug(drug));
    request.setSubject(reference(patient));
    request.setAuthoredOnElement(date(when.recorded()));
    request.addDosageInstruction().getTiming().getRepeat().setBounds(period(when.on(), end));
    if (!reason.isEmpty() && kind.equals("hold")) {
      request.setStatusReason(new CodeableConcept().setText(reason));
    } else if (!reason.isEmpty()) {
      request.addReasonCode().setText(reason);
    }
    return request;
  }

  private MedicationRequest adapted(Entry.Adapted adapted, int line, String name) {
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
    adapted.route().ifPresent(route -> dosage.setRoute(concepts.route(route)));
    return request;
  }

  private Condition relapse(Entry.Relapsed relapsed, int line, String name) {
    Condition condition =
        ChartBundle.leukaemia(library, patient, "relapse", !wrong(relapsed.when()));
    condition.setId(name);
    condition.addIdentifier(ChartBundle.entry(chart, line, name));
    condition.setOnset(date(relapsed.when().on()));
    if (!relapsed.when().recorded().equals(relapsed.when().on())) {
      condition.setRecordedDateElement(date(relapsed.when().recorded()));
    }
    for (String site : relapsed.sites()) {
      CodeableConcept place = Concepts.own(Marks.SITE, site, site);
      library.codes().findings().values().stream()
          .filter(finding -> finding.site().equals(site))
          .findFirst()
          .ifPresent(finding -> Concepts.add(place, finding.codings().stream().limit(1).toList()));
      condition.addBodySite(place);
    }
    return condition;
  }

  private Provenance provenance(Entry.Withdrawn withdrawal, int line) {
    Provenance provenance = new Provenance();
    provenance.setId(ChartBundle.id(chart.child().id()) + "-" + line + "-withdraw");
    Marks.put(provenance, Marks.LINE, new PositiveIntType(line));
    if (!withdrawal.when().id().isEmpty()) {
      Marks.put(provenance, Marks.ENTRY_ID, new StringType(withdrawal.when().id()));
    }
    provenance.setTarget(List.copyOf(named.getOrDefault(withdrawal.entry(), List.of())));
    if (provenance.getTarget().isEmpty()) {
      provenance.addTarget(reference(patient));
    }
    provenance.setOccurred(date(withdrawal.when().on()));
    provenance.setRecordedElement(new InstantType(withdrawal.when().recorded() + "T00:00:00Z"));
    provenance.setActivity(
        Concepts.own(
            "http://terminology.hl7.org/CodeSystem/v3-DataOperation", "NULLIFY", "Withdrawn"));
    if (!withdrawal.reason().isEmpty()) {
      provenance.addReason().setText(withdrawal.reason());
    }
    provenance.addAgent().getWho().setDisplay("Allway chart");
    provenance
        .addEntity()
        .setRole(Provenance.ProvenanceEntityRole.REMOVAL)
        .getWhat()
        .setIdentifier(
            new org.hl7.fhir.r4.model.Identifier()
                .setSystem(Marks.ENTRY_ID)
                .setValue(withdrawal.entry()));
    return provenance;
  }

  private static void recorded(DomainResource resource, Entry.When when) {
    if (!when.recorded().equals(when.on())) {
      Marks.put(resource, Marks.RECORDED, new DateType(when.recorded().toString()));
    }
  }

  private static DateTimeType date(LocalDate day) {
    return new DateTimeType(day.toString());
  }

  private static Period period(LocalDate start, Optional<LocalDate> end) {
    Period period = new Period().setStartElement(date(start));
    end.ifPresent(day -> period.setEndElement(date(day)));
    return period;
  }

  /** Whether an entry is only the end that another one names. */
  private boolean ends(Entry entry) {
    return switch (entry) {
      case Entry.Stops(var when, Drug drug) ->
          chart.entries().stream()
              .anyMatch(one ->
                  one instanceof Entry.Takes(var begin, Drug taken)
                      && taken.equals(drug)
                      && sameLine(begin, when));
      case Entry.Resumed(var when, Drug drug) ->
          chart.entries().stream()
              .anyMatch(one ->
                  (one instanceof Entry.Held(var begin, Drug held, var _)
                          && held.equals(drug)
                          && sameLine(begin, when))
                      || (one instanceof Entry.Omitted(var start, Drug left, var _)
                          && left.equals(drug)
                          && sameLine(start, when)));
      default -> false;
    };
  }

  /** The day on which what an entry begins is over, where its own line says so. */
  private Optional<LocalDate> end(Entry begin, Drug drug) {
    return chart.entries().stream()
        .filter(entry -> sameLine(begin.when(), entry.when()))
        .filter(entry ->
            (entry instanceof Entry.Stops(var _, Drug stopped) && stopped.equals(drug))
                || (entry instanceof Entry.Resumed(var _, Drug resumed) && resumed.equals(drug)))
        .map(entry -> entry.when().on())
        .findFirst();
  }

  private static boolean sameLine(Entry.When begin, Entry.When end) {
    return begin.place().equals(end.place())
        && begin.recorded().equals(end.recorded())
        && begin.id().equals(end.id())
        && !begin.equals(end);
  }
}
