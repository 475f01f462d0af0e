package org.allway.library;

import java.util.List;
import java.util.Optional;
import org.allway.diagnostic.Place;
import org.allway.dose.Route;
import org.allway.rule.Rule;
import org.allway.rule.Symbol;
import org.allway.words.Words;

/**
 * What is done after a drug in high dose, level by level. Sets of different groups are never mixed.
 *
 * @param after the name of the high dose
 * @param when whether this set is in use
 * @param days for how long the levels after a dose are followed
 * @param level the fact that holds a level
 * @param hour the fact that holds the hour, counted from the start of the dose, of the same entry
 * @param kidney the fact whose rise over the value before the dose is watched
 * @param expected by hour
 * @param rows read from the top: what to give after a level
 * @param also each is asked of each level
 * @param own the symbols that only these rules know
 */
public record Rescue(
    String id,
    Words title,
    String after,
    Rule when,
    int days,
    Symbol level,
    Symbol hour,
    Symbol kidney,
    List<Expected> expected,
    List<Answer> rows,
    List<Answer> also,
    Own own,
    Evidence evidence,
    Place place) {

  /**
   * The symbols of one level.
   *
   * @param rise the kidney value as a multiple of that before the dose
   */
  public record Own(Symbol level, Symbol hour, Symbol rise) {}

  /**
   * A level that is to be measured.
   *
   * @param most the highest that is expected
   * @param always false if it is measured only when one before it was too high
   */
  public record Expected(double hour, double most, boolean always, Evidence evidence) {}

  /** What a level calls for. */
  public record Answer(
      Rule when, Optional<Give> give, boolean ends, Words text, Evidence evidence, Place place) {}

  /**
   * A drug that is given.
   *
   * @param amount of one giving, in the drug's unit
   * @param every hours between givings; 0 for one giving
   */
  public record Give(Drug drug, Route route, Rule amount, int every) {}
}
