package org.allway.fhir.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allway.chart.Entry;
import org.allway.chart.Sites;
import org.allway.diagnostic.Place;
import org.allway.dose.Amount;
import org.allway.dose.Route;
import org.allway.fhir.Systems;
import org.allway.fhir.Units;
import org.allway.library.Drug;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.rule.Value;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;

/** Entries of a chart out of the resources that {@link ChartBundle} made of them. */
public final class OwnEntries {

  private static final Pattern START = Pattern.compile("([a-z0-9-]+)(?: day (\\d+))?");

  private final Library library;
  private final Map<DomainResource, String> faults = new LinkedHashMap<>();

  public OwnEntries(Library library) {
    this.library = library;
  }

  /** Whether a resource is a part of a chart that was released as FHIR. */
  public static boolean owns(DomainResource resource) {
    return line(resource).isPresent();
  }

  /** The id of the line that a resource belongs to; empty if it has none. */
  public static String id(DomainResource resource) {
    return Marks.text(resource, Marks.ENTRY_ID).orElse("");
  }

  /** Whether a resource is marked as entered in error. */
  public static boolean wrong(DomainResource resource) {
    String status =
        switch (resource) {
          case Observation one -> one.getStatus().toCode();
          case Procedure one -> one.getStatus().toCode();
          case MedicationAdministration one -> one.getStatus().toCode();
          case MedicationStatement one -> one.getStatus().toCode();
          case MedicationRequest one -> one.getStatus().toCode();
          case Condition one -> one.getVerificationStatus().getCodingFirstRep().getCode();
          default -> "";
        };
    return "entered-in-error".equals(status);
  }

  /** The id of the line that a resource takes back, if it does. */
  public static Optional<String> withdraws(DomainResource resource) {
    return resource instanceof Provenance provenance && owns(resource)
        ? Optional.ofNullable(provenance.getEntityFirstRep().getWhat().getIdentifier().getValue())
        : Optional.empty();
  }

  /** What could not be read, in words, by resource. */
  public Map<DomainResource, String> faults() {
    return faults;
  }

  /** The entries of these resources, line by line. */
  public List<Entry> of(List<DomainResource> resources) {
    Map<Integer, List<DomainResource>> lines = new TreeMap<>();
    for (DomainResource resource : resources) {
      line(resource)
          .ifPresent(line -> lines.computeIfAbsent(line, _ -> new ArrayList<>()).add(resource));
    }
    List<Entry> entries = new ArrayList<>();
    lines.forEach((line, parts) -> line(line, parts, entries));
    return entries;
  }

  private void line(int line, List<DomainResource> parts, List<Entry> entries) {
    Place place = new Place("released chart", line, 1);
    Map<Integer, Value> values = new LinkedHashMap<>();
    Map<String, String> choices = new LinkedHashMap<>();
    Optional<Entry.When> shared = Optional.empty();
    List<Entry> others = new ArrayList<>();
    for (DomainResource part : parts) {
      Optional<LocalDate> on = on(part);
      if (on.isEmpty()) {
        faults.put(part, "it has no date");
        continue;
      }
      LocalDate recorded = recorded(part).orElse(on.get());
      String id = Marks.text(part, Marks.ENTRY_ID).orElse("");
      Entry.When when = new Entry.When(on.get(), recorded, line, id, place);
      shared = shared.or(() -> Optional.of(when));
      switch (part) {
        case Observation observation when code(observation.getCode(), Systems.CHOICE).isPresent() ->
            chosen(observation, choices);
        case Observation observation -> value(observation, values);
        case Procedure procedure -> started(procedure, when).ifPresent(others::add);
        case MedicationAdministration giving -> given(giving, when, others);
        case AdverseEvent event -> others.add(happened(event, when));
        case MedicationStatement statement -> taken(statement, when, others);
        case MedicationRequest request -> instructed(request, when, others);
        case Condition condition -> relapsed(condition, when, others);
        case Provenance gone -> others.add(withdrawn(gone, when));
        default -> faults.put(part, "a chart holds no such resource");
      }
    }
    if (shared.isPresent() && !values.isEmpty()) {
      entries.add(new Entry.Noted(shared.get(), values));
    }
    if (shared.isPresent() && !choices.isEmpty()) {
      entries.add(new Entry.Chose(shared.get(), choices));
    }
    entries.addAll(others);
  }

