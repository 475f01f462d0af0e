package org.allway.dose;

import java.util.Optional;

/** The units of amounts. Units of mass convert into each other; all others only into themselves. */
public enum DoseUnit {
  MG("mg", 1),
  G("g", 1000),
  UG("ug", 0.001),
  IU("IU", 0),
  UNIT("unit", 0),
  ML("mL", 0),
  CELLS("cells", 0),
  GY("Gy", 0);

  public final String text;
  private final double milligrams;

  DoseUnit(String text, double milligrams) {
    this.text = text;
    this.milligrams = milligrams;
  }

  /** The unit that a text names. */
  public static Optional<DoseUnit> of(String text) {
    return switch (text) {
      case "µg", "mcg" -> Optional.of(UG);
      case "U", "units" -> Optional.of(UNIT);
      default -> {
        for (DoseUnit unit : values()) {
          if (unit.text.equals(text)) {
            yield Optional.of(unit);
          }
        }
        yield Optional.empty();
      }
    };
  }

  public boolean convertsTo(DoseUnit other) {
    return this == other || (milligrams > 0 && other.milligrams > 0);
  }

  /** A value of this unit in another; only where {@link #convertsTo} holds. */
  public double convert(double value, DoseUnit other) {
    return this == other ? value : value * milligrams / other.milligrams;
  }
}
