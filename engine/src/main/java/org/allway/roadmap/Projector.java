package org.allway.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.allway.assess.Assessor;
import org.allway.assess.Facts;
import org.allway.assess.Index;
import org.allway.chart.ChartView;
import org.allway.chart.Entry;
import org.allway.chart.Starts;
import org.allway.library.Element;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.library.Phase;
import org.allway.library.Protocol;
import org.allway.library.Row;
import org.allway.library.Table;
import org.allway.rule.Reads;
import org.allway.rule.Symbol;
import org.allway.rule.Value;
import org.allway.titration.Course;

/**
 * Chains the phases of a roadmap. For each line of the protocol's roadmap:
 *
 * <ol>
 *   <li>is it inserted, and with which phase text? A phase that has begun keeps what was decided
 *       then
 *   <li>when does it start? As recorded, else by its length and its gate
 *   <li>lay its doses
 *   <li>does it start the clock that ends therapy?
 * </ol>
 *
 * Then the doses that follow the counts are given their share.
 */
public final class Projector {

  private static final int MOST_CYCLES = 60;

  private final Index index;
  private final Library library;
  private final Protocol protocol;
  private final ChartView view;
  private final Span span;
  private final Starts starts;
  private final Facts recorded;
  private final Facts assumed;
  private final Gates gates;
  private final Givings givings;
  private final PhaseLayer layer;
  private final Symbol bsa;
  private final Symbol height;
  private final Symbol weight;

  private final List<PlannedPhase> phases = new ArrayList<>();

  /** What each phase was laid with. */
  private final List<Facts> with = new ArrayList<>();

  private final Set<String> needs = new LinkedHashSet<>();
  private final List<Protocol.Leave> left;
  private LocalDate nextStart;
  private LocalDate ends = LocalDate.EPOCH;
  private boolean endCertain = true;
  private boolean lost;

  /**
   * @param span when the child is treated by this protocol
   * @param recorded what is known today, holding the risk group
   * @param assumed the same with the expected course, holding the risk group
   */
  public Projector(Index index, ChartView view, Span span, Facts recorded, Facts assumed) {
    this.index = index;
    this.library = index.library();
    this.protocol = index.protocol();
    this.view = view;
    this.recorded = recorded;
    this.assumed = assumed;
    this.gates = new Gates(index, view, assumed.value(index.library().group().slot()));
    this.span = span;
    LocalDate first = span.from().equals(view.chart().diagnosed()) ? LocalDate.MIN : span.from();
    this.starts = view.starts(first, span.until());
    this.givings = new Givings(view.givings(first, span.until()));
    this.layer =
        new PhaseLayer(
            library,
            view,
            givings,
            new Adapting(index, view),
            protocol.duration(),
            index.centre().givingWindowDays());
    this.bsa = symbol("bsa");
    this.height = symbol(Size.HEIGHT);
    this.weight = symbol(Size.WEIGHT);
    this.nextStart = span.from();
    List<Protocol.Leave> leaving = new ArrayList<>();
    for (Protocol.Leave leave : protocol.leaves()) {
      switch (leave.when().evaluate(recorded)) {
        case Value.Unknown(Set<String> missing, var _) -> needs.addAll(missing);
        case Value value when value.isTrue() -> leaving.add(leave);
        default -> {}
      }
    }
    this.left = List.copyOf(leaving);
  }

  private Symbol symbol(String name) {
    return Objects.requireNonNull(library.vocabulary().get(name), name).symbol();
  }

  public Roadmap project() {
    for (int i = 0; i < protocol.roadmap().size() && !lost; i++) {
      Protocol.Step step = protocol.roadmap().get(i);
      if (step.repeats()) {
        cycles(step);
      } else {
        step(step, step.phaseId(), 0);
      }
    }
    if (protocol.duration().withLastPhase() && !phases.isEmpty()) {
      ends = nextStart;
    }
    protocol.throughout().forEach(this::throughout);
    attachUnplanned();
    testsThatMatter();
    Titrating titrating = new Titrating(index, view, List.copyOf(phases));
    List<Course> courses = titrating.course().stream().toList();
    for (Course course : courses) {
      phases.replaceAll(phase -> titrating.titrated(phase, course));
    }
    return new Roadmap(List.copyOf(phases), ends, endCertain, left, needs, courses);
  }

