package org.allway.server.helpline;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What happened to a live chat.
 *
 * @param seq its number in the chat, from 1
 * @param account who did it
 * @param author as others read the name
 * @param to to whom it was handed over
 */
record ChatEvent(
    UUID chat,
    int seq,
    UUID child,
    Instant at,
    What what,
    UUID account,
    String author,
    Optional<UUID> to,
    String toName) {

  enum What {
    ASKED,
    TAKEN,
    HANDED,
    ENDED
  }
}
