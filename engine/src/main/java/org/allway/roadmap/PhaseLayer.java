package org.allway.roadmap;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.allway.assess.Facts;
import org.allway.chart.ChartView;
import org.allway.chart.Entry;
import org.allway.dose.Amount;
import org.allway.library.Adaptation;
import org.allway.library.Days;
import org.allway.library.DoseRule;
import org.allway.library.Element;
import org.allway.library.Library;
import org.allway.library.Phase;
import org.allway.library.Protocol;
import org.allway.library.Replacement;
import org.allway.library.Schedule;
import org.allway.rule.Value;

/** Lays the doses of one phase onto its calendar. */
final class PhaseLayer {

  private static final Standing LEFT = new Standing.Omitted("the child has left this protocol");

  /**
   * How far a phase reaches.
   *
   * @param closedFrom the first day behind a gate that is not open: from it on nothing is due; 0 if
   *     nothing is
   */
  private record Extent(LocalDate cut, boolean therapyEnds, int closedFrom, boolean left) {

    /** The same for what stands in for the dose of a day: it waits at no gate behind that day. */
    Extent insteadOf(int day) {
      return day < closedFrom ? new Extent(cut, therapyEnds, Integer.MAX_VALUE, left) : this;
    }
  }

  private final Library library;
  private final ChartView view;
  private final Givings givings;
  private final Adapting adapting;
  private final Protocol.Duration duration;
  private final int givingWindow;

  PhaseLayer(
      Library library,
      ChartView view,
      Givings givings,
      Adapting adapting,
      Protocol.Duration duration,
      int givingWindow) {
    this.library = library;
    this.view = view;
    this.givings = givings;
    this.adapting = adapting;
    this.duration = duration;
    this.givingWindow = givingWindow;
  }

  /**
   * @param name what the protocol's roadmap calls the phase
   * @param cut the day from which nothing more is given: the end of therapy, or the next phase's
   *     recorded start; the far future if neither
   * @param left whether the child has left the protocol, so that nothing more of it is to come
   * @param therapyEnds whether {@code cut} is the end of therapy, where running courses may finish
   */
  PlannedPhase lay(
      String id,
      String name,
      Phase phase,
      int cycle,
      PhaseStart start,
      Calendar calendar,
      List<PlannedPhase.InnerGate> inner,
      Facts facts,
      Size size,
      LocalDate cut,
      boolean therapyEnds,
      boolean left,
      List<PlannedPhase> before) {
    DoseCalculator calculator = new DoseCalculator(library, size, facts);
    List<Line> lines = new ArrayList<>();
    List<PlannedPhase.Irradiation> irradiations = new ArrayList<>();
    List<PlannedPhase.Waiting> waiting = new ArrayList<>();
    for (Element element : phase.elements()) {
      Value when = element.when().evaluate(facts);
      if (when instanceof Value.Unknown(Set<String> needs, var _)) {
        waiting.add(new PlannedPhase.Waiting(element, needs));
      } else if (when.isTrue()) {
        switch (element) {
          case Element.Medication drug ->
              lines.add(
                  new Line(
                      drug,
                      calculator,
                      size,
                      view.chart().child(),
                      ladderStart(drug, before),
                      givings.isEmpty() ? 0 : tolerance(drug, phase),
                      givings.any(drug),
                      adapting.of(drug, name, facts)));
          case Element.Radiotherapy beam -> {
            LocalDate from = calendar.date(beam.day());
            if (from.isBefore(cut)) {
              irradiations.add(new PlannedPhase.Irradiation(from, beam));
            }
          }
        }
      }
    }
    boolean happened = start.happened();
    int closedFrom =
        inner.stream()
            .filter(gate -> !gate.open())
            .mapToInt(PlannedPhase.InnerGate::day)
            .min()
            .orElse(Integer.MAX_VALUE);
    Extent extent = new Extent(cut, therapyEnds, happened ? closedFrom : 0, left);
    Substitutes substitutes =
        new Substitutes(calculator, size, view.chart().child(), givings, adapting, name, facts);
    List<Dose> doses = doses(phase.days(), calendar, lines, extent, substitutes);
    waiting.addAll(substitutes.waiting());
    List<PlannedPhase.Check> checks = new ArrayList<>();
    for (Phase.Checkpoint checkpoint : phase.checkpoints()) {
      LocalDate date = calendar.date(checkpoint.day());
      if (checkpoint.when().evaluate(facts).isTrue() && date.isBefore(cut)) {
        checks.add(new PlannedPhase.Check(date, checkpoint));
      }
    }
    LocalDate last = calendar.end().isBefore(cut) ? calendar.end() : cut.minusDays(1);
    LocalDate end = last.isBefore(start.date()) ? start.date() : last;
    PlannedPhase.Status status =
        !happened
            ? PlannedPhase.Status.PROJECTED
            : end.isBefore(view.asOf()) ? PlannedPhase.Status.DONE : PlannedPhase.Status.ACTIVE;
    return new PlannedPhase(
        id,
        phase,
        cycle,
        status,
        start,
        inner,
        end,
        size,
        doses,
        irradiations,
        checks,
        List.of(),
        waiting);
  }