  /** Lays a drug that is given every day, through all phases and between them. */
  private void throughout(Protocol.Throughout daily) {
    Optional<LocalDate> from =
        phases.stream()
            .filter(phase -> phase.id().equals(daily.phase()))
            .map(phase -> phase.start().date().plusDays(daily.day() - 1L))
            .findFirst();
    if (from.isEmpty()) {
      return;
    }
    LocalDate known =
        daily.known().flatMap(fact -> view.firstKnown(fact.slot())).orElse(LocalDate.MIN);
    LocalDate begins = known.isAfter(from.get()) ? known : from.get();
    for (int i = 0; i < phases.size(); i++) {
      PlannedPhase phase = phases.get(i);
      LocalDate last = phase.end().plusDays(1);
      LocalDate until = i + 1 < phases.size() ? phases.get(i + 1).start().date() : last;
      LocalDate cut = ends.equals(LocalDate.EPOCH) || until.isBefore(ends) ? until : ends;
      LocalDate stop = cut.isBefore(span.until()) ? cut : span.until();
      String name = protocol.step(phase.id()).orElseThrow().phaseId();
      phases.set(
          i,
          layer.throughout(
              phase, name, daily.element(), begins, stop, with.get(i), !left.isEmpty()));
    }
  }

  /** Repeats a phase until the end of therapy. */
  private void cycles(Protocol.Step step) {
    for (int cycle = 1; cycle <= MOST_CYCLES && !lost; cycle++) {
      String id = step.phaseId() + "-" + cycle;
      boolean started = starts.of(id, 1).isPresent();
      boolean over = ends.equals(LocalDate.EPOCH) ? cycle > 1 : !nextStart.isBefore(ends);
      if (!started && over) {
        return;
      }
      if (!step(step, id, cycle)) {
        return;
      }
    }
  }

  /** Lays one phase; false if there is none for this child. */
  private boolean step(Protocol.Step step, String id, int cycle) {
    Optional<Entry.Started> started = starts.of(id, 1);
    if (started.isEmpty() && !left.isEmpty()) {
      return false;
    }
    Facts then = started.map(entry -> asOfStart(entry.when().on())).orElse(assumed);
    if (started.isEmpty()) {
      Value when = step.when().evaluate(assumed);
      if (!when.isTrue()) {
        if (when instanceof Value.Unknown(Set<String> missing, var _)) {
          needs.addAll(missing);
        }
        return false;
      }
    }
    Optional<Phase> phase = variant(step, started, then);
    if (phase.isEmpty()) {
      return false;
    }
    PhaseStart start = start(id, phase.get(), started, cycle);
    Optional<LocalDate> next = nextRecorded(id);
    if (!start.date().isBefore(next.orElse(span.until()))) {
      // Nothing recorded of it, and no room for it before what comes next.
      return false;
    }
    List<PlannedPhase.InnerGate> inner = new ArrayList<>();
    Calendar calendar = calendar(id, phase.get(), start, next, cycle, inner);
    Facts facts = facts(start.date(), calendar.end(), then, cycle);
    Size atStart = size(facts(start.date(), start.date(), then, cycle));
    boolean therapyEnds = cycle > 0 && !ends.equals(LocalDate.EPOCH) && next.isEmpty();
    LocalDate cut = next.orElse(therapyEnds && ends.isBefore(span.until()) ? ends : span.until());
    PlannedPhase planned =
        layer.lay(
            id,
            step.phaseId(),
            phase.get(),
            cycle,
            start,
            calendar,
            List.copyOf(inner),
            facts,
            atStart.known() ? atStart : size(facts),
            cut,
            therapyEnds,
            !left.isEmpty(),
            phases);
    phases.add(planned);
    with.add(facts);
    nextStart = calendar.end().plusDays(1);
    if (id.equals(protocol.duration().from())) {
      ends = end(start.date());
    }
    return true;
  }

  /** The text of a phase, as it was decided when the phase began. */
  private Optional<Phase> variant(Protocol.Step step, Optional<Entry.Started> started, Facts then) {
    Optional<Phase> named =
        started.flatMap(entry -> Optional.ofNullable(library.phases().get(entry.variant())));
    if (named.isPresent()) {
      return named;
    }
    return switch (step.variant()) {
      case Protocol.Variant.Always(Phase phase) -> Optional.of(phase);
      case Protocol.Variant.ByGroup(var byGroup) -> {
        if (then.value(library.group().slot()) instanceof Value.Code(String group)) {
          yield Optional.ofNullable(byGroup.get(group));
        }
        lost = true;
        yield Optional.empty();
      }
      case Protocol.Variant.ByRows(Table<Phase> table) ->
          switch (table.decide(started.isPresent() ? then : onFirstDay(table, then))) {
            case Table.Verdict.Decided<Phase>(Row<Phase> row) -> Optional.of(row.then());
            case Table.Verdict.Open<Phase> open -> {
              needs.addAll(open.needs());
              lost = true;
              yield Optional.empty();
            }
            case Table.Verdict.Silent<Phase> _ -> Optional.empty();
          };
    };
  }

