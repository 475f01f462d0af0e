package org.allway.rule;

/** Why an expression cannot be compiled; caught where the rule is read and made a diagnostic. */
final class RuleFault extends Exception {

  private static final long serialVersionUID = 1L;

  final String code;
  final int offset;
  final String remedy;

  RuleFault(String code, int offset, String message, String remedy) {
    super(message, null, false, false);
    this.code = code;
    this.offset = offset;
    this.remedy = remedy;
  }

  String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
