package org.allway.fhir.hooks;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;

/** What a client asks. */
public sealed interface HookRequest {

  /** The client's name for this call. */
  String instance();

  /** The client's id of the child. */
  String patientId();

  /** A chart was opened. */
  record PatientView(String instance, String patientId) implements HookRequest {}

  /**
   * Orders were picked.
   *
   * @param selections which of the drafts, as {@code MedicationRequest/1}
   */
  record OrderSelect(
      String instance, String patientId, Set<String> selections, List<Resource> drafts)
      implements HookRequest {}

  /** Orders are about to be signed. */
  record OrderSign(String instance, String patientId, List<Resource> drafts)
      implements HookRequest {}
}
