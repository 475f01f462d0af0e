package org.allway.fhir;

import org.allway.library.Element;
import org.allway.library.Phase;
import org.allway.library.Protocol;

/** Addresses of what Allway defines, and of the profiles that it claims. */
public final class Canon {

  private static final String DEFINED = Systems.ALLWAY + "/StructureDefinition/";

  /** A field whose number nobody has found in a source. */
  public static final String UNVERIFIED = DEFINED + "unverified";

  /** A fact that is missing: which, by when, what for. */
  public static final String MISSING = DEFINED + "missing-fact";

  /** The day as the protocol counts it. */
  public static final String DAY = DEFINED + "protocol-day";

  /** Whether a clinician has reviewed a text. */
  public static final String REVIEW = DEFINED + "review-status";

  /** A rule as it is written in the knowledge. */
  public static final String RULE = DEFINED + "rule";

  /** The file and line of a rule. */
  public static final String RULE_PLACE = DEFINED + "rule-place";

  /** Marks of whole resources: {@code unverified}, {@code unreviewed}, {@code provisional}. */
  public static final String MARK = Systems.ALLWAY + "/CodeSystem/mark";

  public static final String FINDING = Systems.ALLWAY + "/CodeSystem/finding";
  public static final String GROUP = Systems.ALLWAY + "/CodeSystem/risk-group";
  public static final String OPTION_STATUS = Systems.ALLWAY + "/CodeSystem/option-status";

  /** Kinds of products, as orders name them. */
  public static final String PRODUCT = Systems.ALLWAY + "/CodeSystem/product";

  /** Why a clinician passes a card by. */
  public static final String OVERRIDE = Systems.ALLWAY + "/CodeSystem/override-reason";

  public static final String SOURCE = Systems.ALLWAY + "/source";

  private static final String MCODE = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-";
  public static final String MCODE_PATIENT = MCODE + "cancer-patient";
  public static final String MCODE_REQUEST = MCODE + "cancer-related-medication-request";
  public static final String MCODE_GIVEN = MCODE + "cancer-related-medication-administration";
  public static final String MCODE_RISK = MCODE + "ALL-risk-assessment";
  public static final String MCODE_BASIS = MCODE + "normalization-basis";

  private Canon() {}

  /** The canonical address of a protocol's PlanDefinition, with its version. */
  public static String plan(Protocol protocol) {
    return Systems.ALLWAY + "/PlanDefinition/" + protocol.id() + "|" + protocol.version();
  }

  public static String library(Protocol protocol) {
    return Systems.ALLWAY + "/Library/" + protocol.id() + "|" + protocol.version();
  }

  public static String activityId(Protocol protocol, Phase phase, Element.Medication line) {
    return Ids.readable(
        protocol.id(), phase.id(), Integer.toString(line.position() + 1), line.drug().id());
  }

  /** A drug that goes on through all phases. */
  public static String throughoutId(Protocol protocol, Element.Medication line) {
    return Ids.readable(protocol.id(), "throughout", line.drug().id());
  }

  /** The canonical address of one drug line of a protocol, with the protocol's version. */
  public static String activity(Protocol protocol, Phase phase, Element.Medication line) {
    return activity(protocol, activityId(protocol, phase, line));
  }

  public static String activity(Protocol protocol, String id) {
    return Systems.ALLWAY + "/ActivityDefinition/" + id + "|" + protocol.version();
  }
}
