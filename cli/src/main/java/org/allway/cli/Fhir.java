package org.allway.cli;

import org.allway.fhir.FhirJson;
import org.allway.fhir.protocol.ProtocolBundle;
import org.allway.fhir.release.PlanBundle;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.allway.plan.Plan;

/** FHIR R4 as text. By itself, so that commands which need none of it never load it. */
final class Fhir {

  private Fhir() {}

  static String plan(Library library, Plan plan) {
    return new FhirJson().text(PlanBundle.of(library, plan));
  }

  static String protocol(Library library, Protocol protocol) {
    return new FhirJson().text(ProtocolBundle.of(library, protocol));
  }
}