  private static void chosen(Observation observation, Map<String, String> choices) {
    Optional<String> choice = code(observation.getCode(), Systems.CHOICE);
    Optional<String> option =
        observation.getValue() instanceof CodeableConcept concept
            ? code(concept, Systems.OPTION)
            : Optional.empty();
    if (choice.isPresent()
        && option.filter(one -> one.startsWith(choice.get() + ".")).isPresent()) {
      choices.put(choice.get(), option.get().substring(choice.get().length() + 1));
    }
  }

  private void value(Observation observation, Map<Integer, Value> values) {
    Optional<Fact> fact =
        code(observation.getCode(), Systems.FACT)
            .flatMap(name -> Optional.ofNullable(library.vocabulary().get(name)));
    if (fact.isEmpty()) {
      faults.put(observation, "the vocabulary has no such fact");
      return;
    }
    Optional<Value> value = value(fact.get(), observation);
    if (value.isEmpty()) {
      faults.put(observation, "the value of " + fact.get().name() + " cannot be read");
    }
    value.ifPresent(found -> values.put(fact.get().symbol().slot(), found));
  }

  private static Optional<Value> value(Fact fact, Observation observation) {
    if (observation.hasDataAbsentReason()) {
      return Optional.of(Value.unknown(fact.name()));
    }
    Type type = observation.getValue();
    return switch (fact.kind()) {
      case NUMBER, COUNT ->
          type instanceof Quantity quantity && quantity.hasValue()
              ? number(fact, quantity)
              : Optional.empty();
      case BOOLEAN ->
          type instanceof BooleanType truth
              ? Optional.of(Value.of(truth.booleanValue()))
              : Optional.empty();
      case CODE ->
          type instanceof CodeableConcept concept
              ? code(concept, Systems.VALUE)
                  .filter(code -> code.startsWith(fact.name() + "."))
                  .map(code -> new Value.Code(code.substring(fact.name().length() + 1)))
              : Optional.empty();
      case DATE ->
          type instanceof DateTimeType date
              ? day(date).map(day -> new Value.Num(day.toEpochDay()))
              : Optional.empty();
    };
  }

  private static Optional<Value> number(Fact fact, Quantity quantity) {
    String unit =
        fact.symbol().type() instanceof org.allway.rule.Type.Numeric numeric ? numeric.unit() : "";
    var value = Units.convert(quantity.getValue().doubleValue(), quantity.getCode(), unit);
    return value.isPresent() ? Optional.of(new Value.Num(value.getAsDouble())) : Optional.empty();
  }

  private static Optional<Entry> started(Procedure procedure, Entry.When when) {
    Optional<Matcher> start =
        code(procedure.getCode(), Marks.START).map(START::matcher).filter(Matcher::matches);
    String variant = code(procedure.getCode(), Marks.VARIANT).orElse("");
    return start.map(found ->
        new Entry.Started(
            when,
            found.group(1),
            found.group(2) == null ? 1 : Integer.parseInt(found.group(2)),
            variant));
  }

  private void given(MedicationAdministration giving, Entry.When when, List<Entry> entries) {
    Optional<Drug> drug = drug(giving, giving.getMedication());
    if (drug.isEmpty()) {
      return;
    }
    if (!giving.hasDosage()) {
      String reason = giving.getStatusReasonFirstRep().getText();
      entries.add(new Entry.Omitted(when, drug.get(), reason == null ? "" : reason));
      end(giving.getEffective())
          .ifPresent(day -> entries.add(new Entry.Resumed(later(when, day), drug.get())));
      return;
    }
    Quantity dose = giving.getDosage().getDose();
    Optional<Route> route = route(giving.getDosage().getRoute());
    Optional<Amount> amount =
        dose.hasValue() && dose.hasCode()
            ? Units.amount(dose.getValue().doubleValue(), dose.getCode())
            : Optional.empty();
    if (route.isEmpty() || amount.isEmpty()) {
      faults.put(giving, "its amount or route cannot be read");
      return;
    }
    entries.add(new Entry.Gave(when, drug.get(), amount.get(), route.get()));
  }