  /** Where a table turns on the child's age, that on the first day of the phase counts. */
  private Facts onFirstDay(Table<Phase> table, Facts then) {
    boolean grows =
        table.rows().stream()
            .flatMap(row -> Reads.of(row.when().expr()).stream())
            .anyMatch(symbol -> index.grows(symbol.slot()));
    LocalDate first = nextStart.isBefore(view.asOf()) ? view.asOf() : nextStart;
    return grows ? facts(first, first, then, 0) : then;
  }

  private PhaseStart start(String id, Phase phase, Optional<Entry.Started> started, int cycle) {
    if (started.isPresent()) {
      LocalDate on = started.get().when().on();
      return new PhaseStart(on, PhaseStart.Kind.RECORDED, on);
    }
    Optional<LocalDate> later = nextRecorded(id);
    Optional<LocalDate> given = firstGiving(phase, 1, nextStart, later.orElse(span.until()));
    if (given.isPresent() && !gates.closed(onDay(phase, 1), given.get(), number(cycle))) {
      return new PhaseStart(given.get(), PhaseStart.Kind.INFERRED, nextStart);
    }
    if (later.isPresent()) {
      LocalDate date = estimate(phase, later.get());
      return new PhaseStart(date, PhaseStart.Kind.ESTIMATED, nextStart);
    }
    return gates.open(onDay(phase, 1), nextStart, number(cycle));
  }

  /**
   * Backwards from the next recorded start by the phase's length, behind the start of the phase
   * before it.
   */
  private LocalDate estimate(Phase phase, LocalDate later) {
    LocalDate backwards = later.minusDays(phase.days());
    LocalDate behind = phases.isEmpty() ? span.from() : phases.getLast().start().date().plusDays(1);
    LocalDate soonest = nextStart.isBefore(later) ? nextStart : behind;
    return backwards.isBefore(soonest) ? soonest : backwards;
  }

  private static List<Phase.Gate> onDay(Phase phase, int day) {
    return phase.gates().stream().filter(gate -> gate.day() == day).toList();
  }

  /** The first recorded giving of a drug that the phase gives on a day. */
  private Optional<LocalDate> firstGiving(Phase phase, int day, LocalDate from, LocalDate before) {
    if (givings.isEmpty()) {
      return Optional.empty();
    }
    return phase.elements().stream()
        .filter(element -> element instanceof Element.Medication drug && drug.days().contains(day))
        .map(Element.Medication.class::cast)
        .filter(drug -> day > 1 || !givenBefore(drug))
        .flatMap(drug -> givings.first(drug.drug(), drug.routes(), from, before).stream())
        .min(LocalDate::compareTo);
  }

  /**
   * Whether the phase before gives the same drug by the same route, so that a giving may be a late
   * one of its own.
   */
  private boolean givenBefore(Element.Medication drug) {
    return !phases.isEmpty()
        && phases.getLast().phase().elements().stream()
            .anyMatch(element ->
                element instanceof Element.Medication other
                    && other.drug().equals(drug.drug())
                    && other.route() == drug.route());
  }

  /** The dates of the phase's days, delayed by the gates within it. */
  private Calendar calendar(
      String id,
      Phase phase,
      PhaseStart start,
      Optional<LocalDate> next,
      int cycle,
      List<PlannedPhase.InnerGate> inner) {
    Calendar calendar = new Calendar(start.date(), phase.days(), List.of());
    if (!start.happened()) {
      return calendar;
    }
    for (int day : phase.gates().stream().mapToInt(Phase.Gate::day).distinct().sorted().toArray()) {
      if (day > 1) {
        PhaseStart opens = inner(id, phase, day, calendar.date(day), next, number(cycle));
        inner.add(new PlannedPhase.InnerGate(day, opens));
        calendar = calendar.delayed(day, opens.date());
      }
    }
    return calendar;
  }

  /** When the part of a phase behind a gate begins. */
  private PhaseStart inner(
      String id, Phase phase, int day, LocalDate planned, Optional<LocalDate> next, Value cycle) {
    List<Phase.Gate> onDay = onDay(phase, day);
    Optional<LocalDate> begun = starts.of(id, day).map(entry -> entry.when().on());
    if (begun.isPresent()) {
      return new PhaseStart(begun.get(), PhaseStart.Kind.RECORDED, planned);
    }
    LocalDate from = planned.minusDays(index.centre().givingWindowDays());
    Optional<LocalDate> given = firstGiving(phase, day, from, next.orElse(span.until()));
    if (given.isPresent() && !gates.closed(onDay, given.get(), cycle)) {
      return new PhaseStart(given.get(), PhaseStart.Kind.INFERRED, planned);
    }
    if (next.isPresent()) {
      return new PhaseStart(planned, PhaseStart.Kind.ESTIMATED, planned);
    }
    PhaseStart opens = gates.open(onDay, planned, cycle);
    return opens.kind() == PhaseStart.Kind.READY
        ? new PhaseStart(opens.earliest(), PhaseStart.Kind.READY, opens.earliest())
        : opens;
  }

