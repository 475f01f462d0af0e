package org.allway.library;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allway.diagnostic.Place;
import org.allway.dose.DoseUnit;
import org.allway.dose.Rounding;
import org.allway.dose.Route;
import org.allway.words.Words;

/**
 * One entry of the formulary.
 *
 * @param tags further groups that it belongs to
 * @param unit of every amount of this drug
 * @param scales whether the rule for small children changes its m² doses
 * @param never routes that harm
 * @param products what it comes in, the usual first
 */
public record Drug(
    String id,
    Words label,
    String drugClass,
    Set<String> tags,
    DoseUnit unit,
    boolean scales,
    Map<Route, Use> routes,
    Set<Route> never,
    List<String> aliases,
    Map<String, String> codes,
    List<Product> products,
    Optional<HighDose> highDose,
    Evidence evidence,
    Place place) {

  /**
   * One allowed route.
   *
   * @param max cap of a single giving; infinite if none
   * @param tolerance for drugs that are planned by the week: how far the products' sum may lie from
   *     the exact one, in percent; infinite for all others
   */
  public record Use(double max, Rounding rounding, double tolerance, Evidence evidence) {}

  /** Whether a name is this drug's own, its class's or one of its tags. */
  public boolean is(String name) {
    return id.equals(name) || drugClass.equals(name) || tags.contains(name);
  }

  /** Whether a giving of it can go by a name. */
  public boolean mayBe(String name) {
    return is(name) || highDose.map(high -> high.name().equals(name)).orElse(false);
  }

  /** The same of one giving of so much: also if its name is that of this drug in high dose. */
  public boolean is(String name, Route route, double perM2) {
    if (is(name) || highDose.isEmpty()) {
      return is(name);
    }
    HighDose high = highDose.get();
    return high.name().equals(name) && high.route() == route && perM2 >= high.perM2();
  }

  /**
   * From which dose on a giving has a name and rules of its own.
   *
   * @param perM2 in the drug's unit
   */
  public record HighDose(String name, Route route, double perM2, Evidence evidence) {}

  @Override
  public boolean equals(Object other) {
    return other instanceof Drug drug && drug.id.equals(id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
