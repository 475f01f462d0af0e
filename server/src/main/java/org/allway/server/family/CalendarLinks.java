package org.allway.server.family;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Secret addresses of calendars, one at a time for a family and a child. */
@Repository
class CalendarLinks {

  private static final int BYTES = 32;

  private final JdbcClient database;
  private final Clock clock;
  private final SecureRandom chance = new SecureRandom();

  CalendarLinks(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whose link it is, and to which child's calendar. */
  record Link(UUID account, UUID child) {}

  /** Whom a secret belongs to, while its link has not ended. */
  Optional<Link> find(String token) {
    return database
        .sql("select account, child from calendar_link where token = :token and ended_at is null")
        .param("token", token)
        .query((row, _) ->
            new Link(row.getObject("account", UUID.class), row.getObject("child", UUID.class)))
        .optional();
  }

  /** The secret of a family's link. */
  Optional<String> of(UUID account, UUID child) {
    return database
        .sql(
            """
            select token from calendar_link
            where account = :account and child = :child and ended_at is null
            order by made_at desc fetch first 1 rows only
            """)
        .param("account", account)
        .param("child", child)
        .query(String.class)
        .optional();
  }

  /** Makes a new link; the one before ends. */
  void make(UUID account, UUID child) {
    end(account, child);
    byte[] secret = new byte[BYTES];
    chance.nextBytes(secret);
    database
        .sql(
            """
            insert into calendar_link (token, account, child, made_at)
            values (:token, :account, :child, :now)
            """)
        .param("token", Base64.getUrlEncoder().withoutPadding().encodeToString(secret))
        .param("account", account)
        .param("child", child)
        .param("now", now())
        .update();
  }

  void end(UUID account, UUID child) {
    database
        .sql(
            """
            update calendar_link set ended_at = :now
            where account = :account and child = :child and ended_at is null
            """)
        .param("now", now())
        .param("account", account)
        .param("child", child)
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
