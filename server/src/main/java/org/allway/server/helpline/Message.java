package org.allway.server.helpline;

import java.time.Instant;
import java.util.UUID;
import org.allway.words.Words;

/**
 * Something written in a child's thread.
 *
 * @param author as others read the name
 * @param family whether a family wrote it, and not the team
 * @param signs that the family picked, one a line; empty if none
 */
public record Message(
    long id,
    UUID child,
    Instant at,
    UUID account,
    String author,
    boolean family,
    Kind kind,
    String body,
    Words signs) {

  /** What it is. */
  public enum Kind {
    WRITTEN,
    /** What a family sees in its child. */
    SYMPTOMS,
    /** Said in a live chat. */
    CHAT,
    /** The team has read the thread, and it needs no answer. */
    SEEN
  }
}
