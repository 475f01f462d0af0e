package org.allway.server.knowledge;

/** No ward can be run with this knowledge folder; the message says why, for a person. */
final class UnusableKnowledge extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableKnowledge(String words) {
    super(words);
  }
}
