package org.allway.server.demo;

/** The demo was told to fill a store that others use; the message says what to do. */
final class NotADemoStore extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotADemoStore() {
    super(
        "This store belongs to a ward of its own; the demo does not touch it."
            + "\n  Start without --demo, or name another folder with --data.");
  }
}
