package org.allway.guide;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.dose.Amount;
import org.allway.dose.Route;
import org.allway.dose.WeekPlan;
import org.allway.library.Drug;
import org.allway.library.FamilyGuide.Label;
import org.allway.library.Product;
import org.allway.plan.Plan;
import org.allway.print.Node;
import org.allway.print.Tag;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.roadmap.Standing;
import org.allway.roadmap.Supply;
import org.allway.rule.Numbers;
import org.allway.wording.Amounts;
import org.allway.wording.Runs;
import org.allway.wording.Tablets;

/** The medicines of the seven days from the plan's day on, with pictures. */
final class WeekTable {

  private static final int WEEK = 7;

  private final Plan plan;
  private final Said said;

  WeekTable(Plan plan, Said said) {
    this.plan = plan;
    this.said = said;
  }

  /** One drug by one route. */
  record Medicine(Drug drug, Route route) {}

  /** The doses of these days, by medicine; what is left out is not among them. */
  Map<Medicine, List<Dose>> doses() {
    Map<Medicine, List<Dose>> doses = new LinkedHashMap<>();
    LocalDate end = plan.asOf().plusDays(WEEK);
    plan.roadmap().phases().stream()
        .flatMap(phase -> phase.doses().stream())
        .filter(dose -> dose.date().isBefore(end) && !ends(dose).isBefore(plan.asOf()))
        .filter(dose -> !(dose.standing() instanceof Standing.Omitted))
        .forEach(dose ->
            doses
                .computeIfAbsent(
                    new Medicine(dose.element().drug(), dose.element().route()),
                    _ -> new ArrayList<>())
                .add(dose));
    return doses;
  }

  /** A pump goes on for days. */
  private static LocalDate ends(Dose dose) {
    return dose.date().plusDays(Math.max(1, dose.element().infusionDays()) - 1L);
  }

  Node table() {
    Map<Medicine, List<Dose>> week = doses();
    if (week.isEmpty()) {
      return Tag.of("p", said.label(Label.WEEK_NONE));
    }
    List<Node> groups = new ArrayList<>();
    groups.add(
        Tag.of(
            "thead",
            Tag.of(
                "tr",
                head(Label.MEDICINE),
                head(Label.HOW),
                head(Label.WHEN),
                head(Label.HOW_MUCH))));
    week.forEach((medicine, doses) -> rows(medicine, doses, groups));
    return Tag.of("table", groups).as("week");
  }

  private Tag head(Label label) {
    return Tag.of("th", said.label(label)).with("scope", "col");
  }

  /** What is given on some days. */
  private record Part(String when, String much) {}

  /** A row for each amount; the first of them names the medicine. */
  private void rows(Medicine medicine, List<Dose> doses, List<Node> groups) {
    Optional<Supply> supply =
        plan.week().stream()
            .filter(one -> medicine.route() == Route.PO && one.drug().equals(medicine.drug()))
            .findFirst();
    boolean liquid = supply.map(one -> Icon.liquid(one.product())).orElse(false);
    List<LocalDate> supplied = supply.map(Supply::days).orElse(List.of());
    Map<Part, Integer> times = new LinkedHashMap<>();
    List<Dose> others = doses.stream().filter(dose -> !supplied.contains(dose.date())).toList();
    for (List<Dose> run : Runs.of(others)) {
      for (List<Dose> part : Runs.alike(run)) {
        times.merge(new Part(days(part), amount(part.getFirst())), 1, Integer::sum);
      }
    }
    List<Part> parts = new ArrayList<>();
    times.forEach((part, number) -> parts.add(several(part, number)));
    boolean verified = doses.stream().allMatch(dose -> dose.unverified().isEmpty());
    supply.ifPresent(one -> parts.addAll(tablets(one, verified)));
    String route = said.route(medicine.route());
    String span = Integer.toString(parts.size());
    Tag name =
        Tag.of(
                "th",
                Icon.of(medicine.route(), liquid).picture(route),
                Tag.of("span", said.name(medicine.drug().label())).as("drug"))
            .with("scope", "row")
            .with("rowspan", span);
    Tag how = cell(Label.HOW, route).with("rowspan", span);
    List<Node> lines = new ArrayList<>();
    for (Part part : parts) {
      Tag when = cell(Label.WHEN, part.when());
      Tag much = cell(Label.HOW_MUCH, part.much());
      lines.add(lines.isEmpty() ? Tag.of("tr", name, how, when, much) : Tag.of("tr", when, much));
    }
    groups.add(Tag.of("tbody", lines));
  }

