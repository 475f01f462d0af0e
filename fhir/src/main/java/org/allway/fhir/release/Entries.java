package org.allway.fhir.release;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.allway.fhir.Canon;
import org.allway.fhir.Ids;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/** The resources of one bundle, each named by what it holds. */
final class Entries {

  private static final String URN = "urn:uuid:";

  private final String child;
  private final Map<String, Resource> resources = new LinkedHashMap<>();

  Entries(String child) {
    this.child = child;
  }

  /** Takes a resource in; the key names it among those of its type. */
  Reference add(Resource resource, String key) {
    String name = resource.fhirType() + (key.isEmpty() ? "" : "/" + key);
    String id = Ids.of(child, name);
    for (int again = 2; resources.containsKey(id); again++) {
      id = Ids.of(child, name + "/" + again);
    }
    resource.setId(id);
    resources.put(id, resource);
    return new Reference(URN + id);
  }

  Reference patient() {
    return new Reference(URN + Ids.patient(child));
  }

  /** A value that tells members of one group by a name, and nothing of the child. */
  String group(String key) {
    return Ids.of(child, "group/" + key);
  }

  Bundle bundle() {
    Bundle bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
    bundle.setId(Ids.of(child, "Bundle/plan"));
    resources.forEach(
        (id, resource) -> bundle.addEntry().setFullUrl(URN + id).setResource(resource));
    return bundle;
  }

  /** Marks a resource as resting on numbers that nobody has found in a source. */
  static void unverified(DomainResource resource, Iterable<String> fields) {
    for (String field : fields) {
      boolean said =
          resource.getExtensionsByUrl(Canon.UNVERIFIED).stream()
              .anyMatch(one -> one.getValue().primitiveValue().equals(field));
      if (!said) {
        resource.addExtension(Canon.UNVERIFIED, new StringType(field));
      }
      mark(resource, "unverified");
    }
  }

  static void unreviewed(Resource resource) {
    mark(resource, "unreviewed");
  }

  static void provisional(Resource resource) {
    mark(resource, "provisional");
  }

  private static void mark(Resource resource, String code) {
    if (resource.getMeta().getTag(Canon.MARK, code) == null) {
      resource.getMeta().addTag().setSystem(Canon.MARK).setCode(code);
    }
  }

  static CodeableConcept said(String text) {
    return new CodeableConcept().setText(text);
  }

  static CodeableConcept coded(String system, String code, String text) {
    CodeableConcept concept = said(text);
    concept.addCoding().setSystem(system).setCode(code);
    return concept;
  }

  static DateTimeType day(LocalDate date) {
    return new DateTimeType(date.toString());
  }

  static DateType date(LocalDate date) {
    return new DateType(date.toString());
  }

  static Period period(LocalDate from, LocalDate to) {
    Period period = new Period();
    period.setStartElement(day(from));
    period.setEndElement(day(to));
    return period;
  }
}