  /**
   * The doses of a drug that is given every day, while a phase goes on and until the next begins.
   *
   * @param from the first day of the drug
   * @param until the day from which it is given no more, or as part of the next phase
   */
  PlannedPhase throughout(
      PlannedPhase planned,
      String name,
      Element.Medication daily,
      LocalDate from,
      LocalDate until,
      Facts facts,
      boolean left) {
    LocalDate start = planned.start().date();
    int first = from.isAfter(start) ? (int) ChronoUnit.DAYS.between(start, from) + 1 : 1;
    int last = (int) ChronoUnit.DAYS.between(start, until);
    Value when = daily.when().evaluate(facts);
    if (last < first || when.isFalse()) {
      return planned;
    }
    if (when instanceof Value.Unknown(Set<String> needs, var _)) {
      return planned.waitingFor(new PlannedPhase.Waiting(daily, needs));
    }
    Element.Medication element = daily.on(Days.daily(first, last));
    Size size = planned.size();
    DoseCalculator calculator = new DoseCalculator(library, size, facts);
    Line line =
        new Line(
            element,
            calculator,
            size,
            view.chart().child(),
            0,
            0,
            givings.any(element),
            adapting.of(element, name, facts));
    Extent extent =
        new Extent(until, false, planned.start().happened() ? Integer.MAX_VALUE : 0, left);
    Substitutes substitutes =
        new Substitutes(calculator, size, view.chart().child(), givings, adapting, name, facts);
    Calendar calendar = new Calendar(start, last, List.of());
    List<Dose> doses = new ArrayList<>(planned.doses());
    doses.addAll(doses(last, calendar, List.of(line), extent, substitutes));
    doses.sort(Comparator.comparing(Dose::date));
    return planned.withDoses(doses);
  }

  private List<Dose> doses(
      int days, Calendar calendar, List<Line> lines, Extent extent, Substitutes substitutes) {
    List<Dose> doses = new ArrayList<>();
    List<BitSet> omitted = lines.stream().map(line -> omittedDays(line.element(), lines)).toList();
    boolean moved = false;
    for (int day = 1; day <= days; day++) {
      LocalDate date = calendar.date(day);
      boolean over = !date.isBefore(extent.cut());
      for (int i = 0; i < lines.size(); i++) {
        Line line = lines.get(i);
        while (line.nextDay() == day) {
          int hour = line.nextHour();
          line.advance();
          if (omitted.get(i).get(day)
              || (over && !finishes(line.element(), day, calendar, extent))) {
            continue;
          }
          Dose dose = dose(line, day, date, hour, extent);
          doses.add(dose);
          moved |= dose.standing() instanceof Standing.Given;
          if (dose.instead().isPresent()) {
            for (Substitutes.Turn turn : substitutes.of(dose)) {
              doses.add(
                  dose(
                      turn.line(),
                      turn.day(),
                      turn.date(),
                      Schedule.NO_HOUR,
                      extent.insteadOf(day)));
            }
            moved = true;
          }
        }
      }
    }
    if (moved) {
      doses.sort(Comparator.comparing(Dose::date));
    }
    return doses;
  }

  private Dose dose(Line line, int day, LocalDate date, int hour, Extent extent) {
    Element.Medication element = line.element();
    Adapted adapted = line.adapted(date);
    Dosage dosage = adapted.of(line.dosage(date));
    Optional<Entry.Gave> gave = givings.take(element, date, line.tolerance());
    if (gave.isPresent()) {
      Amount amount = gave.get().amount();
      for (int more = 1; more < element.times(); more++) {
        givings.take(element, gave.get().when().on(), 0);
      }
      line.climb(Optional.of(amount));
      Standing given = new Standing.Given(gave.get().when().on(), amount, gave.get().route());
      return new Dose(day, date, hour, element, dosage, given, adapted);
    }
    boolean past = !date.isAfter(view.asOf());
    Optional<Standing> prevented =
        held(element, date, past)
            .or(() -> extent.left() && !past ? Optional.of(LEFT) : prevented(adapted));
    if (prevented.isPresent()) {
      line.leaveOut();
      return new Dose(day, date, hour, element, dosage, prevented.get(), adapted);
    }
    boolean due = past && day < extent.closedFrom();
    boolean missed = due && date.isBefore(view.asOf()) && line.recorded();
    if (!missed) {
      line.climb(Optional.empty());
    }
    Standing open = due ? Standing.DUE : Standing.PROJECTED;
    return new Dose(day, date, hour, element, dosage, open, adapted);
  }

