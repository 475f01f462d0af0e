package org.allway.library;

import java.util.List;
import org.allway.diagnostic.Place;
import org.allway.rule.Rule;
import org.allway.rule.Symbol;
import org.allway.words.Words;

/** A question that a person decides. */
public record Choice(Symbol symbol, Words question, List<Option> options, Place place) {

  /**
   * One answer.
   *
   * @param recommend when the sources favour it
   * @param exclude when it must not be taken
   */
  public record Option(
      String id,
      Words label,
      Rule recommend,
      Rule exclude,
      Words because,
      Evidence evidence,
      Place place) {}

  public String id() {
    return symbol.name();
  }
}
