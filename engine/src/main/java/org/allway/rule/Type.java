package org.allway.rule;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The type of a fact or of an expression. */
public sealed interface Type {

  /** How a message calls it. */
  String described();

  /**
   * A number.
   *
   * @param unit UCUM; empty for a plain number
   * @param min the least possible value
   * @param max the greatest possible value
   * @param whole true if only whole numbers make sense, such as completed years
   */
  record Numeric(String unit, double min, double max, boolean whole) implements Type {

    /** Any number, without a unit: the type of literals and of arithmetic. */
    public static final Numeric PLAIN =
        new Numeric("", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);

    @Override
    public String described() {
      return unit.isEmpty() ? "a number" : "a number in " + unit;
    }

    /** The unit as a person writes it; UCUM is for machines. */
    public String shownUnit() {
      return switch (unit) {
        case "10*9/L" -> "x10^9/L";
        case "10*12/L" -> "x10^12/L";
        case "a" -> "years";
        case "mo" -> "months";
        case "d" -> "days";
        default -> unit;
      };
    }
  }

  /** True or false. */
  record Truth() implements Type {
    @Override
    public String described() {
      return "true or false";
    }
  }

  /**
   * One of a list of codes.
   *
   * @param parts the finer values that a coarse one stands for
   */
  record Coded(List<String> values, Map<String, Set<String>> parts) implements Type {

    public Coded(List<String> values) {
      this(values, Map.of());
    }

    @Override
    public String described() {
      return "one of " + String.join(", ", values);
    }

    /** Whether a recorded value is the wanted one, or a part of it. */
    public boolean holds(String recorded, String wanted) {
      return recorded.equals(wanted) || parts.getOrDefault(wanted, Set.of()).contains(recorded);
    }

    /** Whether a recorded value is too coarse to say if the wanted one holds. */
    public boolean coarser(String recorded, String wanted) {
      return parts.getOrDefault(recorded, Set.of()).contains(wanted);
    }
  }

  /** A text in quotes, before it is known to which coded fact it belongs. */
  record Quoted() implements Type {
    @Override
    public String described() {
      return "a code";
    }
  }

  Truth TRUTH = new Truth();
  Quoted QUOTED = new Quoted();
}
