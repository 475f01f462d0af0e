package org.allway.fhir.protocol;

import org.allway.fhir.Canon;
import org.allway.fhir.Concepts;
import org.allway.fhir.Systems;
import org.allway.library.Element;
import org.allway.library.Library;
import org.allway.library.Phase;
import org.allway.library.Protocol;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MetadataResource;

/**
 * A protocol as FHIR R4: one PlanDefinition, one ActivityDefinition for each drug line, and one
 * Library with its rules and sources. The plan of a child is what {@code $apply} makes of it.
 */
public final class ProtocolBundle {

  private ProtocolBundle() {}

  /** The whole protocol; the PlanDefinition comes first. */
  public static Bundle of(Library library, Protocol protocol) {
    Cited cited = new Cited(library.sources());
    Activities activities = new Activities(protocol, cited, new Concepts(library));
    Bundle bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
    bundle.setId(protocol.id());
    add(bundle, new Definition(library, protocol, cited).resource());
    for (Phase phase : Roads.phases(protocol)) {
      for (Element element : phase.elements()) {
        if (element instanceof Element.Medication line) {
          add(bundle, activities.of(Canon.activityId(protocol, phase, line), line));
        }
      }
    }
    for (Protocol.Throughout daily : protocol.throughout()) {
      String id = Canon.throughoutId(protocol, daily.element());
      add(bundle, activities.of(id, daily.element()));
    }
    add(bundle, new Logic(library, protocol, cited).resource());
    return bundle;
  }

  private static void add(Bundle bundle, MetadataResource resource) {
    String url = Systems.ALLWAY + "/" + resource.fhirType() + "/" + resource.getIdPart();
    bundle.addEntry().setFullUrl(url).setResource(resource);
  }
}
