package org.allway.diagnostic;

/**
 * One message about a text, for a person.
 *
 * @param severity error or warning
 * @param code stable, in capitals, such as {@code UNKNOWN-FACT}
 * @param place where it is
 * @param message what was found and what is wrong with it
 * @param remedy what was expected or what to do; empty if the message says it all
 */
public record Diagnostic(
    Severity severity, String code, Place place, String message, String remedy) {

  @Override
  public String toString() {
    String head = severity == Severity.ERROR ? "error" : "warning";
    String tail = remedy.isEmpty() ? "" : "\n  " + remedy;
    return place + ": " + head + " " + code + ": " + message + tail;
  }
}
