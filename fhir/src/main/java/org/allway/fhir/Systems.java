package org.allway.fhir;

import java.util.Map;
import java.util.Optional;

/** The addresses of code systems, as FHIR R4 names them, and of Allway's own. */
public final class Systems {

  public static final String LOINC = "http://loinc.org";
  public static final String SNOMED = "http://snomed.info/sct";
  public static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
  public static final String ATC = "http://www.whocc.no/atc";
  public static final String NCIT = "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl";
  public static final String UCUM = "http://unitsofmeasure.org";
  public static final String ICD10 = "http://hl7.org/fhir/sid/icd-10";
  public static final String ICD10_CM = "http://hl7.org/fhir/sid/icd-10-cm";
  public static final String V2_INTERPRETED = "http://terminology.hl7.org/CodeSystem/v2-0136";

  /** All of Allway's own addresses begin so. */
  public static final String ALLWAY = "https://allway.org/fhir";

  /** Facts of the vocabulary, by name. */
  public static final String FACT = ALLWAY + "/CodeSystem/fact";

  /** The values of coded facts, as {@code cns.CNS1}: a value means something only of its fact. */
  public static final String VALUE = ALLWAY + "/CodeSystem/value";

  public static final String DRUG = ALLWAY + "/CodeSystem/drug";
  public static final String ROUTE = ALLWAY + "/CodeSystem/route";
  public static final String EVENT = ALLWAY + "/CodeSystem/event";
  public static final String PHASE = ALLWAY + "/CodeSystem/phase";
  public static final String PROTOCOL = ALLWAY + "/CodeSystem/protocol";
  public static final String CHOICE = ALLWAY + "/CodeSystem/choice";
  public static final String OPTION = ALLWAY + "/CodeSystem/option";

  /** Business identifiers of a chart's child. */
  public static final String CHILD = ALLWAY + "/child";

  private static final Map<String, String> BY_NAME =
      Map.ofEntries(
          Map.entry("loinc", LOINC),
          Map.entry("snomed", SNOMED),
          Map.entry("rxnorm", RXNORM),
          Map.entry("atc", ATC),
          Map.entry("ncit", NCIT),
          Map.entry("icd10", ICD10),
          Map.entry("icd10cm", ICD10_CM),
          Map.entry("v2-0136", V2_INTERPRETED));

  /** Other addresses under which the same systems are met. */
  private static final Map<String, String> ALSO =
      Map.of(
          "https://loinc.org", LOINC,
          "urn:oid:2.16.840.1.113883.6.1", LOINC,
          "urn:oid:2.16.840.1.113883.6.96", SNOMED,
          "https://snomed.info/sct", SNOMED,
          "urn:oid:2.16.840.1.113883.6.88", RXNORM,
          "urn:oid:2.16.840.1.113883.6.73", ATC,
          "http://fhir.de/CodeSystem/bfarm/atc", ATC,
          "http://ncithesaurus-stage.nci.nih.gov", NCIT,
          "urn:oid:2.16.840.1.113883.6.3", ICD10,
          "urn:oid:2.16.840.1.113883.6.90", ICD10_CM);

  private Systems() {}

  /** The address of a system that the knowledge calls by a short name, or by its address. */
  public static Optional<String> named(String name) {
    return name.indexOf(':') >= 0 ? Optional.of(name) : Optional.ofNullable(BY_NAME.get(name));
  }

  /** The one address of a system that is met under several. */
  public static String same(String address) {
    return ALSO.getOrDefault(address, address);
  }
}
