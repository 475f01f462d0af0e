package org.allway.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.allway.assess.Facts;
import org.allway.assess.Index;
import org.allway.chart.ChartView;
import org.allway.chart.Entry;
import org.allway.dose.Amount;
import org.allway.library.Rescue;
import org.allway.rule.Frame;
import org.allway.rule.Symbol;
import org.allway.rule.Value;
import org.allway.words.Words;

/** Follows the levels after the last dose of each drug that was given in high dose. */
final class Clearances {

  private static final double HOURS = 24;

  private final Index index;
  private final ChartView view;
  private final Facts facts;

  private Clearances(Index index, ChartView view, Facts facts) {
    this.index = index;
    this.view = view;
    this.facts = facts;
  }

  /** For each rescue that is in use and whose drug was given not long ago. */
  static List<Clearance> of(Index index, ChartView view, Facts facts) {
    Clearances clearances = new Clearances(index, view, facts);
    List<Clearance> all = new ArrayList<>();
    for (Rescue rescue : index.library().rescues().values()) {
      clearances
          .start(rescue)
          .filter(_ -> rescue.when().evaluate(facts).isTrue())
          .ifPresent(start -> all.add(clearances.clearance(rescue, start)));
    }
    return all;
  }

  /** The rescues whose drug was given not long ago, in use or not. */
  static List<Rescue> followed(Index index, ChartView view, Facts facts) {
    Clearances clearances = new Clearances(index, view, facts);
    return index.library().rescues().values().stream()
        .filter(rescue -> clearances.start(rescue).isPresent())
        .toList();
  }

  /** The day of the last high dose, if its levels are still followed. */
  private Optional<LocalDate> start(Rescue rescue) {
    LocalDate newest = LocalDate.MIN;
    for (Entry.Gave gave : view.givings()) {
      LocalDate on = gave.when().on();
      if (on.isAfter(newest)
          && gave.drug().highDose().map(high -> high.name().equals(rescue.after())).orElse(false)
          && gave.drug().is(rescue.after(), gave.route(), gave.value() / surface())) {
        newest = on;
      }
    }
    boolean followed =
        !newest.equals(LocalDate.MIN) && !view.asOf().isAfter(newest.plusDays(rescue.days()));
    return followed ? Optional.of(newest) : Optional.empty();
  }

  private double surface() {
    Symbol bsa = Objects.requireNonNull(index.library().vocabulary().get("bsa"), "bsa").symbol();
    return facts.value(bsa.slot()) instanceof Value.Num(double m2) ? m2 : Double.NaN;
  }

  private Clearance clearance(Rescue rescue, LocalDate start) {
    OptionalDouble before = kidney(rescue, start);
    List<Clearance.Reading> readings = new ArrayList<>();
    for (Entry.Noted noted : view.noted()) {
      if (!noted.when().on().isBefore(start)
          && noted.values().get(rescue.level().slot()) instanceof Value.Num(double level)
          && noted.values().get(rescue.hour().slot()) instanceof Value.Num(double hour)) {
        readings.add(reading(rescue, noted.when().on(), hour, level, before));
      }
    }
    readings.sort(Comparator.comparingDouble(Clearance.Reading::hour));
    Clearance known = new Clearance(rescue, start, List.copyOf(readings), List.of());
    return known.ended()
        ? known
        : new Clearance(rescue, start, known.readings(), missing(rescue, start, readings));
  }

  private OptionalDouble kidney(Rescue rescue, LocalDate day) {
    return view.latest(rescue.kidney().slot(), day)
                .map(ChartView.Dated::value)
                .filter(Value.Num.class::isInstance)
                .orElse(null)
            instanceof Value.Num(double value)
        ? OptionalDouble.of(value)
        : OptionalDouble.empty();
  }

