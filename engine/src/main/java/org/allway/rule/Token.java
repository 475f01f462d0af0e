package org.allway.rule;

/** One word of an expression; the offset counts characters from 0. */
record Token(Kind kind, String text, int offset) {

  enum Kind {
    NUMBER,
    QUOTED,
    NAME,
    SIGN,
    END
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  String described() {
    return kind == Kind.END ? "the end of the expression" : "'" + text + "'";
  }
}
