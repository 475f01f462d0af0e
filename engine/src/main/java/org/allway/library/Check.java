package org.allway.library;

import org.allway.diagnostic.Place;
import org.allway.rule.Rule;
import org.allway.words.Template;

/**
 * One thing that every order is checked for.
 *
 * @param absolute whether nobody may pass it: no centre can turn it down, no signature overrides it
 * @param text what is wrong, with the order's own values in it
 */
public record Check(
    String code,
    Level level,
    boolean absolute,
    Rule when,
    Template text,
    Template action,
    Evidence evidence,
    Place place) {

  /** How much it matters. */
  public enum Level {
    /** The order must not go on, unless two people sign for it. */
    STOP,
    WARN,
    INFO
  }
}