  private List<Rescue.Expected> missing(
      Rescue rescue, LocalDate start, List<Clearance.Reading> readings) {
    double last = readings.isEmpty() ? -1 : readings.getLast().hour();
    return rescue.expected().stream()
        .filter(Rescue.Expected::always)
        .filter(one -> one.hour() > last)
        .filter(one -> view.asOf().isAfter(start.plusDays((long) (one.hour() / HOURS))))
        .toList();
  }

  private Clearance.Reading reading(
      Rescue rescue, LocalDate on, double hour, double level, OptionalDouble before) {
    OptionalDouble now = kidney(rescue, on);
    OptionalDouble rise =
        before.isPresent() && now.isPresent()
            ? OptionalDouble.of(now.getAsDouble() / before.getAsDouble())
            : OptionalDouble.empty();
    Frame frame = frame(rescue, hour, level, rise);
    Set<String> needs = new LinkedHashSet<>();
    Optional<Rescue.Answer> answer =
        rescue.rows().stream().filter(row -> holds(row, frame, needs)).findFirst();
    List<Clearance.Called> also =
        rescue.also().stream()
            .filter(row -> holds(row, frame, needs))
            .map(row -> new Clearance.Called(row, amount(row, frame)))
            .toList();
    return new Clearance.Reading(
        on,
        hour,
        level,
        rise,
        rescue.expected().stream().filter(one -> one.hour() <= hour).reduce((_, later) -> later),
        answer,
        answer.flatMap(row -> amount(row, frame)),
        also,
        needs);
  }

  private static boolean holds(Rescue.Answer row, Frame frame, Set<String> needs) {
    Value value = row.when().evaluate(frame);
    if (value instanceof Value.Unknown(Set<String> missing, var _)) {
      needs.addAll(missing);
    }
    return value.isTrue();
  }

  private static Optional<Amount> amount(Rescue.Answer row, Frame frame) {
    return row.give()
        .flatMap(give ->
            give.amount().evaluate(frame) instanceof Value.Num(double amount)
                ? Optional.of(new Amount(amount, give.drug().unit()))
                : Optional.empty());
  }

  private Frame frame(Rescue rescue, double hour, double level, OptionalDouble rise) {
    return slot -> {
      if (slot == rescue.own().level().slot()) {
        return new Value.Num(level);
      }
      if (slot == rescue.own().hour().slot()) {
        return new Value.Num(hour);
      }
      if (slot == rescue.own().rise().slot()) {
        return rise.isPresent()
            ? new Value.Num(rise.getAsDouble())
            : Value.unknown(rescue.kidney().name());
      }
      return facts.value(slot);
    };
  }

  /** What to notice: the newest level, what it calls for besides, and what is missing. */
  static List<Finding> findings(List<Clearance> clearances) {
    List<Finding> findings = new ArrayList<>();
    for (Clearance clearance : clearances) {
      if (!clearance.readings().isEmpty()) {
        newest(clearance.readings().getLast(), findings);
      }
      if (!clearance.missing().isEmpty()) {
        String hours =
            clearance.missing().stream()
                .map(one -> Integer.toString((int) one.hour()))
                .collect(Collectors.joining(", "));
        findings.add(
            new Finding(
                Finding.Level.WARN,
                "LEVEL-MISSING",
                new Words(
                    "No level of hour " + hours + " is recorded.",
                    "No consta el nivel de la hora " + hours + "."),
                new Words(
                    "Draw it; the rescue goes on until a level ends it.",
                    "Extráigalo; el rescate continúa hasta que un nivel lo termine."),
                clearance.rescue().evidence().cites()));
      }
    }
    return findings;
  }

  private static void newest(Clearance.Reading reading, List<Finding> findings) {
    reading
        .answer()
        .filter(_ -> reading.high())
        .ifPresent(row -> findings.add(finding("LEVEL-HIGH", row)));
    reading.also().forEach(called -> findings.add(finding("LEVEL-CALLS", called.answer())));
  }

  private static Finding finding(String code, Rescue.Answer row) {
    return new Finding(Finding.Level.WARN, code, row.text(), Words.NONE, row.evidence().cites());
  }
}
