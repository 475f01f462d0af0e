package org.allway.chart;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.diagnostic.Place;
import org.allway.dose.Amount;
import org.allway.dose.Route;
import org.allway.library.Drug;
import org.allway.rule.Value;

/** One dated line of a chart. Nothing is ever changed or taken out: a correction is a new entry. */
public sealed interface Entry {

  When when();

  /**
   * The two times of an entry.
   *
   * @param on when it was true
   * @param recorded when it was written down
   * @param order its place in the chart, for entries of one day
   * @param id by which a later entry can withdraw it; empty if none
   */
  record When(LocalDate on, LocalDate recorded, int order, String id, Place place) {}

  /** Facts, laboratory values or measures, by slot. */
  record Noted(When when, Map<Integer, Value> values) implements Entry {}

  /** A phase, or a later day of it, has begun; the variant is empty unless it was named. */
  record Started(When when, String phase, int day, String variant) implements Entry {}

  /** A drug was given. */
  record Gave(When when, Drug drug, Amount amount, Route route) implements Entry {

    /** The amount in the drug's own unit; not a number if its unit is of another kind. */
    public double value() {
      return amount.unit().convertsTo(drug.unit())
          ? amount.unit().convert(amount.value(), drug.unit())
          : Double.NaN;
    }
  }

  /**
   * Something happened: a toxicity, an allergy, an infection.
   *
   * @param to the drug, class or tag that caused it; empty if not said
   * @param grade 1 to 5, 0 if it is resolved; NaN if not said
   * @param details whatever else was recorded
   */
  record Happened(When when, String what, String to, double grade, Map<String, String> details)
      implements Entry {

    public boolean resolved() {
      return grade == 0;
    }
  }

  /** A medicine besides the protocol is taken from this day on. */
  record Takes(When when, Drug drug) implements Entry {}

  /** Such a medicine is no longer taken from this day on. */
  record Stops(When when, Drug drug) implements Entry {}

  /** A person decided. */
  record Chose(When when, Map<String, String> options) implements Entry {}

  /** The leukemia came back. */
  record Relapsed(When when, List<String> sites) implements Entry {}

  /** A drug is held from this day on, until it is resumed. */
  record Held(When when, Drug drug, String reason) implements Entry {}

  /** A held drug is given again. */
  record Resumed(When when, Drug drug) implements Entry {}

  /** The dose of this day is left out and not made up. */
  record Omitted(When when, Drug drug, String reason) implements Entry {}

  /**
   * A person sets the individual dose of a drug from this day on.
   *
   * @param route empty for every route
   * @param share of what the protocol plans, in percent
   */
  record Adapted(When when, Drug drug, Optional<Route> route, double share, String reason)
      implements Entry {}

  /** An earlier entry was an error. */
  record Withdrawn(When when, String entry, String reason) implements Entry {}
}
