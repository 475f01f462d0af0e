package org.allway.cli;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.allway.library.Element;
import org.allway.library.Fact;
import org.allway.library.Schedule;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Standing;

/** One phase day by day: what is given every day first, then each day that has more. */
final class PhaseText {

  /** From this many days in a row on, a drug stands above the days instead of in each of them. */
  private static final int RUN = 4;

  private final PlannedPhase phase;
  private final LocalDate asOf;
  private final Ink ink;
  private final boolean why;
  private final Set<String> cited;

  PhaseText(PlannedPhase phase, LocalDate asOf, Ink ink, boolean why, Set<String> cited) {
    this.phase = phase;
    this.asOf = asOf;
    this.ink = ink;
    this.why = why;
    this.cited = cited;
  }

  String text() {
    StringBuilder out = new StringBuilder("\n");
    out.append(ink.bold(phase.id().toUpperCase(Locale.ROOT))).append("  ");
    out.append(phase.phase().title().en()).append("  ").append(PlanText.size(phase)).append('\n');
    List<List<Dose>> runs = runs();
    Columns daily = new Columns("  ");
    Map<LocalDate, List<String[]>> days = new TreeMap<>();
    for (List<Dose> run : runs) {
      Dose first = run.getFirst();
      if (run.size() >= RUN) {
        daily.row(
            "daily",
            PlanText.DAY.format(first.date()) + " to " + run.getLast().date(),
            "day " + first.day() + "-" + run.getLast().day(),
            give(first),
            basis(first));
      } else {
        for (Dose dose : run) {
          days.computeIfAbsent(dose.date(), _ -> new ArrayList<>())
              .add(new String[] {give(dose), standing(dose), basis(dose)});
        }
      }
    }
    for (PlannedPhase.Irradiation beam : phase.irradiations()) {
      Element.Radiotherapy element = beam.element();
      String words =
          element.site()
              + " radiotherapy "
              + element.dose()
              + " in "
              + element.fractions()
              + " fractions";
      days.computeIfAbsent(beam.from(), _ -> new ArrayList<>())
          .add(new String[] {words + PlanText.mark(element.evidence()), "", ""});
    }
    for (PlannedPhase.Check check : phase.checks()) {
      String facts =
          String.join(
              ", ",
              check.checkpoint().facts().stream()
                  .map(Fact::label)
                  .map(label -> label.en())
                  .toList());
      days.computeIfAbsent(check.date(), _ -> new ArrayList<>())
          .add(new String[] {"test: " + facts, "", ""});
    }
    out.append(daily.text());
    Columns columns = new Columns("  ");
    days.forEach((date, lines) -> {
      boolean head = true;
      for (String[] line : lines) {
        long day = ChronoUnit.DAYS.between(phase.start().date(), date) + 1;
        String number = head ? "day " + day : "";
        String shown = head ? PlanText.DAY.format(date) : "";
        columns.row(number, date.equals(asOf) ? ink.bold(shown) : shown, line[0], line[1], line[2]);
        head = false;
      }
    });
    out.append(columns.text());
    for (PlannedPhase.Waiting waiting : phase.waiting()) {
      String what =
          switch (waiting.element()) {
            case Element.Medication drug ->
                drug.drug().label().en() + " " + drug.route() + ", days " + drug.days();
            case Element.Radiotherapy beam -> beam.site() + " radiotherapy";
          };
      out.append(ink.notice("  waits  "))
          .append(what)
          .append(": ")
          .append(String.join(", ", waiting.needs()))
          .append('\n');
    }
    if (why) {
      traces(out);
    }
    return out.toString();
  }

  /** Doses of one element on consecutive days with the same amount and standing. */
  private List<List<Dose>> runs() {
    Map<Element.Medication, List<Dose>> byElement = new LinkedHashMap<>();
    phase
        .doses()
        .forEach(
            dose -> byElement.computeIfAbsent(dose.element(), _ -> new ArrayList<>()).add(dose));
    List<List<Dose>> runs = new ArrayList<>();
    for (List<Dose> doses : byElement.values()) {
      List<Dose> run = new ArrayList<>();
      for (Dose dose : doses) {
        boolean follows =
            !run.isEmpty()
                && run.getLast().date().plusDays(1).equals(dose.date())
                && run.getLast().dosage().equals(dose.dosage())
                && quiet(run.getLast())
                && quiet(dose);
        if (!follows && !run.isEmpty()) {
          runs.add(run);
          run = new ArrayList<>();
        }
        run.add(dose);
      }
      if (!run.isEmpty()) {
        runs.add(run);
      }
    }
    return runs;
  }

  /** Nothing has happened to a dose that needs a line of its own. */
  private static boolean quiet(Dose dose) {
    return dose.standing() instanceof Standing.Projected || dose.standing() instanceof Standing.Due;
  }

  private static String give(Dose dose) {
    Element.Medication element = dose.element();
    StringBuilder text = new StringBuilder(element.drug().label().en()).append(' ');
    switch (dose.dosage()) {
      case Dosage.Calculated calculated -> text.append(calculated.amount());
      case Dosage.Asked _ -> text.append("? (ask)");
    }
    text.append(element.infusionDays() > 0 ? "/day" : "").append(' ').append(element.route());
    text.append(
        switch (element.times()) {
          case 1 -> "";
          case 2 -> " twice a day";
          default -> " " + element.times() + " times a day";
        });
    text.append(
        element.infusionDays() > 0 ? " continuously for " + element.infusionDays() + " days" : "");
    text.append(element.over().isEmpty() ? "" : " over " + element.over());
    text.append(dose.hour() == Schedule.NO_HOUR ? "" : " at hour " + dose.hour());
    text.append(
        element.injection().isEmpty() ? "" : " [" + element.injection() + ", one injection]");
    text.append(dose.verified() ? "" : " *");
    return text.toString();
  }

  private String standing(Dose dose) {
    return switch (dose.standing()) {
      case Standing.Given(LocalDate on, var amount, var _) ->
          ink.good("given " + amount + (on.equals(dose.date()) ? "" : " on " + on));
      case Standing.Due _ -> dose.date().equals(asOf) ? ink.bold("due today") : "due";
      case Standing.Projected _ -> "";
      case Standing.Held(String reason) ->
          ink.notice("held" + (reason.isEmpty() ? "" : ": " + reason));
      case Standing.Omitted(String reason) ->
          ink.notice("omitted" + (reason.isEmpty() ? "" : ": " + reason));
    };
  }

  private String basis(Dose dose) {
    String text =
        switch (dose.dosage()) {
          case Dosage.Calculated calculated -> calculated.basis().text();
          case Dosage.Asked asked -> "needs " + String.join(", ", asked.needs());
        };
    return ink.faint(text);
  }

  private void traces(StringBuilder out) {
    out.append(ink.faint("  why these doses:\n"));
    phase.doses().stream()
        .map(Dose::element)
        .distinct()
        .forEach(element -> {
          cited.addAll(element.evidence().cites());
          String when = element.when().source().equals("true") ? "" : element.when().source();
          out.append(
              ink.faint(
                  Trace.line(
                      "    " + element.drug().id() + " " + element.route() + ": ",
                      when,
                      element.evidence())));
        });
    phase.doses().stream()
        .flatMap(dose -> dose.adapted().acting().stream())
        .distinct()
        .forEach(one -> {
          cited.addAll(one.row().evidence().cites());
          out.append(
              ink.faint(
                  Trace.line(
                      "    " + one.adaptation().title().en() + ": ",
                      one.row().when().source(),
                      one.row().evidence())));
        });
  }
}
