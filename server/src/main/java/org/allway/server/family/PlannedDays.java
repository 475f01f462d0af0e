package org.allway.server.family;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.allway.dose.Amount;
import org.allway.dose.Route;
import org.allway.library.Drug;
import org.allway.library.FamilyGuide;
import org.allway.library.FamilyGuide.Label;
import org.allway.plan.Plan;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Standing;
import org.allway.roadmap.Supply;
import org.allway.wording.Amounts;
import org.allway.wording.Tablets;
import org.allway.wording.Wording;
import org.allway.words.Words;

/** Days of a plan in a family's words. What is left out of the treatment is not among them. */
final class PlannedDays {

  private static final Words NONE_TODAY = new Words("none on this day", "nada este día");

  private final Plan plan;
  private final FamilyGuide guide;
  private final Wording wording;
  private final Tablets tablets;

  PlannedDays(Plan plan, FamilyGuide guide, Wording wording) {
    this.plan = plan;
    this.guide = guide;
    this.wording = wording;
    this.tablets = new Tablets(wording);
  }

  /** So many days from the plan's day on. */
  List<PlannedDay> next(int days) {
    return IntStream.range(0, days).mapToObj(plan.asOf()::plusDays).map(this::day).toList();
  }

  private record Medicine(Drug drug, Route route) {}

  /** One day; amounts in tablets are known for the seven days from the plan's day on. */
  PlannedDay day(LocalDate date) {
    Map<Medicine, List<Dose>> doses = new LinkedHashMap<>();
    List<String> tests = new ArrayList<>();
    boolean set = true;
    for (PlannedPhase phase : plan.roadmap().phases()) {
      for (Dose dose : phase.doses()) {
        if (on(dose, date) && !(dose.standing() instanceof Standing.Omitted)) {
          Medicine medicine = new Medicine(dose.element().drug(), dose.element().route());
          doses.computeIfAbsent(medicine, _ -> new ArrayList<>()).add(dose);
          set &= stands(phase, dose.day());
        }
      }
      for (PlannedPhase.Check check : phase.checks()) {
        if (check.date().equals(date)) {
          tests.add(wording.tests(check.checkpoint()));
          set &= stands(phase, check.checkpoint().day());
        }
      }
      for (PlannedPhase.Irradiation beam : phase.irradiations()) {
        if (beam.from().equals(date)) {
          tests.add(wording.radiotherapy(beam.element()));
          set &= stands(phase, beam.element().day());
        }
      }
    }
    List<PlannedDay.Giving> clinic = new ArrayList<>();
    List<PlannedDay.Giving> home = new ArrayList<>();
    doses.forEach((medicine, all) ->
        (medicine.route() == Route.PO ? home : clinic).add(giving(medicine, all, date)));
    return new PlannedDay(date, wording.shortDay(date), clinic, home, tests, set);
  }

  /** A pump goes on for days. */
  private static boolean on(Dose dose, LocalDate date) {
    LocalDate last = dose.date().plusDays(Math.max(1, dose.element().infusionDays()) - 1L);
    return !dose.date().isAfter(date) && !last.isBefore(date);
  }

  /** Days of a phase that has begun stand, up to a gate within it that is not passed. */
  private static boolean stands(PlannedPhase phase, int day) {
    return phase.status() != PlannedPhase.Status.PROJECTED
        && phase.inner().stream().noneMatch(gate -> gate.day() <= day && !gate.open());
  }

  private PlannedDay.Giving giving(Medicine medicine, List<Dose> doses, LocalDate date) {
    boolean held = doses.stream().allMatch(dose -> dose.standing() instanceof Standing.Held);
    String much =
        held
            ? guide.label(Label.HELD)
            : supplied(medicine, doses, date).orElseGet(() -> amounts(doses));
    int times =
        much.equals(wording.say(NONE_TODAY))
            ? 0
            : doses.stream().mapToInt(dose -> Math.max(1, dose.element().times())).sum();
    return new PlannedDay.Giving(
        medicine.drug().id(),
        wording.say(medicine.drug().label()),
        wording.route(medicine.route()),
        much,
        held,
        times);
  }

  /** In pieces that can be counted, where the plan has a week of them. */
  private Optional<String> supplied(Medicine medicine, List<Dose> doses, LocalDate date) {
    return plan.week().stream()
        .filter(one -> medicine.route() == Route.PO && one.drug().equals(medicine.drug()))
        .filter(one -> one.days().contains(date))
        .findFirst()
        .map(supply -> pieces(supply, doses, supply.days().indexOf(date)));
  }

  private String pieces(Supply supply, List<Dose> doses, int day) {
    int pieces = supply.best().pieces().get(day);
    if (pieces == 0) {
      return wording.say(NONE_TODAY);
    }
    Amount amount = new Amount(supply.best().amount(day), supply.drug().unit());
    boolean sure = doses.stream().allMatch(dose -> dose.unverified().isEmpty());
    return Tablets.pieces(supply.product(), pieces)
        + " "
        + tablets.product(supply)
        + " ("
        + Amounts.text(amount)
        + ")"
        + Wording.mark(sure);
  }

  private String amounts(List<Dose> doses) {
    Map<String, Integer> amounts = new LinkedHashMap<>();
    doses.forEach(dose -> amounts.merge(amount(dose), 1, Integer::sum));
    List<String> texts = new ArrayList<>();
    amounts.forEach((text, number) ->
        texts.add(
            number == 1 || text.equals(guide.label(Label.ASK))
                ? text
                : text + ", " + number + " " + guide.label(Label.TIMES_A_DAY)));
    return String.join("; ", texts);
  }

  private String amount(Dose dose) {
    return switch (dose.standing()) {
      case Standing.Held _ -> guide.label(Label.HELD);
      case Standing.Given(LocalDate _, var given, var _) ->
          Amounts.text(given) + ", " + guide.label(Label.GIVEN);
      case Standing.Projected _, Standing.Due _, Standing.Omitted _ ->
          dose.dosage() instanceof Dosage.Asked || byLevel(dose)
              ? guide.label(Label.ASK)
              : wording.amount(dose) + Wording.mark(dose);
    };
  }

  /** Levels in the blood decide on it now, not the protocol's plan. */
  private boolean byLevel(Dose dose) {
    return plan.clearances().stream()
        .filter(clearance -> !clearance.ended())
        .flatMap(clearance -> clearance.rescue().rows().stream())
        .flatMap(answer -> answer.give().stream())
        .anyMatch(give -> give.drug().equals(dose.element().drug()));
  }
}
