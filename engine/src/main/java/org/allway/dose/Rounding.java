package org.allway.dose;

import org.allway.rule.Numbers;

/** A stated rule by which a calculated amount becomes one that can be measured out. */
public sealed interface Rounding {

  /** The rounded value; the unit is that of the step. */
  double apply(double value);

  /** How a basis names it. */
  String described();

  /** To the nearest multiple of a step; an exact tie goes down, the safer way. */
  record Nearest(Amount step) implements Rounding {
    @Override
    public double apply(double value) {
      double steps = value / step.value();
      double below = Math.floor(steps + TINY);
      double rest = steps - below;
      return (Numbers.compare(rest, 0.5) > 0 && rest > 0.5 + TINY ? below + 1 : below)
          * step.value();
    }

    @Override
    public String described() {
      return "rounded to the nearest " + step;
    }
  }

  /** Up to the next multiple of a step. */
  record Up(Amount step) implements Rounding {
    @Override
    public double apply(double value) {
      return Math.ceil(value / step.value() - TINY) * step.value();
    }

    @Override
    public String described() {
      return "rounded up to " + step;
    }
  }

  /** Not rounded. */
  record None() implements Rounding {
    @Override
    public double apply(double value) {
      return value;
    }

    @Override
    public String described() {
      return "";
    }
  }

  /** Binary noise of a quotient, far below any step that can be measured. */
  double TINY = 1e-9;
}
