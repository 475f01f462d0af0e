package org.allway.server.child;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.allway.chart.Entry;
import org.allway.library.Element;
import org.allway.library.Fact;
import org.allway.library.Phase;
import org.allway.plan.Plan;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PhaseStart;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Size;
import org.allway.roadmap.Standing;
import org.allway.rule.Numbers;
import org.allway.rule.Phrase;
import org.allway.server.child.PhaseModel.Day;
import org.allway.server.child.PhaseModel.Gate;
import org.allway.server.child.PhaseModel.Line;
import org.allway.wording.Amounts;
import org.allway.wording.Runs;
import org.allway.wording.Wording;
import org.allway.wording.Workings;
import org.allway.words.Language;
import org.allway.words.Words;

/** Lays out one phase: what goes on for days first, then day by day. */
final class PhaseSheet {

  private final Sight sight;
  private final Plan plan;
  private final PlannedPhase phase;
  private final Givers givers;
  private final Wording wording;
  private final Workings workings;

  PhaseSheet(Sight sight, PlannedPhase phase, Givers givers, Language language) {
    this.sight = sight;
    this.plan = sight.plan();
    this.phase = phase;
    this.givers = givers;
    this.wording = new Wording(language);
    this.workings = new Workings(wording, sight.made().index().library());
  }

  PhaseModel model(ChildFrame frame) {
    List<Line> daily = new ArrayList<>();
    Map<LocalDate, List<Line>> days = new TreeMap<>();
    for (List<Dose> run : Runs.of(phase.doses())) {
      if (run.size() < Runs.DAILY) {
        run.forEach(dose -> on(days, dose.date(), line(dose, "")));
      } else {
        for (List<Dose> part : Runs.ofOneKind(run)) {
          daily.add(daily(part));
        }
      }
    }
    phase
        .irradiations()
        .forEach(beam -> on(days, beam.from(), plain(wording.radiotherapy(beam.element()))));
    phase
        .checks()
        .forEach(check ->
            on(
                days,
                check.date(),
                test(say("Find out: ", "Averiguar: ") + wording.tests(check.checkpoint()))));
    List<PlannedPhase> all = plan.roadmap().phases();
    int here = all.indexOf(phase);
    return new PhaseModel(
        frame,
        phase.id(),
        Titles.of(phase, wording),
        dates(),
        status(),
        size(),
        "/children/" + sight.id() + "/why?of=phase&phase=" + phase.id() + sight.moment().more(),
        phase.phase().evidence().note(),
        Notice.sources(sight, phase.phase().evidence().cites()),
        gates(),
        daily,
        days.entrySet().stream().map(one -> day(one.getKey(), one.getValue())).toList(),
        phase.waiting().stream().map(this::waiting).toList(),
        phase.unplanned().stream().map(this::unplanned).toList(),
        !phase.phase().evidence().verified()
            || phase.doses().stream().anyMatch(dose -> !dose.unverified().isEmpty()),
        here > 0 ? Optional.of(link(all.get(here - 1))) : Optional.empty(),
        here + 1 < all.size() ? Optional.of(link(all.get(here + 1))) : Optional.empty());
  }

  private PhaseModel.Link link(PlannedPhase other) {
    return new PhaseModel.Link(Titles.of(other, wording), sight.path("/phases/" + other.id()));
  }

  private static void on(Map<LocalDate, List<Line>> days, LocalDate date, Line line) {
    days.computeIfAbsent(date, _ -> new ArrayList<>()).add(line);
  }

  private String dates() {
    return wording.day(phase.start().date())
        + " – "
        + wording.day(phase.end())
        + ", "
        + Wording.length(phase)
        + say(" days", " días")
        + Wording.mark(phase.phase().evidence().verified());
  }

  private String status() {
    String start = wording.start(phase.start());
    String words =
        switch (phase.status()) {
          case DONE -> say("done", "terminada");
          case ACTIVE ->
              say("day ", "día ")
                  + (ChronoUnit.DAYS.between(phase.start().date(), plan.asOf()) + 1);
          case PROJECTED -> say("to come", "prevista");
        };
    return start.isEmpty() ? words : words + ", " + start;
  }

  private String size() {
    Size size = phase.size();
    return size.known()
        ? String.format(Locale.ROOT, "%.2f m²", size.bsa())
            + ": "
            + Numbers.text(size.weight())
            + " kg, "
            + Numbers.text(size.height())
            + " cm, "
            + wording.date(size.measured())
        : say("height or weight is missing", "falta la talla o el peso");
  }

