package org.allway.library;

import java.util.List;
import java.util.Set;
import org.allway.diagnostic.Place;
import org.allway.rule.Rule;
import org.allway.words.Words;

/**
 * Numbered days of treatment.
 *
 * @param choices ids of the choices that its elements ask for
 * @param reads names of the facts that its elements turn on
 */
public record Phase(
    String id,
    Words title,
    int days,
    List<Gate> gates,
    List<Element> elements,
    List<Checkpoint> checkpoints,
    Set<String> choices,
    Set<String> reads,
    Evidence evidence,
    Place place) {

  /** A day that waits for a condition; with it everything behind it. Day 1 is the phase's start. */
  public record Gate(int day, Rule when, Evidence evidence) {}

  /** Facts to be found out on a day. */
  public record Checkpoint(int day, List<Fact> facts, Rule when, Evidence evidence) {}
}
