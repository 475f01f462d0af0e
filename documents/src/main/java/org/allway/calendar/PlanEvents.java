package org.allway.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allway.assess.Selection;
import org.allway.calendar.CalendarEvent.Kind;
import org.allway.calendar.CalendarEvent.Status;
import org.allway.dose.Route;
import org.allway.plan.Plan;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Standing;
import org.allway.roadmap.Supply;
import org.allway.wording.Runs;
import org.allway.wording.Tablets;
import org.allway.wording.Wording;
import org.allway.words.Words;

/**
 * The events of a plan: the start of each phase, each day at the clinic, each week of medicines by
 * mouth, single days with medicines by mouth, the end of therapy.
 */
final class PlanEvents {

  private static final int WEEK = 7;

  private static final Words STARTS = new Words("Phase starts", "Empieza la fase");
  private static final Words END = new Words("End of therapy", "Fin del tratamiento");
  private static final Words CLINIC = new Words("Clinic", "Hospital");
  private static final Words HOME = new Words("By mouth", "Por la boca");
  private static final Words DAY = new Words("day", "día");
  private static final Words WEEK_OF = new Words("week", "semana");
  private static final Words DAYS = new Words("days", "días");
  private static final Words TESTS = new Words("tests", "pruebas");
  private static final Words EVERY_DAY = new Words("every day", "todos los días");
  private static final Words PROVISIONAL =
      new Words(
          "PROVISIONAL: this is the earliest day. It moves if something before it takes longer or"
              + " a result changes the plan.",
          "PROVISIONAL: este es el primer día posible. Cambia si algo anterior tarda más o si un"
              + " resultado cambia el plan.");
  private static final Words UNVERIFIED =
      new Words(
          "* rests on a number without a source: check it against the centre's protocol.",
          "* se basa en un número sin fuente: compruébelo con el protocolo del centro.");
  private static final Words REVIEW =
      new Words(
          "Review every day and dose with your doctor.", "Revise cada día y dosis con su médico.");
  private static final Words AS_OF = new Words("Plan as of", "Plan con fecha de");

  private final Plan plan;
  private final Wording wording;
  private final Tablets tablets;
  private final List<CalendarEvent> events = new ArrayList<>();

  private PlanEvents(Plan plan, Wording wording) {
    this.plan = plan;
    this.wording = wording;
    this.tablets = new Tablets(wording);
  }

  /** By date; of one date, phases first. */
  static List<CalendarEvent> of(Plan plan, Wording wording) {
    PlanEvents made = new PlanEvents(plan, wording);
    plan.roadmap().phases().forEach(made::phase);
    made.end();
    return made.events.stream()
        .sorted(Comparator.comparing(CalendarEvent::from).thenComparing(CalendarEvent::kind))
        .toList();
  }

  private void phase(PlannedPhase phase) {
    LocalDate start = phase.start().date();
    List<String> lines = new ArrayList<>();
    lines.add(
        wording.span(start, phase.end())
            + ", "
            + Wording.length(phase)
            + " "
            + wording.say(DAYS)
            + Wording.mark(phase.phase().evidence().verified()));
    String sure = wording.start(phase.start());
    if (!sure.isEmpty()) {
      lines.add(sure);
    }
    add(
        phase.id() + "/start",
        Kind.PHASE,
        start,
        start,
        wording.say(STARTS) + ": " + title(phase),
        lines,
        sure(phase, 1));
    clinic(phase);
    home(phase);
  }

  private void end() {
    if (!plan.roadmap().endKnown() || !plan.roadmap().left().isEmpty()) {
      return;
    }
    LocalDate ends = plan.roadmap().ends();
    boolean sure = plan.roadmap().endCertain() && !ends.isAfter(plan.asOf());
    add(
        "end",
        Kind.PHASE,
        ends,
        ends,
        wording.say(END),
        List.of(),
        sure ? Status.CONFIRMED : Status.TENTATIVE);
  }

