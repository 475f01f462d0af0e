package org.allway.fhir.hooks;

import java.util.List;

/** What became of a card. */
public sealed interface Feedback {

  /** The card's uuid. */
  String card();

  /** When, as the client writes it. */
  String at();

  /** Its suggestions were taken. */
  record Accepted(String card, List<String> suggestions, String at) implements Feedback {}

  /**
   * It was passed by.
   *
   * @param reason the code of the reason; empty if none was given
   * @param comment in the clinician's words; empty if none
   */
  record Overridden(String card, String reason, String comment, String at) implements Feedback {}
}
