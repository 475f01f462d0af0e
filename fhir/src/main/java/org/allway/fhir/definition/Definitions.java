package org.allway.fhir.definition;

import java.util.ArrayList;
import java.util.List;
import org.allway.fhir.Ids;
import org.allway.library.Library;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MetadataResource;

/** Allway's own extensions and code systems, for those who want to check what it says. */
public final class Definitions {

  private Definitions() {}

  /** Extensions first, then the code systems that the library fills. */
  public static List<MetadataResource> of(Library library) {
    List<MetadataResource> all = new ArrayList<>(Extensions.all());
    all.addAll(CodeSystems.of(library));
    return List.copyOf(all);
  }

  /** The same as one collection. */
  public static Bundle bundle(Library library) {
    Bundle bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
    bundle.setId(Ids.readable("allway", "definitions"));
    of(library).forEach(one -> bundle.addEntry().setFullUrl(one.getUrl()).setResource(one));
    return bundle;
  }
}
