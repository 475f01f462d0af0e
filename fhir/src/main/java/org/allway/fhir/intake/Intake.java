package org.allway.fhir.intake;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.allway.chart.Chart;
import org.allway.chart.ChartReader;
import org.allway.chart.ChartText;
import org.allway.chart.Child;
import org.allway.chart.DiagnosisDay;
import org.allway.chart.Entry;
import org.allway.chart.Sites;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Place;
import org.allway.diagnostic.Severity;
import org.allway.fhir.chart.Marks;
import org.allway.library.Library;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Patient;

/**
 * Charts out of FHIR R4: of a Bundle, or of files with one resource a line.
 *
 * <ol>
 *   <li>parse each resource for itself; of several versions keep the newest
 *   <li>find the child
 *   <li>let each resource propose what it says, by the codes of the knowledge
 *   <li>hold the proposals against each other
 *   <li>write the chart, and read it again as any other chart
 * </ol>
 *
 * Nothing is dropped silently: the report has a line for every resource.
 */
public final class Intake {

  private static final String EVERY_CENTRE = "default";

  /** What stands around the treatment and needs no place in a chart. */
  private static final Set<String> AROUND =
      Set.of(
          "Encounter",
          "Practitioner",
          "PractitionerRole",
          "Organization",
          "Location",
          "Specimen",
          "Medication",
          "Substance",
          "Coverage",
          "Claim",
          "ExplanationOfBenefit",
          "Provenance",
          "Device",
          "RelatedPerson",
          "CareTeam",
          "Group",
          "BodyStructure");

  private final Library library;
  private final Meanings meanings;
  private final FhirContext fhir;

  /**
   * A text that holds resources in JSON.
   *
   * @param name what messages call it
   */
  public record Text(String name, String content) {}

  /**
   * What the texts do not say.
   *
   * @param child an identifier or id of the patient, where there are several
   * @param centre the profile whose routines hold
   */
  public record Options(Optional<String> child, Optional<String> centre) {

    public static final Options NONE = new Options(Optional.empty(), Optional.empty());
  }

  /** What came of it. */
  public sealed interface Result {

    Report report();

    /**
     * A chart.
     *
     * @param text in the form that charts are written in
     */
    record Made(Chart chart, String text, Report report) implements Result {}

    /** No chart can be made; the words say why and what to do. */
    record Nothing(String words, Report report) implements Result {}
  }

  public Intake(Library library) {
    this(library, FhirContext.forR4());
  }

  /** With a context that the caller has already: making one takes a second. */
  public Intake(Library library, FhirContext fhir) {
    this.library = library;
    this.meanings = new Meanings(library);
    this.fhir = fhir;
  }

  /** Whether a text is of FHIR, rather than a chart as Allway writes it. */
  public static boolean isFhir(String text) {
    String start = text.strip();
    return start.startsWith("<") || (start.startsWith("{") && start.contains("\"resourceType\""));
  }

  public Result read(List<Text> texts, Options options) {
    Records records = new Records(fhir);
    try {
      texts.forEach(text -> records.read(text.name(), text.content()));
      records.newestOnly();
      if (records.items().isEmpty()) {
        throw new Unreadable(
            "There are no resources in it. A Bundle with a Patient and what is known of the child"
                + " was expected.");
      }
      return read(records, options);
    } catch (Unreadable e) {
      // Nothing was read: what became of each resource is no one's question yet.
      return new Result.Nothing(e.words(), new Report(records.unreadable(), List.of()));
    }
  }

  private Result read(Records records, Options options) {
    List<Item> items = records.items();
    items.forEach(item -> item.about = Subjects.about(item.resource));
    Item who = Children.one(items, options.child());
    if (!(who.resource instanceof Patient patient)) {
      throw new Unreadable("There is no Patient among the resources.");
    }
    LocalDate born = Children.born(patient);
    Child child = Children.child(patient, born);
    who.fate(new Fate.Taken("the child " + child.id() + ", born on " + born, List.of()));
    Reading reading = new Reading(library, meanings, records, born);
    OwnChart own = new OwnChart(library);
    MedicationReader medications = new MedicationReader(reading, items);
    List<Item> others = new ArrayList<>();
    for (Item item : items) {
      if (item == who) {
        continue;
      }
      if (ofAnother(records, who, item.resource)) {
        item.notNeeded("it is of another patient");
      } else if (own.owns(item)) {
        own.add(item);
      } else {
        others.add(item);
      }
    }
    List<Entry> entries = new ArrayList<>(own.entries());
    others.forEach(item -> read(item, reading, medications));
    Optional<LocalDate> diagnosed = diagnosed(reading);
    entries.addAll(relapses(reading, diagnosed));
    Optional<LocalDate> treated =
        reading.proposals().stream()
            .flatMap(proposal -> proposal.entries().stream())
            .filter(entry -> entry instanceof Entry.Gave gave && reading.treats(gave.drug()))
            .map(entry -> entry.when().on())
            .min(Comparator.naturalOrder());
    entries.addAll(new Settling(diagnosed, treated).settle(reading.proposals()));
    return chart(records, patient, child, options, diagnosed, entries);
  }

