package org.allway.cli;

/** What an exit code says; part of the contract with scripts. */
final class Exit {

  static final int DONE = 0;
  static final int INPUT_AT_FAULT = 1;
  static final int USAGE = 2;
  static final int STOP_FINDING = 3;

  private Exit() {}
}
