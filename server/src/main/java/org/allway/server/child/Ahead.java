package org.allway.server.child;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allway.plan.Need;
import org.allway.plan.Plan;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Standing;
import org.allway.wording.Runs;
import org.allway.wording.Wording;
import org.allway.words.Language;

/**
 * The days to come, day by day.
 *
 * @param daily what is given every day of a stretch
 * @param days those on which there is more
 */
public record Ahead(List<Giving> daily, List<Day> days) {

  static final int DAYS = 14;

  /**
   * Something to give.
   *
   * @param standing what became of it, in words; empty if it is to come
   * @param off whether it is on hold or left out
   */
  public record Giving(String text, String standing, boolean off, String why) {}

  /**
   * One day.
   *
   * @param tests what is to be found out
   */
  public record Day(
      LocalDate date, String label, boolean today, List<Giving> givings, List<String> tests) {}

  static Ahead of(Sight sight, Language language) {
    Plan plan = sight.plan();
    Wording wording = new Wording(language);
    LocalDate from = plan.asOf();
    LocalDate until = from.plusDays(DAYS - 1L);
    List<Giving> daily = new ArrayList<>();
    List<Dose> single = new ArrayList<>();
    for (PlannedPhase phase : plan.roadmap().phases()) {
      if (phase.end().isBefore(from) || phase.start().date().isAfter(until)) {
        continue;
      }
      for (List<Dose> run : Runs.of(phase.doses())) {
        if (run.size() < Runs.DAILY) {
          single.addAll(run);
          continue;
        }
        for (List<Dose> part : Runs.ofOneKind(run)) {
          List<Dose> here =
              part.stream()
                  .filter(dose -> !dose.date().isBefore(from) && !dose.date().isAfter(until))
                  .toList();
          if (!here.isEmpty()) {
            daily.add(daily(sight, phase, part, wording));
          }
        }
      }
    }
    List<Day> days = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1)) {
      LocalDate date = day;
      List<Giving> givings =
          plan.roadmap().phases().stream()
              .flatMap(phase ->
                  phase.doses().stream()
                      .filter(dose -> dose.date().equals(date) && single.contains(dose))
                      .map(dose -> giving(sight, phase, dose, wording.giving(dose), wording)))
              .toList();
      List<String> tests = tests(plan, date, wording);
      if (!givings.isEmpty() || !tests.isEmpty() || date.equals(from)) {
        days.add(new Day(date, wording.day(date), date.equals(from), givings, tests));
      }
    }
    return new Ahead(daily, days);
  }

  private static Giving daily(Sight sight, PlannedPhase phase, List<Dose> part, Wording wording) {
    Dose first = part.getFirst();
    String span = wording.span(first.date(), part.getLast().date());
    return giving(sight, phase, first, span + ": " + wording.giving(first), wording);
  }

  private static Giving giving(
      Sight sight, PlannedPhase phase, Dose dose, String text, Wording wording) {
    boolean off =
        dose.standing() instanceof Standing.Held || dose.standing() instanceof Standing.Omitted;
    boolean plain =
        dose.standing() instanceof Standing.Due && dose.date().equals(sight.plan().asOf());
    return new Giving(
        text,
        plain ? "" : wording.standing(dose, sight.plan().asOf()),
        off,
        why(sight, phase, dose));
  }

  /** The address of the reasons for a dose. */
  static String why(Sight sight, PlannedPhase phase, Dose dose) {
    return "/children/"
        + sight.id()
        + "/why?of=dose&phase="
        + phase.id()
        + "&drug="
        + dose.element().drug().id()
        + "&route="
        + dose.element().route()
        + "&on="
        + dose.date()
        + "&hour="
        + dose.hour()
        + "&line="
        + dose.element().position()
        + sight.moment().more();
  }

  private static List<String> tests(Plan plan, LocalDate date, Wording wording) {
    Stream<String> planned =
        plan.roadmap().phases().stream()
            .flatMap(phase -> phase.checks().stream())
            .filter(check -> check.date().equals(date))
            .map(check -> wording.tests(check.checkpoint()));
    List<String> tests = new ArrayList<>(planned.toList());
    String told = String.join("; ", tests);
    String needs =
        plan.needs().stream()
            .filter(need -> need.by().equals(date))
            .map(Need::label)
            .map(wording::say)
            .filter(label -> !told.contains(label))
            .collect(Collectors.joining("; "));
    if (!needs.isEmpty()) {
      tests.add(needs);
    }
    return tests;
  }
}
