package org.allway.server.home;

import java.time.LocalDate;
import java.util.List;
import org.allway.words.Words;

/**
 * What a family says of one medicine at home, beside what was planned.
 *
 * @param from the first day that is counted
 * @param to the last
 * @param planned givings of these days
 * @param taken as the family says
 * @param missed as the family says, with what they say of it
 */
public record Adherence(
    Words drug, LocalDate from, LocalDate to, int planned, int taken, List<HomeDose> missed) {

  /** Of so many givings nothing was said. */
  public int silent() {
    return Math.max(0, planned - taken - missed.size());
  }
}
