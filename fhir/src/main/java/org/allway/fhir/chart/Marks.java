package org.allway.fhir.chart;

import static org.allway.fhir.Systems.ALLWAY;

import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;

/** Allway's own extensions and identifiers: only where FHIR has no place for a thing. */
public final class Marks {

  /** Identifiers of what stands in a chart: the child, the line, and which part of the line. */
  public static final String ENTRY = ALLWAY + "/entry";

  /** The codes of {@code start}, as charts write them, such as {@code consolidation day 29}. */
  public static final String START = ALLWAY + "/CodeSystem/start";

  /** The names of phase texts that stand in for the planned ones. */
  public static final String VARIANT = ALLWAY + "/CodeSystem/phase-text";

  /** Places of a relapse, as charts write them. */
  public static final String SITE = ALLWAY + "/CodeSystem/site";

  /** What a person said about a drug: {@code hold}, {@code resume}, {@code adapt}. */
  public static final String INSTRUCTION = ALLWAY + "/CodeSystem/instruction";

  static final String CENTRE = ALLWAY + "/StructureDefinition/centre";
  static final String FAMILY = ALLWAY + "/StructureDefinition/family";
  static final String RECORDED = ALLWAY + "/StructureDefinition/recorded";
  static final String ENTRY_ID = ALLWAY + "/StructureDefinition/entry-id";
  static final String LINE = ALLWAY + "/StructureDefinition/line";
  static final String GRADE = ALLWAY + "/StructureDefinition/grade";
  static final String DETAIL = ALLWAY + "/StructureDefinition/detail";

  private Marks() {}

  /** The centre that a patient names as the chart's. */
  public static Optional<String> centre(DomainResource patient) {
    return text(patient, CENTRE);
  }

  /** The family of protocols that a patient names as the chart's. */
  public static Optional<String> family(DomainResource patient) {
    return text(patient, FAMILY);
  }

  static void put(DomainResource resource, String url, Type value) {
    resource.addExtension(new Extension(url, value));
  }

  static Optional<String> text(DomainResource resource, String url) {
    return Optional.ofNullable(resource.getExtensionByUrl(url))
        .map(Extension::getValue)
        .map(Type::primitiveValue);
  }
}