  private static Entry happened(AdverseEvent event, Entry.When when) {
    String what = code(event.getEvent(), Systems.EVENT).orElse("");
    String to =
        event.getContained().stream()
            .filter(Medication.class::isInstance)
            .map(Medication.class::cast)
            .flatMap(cause -> code(cause.getCode(), Systems.DRUG).stream())
            .findFirst()
            .orElse("");
    Map<String, String> details = new LinkedHashMap<>();
    details.put("what", what);
    if (!to.isEmpty()) {
      details.put("to", to);
    }
    Optional<String> grade = Marks.text(event, Marks.GRADE);
    grade.ifPresent(text -> details.put("grade", text));
    for (Extension detail : event.getExtensionsByUrl(Marks.DETAIL)) {
      details.put(detail.getExtensionString("key"), detail.getExtensionString("text"));
    }
    boolean resolved = "true".equals(details.get("resolved"));
    return new Entry.Happened(
        when, what, to, resolved ? 0 : grade.map(Double::parseDouble).orElse(Double.NaN), details);
  }

  private void taken(MedicationStatement statement, Entry.When when, List<Entry> entries) {
    Optional<Drug> drug = drug(statement, statement.getMedication());
    if (drug.isEmpty()) {
      return;
    }
    boolean begins = statement.getEffective() instanceof Period period && period.hasStart();
    if (!begins) {
      entries.add(new Entry.Stops(when, drug.get()));
      return;
    }
    entries.add(new Entry.Takes(when, drug.get()));
    end(statement.getEffective())
        .ifPresent(day -> entries.add(new Entry.Stops(later(when, day.plusDays(1)), drug.get())));
  }

  private void instructed(MedicationRequest request, Entry.When when, List<Entry> entries) {
    Optional<Drug> drug = drug(request, request.getMedication());
    if (drug.isEmpty()) {
      return;
    }
    String reason =
        request.hasStatusReason()
            ? request.getStatusReason().getText()
            : request.hasReasonCode() ? request.getReasonCodeFirstRep().getText() : "";
    var dosage = request.getDosageInstructionFirstRep();
    switch (code(request.getCategoryFirstRep(), Marks.INSTRUCTION).orElse("")) {
      case "hold" -> {
        entries.add(new Entry.Held(when, drug.get(), reason));
        end(dosage.getTiming().getRepeat().getBounds())
            .ifPresent(day -> entries.add(new Entry.Resumed(later(when, day), drug.get())));
      }
      case "resume" -> entries.add(new Entry.Resumed(when, drug.get()));
      case "adapt" ->
          entries.add(
              new Entry.Adapted(
                  when,
                  drug.get(),
                  route(dosage.getRoute()),
                  dosage.getDoseAndRateFirstRep().getDoseQuantity().getValue().doubleValue(),
                  reason));
      default -> faults.put(request, "it is no hold, resume or adapt");
    }
  }

  private void relapsed(Condition condition, Entry.When when, List<Entry> entries) {
    List<String> sites =
        condition.getBodySite().stream()
            .flatMap(place -> code(place, Marks.SITE).stream())
            .toList();
    entries.addAll(Sites.relapse(library, when, sites));
  }

  private static Entry withdrawn(Provenance gone, Entry.When when) {
    String entry = gone.getEntityFirstRep().getWhat().getIdentifier().getValue();
    String reason = gone.getReasonFirstRep().getText();
    return new Entry.Withdrawn(when, entry == null ? "" : entry, reason == null ? "" : reason);
  }

