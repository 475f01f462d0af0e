package org.allway.library;

import java.util.List;
import java.util.Optional;
import org.allway.diagnostic.Place;
import org.allway.rule.Rule;
import org.allway.rule.Symbol;
import org.allway.words.Words;

/**
 * A question that a person decides.
 *
 * @param asked when a child's way comes to this question; empty if lines of roadmaps ask it
 */
public record Choice(
    Symbol symbol, Words question, Optional<Rule> asked, List<Option> options, Place place) {

  /**
   * One answer.
   *
   * @param recommend when the sources favour it
   * @param exclude when it must not be taken; the requirements of the protocol that it starts
   *     exclude it as well
   * @param starts the protocol that treatment goes on with; empty if it goes on as it is, or ends
   * @param begins when that protocol begins
   */
  public record Option(
      String id,
      Words label,
      Rule recommend,
      Rule exclude,
      Optional<String> starts,
      Begins begins,
      Words because,
      Evidence evidence,
      Place place) {}

  /** When a chosen protocol begins. */
  public enum Begins {
    /** On the day of the decision. */
    AT_ONCE,
    /** When the phase that is going on has ended, unless its start is recorded sooner. */
    AFTER_PHASE
  }

  public String id() {
    return symbol.name();
  }

  /** Whether it is a fork of a child's way, where treatment can go on with another protocol. */
  public boolean onTheWay() {
    return asked.isPresent();
  }
}
