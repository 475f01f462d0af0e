package org.allway.library;

import org.allway.dose.Amount;

/**
 * What a drug comes in.
 *
 * @param amount in one tablet, capsule or vial; of no drug where only the concentration is known
 * @param perMl what one millilitre holds; 0 if it is not a liquid or not said
 * @param halves whether a tablet can be divided into halves
 * @param stepMl the smallest volume that is measured out; 0 if not said
 */
public record Product(
    Form form, Amount amount, double perMl, boolean halves, double stepMl, Evidence evidence) {

  /** What it looks like. */
  public enum Form {
    TABLET,
    CAPSULE,
    LIQUID,
    VIAL
  }

  /** The smallest part of it that is given: a tablet, its half, or the step of a syringe. */
  public double piece() {
    return switch (form) {
      case TABLET -> halves ? amount.value() / 2 : amount.value();
      case LIQUID -> perMl * stepMl;
      case CAPSULE, VIAL -> amount.value();
    };
  }

  /** Whether it is swallowed in pieces whose size is known. */
  public boolean counted() {
    return piece() > 0 && form != Form.VIAL;
  }
}