  private static boolean ofAnother(Records records, Item who, DomainResource resource) {
    if (resource instanceof Patient) {
      return true;
    }
    Optional<String> subject = Subjects.of(resource);
    return subject.isPresent()
        && records.item(subject.get()).map(item -> item != who).orElse(false);
  }

  private static void read(Item item, Reading reading, MedicationReader medications) {
    DomainResource resource = item.resource;
    if (resource instanceof org.hl7.fhir.r4.model.Observation observation) {
      new ObservationReader(reading).read(item, observation);
    } else if (resource instanceof DiagnosticReport report) {
      if (report.hasResult() || !report.hasConclusion()) {
        item.notNeeded("it only groups results");
      } else {
        item.notUnderstood("its conclusion is in words: " + report.getConclusion());
      }
    } else if (!new ConditionReader(reading).reads(item, resource)
        && !medications.reads(item, resource)
        && !new EventReader(reading).reads(item, resource)
        && AROUND.contains(resource.fhirType())) {
      item.notNeeded("a chart holds no such thing");
    }
  }

  private static Optional<LocalDate> diagnosed(Reading reading) {
    List<Reading.Diagnosed> first =
        reading.diagnoses().stream()
            .filter(one -> !one.relapse())
            .sorted(Comparator.comparing(Reading.Diagnosed::on))
            .toList();
    for (Reading.Diagnosed one : first) {
      one.item()
          .fate(
              one == first.getFirst()
                  ? new Fate.Taken("the diagnosis, on " + one.on(), List.of())
                  : new Fate.Duplicate(
                      "the diagnosis, on " + one.on(), first.getFirst().item().label));
    }
    return first.stream().map(Reading.Diagnosed::on).findFirst();
  }

  private List<Entry> relapses(Reading reading, Optional<LocalDate> diagnosed) {
    List<Entry> entries = new ArrayList<>();
    Set<LocalDate> days = new HashSet<>();
    Set<String> places = Sites.places(library).keySet();
    for (Reading.Diagnosed one : reading.diagnoses()) {
      List<String> sites = one.sites().stream().filter(places::contains).distinct().toList();
      if (!one.relapse()) {
        continue;
      }
      if (diagnosed.isEmpty() || !one.on().isAfter(diagnosed.get())) {
        one.item().notUnderstood("a relapse, but no earlier diagnosis tells when it came back");
      } else if (sites.isEmpty()) {
        one.item()
            .notUnderstood(
                "a relapse on " + one.on() + ", but not where: record it with its places by hand");
      } else if (!days.add(one.on())) {
        one.item().fate(new Fate.Duplicate("the relapse on " + one.on(), "another Condition"));
      } else {
        Entry.When when =
            new Entry.When(one.on(), one.on(), 0, "", new Place(one.item().label, 1, 1));
        entries.addAll(Sites.relapse(library, when, sites));
        one.item()
            .fate(
                new Fate.Taken(
                    "relapse on " + one.on() + ": " + String.join(", ", sites), List.of()));
      }
    }
    return entries;
  }

  private Result chart(
      Records records,
      Patient patient,
      Child child,
      Options options,
      Optional<LocalDate> diagnosed,
      List<Entry> entries) {
    List<String> notes = new ArrayList<>();
    if (patient.hasDeceased()) {
      notes.add("The patient is recorded as deceased.");
    }
    if (child.sex().isEmpty()) {
      notes.add("The sex is not known.");
    }
    if (diagnosed.isEmpty()) {
      notes.add("No dated diagnosis of the leukaemia was found.");
    }
    if (entries.isEmpty()) {
      return new Result.Nothing(
          "Nothing in it tells of the treatment of leukaemia: no result, giving or event that a"
              + " chart records. See the report for what became of each resource.",
          report(records, notes));
    }
    String centre =
        options
            .centre()
            .or(() -> Marks.centre(patient))
            .filter(library.centres()::containsKey)
            .orElse(EVERY_CENTRE);
    String family = Marks.family(patient).filter(library.families()::containsKey).orElse("");
    List<Entry> ordered = Ordered.of(entries);
    LocalDate day = diagnosed.orElseGet(() -> DiagnosisDay.of(library, ordered, child.born()));
    String text = ChartText.of(library, new Chart(child, centre, family, day, ordered));
    Diagnostics diagnostics = new Diagnostics();
    Optional<Chart> chart =
        new ChartReader(library, diagnostics).read("chart of " + child.id(), text);
    for (Diagnostic one : diagnostics.all()) {
      if (one.severity() == Severity.WARNING && !one.code().equals("IMPLAUSIBLE-VALUE")) {
        notes.add(one.message());
      }
    }
    Report report = report(records, notes);
    return chart
        .<Result>map(made -> new Result.Made(made, text, report))
        .orElseGet(() ->
            new Result.Nothing(
                "What was taken contradicts itself as a chart: "
                    + diagnostics.all().stream()
                        .filter(one -> one.severity() == Severity.ERROR)
                        .map(one -> one.message() + " " + one.remedy())
                        .findFirst()
                        .orElse(""),
                report));
  }

  private static Report report(Records records, List<String> notes) {
    List<Report.Line> lines = new ArrayList<>();
    records.items().forEach(item -> lines.add(item.line()));
    lines.addAll(records.unreadable());
    return new Report(List.copyOf(lines), List.copyOf(notes));
  }
}