  /** By people. */
  private Optional<Standing> held(Element.Medication element, LocalDate date, boolean past) {
    return view.holdsAnything() && past
        ? view.hold(element.drug(), date)
            .map(hold ->
                hold instanceof Entry.Omitted omitted
                    ? new Standing.Omitted(omitted.reason())
                    : new Standing.Held(hold instanceof Entry.Held held ? held.reason() : ""))
        : Optional.empty();
  }

  /** By rules. */
  private static Optional<Standing> prevented(Adapted adapted) {
    return adapted
        .preventing()
        .map(one -> {
          String why = one.adaptation().title().en();
          return switch (one.outcome()) {
            case Adaptation.Outcome.Hold _ -> new Standing.Held(why);
            case Adaptation.Outcome.Replace(Replacement other) ->
                new Standing.Omitted(other.title().en());
            default -> new Standing.Omitted(why);
          };
        });
  }

  /**
   * How far from its day a giving may lie: never so far that it could be the next dose of the same
   * drug.
   */
  private int tolerance(Element.Medication drug, Phase phase) {
    TreeSet<Integer> days = new TreeSet<>();
    int gap = Integer.MAX_VALUE;
    for (Element element : phase.elements()) {
      if (element instanceof Element.Medication other
          && other.drug().equals(drug.drug())
          && other.route() == drug.route()) {
        for (int i = 0; i < other.schedule().count(); i++) {
          days.add(other.schedule().day(i));
        }
      }
    }
    int before = -1;
    for (int day : days) {
      gap = before < 0 ? gap : Math.min(gap, day - before);
      before = day;
    }
    return gap == Integer.MAX_VALUE ? givingWindow : Math.min(givingWindow, (gap - 1) / 2);
  }

  /** Days on which an element is left out because of another drug. */
  private static BitSet omittedDays(Element.Medication element, List<Line> lines) {
    BitSet days = new BitSet();
    if (element.omitDrug().isEmpty()) {
      return days;
    }
    for (Line other : lines) {
      Element.Medication given = other.element();
      if (given.drug().id().equals(element.omitDrug()) && given.route() == element.omitRoute()) {
        for (int i = 0; i < given.schedule().count(); i++) {
          days.set(given.schedule().day(i));
        }
      }
    }
    return days;
  }

  /** Whether a giving after the end of therapy belongs to a course that may be completed. */
  private boolean finishes(Element.Medication element, int day, Calendar calendar, Extent extent) {
    return extent.therapyEnds()
        && duration.mayFinish().contains(element.drug().drugClass())
        && calendar.date(element.schedule().courseStart(day)).isBefore(extent.cut());
  }

  /**
   * Where a rising dose begins: at its start, or at a share of the highest dose of an earlier
   * phase.
   */
  private static double ladderStart(Element.Medication element, List<PlannedPhase> before) {
    if (!(element.dose() instanceof DoseRule.Escalating ladder)) {
      return 0;
    }
    for (PlannedPhase earlier : before) {
      if (earlier.id().equals(ladder.resumes())) {
        double highest = highest(element, earlier);
        if (highest > 0) {
          return ladder.share() * highest;
        }
      }
    }
    return ladder.start().value();
  }

  private static double highest(Element.Medication element, PlannedPhase earlier) {
    double given = 0;
    double planned = 0;
    for (Dose dose : earlier.doses()) {
      if (dose.element().drug().equals(element.drug())
          && dose.element().route() == element.route()
          && dose.element().dose() instanceof DoseRule.Escalating ladder) {
        if (dose.standing() instanceof Standing.Given(var _, Amount amount, var _)) {
          given = Math.max(given, Line.rung(ladder, amount, earlier.size()));
        } else if (dose.dosage() instanceof Dosage.Calculated calculated
            && !(dose.standing() instanceof Standing.Held)
            && !(dose.standing() instanceof Standing.Omitted)) {
          planned = Math.max(planned, calculated.basis().rate().value());
        }
      }
    }
    return given > 0 ? given : planned;
  }
}
