package org.allway.server.library;

import java.util.List;

/**
 * One protocol to be read.
 *
 * @param contents its headings
 * @param markup the text, made from typed markup that escapes every word
 */
public record ProtocolModel(
    String id, String title, boolean reviewed, List<Heading> contents, String markup) {

  /** A heading, and its name in the address. */
  public record Heading(String id, String title) {}
}
