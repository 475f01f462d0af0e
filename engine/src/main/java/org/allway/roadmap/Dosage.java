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
  record Calculated(Amount exact, Amount amount, Basis basis) implements Dosage {

    /** What the protocol plans, rounded, whatever share of it is given. */
    public Amount whole() {
      return at(Basis.WHOLE, "", true).amount();
    }

    /** A share of it in percent: taken after the cap, before rounding, and never above the cap. */
    Calculated at(double share, String why, boolean verified) {
      double whole = Math.min(basis.uncapped().value(), basis.cap());
      Amount part = new Amount(Math.min(whole * share / 100, basis.cap()), exact.unit());
      double rounded = Math.min(basis.rounding().apply(part.value()), basis.cap());
      Amount given = new Amount(rounded, amount.unit());
      return new Calculated(part, given, basis.at(share, why, verified, given));
    }
  }

  /**
   * No number can be given.
   *
   * @param code stable, in capitals
   * @param needs facts, or the choice, that would allow one; none where people set the dose
   */
  record Asked(String code, Words question, Set<String> needs) implements Dosage {}
}
