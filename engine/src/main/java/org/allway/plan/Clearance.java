package org.allway.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.allway.dose.Amount;
import org.allway.library.Rescue;

/**
 * How a drug in high dose leaves the body, and what its levels call for.
 *
 * @param start the day on which it was given
 * @param readings by hour
 * @param missing the levels that should be there by the plan's day and are not
 */
public record Clearance(
    Rescue rescue, LocalDate start, List<Reading> readings, List<Rescue.Expected> missing) {

  /** Whether a level has ended the rescue. */
  public boolean ended() {
    return readings.stream()
        .anyMatch(reading -> reading.answer().map(Rescue.Answer::ends).orElse(false));
  }

  /**
   * One level.
   *
   * @param rise of the kidney value over that before the dose; empty if either is missing
   * @param expected the last that should be reached by then
   * @param answer the first row that holds
   * @param amount of one giving of what that row gives
   * @param also what else it calls for
   * @param needs what could not be told for want of
   */
  public record Reading(
      LocalDate on,
      double hour,
      double level,
      OptionalDouble rise,
      Optional<Rescue.Expected> expected,
      Optional<Rescue.Answer> answer,
      Optional<Amount> amount,
      List<Called> also,
      Set<String> needs) {

    /** Whether it is above what is expected. */
    public boolean high() {
      return expected.map(one -> level > one.most()).orElse(false);
    }
  }

  /** Something that a level calls for besides. */
  public record Called(Rescue.Answer answer, Optional<Amount> amount) {}
}
