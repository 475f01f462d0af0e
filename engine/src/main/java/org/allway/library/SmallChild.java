package org.allway.library;

import org.allway.rule.Rule;

/**
 * When a child is too small for m² doses without a decision.
 *
 * @param choice the question that a person then answers
 * @param perKgDivisor a dose per kg is the dose per m² divided by this
 */
public record SmallChild(Rule when, String choice, double perKgDivisor, Evidence evidence) {

  /** The answers that the engine knows how to follow. */
  public static final String PER_M2 = "per-m2";

  public static final String PER_KG = "per-kg";
}