  /** Everything of one day of the protocol is one event. */
  private void clinic(PlannedPhase phase) {
    SortedMap<Integer, Clinic> days = new TreeMap<>();
    for (Dose dose : phase.doses()) {
      if (dose.element().route() != Route.PO) {
        days.computeIfAbsent(dose.day(), _ -> new Clinic()).doses.add(dose);
      }
    }
    for (PlannedPhase.Check check : phase.checks()) {
      Clinic day = days.computeIfAbsent(check.checkpoint().day(), _ -> new Clinic());
      day.tests.add(check);
    }
    for (PlannedPhase.Irradiation beam : phase.irradiations()) {
      days.computeIfAbsent(beam.element().day(), _ -> new Clinic()).beams.add(beam);
    }
    days.forEach((day, clinic) -> clinic(phase, day, clinic));
  }

  /** What a day of the protocol brings at the clinic. */
  private static final class Clinic {
    final List<Dose> doses = new ArrayList<>();
    final List<PlannedPhase.Check> tests = new ArrayList<>();
    final List<PlannedPhase.Irradiation> beams = new ArrayList<>();

    LocalDate date() {
      return given()
          .or(() -> doses.stream().map(Dose::date).findFirst())
          .or(() -> tests.stream().map(PlannedPhase.Check::date).findFirst())
          .orElseGet(() -> beams.getFirst().from());
    }

    /** The day it really was. */
    private Optional<LocalDate> given() {
      return doses.stream()
          .map(Dose::standing)
          .filter(Standing.Given.class::isInstance)
          .map(standing -> ((Standing.Given) standing).on())
          .min(Comparator.naturalOrder());
    }
  }

  private void clinic(PlannedPhase phase, int day, Clinic clinic) {
    List<String> lines = new ArrayList<>();
    lines.add(title(phase) + ", " + wording.say(DAY) + " " + day);
    clinic.doses.forEach(dose -> lines.add(line(dose)));
    clinic.beams.forEach(beam -> lines.add(wording.radiotherapy(beam.element())));
    clinic.tests.forEach(
        test -> lines.add(wording.say(TESTS) + ": " + wording.tests(test.checkpoint())));
    Stream<String> drugs = clinic.doses.stream().filter(PlanEvents::planned).map(wording::drug);
    Stream<String> tests = clinic.tests.isEmpty() ? Stream.of() : Stream.of(wording.say(TESTS));
    Stream<String> beams = clinic.beams.stream().map(beam -> wording.radiotherapy(beam.element()));
    String what =
        Stream.of(drugs, beams, tests)
            .flatMap(one -> one)
            .distinct()
            .collect(Collectors.joining(", "));
    boolean empty = what.isEmpty();
    String names =
        empty
            ? clinic.doses.stream().map(wording::drug).distinct().collect(Collectors.joining(", "))
            : what;
    LocalDate date = clinic.date();
    add(
        phase.id() + "/day-" + day,
        Kind.CLINIC,
        date,
        date,
        wording.say(CLINIC) + ", " + wording.say(DAY) + " " + day + ": " + names,
        lines,
        empty ? Status.CANCELLED : sure(phase, day));
  }

  /** What is taken day after day stands in weeks, counted as the protocol counts; else in days. */
  private void home(PlannedPhase phase) {
    List<Dose> byMouth =
        phase.doses().stream().filter(dose -> dose.element().route() == Route.PO).toList();
    SortedMap<Integer, List<Dose>> weeks = new TreeMap<>();
    SortedMap<Integer, List<Dose>> days = new TreeMap<>();
    for (List<Dose> run : Runs.of(byMouth)) {
      for (Dose dose : run) {
        if (run.size() >= Runs.DAILY) {
          weeks.computeIfAbsent((dose.day() - 1) / WEEK + 1, _ -> new ArrayList<>()).add(dose);
        } else {
          days.computeIfAbsent(dose.day(), _ -> new ArrayList<>()).add(dose);
        }
      }
    }
    weeks.forEach((week, doses) -> home(phase, "week", WEEK_OF, week, doses));
    days.forEach((day, doses) -> home(phase, "home-day", DAY, day, doses));
  }

