package org.allway.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.allway.assess.Facts;
import org.allway.assess.Index;
import org.allway.chart.ChartView;
import org.allway.chart.Entry;
import org.allway.dose.DoseRate;
import org.allway.library.Adaptation;
import org.allway.library.DoseRule;
import org.allway.library.Drug;
import org.allway.library.Element;
import org.allway.library.Library;
import org.allway.library.Row;
import org.allway.library.Table;
import org.allway.rule.Explanation;
import org.allway.rule.Expr;
import org.allway.rule.Query;
import org.allway.rule.Rule;
import org.allway.rule.Symbol;
import org.allway.rule.Value;
import org.allway.words.Language;
import org.allway.words.Words;

/**
 * Lets doses follow what is recorded of the child. Laboratory values act for as long as the centre
 * takes them as valid, events until they are resolved, a person's decision until the next. What is
 * held today is taken to be held for as long as a laboratory value is valid; later doses are shown
 * as if it were over.
 */
final class Adapting {

  private final Index index;
  private final Library library;
  private final ChartView view;
  private final int valid;
  private final List<Adaptation> awake = new ArrayList<>();

  /** Days from which on what rules read may be another. */
  private final TreeSet<LocalDate> changes = new TreeSet<>();

  private final Map<LocalDate, Facts> frames = new HashMap<>();
  private final Map<Drug, List<Adaptation>> byDrug = new HashMap<>();

  Adapting(Index index, ChartView view) {
    this.index = index;
    this.library = index.library();
    this.view = view;
    this.valid = index.centre().labValidDays();
    for (Adaptation adaptation : library.adaptations().values()) {
      boolean here =
          adaptation.protocols().isEmpty()
              || adaptation.protocols().contains(index.protocol().id());
      if (here && adaptation.reads().stream().anyMatch(this::recorded)) {
        awake.add(adaptation);
      }
    }
    if (!awake.isEmpty() || view.adaptsAnything()) {
      for (LocalDate day : view.days()) {
        changes.add(day);
        changes.add(day.plusDays(valid + 1L));
      }
      changes.add(horizon().plusDays(1));
    }
  }

  private LocalDate horizon() {
    return view.asOf().plusDays(valid);
  }

  /** Whether the chart says anything from which a symbol could get its value. */
  private boolean recorded(Symbol symbol) {
    if (symbol.equals(library.lastLeftOut())) {
      return view.holdsAnything();
    }
    if (index.grows(symbol.slot())) {
      return true;
    }
    return index
        .asked(symbol.slot())
        .map(this::recorded)
        .orElseGet(() -> view.notes(symbol.slot()));
  }

  private boolean recorded(Query query) {
    return switch (query.kind()) {
      case EVENT, GRADE, WORST_GRADE, TIMES, DAYS_SINCE_EVENT ->
          view.events().stream().anyMatch(event -> event.what().equals(query.subject()));
      case TAKING, DAYS_SINCE_TAKING -> !view.medicines().isEmpty();
      default -> !view.givings().isEmpty();
    };
  }

  private List<Adaptation> awake(Drug drug) {
    return awake.stream().filter(one -> one.of().stream().anyMatch(drug::is)).toList();
  }

  /** What acts on the doses of one element in one phase. */
  Of of(Element.Medication element, String phase, Facts facts) {
    List<Adaptation> rules =
        byDrug.computeIfAbsent(element.drug(), this::awake).stream()
            .filter(one -> one.concerns(element))
            .toList();
    boolean personal = view.adapts(element.drug());
    return rules.isEmpty() && !personal
        ? new Of(element, phase, List.of(), Value.Bool.FALSE, Value.Bool.FALSE, false)
        : new Of(
            element,
            phase,
            rules,
            facts.value(library.group().slot()),
            facts.value(library.cycle().slot()),
            true);
  }

  /** The adaptations of one element in one phase, day by day. */
  final class Of {

    private final Element.Medication element;
    private final String phase;
    private final List<Adaptation> rules;
    private final Value group;
    private final Value cycle;
    private final boolean any;
    private final boolean daily;
    private LocalDate since = LocalDate.MIN;
    private LocalDate until = LocalDate.MIN;
    private Adapted last = Adapted.NOT;

    private Of(
        Element.Medication element,
        String phase,
        List<Adaptation> rules,
        Value group,
        Value cycle,
        boolean any) {
      this.element = element;
      this.phase = phase;
      this.rules = rules;
      this.group = group;
      this.cycle = cycle;
      this.any = any;
      this.daily = rules.stream().anyMatch(Adapting.this::changesDaily);
    }