  private Optional<Drug> drug(DomainResource resource, Type medication) {
    Optional<Drug> drug =
        medication instanceof CodeableConcept concept
            ? code(concept, Systems.DRUG)
                .flatMap(id -> Optional.ofNullable(library.formulary().get(id)))
            : Optional.empty();
    if (drug.isEmpty()) {
      faults.put(resource, "the formulary has no such drug");
    }
    return drug;
  }

  private static Optional<Route> route(CodeableConcept concept) {
    return code(concept, Systems.ROUTE)
        .filter(name -> Route.names().contains(name))
        .map(Route::valueOf);
  }

  private static Entry.When later(Entry.When when, LocalDate day) {
    return new Entry.When(day, when.recorded(), when.order(), when.id(), when.place());
  }

  private static Optional<LocalDate> on(DomainResource resource) {
    return switch (resource) {
      case Observation observation -> start(observation.getEffective());
      case Procedure procedure -> start(procedure.getPerformed());
      case MedicationAdministration giving -> start(giving.getEffective());
      case AdverseEvent event -> day(event.getDateElement());
      case MedicationStatement statement ->
          start(statement.getEffective())
              .or(() -> end(statement.getEffective()).map(day -> day.plusDays(1)));
      case MedicationRequest request ->
          start(request.getDosageInstructionFirstRep().getTiming().getRepeat().getBounds());
      case Condition condition -> start(condition.getOnset());
      case Provenance provenance -> start(provenance.getOccurred());
      default -> Optional.empty();
    };
  }

  private static Optional<LocalDate> recorded(DomainResource resource) {
    return switch (resource) {
      case Observation observation -> day(observation.getIssuedElement());
      case AdverseEvent event -> day(event.getRecordedDateElement());
      case MedicationStatement statement -> day(statement.getDateAssertedElement());
      case MedicationRequest request -> day(request.getAuthoredOnElement());
      case Condition condition -> day(condition.getRecordedDateElement());
      case Provenance provenance -> day(provenance.getRecordedElement());
      default -> Marks.text(resource, Marks.RECORDED).map(LocalDate::parse);
    };
  }

  private static Optional<LocalDate> start(Type type) {
    return switch (type) {
      case Period period -> day(period.getStartElement());
      case BaseDateTimeType date -> day(date);
      case null, default -> Optional.empty();
    };
  }

  private static Optional<LocalDate> end(Type type) {
    return type instanceof Period period ? day(period.getEndElement()) : Optional.empty();
  }

  /** The day as it is written. */
  private static Optional<LocalDate> day(BaseDateTimeType date) {
    String text = date.getValueAsString();
    return text == null || text.length() < 10
        ? Optional.empty()
        : Optional.of(LocalDate.parse(text.substring(0, 10)));
  }

  private static Optional<String> code(CodeableConcept concept, String system) {
    return concept.getCoding().stream()
        .filter(coding -> system.equals(coding.getSystem()))
        .map(Coding::getCode)
        .findFirst();
  }

  private static Optional<Integer> line(DomainResource resource) {
    if (resource instanceof Provenance) {
      return Marks.text(resource, Marks.LINE).map(Integer::parseInt);
    }
    List<Identifier> identifiers =
        switch (resource) {
          case Observation one -> one.getIdentifier();
          case Procedure one -> one.getIdentifier();
          case MedicationAdministration one -> one.getIdentifier();
          case AdverseEvent one -> List.of(one.getIdentifier());
          case MedicationStatement one -> one.getIdentifier();
          case MedicationRequest one -> one.getIdentifier();
          case Condition one -> one.getIdentifier();
          default -> List.of();
        };
    return identifiers.stream()
        .filter(identifier -> Marks.ENTRY.equals(identifier.getSystem()))
        .map(Identifier::getValue)
        .flatMap(value -> {
          Matcher matcher = Pattern.compile(".*/(\\d{1,9})/[^/]*").matcher(value);
          return matcher.matches()
              ? java.util.stream.Stream.of(Integer.valueOf(matcher.group(1)))
              : java.util.stream.Stream.empty();
        })
        .findFirst();
  }
}
