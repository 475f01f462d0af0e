package org.allway.fhir.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.allway.fhir.Canon;
import org.allway.library.Evidence;
import org.allway.library.Source;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;

/**
 * From which line of the knowledge, and from which sources, each resource comes. One Provenance a
 * line: it targets all that the line brought about.
 */
final class Trail {

  private record Origin(String line, List<String> cites) {}

  private final Map<String, Source> sources;
  private final LocalDate asOf;
  private final Map<Origin, List<Reference>> targets = new LinkedHashMap<>();

  Trail(Map<String, Source> sources, LocalDate asOf) {
    this.sources = sources;
    this.asOf = asOf;
  }

  void from(Reference target, Evidence evidence) {
    from(target, evidence.place().fileAndLine(), evidence.cites());
  }

  /** What comes from the engine's own code has sources and no line. */
  void from(Reference target, List<String> cites) {
    from(target, "", cites);
  }

  void from(Reference target, String line, List<String> cites) {
    targets
        .computeIfAbsent(new Origin(line, List.copyOf(cites)), _ -> new ArrayList<>())
        .add(new Reference(target.getReference()));
  }

  void write(Entries entries) {
    Device engine = new Device();
    engine.addDeviceName().setName("Allway").setType(Device.DeviceNameType.MODELNAME);
    engine.addNote().setText("Supports clinicians and replaces none.");
    Reference by = entries.add(engine, "");
    Map<String, Reference> documents = new LinkedHashMap<>();
    targets.keySet().stream()
        .flatMap(origin -> origin.cites().stream())
        .distinct()
        .filter(sources::containsKey)
        .forEach(cite -> documents.put(cite, entries.add(document(cite), cite)));
    targets.forEach(
        (origin, to) -> entries.add(provenance(origin, to, by, documents), key(origin)));
  }

  private static String key(Origin origin) {
    return origin.line() + " " + String.join(" ", origin.cites());
  }

  private Provenance provenance(
      Origin origin, List<Reference> to, Reference by, Map<String, Reference> documents) {
    Provenance provenance = new Provenance();
    to.forEach(provenance::addTarget);
    // A plan has a day and no clock: it is recorded on the day for which it was made.
    provenance.setRecordedElement(new InstantType(asOf + "T00:00:00Z"));
    provenance
        .addAgent()
        .setType(
            Entries.coded(
                "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
                "assembler",
                "Assembler"))
        .setWho(new Reference(by.getReference()));
    if (!origin.line().isEmpty()) {
      provenance
          .addEntity()
          .setRole(Provenance.ProvenanceEntityRole.DERIVATION)
          .setWhat(
              new Reference()
                  .setDisplay(origin.line())
                  .setIdentifier(
                      new Identifier().setSystem(Canon.RULE_PLACE).setValue(origin.line())));
    }
    for (String cite : origin.cites()) {
      Reference document = documents.get(cite);
      if (document != null) {
        provenance
            .addEntity()
            .setRole(Provenance.ProvenanceEntityRole.SOURCE)
            .setWhat(new Reference(document.getReference()).setDisplay(cite));
      }
    }
    return provenance;
  }

  private DocumentReference document(String cite) {
    Source source = Objects.requireNonNull(sources.get(cite));
    DocumentReference document = new DocumentReference();
    document.addIdentifier().setSystem(Canon.SOURCE).setValue(source.key());
    document.setStatus(DocumentReferenceStatus.CURRENT);
    document.setDescription(source.title());
    if (!source.kind().isEmpty()) {
      document.setType(Entries.said(source.kind()));
    }
    Attachment attachment = new Attachment().setTitle(source.title());
    if (!source.url().isEmpty()) {
      attachment.setUrl(source.url());
    }
    document.addContent().setAttachment(attachment);
    return document;
  }
}
