package org.allway.library;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allway.diagnostic.Place;
import org.allway.rule.Rule;
import org.allway.words.Words;

/**
 * What adds up over a child's life: a class of drugs, or radiation to a part of the body.
 *
 * @param sets how its sources are weighed against each other, the first unless another is asked for
 * @param before what was given elsewhere
 * @param uncounted drugs that belong to it but that no set can weigh
 * @param limits the sets that a protocol's limit is held against; the first, if none is named
 */
public record Exposure(
    String id,
    Words title,
    Unit unit,
    Map<String, FactorSet> sets,
    List<Before> before,
    Set<String> uncounted,
    List<String> limits,
    Evidence evidence,
    Place place) {

  /** What it is counted in. */
  public enum Unit {
    PER_M2("mg/m2"),
    PER_KG("mg/kg"),
    GY("Gy");

    public final String text;

    Unit(String text) {
      this.text = text;
    }

    public static Optional<Unit> of(String text) {
      for (Unit unit : values()) {
        if (unit.text.equals(text)) {
          return Optional.of(unit);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * Named factors.
   *
   * @param factors by drug, or by site of radiotherapy
   * @param standIns those that are not the set's own: counted, and named as such
   */
  public record FactorSet(
      String id,
      Words title,
      Map<String, Double> factors,
      Set<String> standIns,
      Evidence evidence) {}

  /**
   * A fact that holds what was given elsewhere, in this exposure's unit.
   *
   * @param missedWhen while this holds and the fact is not recorded, the sum is not known
   */
  public record Before(Fact fact, Rule missedWhen, Place place) {}

  public FactorSet first() {
    return sets.values().iterator().next();
  }

  /**
   * The factors of a set, by its name; of a drug or a site, that alone, as it was given.
   *
   * @param set empty for the first
   */
  public Map<String, Double> factors(String set) {
    if (set.isEmpty()) {
      return first().factors();
    }
    FactorSet named = sets.get(set);
    return named == null ? Map.of(set, 1.0) : named.factors();
  }

  /** Whether a drug or a site belongs to it, weighed or not. */
  public boolean concerns(String source) {
    for (FactorSet set : sets.values()) {
      if (set.factors().containsKey(source)) {
        return true;
      }
    }
    return uncounted.contains(source);
  }

  /** All that belongs to it, in the order of the text. */
  public Set<String> sources() {
    Map<String, Double> all = new LinkedHashMap<>();
    sets.values().forEach(set -> all.putAll(set.factors()));
    uncounted.forEach(source -> all.put(source, 0.0));
    return all.keySet();
  }
}
