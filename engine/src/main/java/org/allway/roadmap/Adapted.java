package org.allway.roadmap;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.allway.chart.Entry;
import org.allway.dose.Amount;
import org.allway.library.Adaptation;
import org.allway.library.Replacement;
import org.allway.rule.Numbers;
import org.allway.words.Words;

/**
 * What becomes of a dose by all that acts on it: the individual dose (by a person, else by starting
 * rules) times the lowest share of the day. Shares of the day do not multiply.
 *
 * @param personal what a person has set
 * @param acting the adaptations that act, in the order of the texts
 */
public record Adapted(Optional<Entry.Adapted> personal, List<Adjustment> acting) {

  static final double WHOLE = 100;

  static final Adapted NOT = new Adapted(Optional.empty(), List.of());

  /** The individual dose, in percent of what the protocol plans. */
  double base() {
    return personal
        .map(Entry.Adapted::share)
        .orElseGet(() -> Math.min(WHOLE, lowest(Adaptation.Kind.START)));
  }

  /** The lowest share of the day, in percent; infinite if none is set. */
  double limit() {
    return lowest(Adaptation.Kind.DOSE);
  }

  private double lowest(Adaptation.Kind kind) {
    double lowest = Double.POSITIVE_INFINITY;
    for (Adjustment one : acting) {
      if (one.adaptation().kind() == kind
          && one.outcome() instanceof Adaptation.Outcome.Share(double percent)) {
        lowest = Math.min(lowest, percent);
      }
    }
    return lowest;
  }

  /**
   * The adjustment that keeps the dose from being given; the one that reaches furthest if several.
   */
  Optional<Adjustment> preventing() {
    if (acting.isEmpty()) {
      return Optional.empty();
    }
    return first(Adaptation.Outcome.Stop.class)
        .or(() -> first(Adaptation.Outcome.Replace.class))
        .or(() -> first(Adaptation.Outcome.Omit.class))
        .or(() -> first(Adaptation.Outcome.Hold.class));
  }

  private Optional<Adjustment> first(Class<? extends Adaptation.Outcome> outcome) {
    return acting.stream().filter(one -> outcome.isInstance(one.outcome())).findFirst();
  }

  /** What a ladder's rule says of the next rung, unless it keeps the dose from being given. */
  Optional<Adaptation.Outcome> rung() {
    if (acting.isEmpty()) {
      return Optional.empty();
    }
    return acting.stream()
        .map(Adjustment::outcome)
        .filter(outcome ->
            outcome instanceof Adaptation.Outcome.Same
                || outcome instanceof Adaptation.Outcome.OfLast)
        .findFirst();
  }

  /** What takes the dose's place, if something does. */
  Optional<Replacement> replacement() {
    return preventing()
        .map(one -> one.outcome())
        .filter(Adaptation.Outcome.Replace.class::isInstance)
        .map(outcome -> ((Adaptation.Outcome.Replace) outcome).replacement());
  }

  /** The dose as it becomes. */
  Dosage of(Dosage planned) {
    boolean none = acting.isEmpty() && personal.isEmpty();
    if (none || !(planned instanceof Dosage.Calculated calculated)) {
      return planned;
    }
    Optional<Adjustment> range = first(Adaptation.Outcome.Range.class);
    if (range.isPresent()
        && personal.isEmpty()
        && range.get().outcome() instanceof Adaptation.Outcome.Range between) {
      return asked(calculated, between, range.get());
    }
    return share(calculated, WHOLE, "", true);
  }

  /** The dose with the share that the counts have led to. */
  Dosage share(Dosage.Calculated planned, double byCounts, String why, boolean verified) {
    double day = Math.min(byCounts, limit());
    double share = base() * day / WHOLE;
    if (Numbers.compare(share, WHOLE) == 0) {
      return planned;
    }
    Set<String> reasons = new LinkedHashSet<>();
    boolean sure = verified || why.isEmpty();
    personal.ifPresent(one -> reasons.add(reason(one)));
    if (byCounts <= limit() && !why.isEmpty()) {
      reasons.add(why);
    }
    for (Adjustment one : acting) {
      if (one.outcome() instanceof Adaptation.Outcome.Share(double percent)
          && percent != WHOLE
          && (one.adaptation().kind() == Adaptation.Kind.START
              ? personal.isEmpty()
              : percent <= day)) {
        reasons.add(one.adaptation().title().en());
        sure &= one.row().evidence().verified();
      }
    }
    return planned.at(share, String.join("; ", reasons), sure);
  }

  private static String reason(Entry.Adapted one) {
    return "decision of " + one.when().on() + (one.reason().isEmpty() ? "" : ": " + one.reason());
  }

  private static Dosage asked(
      Dosage.Calculated planned, Adaptation.Outcome.Range between, Adjustment why) {
    Amount least = planned.at(between.least(), "", true).amount();
    Amount most = planned.at(between.most(), "", true).amount();
    String shares = Numbers.text(between.least()) + " to " + Numbers.text(between.most()) + " %";
    String fractions = Numbers.text(between.least()) + " a " + Numbers.text(between.most()) + " %";
    return new Dosage.Asked(
        "DOSE-RANGE",
        new Words(
            why.because().en()
                + " "
                + shares
                + " of the dose, "
                + least
                + " to "
                + most
                + ": a person decides.",
            why.because().es()
                + " "
                + fractions
                + " de la dosis, de "
                + least
                + " a "
                + most
                + ": decide una persona."),
        Set.of("adapt"));
  }
}