  private void home(PlannedPhase phase, String key, Words unit, int number, List<Dose> doses) {
    LocalDate from = doses.stream().map(Dose::date).min(Comparator.naturalOrder()).orElseThrow();
    LocalDate to = doses.stream().map(Dose::date).max(Comparator.naturalOrder()).orElseThrow();
    String what = wording.say(unit) + " " + number;
    List<String> lines = new ArrayList<>();
    lines.add(title(phase) + ", " + what);
    for (List<Dose> run : Runs.of(doses)) {
      for (List<Dose> part : Runs.alike(run)) {
        LocalDate first = part.getFirst().date();
        LocalDate last = part.getLast().date();
        boolean whole = first.equals(from) && last.equals(to) && part.size() > 1;
        String when = whole ? wording.say(EVERY_DAY) : wording.span(first, last);
        lines.add(homeLine(part.getFirst()) + ", " + when);
      }
    }
    for (Supply supply : plan.week()) {
      if (doses.stream().anyMatch(dose -> dose.element().drug().equals(supply.drug()))) {
        tablets.days(supply, day -> !day.isBefore(from) && !day.isAfter(to)).ifPresent(lines::add);
      }
    }
    String names =
        doses.stream()
            .filter(PlanEvents::planned)
            .map(wording::drug)
            .distinct()
            .collect(Collectors.joining(", "));
    boolean empty = names.isEmpty();
    String all =
        empty
            ? doses.stream().map(wording::drug).distinct().collect(Collectors.joining(", "))
            : names;
    add(
        phase.id() + "/" + key + "-" + number,
        Kind.HOME,
        from,
        to,
        wording.say(HOME) + ", " + what + ": " + all,
        lines,
        empty ? Status.CANCELLED : sure(phase, doses.getFirst().day()));
  }

  private String line(Dose dose) {
    String standing = wording.standing(dose, plan.asOf());
    return wording.giving(dose) + (standing.isEmpty() ? "" : ": " + standing);
  }

  /** Nobody records each dose at home: that none is recorded says nothing. */
  private String homeLine(Dose dose) {
    return dose.standing() instanceof Standing.Due ? wording.giving(dose) : line(dose);
  }

  private static boolean planned(Dose dose) {
    return switch (dose.standing()) {
      case Standing.Projected _, Standing.Due _, Standing.Given _ -> true;
      case Standing.Held _, Standing.Omitted _ -> false;
    };
  }

  /** The phase's title; of a repeated phase, which time it is. */
  private String title(PlannedPhase phase) {
    String title = wording.say(phase.phase().title());
    return phase.cycle() > 1 || phase.id().matches(".*-\\d+")
        ? title + " [" + phase.id() + "]"
        : title;
  }

  /** Days of a phase that has begun are firm, up to a gate within it that is not passed. */
  private Status sure(PlannedPhase phase, int day) {
    boolean begun = phase.status() != PlannedPhase.Status.PROJECTED;
    Predicate<PlannedPhase.InnerGate> shut = gate -> gate.day() <= day && !gate.open();
    return begun && phase.inner().stream().noneMatch(shut) ? Status.CONFIRMED : Status.TENTATIVE;
  }

  private void add(
      String key,
      Kind kind,
      LocalDate from,
      LocalDate to,
      String summary,
      List<String> said,
      Status status) {
    List<String> lines = new ArrayList<>(said);
    lines.add("");
    if (status == Status.TENTATIVE) {
      lines.add(wording.say(PROVISIONAL));
    }
    if (marked(said)) {
      lines.add(wording.say(UNVERIFIED));
    }
    lines.add(wording.say(REVIEW));
    lines.add(wording.say(AS_OF) + " " + wording.date(plan.asOf()) + protocol());
    events.add(new CalendarEvent(key, kind, from, to, summary, List.copyOf(lines), status));
  }

  private static boolean marked(Collection<String> lines) {
    return lines.stream().anyMatch(line -> line.contains("*"));
  }

  private String protocol() {
    return plan.selection() instanceof Selection.Chosen(var index, var _, var _)
        ? "; " + index.protocol().id() + " " + index.protocol().version()
        : "";
  }
}
