package org.allway.assess;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.allway.chart.ChartView;
import org.allway.chart.Entry;
import org.allway.dose.Route;
import org.allway.exposure.Account;
import org.allway.exposure.Share;
import org.allway.library.Drug;
import org.allway.library.Exposure;
import org.allway.library.Library;
import org.allway.rule.Query;
import org.allway.rule.Value;

/**
 * Answers what expressions ask of a chart. What was never recorded has not happened: a question
 * about events and medicines is only unknown where a grade is missing.
 */
final class Questions {

  private static final Value NEVER = new Value.Num(Double.POSITIVE_INFINITY);

  private final Library library;
  private final ChartView view;
  private final LocalDate date;
  private final Supplier<Value> bodySurface;
  private final Records records;

  /** What is recorded of doses that add up. */
  interface Records {

    Account account(Exposure exposure);

    /** The size by the last measures up to a day. */
    Value size(Exposure.Unit unit, LocalDate on);
  }

  /**
   * @param date the day from which days are counted back, and the last whose entries count
   * @param bodySurface in m², asked for where high doses are told from others
   */
  Questions(
      Library library,
      ChartView view,
      LocalDate date,
      Supplier<Value> bodySurface,
      Records records) {
    this.library = library;
    this.view = view;
    this.date = date;
    this.bodySurface = bodySurface;
    this.records = records;
  }

  Value answer(Query query) {
    return switch (query.kind()) {
      case EVENT -> Value.of(current(query).isPresent());
      case GRADE -> grade(query);
      case WORST_GRADE -> worst(query);
      case TIMES ->
          new Value.Num(
              view.events().stream()
                  .filter(event -> concerns(event, query) && !event.resolved())
                  .count());
      case DAYS_SINCE_EVENT ->
          since(
              view.events().stream()
                  .filter(event -> concerns(event, query) && !event.resolved())
                  .map(event -> event.when().on())
                  .max(LocalDate::compareTo));
      case TAKING -> Value.of(taken(query.subject()).map(day -> !day.isBefore(date)).orElse(false));
      case DAYS_SINCE_TAKING -> since(taken(query.subject()));
      case DAYS_SINCE -> daysSince(query);
      case DAYS_SINCE_RECORDED -> since(recorded(query.subject()));
      case EXPOSURE ->
          records
              .account(Objects.requireNonNull(library.exposures().get(query.subject())))
              .sum(query.narrowed().orElse(""), Share.SO_FAR);
      case RECEIVED -> received(query);
      case GIVINGS -> givings(query);
      case DUE,
          DUE_PER_M2,
          IS,
          TOGETHER,
          DAYS_TO,
          DAYS_PAST,
          DAYS_UNTIL,
          PRODUCT,
          EXPOSURE_WITH,
          EXPOSURE_PLANNED ->
          Value.unknown(query.text());
    };
  }

  private boolean concerns(Entry.Happened event, Query query) {
    return event.what().equals(query.subject())
        && !event.when().on().isAfter(date)
        && query.narrowed().map(cause -> caused(event, cause)).orElse(true);
  }

  /** Whether an event is put down to a drug or class; a class includes its drugs. */
  private boolean caused(Entry.Happened event, String cause) {
    Drug drug = library.formulary().get(event.to());
    return event.to().equals(cause) || (drug != null && drug.is(cause));
  }

  /** The newest entry of an event per cause that is not resolved. */
  private Optional<Entry.Happened> current(Query query) {
    Map<String, Entry.Happened> newest = new HashMap<>();
    for (Entry.Happened event : view.events()) {
      if (concerns(event, query)) {
        newest.put(event.to(), event);
      }
    }
    return newest.values().stream()
        .filter(event -> !event.resolved())
        .max((one, other) -> Double.compare(severity(one), severity(other)));
  }

  /** An event without a grade may be of any, so that it must be asked for first. */
  private static double severity(Entry.Happened event) {
    return Double.isNaN(event.grade()) ? Double.POSITIVE_INFINITY : event.grade();
  }

  private Value grade(Query query) {
    Optional<Entry.Happened> current = current(query);
    if (current.isEmpty()) {
      return new Value.Num(0);
    }
    return Double.isNaN(current.get().grade())
        ? Value.unknown(query.text())
        : new Value.Num(current.get().grade());
  }

