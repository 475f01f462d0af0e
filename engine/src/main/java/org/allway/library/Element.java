package org.allway.library;

import java.util.List;
import org.allway.diagnostic.Place;
import org.allway.dose.Amount;
import org.allway.dose.Route;
import org.allway.rule.Rule;
import org.allway.words.Words;

/** One line of a phase. */
public sealed interface Element {

  Rule when();

  Evidence evidence();

  Place place();

  /**
   * One drug by one route.
   *
   * @param position its place among the phase's elements, from 0
   * @param max cap of the giving (or of the day, for a day's total); infinite if none
   * @param routes the first is planned, the others are allowed
   * @param schedule its givings, by day and (where the protocol counts in hours) by hour
   * @param over how long the infusion runs; empty if not stated
   * @param infusionDays length of one continuous infusion; 0 if it is not one
   * @param hospitalDays for how many days from each giving on the child stays in hospital; 0 if the
   *     text does not say
   * @param window days on which the giving is as good
   * @param omitDrug no giving on a day with this drug by {@code omitRoute}; empty if none
   * @param injection lines with the same name are one injection; empty if none
   */
  record Medication(
      int position,
      Drug drug,
      DoseRule dose,
      double max,
      List<Route> routes,
      Days days,
      int times,
      Schedule schedule,
      String over,
      int infusionDays,
      int hospitalDays,
      Days window,
      Rule when,
      String omitDrug,
      Route omitRoute,
      String injection,
      Words how,
      Evidence evidence,
      Place place)
      implements Element {

    public Route route() {
      return routes.getFirst();
    }

    /** The same line, given on other days. */
    public Medication on(Days others) {
      return new Medication(
          position,
          drug,
          dose,
          max,
          routes,
          others,
          times,
          Schedule.of(others, List.of()),
          over,
          infusionDays,
          hospitalDays,
          window,
          when,
          omitDrug,
          omitRoute,
          injection,
          how,
          evidence,
          place);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Medication that && that.place.equals(place);
    }

    @Override
    public int hashCode() {
      return place.hashCode();
    }
  }

  /** Radiotherapy to one site, from one day on. */
  record Radiotherapy(
      String site, Amount dose, int fractions, int day, Rule when, Evidence evidence, Place place)
      implements Element {}
}
