package org.allway.comparison;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allway.dose.DoseUnit;
import org.allway.dose.Route;
import org.allway.library.Drug;
import org.allway.library.Exposure;

/**
 * What a roadmap comes to for one child.
 *
 * @param length from its first day to the end of therapy; where no end is stated, to the end of its
 *     last phase
 * @param endStated false where treatment goes on elsewhere
 * @param stay days in hospital, as far as the lines of the phases state them
 * @param visits days with a dose that is not taken by mouth, a test or a fraction of radiotherapy,
 *     outside such stays; each stay is one visit
 * @param punctures days with intrathecal therapy
 * @param stretches the phases in their order, cycles of one line together
 * @param undecided what lines wait for: facts that are not assumed, choices that nobody made. What
 *     waits is not counted
 */
public record Totals(
    Figure length,
    boolean endStated,
    Figure stay,
    Figure visits,
    Figure punctures,
    List<Stretch> stretches,
    List<Sum> exposures,
    List<Course> drugs,
    List<Beam> beams,
    Set<String> undecided) {

  /**
   * A line of the roadmap.
   *
   * @param texts ids of the phase texts that it is laid by
   */
  public record Stretch(String id, List<String> texts, int cycles, int days) {}

  /** What an exposure comes to, by each of its sets of factors. */
  public record Sum(Exposure exposure, Map<String, Figure> bySet) {}

  /**
   * One drug by one route.
   *
   * @param name the drug's, or that of its high dose
   * @param givings how often it is given, single givings of a day counted one by one; a continuous
   *     infusion is one
   * @param days on which it is given
   * @param amount the sum, in the drug's unit
   * @param perM2 the sum by the body surface; 0 for intrathecal therapy
   */
  public record Course(
      Drug drug,
      String name,
      Route route,
      int givings,
      int days,
      Figure amount,
      DoseUnit unit,
      Figure perM2) {}

  /** Radiotherapy to one site. */
  public record Beam(String site, Figure gray, int fractions) {}
}
