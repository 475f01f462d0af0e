package org.allway.fhir.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.chart.Chart;
import org.allway.chart.Entry;
import org.allway.fhir.Concepts;
import org.allway.library.Drug;
import org.allway.rule.Value;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** The resources of a chart's lines. What was withdrawn is marked as entered in error. */
final class EntryResources {

  private final Frame frame;
  private final Spans spans;
  private final Observations observations;
  private final Medicines medicines;
  private final Happenings happenings;
  private final Map<String, List<Reference>> named = new LinkedHashMap<>();
  private final Map<Entry.Withdrawn, Integer> gone = new LinkedHashMap<>();

  EntryResources(Frame frame, Chart chart) {
    this.frame = frame;
    this.spans = new Spans(chart);
    this.observations = new Observations(frame);
    this.medicines = new Medicines(frame);
    this.happenings = new Happenings(frame);
  }

  /** The resources of one line. */
  List<DomainResource> of(int line, Entry.When when, List<Entry> entries) {
    List<DomainResource> resources = new ArrayList<>();
    boolean places = false;
    for (Entry entry : entries) {
      if (spans.ends(entry)) {
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
    resource.setId(frame.id(resource.getId()));
    if (!when.id().isEmpty()) {
      Marks.put(resource, Marks.ENTRY_ID, new StringType(when.id()));
      named
          .computeIfAbsent(when.id(), _ -> new ArrayList<>())
          .add(new Reference(Frame.address(resource)));
    }
  }

  private List<DomainResource> of(Entry entry, int line, int part) {
    List<DomainResource> made = new ArrayList<>();
    Entry.When when = entry.when();
    String name = line + "-" + part;
    switch (entry) {
      case Entry.Noted(var _, Map<Integer, Value> values) ->
          values.forEach((slot, value) ->
              made.add(observations.fact(when, frame.library().facts().get(slot), value, line)));
      case Entry.Started started -> made.add(happenings.started(started, line, name));
      case Entry.Gave gave -> made.add(medicines.given(gave, line, name));
      case Entry.Happened happened -> made.add(happenings.happened(happened, line, name));
      case Entry.Takes(var _, Drug drug) ->
          made.add(medicines.statement(when, drug, true, spans.end(entry, drug), line, name));
      case Entry.Stops(var _, Drug drug) ->
          made.add(medicines.statement(when, drug, false, Optional.empty(), line, name));
      case Entry.Chose(var _, Map<String, String> options) ->
          options.forEach(
              (choice, option) -> made.add(observations.choice(when, choice, option, line)));
      case Entry.Relapsed relapsed -> made.add(happenings.relapsed(relapsed, line, name));
      case Entry.Held(var _, Drug drug, String reason) ->
          made.add(
              medicines.instruction(
                  when, drug, "hold", reason, spans.end(entry, drug), line, name));
      case Entry.Resumed(var _, Drug drug) ->
          made.add(medicines.instruction(when, drug, "resume", "", Optional.empty(), line, name));
      case Entry.Omitted omitted ->
          made.add(medicines.omitted(omitted, spans.end(entry, omitted.drug()), line, name));
      case Entry.Adapted adapted -> made.add(medicines.adapted(adapted, line, name));
      case Entry.Withdrawn withdrawal -> gone.put(withdrawal, line);
    }
    return made;
  }

  private Provenance provenance(Entry.Withdrawn withdrawal, int line) {
    Provenance provenance = new Provenance();
    provenance.setId(frame.id(line + "-withdraw"));
    Marks.put(provenance, Marks.LINE, new PositiveIntType(line));
    if (!withdrawal.when().id().isEmpty()) {
      Marks.put(provenance, Marks.ENTRY_ID, new StringType(withdrawal.when().id()));
    }
    provenance.setTarget(List.copyOf(named.getOrDefault(withdrawal.entry(), List.of())));
    if (provenance.getTarget().isEmpty()) {
      provenance.addTarget(frame.patient());
    }
    provenance.setOccurred(Frame.date(withdrawal.when().on()));
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
        .setIdentifier(new Identifier().setSystem(Marks.NAMED).setValue(withdrawal.entry()));
    return provenance;
  }
}