    /**
     * @param leftOut whether the dose before was held or left out
     */
    Adapted on(LocalDate date, boolean leftOut) {
      if (!any) {
        return Adapted.NOT;
      }
      if (daily || date.isBefore(since) || !date.isBefore(until)) {
        last = adapted(date, leftOut);
        since = Optional.ofNullable(changes.floor(date)).orElse(LocalDate.MIN);
        until = Optional.ofNullable(changes.higher(date)).orElse(LocalDate.MAX);
      }
      return last;
    }

    private Adapted adapted(LocalDate date, boolean leftOut) {
      Optional<Entry.Adapted> personal = view.adapted(element.drug(), element.route(), date);
      List<Adjustment> acting = new ArrayList<>();
      if (!rules.isEmpty()) {
        Facts facts =
            frames.computeIfAbsent(
                date, day -> Facts.fresh(index, view, day, day.minusDays(valid)));
        facts.set(library.group(), group);
        facts.set(library.cycle(), cycle);
        facts.set(library.adaptedPhase(), new Value.Code(phase));
        facts.set(library.dosePerM2(), perM2());
        facts.set(library.lastLeftOut(), Value.of(leftOut));
        for (Adaptation rule : rules) {
          adjustment(rule, facts, date).ifPresent(acting::add);
        }
      }
      return personal.isEmpty() && acting.isEmpty()
          ? Adapted.NOT
          : new Adapted(personal, List.copyOf(acting));
    }

    private Optional<Adjustment> adjustment(Adaptation rule, Facts facts, LocalDate date) {
      return deciding(rule, facts)
          .flatMap(row ->
              outcome(row.then(), date)
                  .map(outcome -> new Adjustment(rule, row, outcome, because(rule, row, facts))));
    }

    /**
     * The row that decides. What is not known is taken as normal, so that one missing value does
     * not hide the harm that another shows; but nothing is taken for all the rest.
     */
    private static Optional<Row<Adaptation.Outcome>> deciding(Adaptation rule, Facts facts) {
      return switch (rule.table().decide(facts)) {
        case Table.Verdict.Decided<Adaptation.Outcome>(Row<Adaptation.Outcome> row) ->
            Optional.of(row);
        case Table.Verdict.Open<Adaptation.Outcome> open -> {
          Row<Adaptation.Outcome> last = open.possible().getLast();
          boolean sure = open.missing().getLast().isEmpty();
          boolean otherwise = last.when().expr() instanceof Expr.Literal;
          yield sure && !otherwise ? Optional.of(last) : Optional.empty();
        }
        case Table.Verdict.Silent<Adaptation.Outcome> _ -> Optional.empty();
      };
    }

    /** What a row comes to on a day; nothing if it does not act on that day. */
    private Optional<Adaptation.Outcome> outcome(Adaptation.Outcome written, LocalDate date) {
      return switch (written) {
        case Adaptation.Outcome.Hold _ when date.isAfter(horizon()) -> Optional.empty();
        case Adaptation.Outcome.Climb _ -> Optional.empty();
        case Adaptation.Outcome.To(DoseRate rate) ->
            perM2() instanceof Value.Num(double planned) && rate.value() < planned
                ? Optional.of(new Adaptation.Outcome.Share(Adapted.WHOLE * rate.value() / planned))
                : Optional.empty();
        case Adaptation.Outcome.On(double percent, var days) ->
            Optional.of(
                days.contains(date.getDayOfWeek())
                    ? new Adaptation.Outcome.Share(percent)
                    : new Adaptation.Outcome.Omit());
        default -> Optional.of(written);
      };
    }

    private Value perM2() {
      return element.dose() instanceof DoseRule.Fixed(DoseRate rate)
              && rate.per() == DoseRate.Per.M2
          ? new Value.Num(rate.value() * (rate.daily() ? 1 : element.times()))
          : Value.unknown(library.dosePerM2().name());
    }
  }

  private static Words because(Adaptation rule, Row<Adaptation.Outcome> row, Facts facts) {
    if (!row.because().isEmpty()) {
      return row.because();
    }
    List<Rule> read = rule.table().readFor(row);
    return new Words(
        Explanation.of(read, facts, Language.EN).text(),
        Explanation.of(read, facts, Language.ES).text());
  }

  /** Whether the rules count days, so that they may change on a day on which nothing happens. */
  private boolean changesDaily(Adaptation rule) {
    return rule.kind() == Adaptation.Kind.LADDER
        || rule.table().rows().stream().anyMatch(row -> row.then() instanceof Adaptation.Outcome.On)
        || rule.reads().stream().anyMatch(symbol -> index.grows(symbol.slot()))
        || rule.reads().stream()
            .flatMap(symbol -> index.asked(symbol.slot()).stream())
            .anyMatch(query -> query.kind().countsDays());
  }
}
