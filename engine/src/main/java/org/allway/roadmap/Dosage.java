package org.allway.roadmap;

import java.util.Set;
import org.allway.dose.Amount;
import org.allway.words.Words;

/** How much: a number with its basis, or the question that must be answered first. */
public sealed interface Dosage {

  /**
   * A calculated amount of one giving (of one day, for continuous infusions).
   *
   * @param exact before rounding, after the cap
   * @param amount rounded by the stated rule
   */
  record Calculated(Amount exact, Amount amount, Basis basis) implements Dosage {}

  /**
   * No number can be given.
   *
   * @param code stable, in capitals
   * @param needs facts, or the choice, that would allow one
   */
  record Asked(String code, Words question, Set<String> needs) implements Dosage {}
}
