package org.allway.library;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allway.diagnostic.Place;
import org.allway.dose.Route;
import org.allway.rule.Rule;
import org.allway.rule.Symbol;
import org.allway.words.Words;

/**
 * How the doses of some drugs follow the counts: a machine of states, of which each day with counts
 * is a step.
 *
 * @param target what the counts should be; empty if not said
 * @param counts the facts that make a day one with counts
 * @param own the symbols of what it knows of its own course
 * @param counters what its rows count up
 * @param run what makes a count one of a run
 * @param states by their names
 * @param start the first state
 * @param rows read from the top; the first that begins in the state and holds decides
 */
public record Titration(
    String id,
    Words title,
    Words target,
    List<Titrated> drugs,
    List<Symbol> counts,
    Map<TitrationFact, Symbol> own,
    List<Symbol> counters,
    Run run,
    Map<String, State> states,
    String start,
    List<Row> rows,
    List<Advice> advice,
    Evidence evidence,
    Place place) {

  /** A drug whose dose by one route follows the counts. */
  public record Titrated(Drug drug, Route route) {}

  /**
   * Counts in a row that meet a condition, without a change of dose or a hold between them.
   *
   * @param when the condition; never true if there are no runs
   * @param skips what keeps a count from being one of the run without breaking it
   */
  public record Run(Rule when, List<Skip> skips, Evidence evidence) {}

  /** A reason not to trust a count. */
  public record Skip(Rule when, Words because, Evidence evidence) {}

  /**
   * One state.
   *
   * @param holds whether the drugs are not given
   * @param percent the share of the dose that is given
   * @param of what it is a share of
   * @param action what to do besides; empty if nothing
   */
  public record State(
      String name,
      Words label,
      boolean holds,
      double percent,
      Of of,
      Words action,
      Evidence evidence) {}

  /** What a share is taken of. */
  public enum Of {
    /** The dose that the child's raises have led to. */
    INDIVIDUAL,
    /** The dose at which the drugs were held. */
    HELD,
    /** The protocol's dose, before any raise. */
    START
  }

  /**
   * One way from state to state.
   *
   * @param from where it begins; empty for everywhere
   * @param to where it leads; empty if the state stays
   * @param counted the counter that goes up; empty if none
   */
  public record Row(
      Set<String> from,
      Rule when,
      String to,
      String counted,
      Raise raise,
      Words because,
      Evidence evidence,
      Place place) {

    public boolean beginsIn(String state) {
      return from.isEmpty() || from.contains(state);
    }
  }

  /** Which drugs rise together. */
  public enum Turn {
    ALL,
    IN_TURN
  }

  /**
   * How far the individual dose rises.
   *
   * @param percent 0 if it does not
   * @param ofStart whether it is a share of the protocol's dose, not of the present one
   */
  public record Raise(double percent, boolean ofStart, Turn turn) {

    public static final Raise NONE = new Raise(0, false, Turn.ALL);
  }

  /** What to think of in some states. */
  public record Advice(
      Set<String> in, Rule when, Words text, Words action, Evidence evidence, Place place) {}
}
