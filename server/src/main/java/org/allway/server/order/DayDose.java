package org.allway.server.order;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.allway.library.Element;
import org.allway.plan.Plan;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Standing;

/**
 * A dose of the plan, with a key that stays the same when the plan moves.
 *
 * @param key phase, day, hour, line, drug and route
 */
record DayDose(String key, PlannedPhase phase, Dose dose) {

  static List<DayDose> on(Plan plan, LocalDate day) {
    return all(plan, dose -> dose.date().equals(day)).toList();
  }

  /** Doses from before a day, not longer ago than the first one, of which nothing is recorded. */
  static List<DayDose> unrecorded(Plan plan, LocalDate from, LocalDate day) {
    return all(
            plan,
            dose ->
                dose.standing() instanceof Standing.Due
                    && dose.date().isBefore(day)
                    && !dose.date().isBefore(from))
        .toList();
  }

  static Optional<DayDose> keyed(Plan plan, String key) {
    return all(plan, _ -> true).filter(one -> one.key.equals(key)).findFirst();
  }

  private static Stream<DayDose> all(Plan plan, Predicate<Dose> wanted) {
    return plan.roadmap().phases().stream()
        .flatMap(phase ->
            phase.doses().stream()
                .filter(wanted)
                .map(dose -> new DayDose(key(phase, dose), phase, dose)));
  }

  private static String key(PlannedPhase phase, Dose dose) {
    Element.Medication line = dose.element();
    return phase.id()
        + "."
        + dose.day()
        + "."
        + dose.hour()
        + "."
        + line.position()
        + "."
        + line.drug().id()
        + "."
        + line.route();
  }

  /** What the plan says of it: the amount of one giving; empty where a person must decide. */
  String amount() {
    return dose.dosage() instanceof Dosage.Calculated calculated
        ? calculated.amount().toString()
        : "";
  }

  /** Whether it is still to be given. */
  boolean open() {
    return dose.standing() instanceof Standing.Due || dose.standing() instanceof Standing.Projected;
  }

  /** The order that the plan amounts to. */
  Ordered ordered(List<String> product) {
    return new Ordered(
        key,
        dose.date(),
        dose.element().drug().id(),
        amount(),
        dose.element().route().name(),
        dose.element().times(),
        product,
        amount());
  }
}
