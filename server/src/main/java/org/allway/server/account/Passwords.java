package org.allway.server.account;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.allway.words.Words;

/** What a password must be, and passwords for once. */
final class Passwords {

  static final int SHORTEST = 12;
  private static final int LONGEST = 200;
  private static final int DIFFERENT = 6;

  /** Without letters and digits that are taken for each other. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int GROUPS = 4;
  private static final int GROUP = 5;

  private Passwords() {}

  /** What is wrong with a password; nothing if it will do. */
  static Optional<Words> fault(String password, String name) {
    if (password.length() < SHORTEST) {
      return Optional.of(
          new Words(
              "Use at least " + SHORTEST + " characters; four words are easy to keep in mind.",
              "Use al menos "
                  + SHORTEST
                  + " caracteres; cuatro palabras son fáciles de recordar."));
    }
    if (password.length() > LONGEST) {
      return Optional.of(
          new Words("Use at most " + LONGEST + " characters.", "Use como máximo " + LONGEST + "."));
    }
    if (password.chars().distinct().count() < DIFFERENT
        || password.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT))) {
      return Optional.of(
          new Words(
              "Use more different characters, and not your name.",
              "Use caracteres más variados, y no su nombre."));
    }
    return Optional.empty();
  }

  /** About 99 bits, in groups that can be read out. */
  static String once() {
    SecureRandom random = new SecureRandom();
    StringBuilder password = new StringBuilder();
    for (int at = 0; at < GROUPS * GROUP; at++) {
      if (at > 0 && at % GROUP == 0) {
        password.append('-');
      }
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}
