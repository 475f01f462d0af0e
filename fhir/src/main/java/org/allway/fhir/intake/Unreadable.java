package org.allway.fhir.intake;

/** A text that is no FHIR R4 in JSON at all; the message says what it is and what to do. */
final class Unreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String words;

  Unreadable(String words) {
    super(words, null, false, false);
    this.words = words;
  }

  String words() {
    return words;
  }
}
