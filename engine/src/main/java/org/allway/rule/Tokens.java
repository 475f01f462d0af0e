package org.allway.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts an expression into words. */
final class Tokens {

  private static final String[] SIGNS = {
    "&&", "||", "==", "!=", "<=", ">=", "<", ">", "!", "+", "-", "*", "/", "(", ")", "[", "]", ",",
    "?", ":"
  };

  /** What people write instead, and what to write. */
  private static final Map<Character, String> INSTEAD =
      Map.of('=', "==", '≥', ">=", '≤', "<=", '≠', "!=", '&', "&&", '|', "||", '"', "'");

  private Tokens() {}

  static List<Token> of(String text) throws RuleFault {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
        continue;
      }
      Token token = next(text, at, c);
      tokens.add(token);
      at = token.offset() + token.text().length() + (token.kind() == Token.Kind.QUOTED ? 2 : 0);
    }
    tokens.add(new Token(Token.Kind.END, "", text.length()));
    return tokens;
  }

  private static Token next(String text, int at, char c) throws RuleFault {
    if (Character.isDigit(c)) {
      int end = at;
      while (end < text.length()
          && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
        end++;
      }
      return new Token(Token.Kind.NUMBER, text.substring(at, end), at);
    }
    if (Character.isLetter(c) || c == '_') {
      int end = at;
      while (end < text.length()
          && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
        end++;
      }
      return new Token(Token.Kind.NAME, text.substring(at, end), at);
    }
    if (c == '\'') {
      int end = text.indexOf('\'', at + 1);
      if (end < 0) {
        throw new RuleFault(
            "RULE-SYNTAX", at, "This quote is never closed.", "Add a ' after the code.");
      }
      return new Token(Token.Kind.QUOTED, text.substring(at + 1, end), at);
    }
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        return new Token(Token.Kind.SIGN, sign, at);
      }
    }
    String instead = INSTEAD.get(c);
    throw new RuleFault(
        "RULE-SYNTAX",
        at,
        "'" + c + "' has no meaning in a rule.",
        instead == null ? "" : "Write " + instead + " here.");
  }
}