  /** Givings of one day that the protocol names by the hour. */
  private Part several(Part part, int number) {
    if (number == 1 || part.much().equals(said.label(Label.ASK))) {
      return part;
    }
    return new Part(part.when(), part.much() + ", " + number + " " + said.label(Label.TIMES_A_DAY));
  }

  private Tag cell(Label label, String text) {
    return Tag.of("td", text).with("data-label", said.label(label));
  }

  private String days(List<Dose> part) {
    LocalDate last = ends(part.getLast());
    LocalDate first = part.getFirst().date();
    LocalDate from = first.isBefore(plan.asOf()) ? plan.asOf() : first;
    LocalDate end = plan.asOf().plusDays(WEEK - 1);
    return days(from, last.isAfter(end) ? end : last);
  }

  private String days(LocalDate from, LocalDate to) {
    boolean whole = from.equals(plan.asOf()) && to.equals(plan.asOf().plusDays(WEEK - 1));
    return whole ? said.label(Label.EVERY_DAY) : said.span(from, to);
  }

  private String amount(Dose dose) {
    String amount =
        switch (dose.dosage()) {
          case Dosage.Calculated _ when byLevel(dose) -> said.label(Label.ASK);
          case Dosage.Asked _ -> said.label(Label.ASK);
          case Dosage.Calculated calculated ->
              Amounts.text(calculated.amount())
                  + often(dose)
                  + said.mark(dose.unverified().isEmpty());
        };
    return switch (dose.standing()) {
      case Standing.Held _ -> said.label(Label.HELD);
      case Standing.Given(LocalDate on, var given, var _) ->
          Amounts.text(given) + ", " + said.label(Label.GIVEN) + " " + said.day(on);
      case Standing.Projected _, Standing.Due _, Standing.Omitted _ -> amount;
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

  private String often(Dose dose) {
    int times = dose.element().times();
    int infusion = dose.element().infusionDays();
    if (infusion > 0) {
      return " " + said.label(Label.A_DAY) + ", " + said.label(Label.PUMP) + " " + infusion;
    }
    return times > 1 ? ", " + times + " " + said.label(Label.TIMES_A_DAY) : "";
  }

  /** The week in pieces that can be counted; this is what is given at home. */
  private List<Part> tablets(Supply supply, boolean verified) {
    List<Part> parts = new ArrayList<>();
    WeekPlan best = supply.best();
    int from = 0;
    for (int day = 1; day <= supply.days().size(); day++) {
      boolean ends = day == supply.days().size() || apart(supply, day - 1, day);
      if (ends) {
        Amount amount = new Amount(best.amount(from), supply.drug().unit());
        String much = pieces(supply.product(), best.pieces().get(from));
        boolean sure = verified && supply.product().evidence().verified();
        parts.add(
            new Part(
                days(supply.days().get(from), supply.days().get(day - 1)),
                much + " (" + Amounts.text(amount) + ")" + said.mark(sure)));
        from = day;
      }
    }
    return parts;
  }

  /** Whether two days in turn differ, or do not follow each other. */
  private static boolean apart(Supply supply, int day, int next) {
    return !supply.best().pieces().get(day).equals(supply.best().pieces().get(next))
        || !supply.days().get(day).plusDays(1).equals(supply.days().get(next));
  }

  private String pieces(Product product, int pieces) {
    String count = Tablets.pieces(product, pieces);
    return switch (product.form()) {
      case LIQUID ->
          count
              + " "
              + said.label(Label.LIQUID)
              + " "
              + Numbers.text(product.perMl())
              + " "
              + Amounts.unit(product.amount().unit())
              + "/mL";
      case TABLET -> count + " " + said.label(Label.TABLETS) + " " + Amounts.text(product.amount());
      case CAPSULE, VIAL ->
          count + " " + said.label(Label.CAPSULES) + " " + Amounts.text(product.amount());
    };
  }
}