  private Value worst(Query query) {
    double worst = 0;
    for (Entry.Happened event : view.events()) {
      if (concerns(event, query)) {
        if (Double.isNaN(event.grade())) {
          return Value.unknown(query.text());
        }
        worst = Math.max(worst, event.grade());
      }
    }
    return new Value.Num(worst);
  }

  /** The last day on which a medicine or one of a class was taken; the day itself while it is. */
  private Optional<LocalDate> taken(String drugOrClass) {
    Map<Drug, LocalDate> last = new HashMap<>();
    for (Entry entry : view.medicines()) {
      LocalDate on = entry.when().on();
      switch (entry) {
        case Entry.Takes(var _, Drug drug) when drug.is(drugOrClass) && !on.isAfter(date) ->
            last.put(drug, date);
        case Entry.Stops(var _, Drug drug) when drug.is(drugOrClass) && !on.isAfter(date) ->
            last.computeIfPresent(drug, (_, _) -> on.minusDays(1));
        default -> {}
      }
    }
    return last.values().stream().max(LocalDate::compareTo);
  }

  private Value daysSince(Query query) {
    Optional<Drug> drug = library.inHighDose(query.subject());
    if (drug.isEmpty()) {
      return since(given(query, Double.NaN));
    }
    if (view.givings().stream().noneMatch(gave -> gave.drug().equals(drug.get()))) {
      return NEVER;
    }
    Value size = bodySurface.get();
    return size instanceof Value.Num(double m2) ? since(given(query, m2)) : size;
  }

  /** Today's givings count too. */
  private Value received(Query query) {
    Value answer = Value.Bool.FALSE;
    for (Entry.Gave gave : view.givings()) {
      Value counts = counts(gave, query);
      if (counts.isTrue()) {
        return counts;
      }
      if (counts instanceof Value.Unknown) {
        answer = counts;
      }
    }
    return answer;
  }

  private Value givings(Query query) {
    int number = 0;
    for (Entry.Gave gave : view.givings()) {
      Value counts = counts(gave, query);
      if (counts instanceof Value.Unknown) {
        return counts;
      }
      number += counts.isTrue() ? 1 : 0;
    }
    return new Value.Num(number);
  }

  /** A high dose is told by the size of the child on its own day. */
  private Value counts(Entry.Gave gave, Query query) {
    boolean concerns =
        !gave.when().on().isAfter(date)
            && query.narrowed().map(route -> gave.route() == Route.valueOf(route)).orElse(true)
            && gave.drug().is(query.subject(), gave.route(), Double.POSITIVE_INFINITY);
    if (!concerns || gave.drug().is(query.subject())) {
      return Value.of(concerns);
    }
    return switch (records.size(Exposure.Unit.PER_M2, gave.when().on())) {
      case Value.Num(double m2) ->
          Value.of(gave.drug().is(query.subject(), gave.route(), gave.value() / m2));
      case Value unknown -> unknown;
    };
  }

  private Optional<LocalDate> given(Query query, double bodySurface) {
    LocalDate newest = LocalDate.MIN;
    for (Entry.Gave gave : view.givings()) {
      LocalDate on = gave.when().on();
      if (on.isBefore(date)
          && on.isAfter(newest)
          && gave.drug().is(query.subject(), gave.route(), gave.value() / bodySurface)
          && query.narrowed().map(route -> gave.route() == Route.valueOf(route)).orElse(true)) {
        newest = on;
      }
    }
    return newest.equals(LocalDate.MIN) ? Optional.empty() : Optional.of(newest);
  }

  /** The last day by which a fact was recorded, unless it was taken back. */
  private Optional<LocalDate> recorded(String fact) {
    int slot = Objects.requireNonNull(library.vocabulary().get(fact), fact).symbol().slot();
    return view.latest(slot, date)
        .filter(dated -> !(dated.value() instanceof Value.Unknown))
        .map(ChartView.Dated::on);
  }

  private Value since(Optional<LocalDate> day) {
    return day.<Value>map(past -> new Value.Num(ChronoUnit.DAYS.between(past, date))).orElse(NEVER);
  }
}
