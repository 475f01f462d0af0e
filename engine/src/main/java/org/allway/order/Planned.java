package org.allway.order;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.dose.Route;
import org.allway.library.Drug;
import org.allway.plan.Plan;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Standing;

/** The givings of a plan, found by drug. */
final class Planned {

  private final Map<Drug, List<Giving>> byDrug = new HashMap<>();
  private final Map<String, List<Giving>> byName = new HashMap<>();

  /** One giving, with the phase that it belongs to. */
  record Giving(PlannedPhase phase, Dose dose) {

    LocalDate last() {
      return dose.date().plusDays(Math.max(0, dose.element().infusionDays() - 1));
    }

    /** Days from a day to this giving; 0 within a continuous infusion. */
    long distance(LocalDate day) {
      return day.isBefore(dose.date())
          ? ChronoUnit.DAYS.between(day, dose.date())
          : day.isAfter(last()) ? ChronoUnit.DAYS.between(last(), day) : 0;
    }

    boolean by(Route route) {
      return dose.element().routes().contains(route);
    }

    boolean given() {
      return dose.standing() instanceof Standing.Given;
    }

    boolean open() {
      return switch (dose.standing()) {
        case Standing.Given _ -> false;
        case Standing.Projected _, Standing.Due _, Standing.Held _, Standing.Omitted _ -> true;
      };
    }

    boolean withheld() {
      return dose.standing() instanceof Standing.Held
          || dose.standing() instanceof Standing.Omitted;
    }

    /** Every day of it; one, but for a continuous infusion. */
    List<LocalDate> days() {
      return dose.element().infusionDays() > 1
          ? dose.date().datesUntil(last().plusDays(1)).toList()
          : List.of(dose.date());
    }

    /** How far an amount is from the planned one: the ratio nearest to 1, exact or rounded. */
    double ratio(double amount) {
      if (!(dose.dosage() instanceof Dosage.Calculated(var exact, var rounded, var _))) {
        return Double.NaN;
      }
      double ofExact = amount / exact.value();
      double ofRounded = amount / rounded.value();
      return Math.abs(Math.log(ofExact)) < Math.abs(Math.log(ofRounded)) ? ofExact : ofRounded;
    }
  }

  Planned(Plan plan) {
    for (PlannedPhase phase : plan.roadmap().phases()) {
      for (Dose dose : phase.doses()) {
        byDrug
            .computeIfAbsent(dose.element().drug(), _ -> new ArrayList<>())
            .add(new Giving(phase, dose));
      }
    }
  }

  List<Giving> of(Drug drug) {
    return byDrug.getOrDefault(drug, List.of());
  }

  /** The givings of every drug that may go by a name, as it is or in high dose. */
  List<Giving> named(String name) {
    return byName.computeIfAbsent(
        name,
        _ ->
            byDrug.entrySet().stream()
                .filter(entry -> entry.getKey().mayBe(name))
                .flatMap(entry -> entry.getValue().stream())
                .toList());
  }

  /**
   * The open giving by an order's route that lies nearest to its first day; of several, the one
   * whose amount is nearest.
   */
  Optional<Giving> match(Order order) {
    Giving best = null;
    for (Giving giving : of(order.drug())) {
      if (giving.open()
          && giving.by(order.route())
          && (best == null || nearer(giving, best, order))) {
        best = giving;
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean nearer(Giving one, Giving other, Order order) {
    long a = one.distance(order.on());
    long b = other.distance(order.on());
    if (a != b || order.value().isEmpty()) {
      return a < b;
    }
    double amount = order.value().getAsDouble();
    return Math.abs(Math.log(one.ratio(amount))) < Math.abs(Math.log(other.ratio(amount)));
  }
}
