package org.allway.library;

import java.util.List;
import java.util.Map;
import org.allway.diagnostic.Place;
import org.allway.rule.Rule;
import org.allway.rule.Symbol;
import org.allway.words.Words;

/**
 * One entry of the vocabulary.
 *
 * @param symbol its name, slot and type in expressions
 * @param kind how its values are read
 * @param group {@code diagnosis}, {@code genetics}, {@code response}, {@code lab}, {@code size},
 *     {@code history}, {@code relapse} (of the last relapse and what follows: a value from before
 *     it no longer counts)
 * @param plausible values outside are warned of; unlimited if nothing is stated
 * @param values the labels of a coded fact's values
 * @param codes standard codes by system, such as {@code loinc}
 * @param aliases other words for it, where charts name places of a relapse
 * @param computed made by the engine, never recorded
 * @param derived how to infer it where it is not recorded; an empty table if not at all
 */
public record Fact(
    Symbol symbol,
    Kind kind,
    String group,
    Range plausible,
    Map<String, Words> values,
    Map<String, String> codes,
    List<String> aliases,
    boolean computed,
    Table<Rule> derived,
    Place place) {

  /** How a recorded value is read. */
  public enum Kind {
    NUMBER,
    COUNT,
    BOOLEAN,
    CODE,
    DATE
  }

  /** A closed interval. */
  public record Range(double min, double max) {

    public static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public boolean contains(double value) {
      return value >= min && value <= max;
    }
  }

  public String name() {
    return symbol.name();
  }

  public Words label() {
    return symbol.label();
  }
}
