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

  /** Identifiers of lines, as charts name them to take them back. */
  static final String NAMED = ALLWAY + "/entry-id";

  private static final String DEFINED = ALLWAY + "/StructureDefinition/";

  /** The profile of a child's centre. */
  public static final String CENTRE = DEFINED + "centre";

  /** The family of protocols, where a chart names one. */
  public static final String FAMILY = DEFINED + "family";

  /** The day on which it was recorded. */
  public static final String RECORDED = DEFINED + "recorded";

  /** The id of the line that a resource belongs to. */
  public static final String ENTRY_ID = DEFINED + "entry-id";

  /** The number of the line that takes another back. */
  public static final String LINE = DEFINED + "line";

  /** The grade of an event. */
  public static final String GRADE = DEFINED + "grade";

  /** What else a chart says of an event: a key and a text. */
  public static final String DETAIL = DEFINED + "detail";

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
