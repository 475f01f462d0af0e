package org.allway.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Resources as text. Making one takes half a second: make it once, and only where it is needed. */
public final class FhirJson {

  private final FhirContext context;

  public FhirJson() {
    this(FhirContext.forR4());
  }

  public FhirJson(FhirContext context) {
    this.context = context;
  }

  /** Indented, with a line's end. */
  public String text(IBaseResource resource) {
    return parser().setPrettyPrint(true).encodeResourceToString(resource) + "\n";
  }

  /** In one line. */
  public String line(IBaseResource resource) {
    return parser().encodeResourceToString(resource);
  }

  /** The resource that a text holds, if it is one of the wanted type. */
  public <T extends IBaseResource> Optional<T> read(Class<T> type, String text) {
    try {
      return Optional.of(parser().parseResource(type, text));
    } catch (DataFormatException _) {
      return Optional.empty();
    }
  }

  /** References between the entries of a bundle stay as they are written. */
  private IParser parser() {
    return context.newJsonParser().setOverrideResourceIdWithBundleEntryFullUrl(false);
  }
}