  private List<Gate> gates() {
    List<Gate> gates = new ArrayList<>();
    for (Phase.Gate gate : phase.phase().gates()) {
      PhaseStart start =
          gate.day() == 1
              ? phase.start()
              : phase.inner().stream()
                  .filter(inner -> inner.day() == gate.day())
                  .map(PlannedPhase.InnerGate::start)
                  .findFirst()
                  .orElse(
                      new PhaseStart(
                          phase.start().date(), PhaseStart.Kind.EARLIEST, phase.start().date()));
      boolean open = start.happened() || start.kind() == PhaseStart.Kind.READY;
      String state =
          start.happened()
              ? say("passed", "superada")
              : switch (start.kind()) {
                case READY -> say("met", "cumplida");
                case WAITING -> say("not met", "no cumplida");
                default -> say("not known yet", "aún no se sabe");
              };
      gates.add(
          new Gate(
              say("Day ", "Día ") + gate.day(),
              Phrase.of(List.of(gate.when().expr()), wording.language())
                      .replace(">=", "≥")
                      .replace("<=", "≤")
                  + Wording.mark(gate.evidence().verified()),
              state,
              open));
    }
    return gates;
  }

  private Day day(LocalDate date, List<Line> lines) {
    long number = ChronoUnit.DAYS.between(phase.start().date(), date) + 1;
    return new Day(
        Long.toString(number),
        wording.day(date),
        date.equals(plan.asOf()),
        date.isBefore(plan.asOf()),
        lines);
  }

  private Line daily(List<Dose> part) {
    Dose first = part.getFirst();
    Dose last = part.getLast();
    String days =
        say("days ", "días ")
            + first.day()
            + "–"
            + last.day()
            + ", "
            + wording.span(first.date(), last.date());
    return line(first, part.size() == 1 ? wording.shortDay(first.date()) : days);
  }

  private Line line(Dose dose, String when) {
    String planned =
        dose.dosage() instanceof Dosage.Calculated calculated
                && Numbers.compare(calculated.whole().value(), calculated.amount().value()) != 0
            ? Amounts.text(calculated.whole())
            : "";
    String manner = wording.manner(dose);
    return new Line(
        when,
        wording.drug(dose) + " " + dose.element().route(),
        manner.startsWith(", ") ? manner.substring(2) : manner,
        planned,
        wording.amount(dose) + Wording.mark(dose),
        workings.of(dose),
        wording.standing(dose, plan.asOf()),
        switch (dose.standing()) {
          case Standing.Given _ -> "given";
          case Standing.Due _ -> dose.date().equals(plan.asOf()) ? "now" : "due";
          case Standing.Projected _ -> "planned";
          case Standing.Held _, Standing.Omitted _ -> "not";
        },
        by(dose),
        Ahead.why(sight, phase, dose));
  }

  private String by(Dose dose) {
    return dose.standing() instanceof Standing.Given(LocalDate on, var _, var route)
        ? givers.of(on, dose.element().drug().id(), route.name()).orElse("")
        : "";
  }

  private static Line plain(String what) {
    return new Line("", what, "", "", "", "", "", "planned", "", "");
  }

  private static Line test(String what) {
    return new Line("", what, "", "", "", "", "", "test", "", "");
  }

  private String waiting(PlannedPhase.Waiting waiting) {
    String what =
        switch (waiting.element()) {
          case Element.Medication drug ->
              wording.say(drug.drug().label())
                  + " "
                  + drug.route()
                  + say(", days ", ", días ")
                  + drug.days();
          case Element.Radiotherapy beam -> wording.radiotherapy(beam);
        };
    String needs =
        String.join(
            ", ",
            waiting.needs().stream()
                .map(name ->
                    Optional.<Fact>ofNullable(sight.made().index().library().vocabulary().get(name))
                        .map(fact -> wording.say(fact.label()))
                        .orElse(name))
                .toList());
    return what + say(" waits for ", " espera ") + needs;
  }

  private Line unplanned(Entry.Gave gave) {
    return new Line(
        wording.day(gave.when().on()),
        wording.say(gave.drug().label()) + " " + gave.route(),
        "",
        "",
        Amounts.text(gave.amount()),
        "",
        say("given, not planned", "administrado, no previsto"),
        "given",
        givers.of(gave.when().on(), gave.drug().id(), gave.route().name()).orElse(""),
        "");
  }

  private String say(String en, String es) {
    return wording.say(new Words(en, es));
  }
}
