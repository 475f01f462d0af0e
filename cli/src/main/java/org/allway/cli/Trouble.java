package org.allway.cli;

/** The command cannot go on; the message says why and what to do. */
final class Trouble extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String words;

  Trouble(String words) {
    super(words, null, false, false);
    this.words = words;
  }

  String words() {
    return words;
  }
}
