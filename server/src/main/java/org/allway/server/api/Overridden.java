package org.allway.server.api;

import java.time.Instant;
import java.time.ZoneOffset;
import org.allway.fhir.hooks.Feedback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Repository;

/** What became of cards: taken, or passed by and why. Rows are only added. */
@Repository
class Overridden {

  private final JdbcClient database;

  Overridden(JdbcClient database) {
    this.database = database;
  }

  void keep(String service, Feedback feedback, Instant now) {
    var by = SecurityContextHolder.getContext().getAuthentication();
    String outcome =
        switch (feedback) {
          case Feedback.Accepted _ -> "accepted";
          case Feedback.Overridden _ -> "overridden";
        };
    String reason = feedback instanceof Feedback.Overridden passed ? passed.reason() : "";
    String comment = feedback instanceof Feedback.Overridden passed ? passed.comment() : "";
    database
        .sql(
            """
            insert into card_feedback (received_at, system, service, card, outcome, reason, comment)
            values (:now, :system, :service, :card, :outcome, :reason, :comment)
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("system", by == null ? "" : by.getName())
        .param("service", service)
        .param("card", feedback.card())
        .param("outcome", outcome)
        .param("reason", reason)
        .param("comment", comment)
        .update();
  }
}
