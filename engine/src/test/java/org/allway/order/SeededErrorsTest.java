package org.allway.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.allway.Bundled;
import org.allway.chart.Chart;
import org.allway.chart.ChartReader;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Place;
import org.allway.dose.Amount;
import org.allway.dose.DoseUnit;
import org.allway.dose.Route;
import org.allway.library.Check;
import org.allway.library.Drug;
import org.allway.library.Library;
import org.allway.plan.Case;
import org.allway.plan.Plan;
import org.allway.plan.Planner;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Roadmap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Orders as wards write them, for children on every backbone, and the same orders with one error
 * each. Every dangerous one must be found, no correct one stopped.
 */
@DisplayName("Orders with seeded errors")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeededErrorsTest {

  private static final Library LIBRARY = Bundled.library();
  private static final Planner PLANNER = new Planner(LIBRARY);
  private static final Path DOCUMENT = Path.of("../docs/safety.md");

  /** Names that are taken for each other. */
  private static final Map<String, String> LOOK_ALIKES =
      Map.of(
          "vincristine", "vinblastine",
          "doxorubicin", "daunorubicin",
          "daunorubicin", "doxorubicin",
          "mercaptopurine", "thioguanine",
          "thioguanine", "mercaptopurine",
          "pegaspargase", "asparaginase",
          "dexamethasone", "prednisone",
          "prednisone", "dexamethasone",
          "cyclophosphamide", "ifosfamide",
          "cytarabine", "clofarabine");

  /** What an error class came to. */
  private static final class Tally {
    int seeded;
    int stopped;
    int warned;
    final Map<String, Integer> codes = new TreeMap<>();
    final List<String> missed = new ArrayList<>();
  }

  private final Map<String, Tally> tallies = new LinkedHashMap<>();

  /** What correct orders of the course are warned of too: that does not find an error. */
  private final Set<String> usual = new HashSet<>();

  private int correct;
  private final List<String> falseStops = new ArrayList<>();

  /** One child on one day, with the doses planned for it. */
  private record Day(Course course, LocalDate date, List<Dose> doses) {

    OrderChecker checker(String... more) {
      return new OrderChecker(course.standing(date, more));
    }
  }

  /** A child whose phases have begun on the days on which they could. */
  private record Course(String name, String text, LocalDate begins) {

    Case standing(LocalDate day, String... more) {
      return PLANNER.of(chart(text + String.join("\n", more)), day, LocalDate.MAX);
    }
  }

  private static Chart chart(String text) {
    Diagnostics diagnostics = new Diagnostics();
    return new ChartReader(LIBRARY, diagnostics)
        .read("child.yaml", text)
        .orElseThrow(() -> new AssertionError(diagnostics.all()));
  }

  private static Course course(
      String name, String family, String centre, String size, String facts, String choices) {
    String text =
        """
        child: {id: %s, born: %s, sex: male}
        family: %s
        centre: %s
        chart:
          - {on: 2026-01-10, measure: {%s}}
          - {on: 2026-01-10, facts: {lineage: B, cns: CNS1, testicular: false, down_syndrome: false, steroid_hours_2wk: 0, bcr_abl1: false, kmt2a_r: false, double_trisomy_4_10: false, iamp21: false, hypodiploid: false, tcf3_hlf: false, ph_like: false, ikzf1_deleted: false, tpmt: normal, nudt15: normal, %s}}
          - {on: 2026-01-11, choose: {%s}}
          - {on: 2026-01-12, start: induction}
        """
            .formatted(
                name,
                name.equals("teen") ? "2010-06-01" : "2019-06-01",
                family,
                centre,
                size,
                facts,
                choices);
    Roadmap roadmap = PLANNER.plan(chart(text), LocalDate.parse("2026-01-12")).roadmap();
    StringBuilder starts = new StringBuilder(text);
    for (PlannedPhase phase : roadmap.phases()) {
      if (!phase.id().equals("induction") && !phase.id().matches("maintenance-[3-9]|.*-\\d\\d")) {
        starts.append("  - {on: %s, start: %s}\n".formatted(phase.start().date(), phase.id()));
        phase.phase().gates().stream()
            .filter(gate -> gate.day() > 1)
            .forEach(gate ->
                starts.append(
                    "  - {on: %s, start: %s day %d}\n"
                        .formatted(
                            phase.start().date().plusDays(gate.day() - 1L),
                            phase.id(),
                            gate.day())));
      }
    }
    return new Course(name, starts.toString(), LocalDate.parse("2026-01-12"));
  }

  private static List<Course> courses() {
    String small = "height_cm: 104, weight_kg: 17.2";
    String big = "height_cm: 180, weight_kg: 80";
    String every4 =
        "maintenance-pulses: every-4-weeks, maintenance-steroid: prednisone, cranial-radiotherapy:"
            + " omit";
    return List.of(
        course("standard", "cog-2019", "default", small, "wbc: 12, etv6_runx1: true", every4),
        course(
            "average",
            "cog-2019",
            "default",
            small,
            "wbc: 12, etv6_runx1: false",
            every4 + ", blinatumomab: two-cycles"),
        course("high", "cog-2019", "default", small, "wbc: 60, etv6_runx1: false", every4),
        course("teen", "cog-2010", "cog-2010", big, "wbc: 12, etv6_runx1: false", every4),
        course("adapted", "adapted", "low-resource", small, "wbc: 12", every4),
        course(
            "adapted-high",
            "adapted",
            "low-resource",
            small,
            "wbc: 60",
            every4 + ", induction-drugs: four"));
  }

  /**
   * The days of a course on which something besides daily tablets is due, and some of the others.
   */
  private static List<Day> days(Course course) {
    Plan plan = course.standing(course.begins()).plan();
    Map<LocalDate, List<Dose>> byDay = new TreeMap<>();
    for (PlannedPhase phase : plan.roadmap().phases()) {
      if (!phase.id().matches("maintenance-[3-9]|.*-\\d\\d")) {
        for (Dose dose : phase.doses()) {
          byDay.computeIfAbsent(dose.date(), _ -> new ArrayList<>()).add(dose);
        }
      }
    }
    List<Day> days = new ArrayList<>();
    byDay.forEach((date, doses) -> {
      boolean daily = doses.stream().allMatch(dose -> dose.element().schedule().count() > 20);
      if (!daily || date.getDayOfMonth() % 7 == 0) {
        days.add(new Day(course, date, doses));
      }
    });
    return days;
  }

  private static Optional<Order> order(Dose dose, LocalDate on) {
    return dose.dosage() instanceof Dosage.Calculated(var _, Amount amount, var _)
        ? Optional.of(
            new Order(
                dose.element().drug(),
                amount,
                dose.element().route(),
                on,
                on,
                1,
                dose.element().times(),
                Set.of(),
                OptionalDouble.empty(),
                false,
                List.of(),
                new Place(
                    "order.yaml", dose.element().place().line(), 1 + Math.max(0, dose.hour()))))
        : Optional.empty();
  }

  private static Order with(Order order, Amount amount) {
    return new Order(
        order.drug(),
        amount,
        order.route(),
        order.on(),
        order.until(),
        order.every(),
        order.times(),
        order.product(),
        order.bsa(),
        order.atHome(),
        List.of(),
        order.place());
  }

  private static Order with(Order order, Drug drug, Route route) {
    return new Order(
        drug,
        order.amount(),
        route,
        order.on(),
        order.until(),
        order.every(),
        order.times(),
        order.product(),
        order.bsa(),
        order.atHome(),
        List.of(),
        order.place());
  }

  private static Order on(Order order, LocalDate on, LocalDate until, int times) {
    return new Order(
        order.drug(),
        order.amount(),
        order.route(),
        on,
        until,
        1,
        times,
        order.product(),
        order.bsa(),
        order.atHome(),
        List.of(),
        order.place());
  }

  private static Order times(Order order, double factor) {
    return with(order, new Amount(order.amount().value() * factor, order.amount().unit()));
  }

  @BeforeAll
  void seed() {
    for (Course course : courses()) {
      List<Day> days = days(course);
      usual.clear();
      days.forEach(day -> correct(day.checker(), course, orders(day)));
      for (Day day : days) {
        OrderChecker checker = day.checker();
        for (Order order : orders(day)) {
          if (order.drug().is("antileukaemic") || order.drug().is("corticosteroid")) {
            errors(checker, day, order);
          }
        }
      }
      gates(course);
    }
  }

  private static List<Order> orders(Day day) {
    return day.doses().stream().flatMap(dose -> order(dose, day.date()).stream()).toList();
  }

  private void correct(OrderChecker checker, Course course, List<Order> orders) {
    // Doses that count by hours are several orders of one day; each is written by itself.
    for (Order order : orders) {
      correct++;
      List<Order> set =
          orders.stream()
              .filter(other -> other.equals(order) || !other.drug().equals(order.drug()))
              .toList();
      Checked checked = checker.check(new Orders(course.name(), set));
      for (OrderFinding finding : checked.findings()) {
        usual.add(finding.code());
        if (finding.stops() && set.get(finding.position()).equals(order)) {
          falseStops.add(
              course.name()
                  + " "
                  + order.on()
                  + " "
                  + order.drug().id()
                  + " "
                  + order.route()
                  + ": "
                  + finding.code());
        }
      }
    }
  }

  private void errors(OrderChecker checker, Day day, Order order) {
    Course course = day.course();
    found("ten times the amount", Check.Level.STOP, checker, course, times(order, 10));
    found("a tenth of the amount", Check.Level.STOP, checker, course, times(order, 0.1));
    found("25 % too much", Check.Level.STOP, checker, course, times(order, 1.25));
    found("40 % too little", Check.Level.WARN, checker, course, times(order, 0.6));
    found("mg for ug", Check.Level.STOP, checker, course, times(order, 1000));
    found("ug for mg", Check.Level.STOP, checker, course, times(order, 0.001));
    DoseUnit other = order.drug().unit() == DoseUnit.MG ? DoseUnit.IU : DoseUnit.MG;
    found(
        "another unit",
        Check.Level.STOP,
        checker,
        course,
        with(order, new Amount(order.amount().value(), other)));
    found(
        "one giving a day more",
        Check.Level.STOP,
        checker,
        course,
        on(order, order.on(), order.until(), order.times() + 1));
    routes(checker, day, order);
    swapped(checker, day, order);
    OrderChecker again =
        day.checker(
            "  - {on: %s, gave: {drug: %s, amount: %s, route: %s}}"
                .formatted(order.on(), order.drug().id(), order.amount(), order.route()));
    found("given already", Check.Level.STOP, again, course, order);
    Order twin =
        new Order(
            order.drug(),
            order.amount(),
            order.route(),
            order.on(),
            order.until(),
            1,
            order.times(),
            Set.of(),
            OptionalDouble.empty(),
            false,
            List.of(),
            new Place("second.yaml", 1, 1));
    found(
        "ordered twice",
        Check.Level.STOP,
        checker,
        new Orders(course.name(), List.of(order, twin)));
    found("another child", Check.Level.STOP, checker, new Orders("somebody", List.of(order)));
    if (day.doses().stream().anyMatch(dose -> perM2(dose, order))) {
      found(
          "the amount of a child of 1.3 times the size",
          Check.Level.STOP,
          checker,
          course,
          times(order, 1.3));
      found(
          "the amount of a child of 0.7 times the size",
          Check.Level.WARN,
          checker,
          course,
          times(order, 0.7));
    }
    wrongDay(day, order);
    if (order.drug().id().equals("methotrexate") && order.route() == Route.PO) {
      found(
          "a weekly drug every day",
          Check.Level.STOP,
          checker,
          course,
          on(order, order.on(), order.on().plusDays(6), 1));
    }
    double cap = Objects.requireNonNull(order.drug().routes().get(order.route())).max();
    if (cap <= order.amount().value()) {
      found("the cap forgotten", Check.Level.STOP, checker, course, times(order, 1.5));
    }
    OrderChecker held =
        day.checker(
            "  - {on: %s, hold: {drug: %s, reason: toxicity}}"
                .formatted(order.on(), order.drug().id()));
    found("a drug that is held", Check.Level.STOP, held, course, order);
  }

  private static boolean perM2(Dose dose, Order order) {
    return dose.element().drug().equals(order.drug())
        && dose.element().route() == order.route()
        && order.route() != Route.IT
        && dose.dosage() instanceof Dosage.Calculated calculated
        && !calculated.basis().capped()
        && calculated.basis().rate().toString().contains("/m2");
  }

  private void routes(OrderChecker checker, Day day, Order order) {
    for (Route route : Route.values()) {
      boolean allowed =
          day.doses().stream()
              .anyMatch(dose ->
                  dose.element().drug().equals(order.drug())
                      && dose.element().routes().contains(route));
      if (!allowed) {
        String error =
            route == Route.IT
                ? "into the spinal fluid"
                : order.route() == Route.IT ? "an intrathecal drug by " + route : "another route";
        found(error, Check.Level.STOP, checker, day.course(), with(order, order.drug(), route));
      }
    }
  }

  private void swapped(OrderChecker checker, Day day, Order order) {
    String name = LOOK_ALIKES.get(order.drug().id());
    Drug drug = name == null ? null : LIBRARY.formulary().get(name);
    if (drug != null
        && order.route() != Route.IT
        && day.doses().stream().noneMatch(dose -> dose.element().drug().equals(drug))) {
      found(
          "a look-alike drug",
          Check.Level.WARN,
          checker,
          day.course(),
          with(order, drug, order.route()));
    }
  }

  /** Five days away, where the plan has this drug by this route nowhere near. */
  private void wrongDay(Day day, Order order) {
    for (int shift : List.of(5, -5)) {
      LocalDate on = order.on().plusDays(shift);
      Case standing = day.course().standing(on);
      boolean near =
          standing.plan().roadmap().phases().stream()
              .flatMap(phase -> phase.doses().stream())
              .anyMatch(dose ->
                  dose.element().drug().equals(order.drug())
                      && dose.element().routes().contains(order.route())
                      && !lastDay(dose).isBefore(on.minusDays(1))
                      && !dose.date().isAfter(on.plusDays(1)));
      if (!near && !on.isBefore(day.course().begins())) {
        found(
            "another day",
            Check.Level.WARN,
            new OrderChecker(standing),
            day.course(),
            on(order, on, on, order.times()));
      }
    }
  }

  /** A continuous infusion runs on many days; a new bag is ordered on any of them. */
  private static LocalDate lastDay(Dose dose) {
    return dose.date().plusDays(Math.max(0, dose.element().infusionDays() - 1));
  }

  /** The first day of each phase, with too few neutrophils and no recorded start of it. */
  private void gates(Course course) {
    for (PlannedPhase phase : course.standing(course.begins()).plan().roadmap().phases()) {
      boolean gated = phase.phase().gates().stream().anyMatch(gate -> gate.day() == 1);
      if (!gated || phase.cycle() > 1) {
        continue;
      }
      LocalDate day = phase.start().date();
      String open =
          course
              .text()
              .replaceAll("  - \\{on: [^}]*start: " + phase.id() + "( day \\d+)?}\\n", "")
              .replaceAll("  - \\{on: (?=20)(?!2026-01-1)[^}]*start: [^}]*}\\n", "");
      String before = starts(course.text(), day);
      Course waiting = new Course(course.name(), open + before, course.begins());
      OrderChecker checker =
          new OrderChecker(
              waiting.standing(day, "  - {on: %s, lab: {anc: 0.3, platelets: 40}}".formatted(day)));
      for (Dose dose : phase.doses()) {
        if (dose.day() == 1 && dose.element().drug().is("antileukaemic")) {
          order(dose, day)
              .ifPresent(order ->
                  found("start criteria not met", Check.Level.STOP, checker, course, order));
        }
      }
    }
  }

  /** The recorded starts of phases before a day. */
  private static String starts(String text, LocalDate before) {
    StringBuilder kept = new StringBuilder();
    for (String line : text.lines().filter(one -> one.contains("start: ")).toList()) {
      LocalDate on = LocalDate.parse(line.replaceAll(".*on: ([-0-9]+).*", "$1"));
      if (on.isBefore(before) && !line.contains("induction}")) {
        kept.append(line).append('\n');
      }
    }
    return kept.toString();
  }

  private void found(
      String error, Check.Level least, OrderChecker checker, Course course, Order order) {
    found(error, least, checker, new Orders(course.name(), List.of(order)));
  }

  private void found(String error, Check.Level least, OrderChecker checker, Orders orders) {
    Tally tally = tallies.computeIfAbsent(error, _ -> new Tally());
    tally.seeded++;
    Checked checked = checker.check(orders);
    List<OrderFinding> findings =
        checked.findings().stream()
            .filter(finding -> finding.level() != Check.Level.INFO)
            .filter(finding -> finding.stops() || !usual.contains(finding.code()))
            .toList();
    if (checked.stops()) {
      tally.stopped++;
    } else if (!findings.isEmpty()) {
      tally.warned++;
    }
    boolean enough = checked.stops() || (least == Check.Level.WARN && !findings.isEmpty());
    if (!enough) {
      Order order = orders.orders().getFirst();
      tally.missed.add(
          orders.child()
              + " "
              + order.on()
              + " "
              + order.drug().id()
              + " "
              + order.amount()
              + " "
              + order.route());
    }
    findings.stream()
        .map(OrderFinding::code)
        .distinct()
        .forEach(code -> tally.codes.merge(code, 1, Integer::sum));
  }

  private String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        "| error | orders | stopped | warned | missed | found by |\n|---|---|---|---|---|---|\n");
    int all = 0;
    int missed = 0;
    for (Map.Entry<String, Tally> entry : tallies.entrySet()) {
      Tally tally = entry.getValue();
      int lost = tally.seeded - tally.stopped - tally.warned;
      all += tally.seeded;
      missed += lost;
      List<String> codes =
          tally.codes.entrySet().stream()
              .sorted(
                  Map.Entry.<String, Integer>comparingByValue()
                      .reversed()
                      .thenComparing(Map.Entry.comparingByKey()))
              .limit(4)
              .map(Map.Entry::getKey)
              .toList();
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %d | %d | %d | %s |%n",
              entry.getKey(),
              tally.seeded,
              tally.stopped,
              tally.warned,
              lost,
              String.join(", ", codes)));
    }
    table.append(String.format(Locale.ROOT, "| **all** | %d | | | %d | |%n", all, missed));
    table.append(
        String.format(
            Locale.ROOT,
            "%nCorrect orders: %d, of which stopped: %d.%n",
            correct,
            falseStops.size()));
    return table.toString();
  }

  @Test
  @DisplayName("are at least 2,000")
  void many() {
    assertThat(tallies.values().stream().mapToInt(tally -> tally.seeded).sum())
        .isGreaterThanOrEqualTo(2000);
  }

  @Test
  @DisplayName(
      "are all found: stopped, or warned of where the dose is only too low or the day another")
  void noneMissed() {
    tallies.forEach((error, tally) -> assertThat(tally.missed).as(error).isEmpty());
  }

  @Test
  @DisplayName("do not make correct orders stop: at most 1 in 1,000")
  void fewFalseStops() {
    assertThat(correct).isGreaterThan(1000);
    assertThat(falseStops.size() * 1000).as(falseStops.toString()).isLessThanOrEqualTo(correct);
  }

  @Test
  @DisplayName("stand in docs/safety.md with what they came to")
  void documented() throws IOException {
    System.out.println(table());
    assertThat(Files.readString(DOCUMENT)).contains(table());
  }
}