  /** The earliest recorded start of anything behind a phase. */
  private Optional<LocalDate> nextRecorded(String id) {
    int order = protocol.order(id);
    Optional<LocalDate> earliest = Optional.empty();
    for (Entry.Started started : starts.all()) {
      LocalDate on = started.when().on();
      if (started.day() == 1
          && protocol.order(started.phase()) > order
          && (earliest.isEmpty() || on.isBefore(earliest.get()))) {
        earliest = Optional.of(on);
      }
    }
    return earliest;
  }

  /** What was known and assumed on the day a phase began. */
  private Facts asOfStart(LocalDate start) {
    if (!view.changedAfter(start)) {
      return assumed;
    }
    Facts known = Facts.recorded(index, view, start, start);
    Facts expected = Facts.assumed(index, view, start, start);
    new Assessor(index).group(known, expected);
    return expected;
  }

  /**
   * Facts for the conditions of a phase: ages on its first day, the group as decided, and what is
   * known by its last day or today, whichever is sooner.
   */
  private Facts facts(LocalDate start, LocalDate until, Facts then, int cycle) {
    LocalDate known = until.isBefore(view.asOf()) ? until : view.asOf();
    Facts facts = Facts.assumed(index, view, start, known);
    facts.set(library.group(), then.value(library.group().slot()));
    facts.set(library.cycle(), number(cycle));
    return facts;
  }

  private Value number(int cycle) {
    return cycle == 0 ? Value.unknown(library.cycle().name()) : new Value.Num(cycle);
  }

  private Size size(Facts facts) {
    double surface = number(facts.value(bsa.slot()));
    Optional<ChartView.Dated> tall = facts.recorded(height);
    Optional<ChartView.Dated> heavy = facts.recorded(weight);
    LocalDate measured =
        tall.isPresent() && heavy.isPresent()
            ? tall.get().on().isBefore(heavy.get().on()) ? tall.get().on() : heavy.get().on()
            : LocalDate.EPOCH;
    return new Size(
        surface, number(facts.value(weight.slot())), number(facts.value(height.slot())), measured);
  }

  private static double number(Value value) {
    return value instanceof Value.Num(double number) ? number : Double.NaN;
  }

  /** The anniversary on which therapy ends; the shortest possible one while it cannot be told. */
  private LocalDate end(LocalDate clock) {
    return switch (protocol.duration().years().decide(recorded)) {
      case Table.Verdict.Decided<Integer>(Row<Integer> row) ->
          row.then() == Protocol.Duration.OPEN ? LocalDate.EPOCH : clock.plusYears(row.then());
      case Table.Verdict.Open<Integer> open -> {
        endCertain = false;
        needs.addAll(open.needs());
        int fewest = open.possible().stream().mapToInt(Row::then).min().orElse(0);
        yield fewest == Protocol.Duration.OPEN ? LocalDate.EPOCH : clock.plusYears(fewest);
      }
      case Table.Verdict.Silent<Integer> _ -> LocalDate.EPOCH;
    };
  }

  /** Facts that a test of the roadmap will give, and that some element of it turns on. */
  private void testsThatMatter() {
    Set<String> read = new HashSet<>();
    phases.forEach(phase -> read.addAll(phase.phase().reads()));
    for (PlannedPhase phase : phases) {
      for (PlannedPhase.Check check : phase.checks()) {
        for (Fact fact : check.checkpoint().facts()) {
          if (read.contains(fact.name()) && recorded.value(fact) instanceof Value.Unknown) {
            needs.add(fact.name());
          }
        }
      }
    }
  }

  /** Givings that no dose of the plan claims stay with the phase in whose time they lie. */
  private void attachUnplanned() {
    for (int i = 0; i < phases.size() && !givings.isEmpty(); i++) {
      PlannedPhase phase = phases.get(i);
      LocalDate from = i == 0 ? LocalDate.MIN : phase.start().date();
      LocalDate before = i + 1 < phases.size() ? phases.get(i + 1).start().date() : LocalDate.MAX;
      List<Entry.Gave> taken = givings.takeBetween(from, before);
      if (!taken.isEmpty()) {
        phases.set(i, phase.withUnplanned(taken));
      }
    }
  }
}
