package org.allway.exposure;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.allway.rule.Value;

/**
 * One dose of an exposure.
 *
 * @param source the drug, the site of radiotherapy, or the fact that tells of doses elsewhere
 * @param amount in the unit of the exposure, not weighed; NaN if it is not known
 * @param needs what would tell an unknown amount
 */
public record Share(Kind kind, String source, LocalDate on, double amount, Set<String> needs) {

  /** Where in time it stands. */
  public enum Kind {
    /** Given elsewhere, as a fact says. */
    ELSEWHERE,
    /** Recorded as given. */
    GIVEN,
    /** Its day has come, and no giving is recorded. */
    DUE,
    /** To come, by the roadmap. */
    PLANNED,
    /** Of an order that is looked at. */
    ORDERED
  }

  public static final Set<Kind> SO_FAR = Set.copyOf(EnumSet.of(Kind.ELSEWHERE, Kind.GIVEN));
  public static final Set<Kind> AT_THE_END = Set.copyOf(EnumSet.allOf(Kind.class));

  public static Share of(Kind kind, String source, LocalDate on, double amount) {
    return new Share(kind, source, on, amount, Set.of());
  }

  /** Where nothing would tell the amount but its giving, as people set it, that is needed. */
  public static Share unknown(Kind kind, String source, LocalDate on, Set<String> needs) {
    return new Share(kind, source, on, Double.NaN, needs.isEmpty() ? Set.of(source) : needs);
  }

  /** So many milligrams, by the size of the child on that day. */
  public static Share of(Kind kind, String source, LocalDate on, double milligrams, Value size) {
    return switch (size) {
      case Value.Num(double number) when !Double.isNaN(milligrams) ->
          of(kind, source, on, milligrams / number);
      case Value.Unknown(Set<String> needs, var _) -> unknown(kind, source, on, needs);
      default -> unknown(kind, source, on, Set.of(source));
    };
  }

  public boolean known() {
    return !Double.isNaN(amount);
  }
}
