package org.allway.library;

import java.time.DayOfWeek;
import java.util.Optional;
import java.util.Set;
import org.allway.diagnostic.Place;
import org.allway.dose.DoseRate;
import org.allway.dose.Route;
import org.allway.rule.Symbol;
import org.allway.words.Words;

/**
 * How doses follow what happens to the child: laboratory values, toxicities, inborn enzymes.
 *
 * @param of drugs, classes or tags whose doses it changes
 * @param route empty for every route
 * @param protocols in which it holds; empty for all
 * @param table read from the top; where it stays open or silent, nothing changes
 * @param reads what the rows turn on, directly or through derived facts, besides the child's size
 */
public record Adaptation(
    String id,
    Words title,
    Set<String> of,
    Optional<Route> route,
    Kind kind,
    Set<String> protocols,
    Table<Outcome> table,
    Set<Symbol> reads,
    Place place) {

  /** What an adaptation acts on. */
  public enum Kind {
    /** The dose of a day: several shares do not multiply, the lowest holds. */
    DOSE("dose"),

    /** The individual dose from which everything else goes on. */
    START("start"),

    /** The next rung of a dose that climbs. */
    LADDER("ladder");

    public final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /** What a row leads to. */
  public sealed interface Outcome {

    /** This share of the dose, in percent. */
    record Share(double percent) implements Outcome {}

    /** Between two shares in percent: a person decides. */
    record Range(double least, double most) implements Outcome {}

    /** This much instead, per m² and day, if it is less. */
    record To(DoseRate rate) implements Outcome {}

    /** This share of the dose in percent, on these days of the week only. */
    record On(double percent, Set<DayOfWeek> days) implements Outcome {}

    /** This share of the rung that was given last. */
    record OfLast(double percent) implements Outcome {}

    /** Not now; as soon as the reason is gone. */
    record Hold() implements Outcome {}

    /** Left out and not made up. */
    record Omit() implements Outcome {}

    /** Never again. */
    record Stop() implements Outcome {}

    /** The dose stays; somebody must know. */
    record Advise() implements Outcome {}

    /** One rung up. */
    record Climb() implements Outcome {}

    /** The same rung as last time. */
    record Same() implements Outcome {}

    /** Something else in its place. */
    record Replace(Replacement replacement) implements Outcome {}
  }

  /** Whether it may change the doses of an element. */
  public boolean concerns(Element.Medication element) {
    return of.stream().anyMatch(element.drug()::is)
        && route.map(wanted -> element.routes().contains(wanted)).orElse(true)
        && (kind != Kind.LADDER || element.dose() instanceof DoseRule.Escalating);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Adaptation that && that.id.equals(id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
