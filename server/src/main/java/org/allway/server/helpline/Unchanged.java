package org.allway.server.helpline;

import jakarta.servlet.http.HttpServletRequest;
import org.allway.server.audit.Auditing;
import org.springframework.http.ResponseEntity;

/** The answer where there is nothing else to show than what somebody sees already. */
public final class Unchanged {

  private Unchanged() {}

  /** Nothing was read thereby, so that nothing is written into the audit. */
  public static ResponseEntity<Void> answer(HttpServletRequest request) {
    Auditing.nothingRead(request);
    return ResponseEntity.noContent().build();
  }
}
