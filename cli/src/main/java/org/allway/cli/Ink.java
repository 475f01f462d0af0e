package org.allway.cli;

import java.io.Console;

/** Colour on a terminal, nothing in a pipe. Red is for stops alone. */
record Ink(boolean colour) {

  static Ink forTerminal() {
    Console console = System.console();
    boolean terminal = console != null && console.isTerminal();
    return new Ink(terminal && System.getenv("NO_COLOR") == null);
  }

  String bold(String text) {
    return paint("1", text);
  }

  String faint(String text) {
    return paint("2", text);
  }

  String good(String text) {
    return paint("32", text);
  }

  String notice(String text) {
    return paint("33", text);
  }

  String stop(String text) {
    return paint("31;1", text);
  }

  private String paint(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
