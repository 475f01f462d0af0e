package org.allway.roadmap;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.allway.chart.Child;
import org.allway.dose.Amount;
import org.allway.dose.DoseRate;
import org.allway.library.Adaptation;
import org.allway.library.DoseRule;
import org.allway.library.Element;
import org.allway.rule.Numbers;
import org.allway.words.Words;

/** One element on its way through a phase: the dose of its next giving. */
final class Line {

  private static final Words NO_BAND =
      new Words(
          "The table has no dose for a child of this age or size.",
          "La tabla no tiene dosis para un niño de esta edad o tamaño.");

  /**
   * How far a given amount may lie from a rung of the ladder, as a share of it, and still be that
   * rung.
   */
  private static final double RUNG = 0.1;

  private final Element.Medication element;
  private final DoseCalculator calculator;
  private final Size size;
  private final Child child;
  private final int tolerance;
  private final boolean recorded;
  private final Adapting.Of adapting;
  private int next;
  private double level;
  private double last = Double.NaN;
  private boolean leftOut;
  private Optional<Dosage> current = Optional.empty();
  private LocalDate currentUntil = LocalDate.MAX;

  Line(
      Element.Medication element,
      DoseCalculator calculator,
      Size size,
      Child child,
      double start,
      int tolerance,
      boolean recorded,
      Adapting.Of adapting) {
    this.adapting = adapting;
    this.tolerance = tolerance;
    this.recorded = recorded;
    this.element = element;
    this.calculator = calculator;
    this.size = size;
    this.child = child;
    this.level = start;
  }

  /** How far from its day, in days, a recorded giving may lie and still be a dose of this line. */
  int tolerance() {
    return tolerance;
  }

  /**
   * Whether givings of this drug by this route are recorded at all, so that a missing one means
   * something.
   */
  boolean recorded() {
    return recorded;
  }

  Element.Medication element() {
    return element;
  }

  /** The day of the next giving; 0 if there is none. */
  int nextDay() {
    return next < element.schedule().count() ? element.schedule().day(next) : 0;
  }

  int nextHour() {
    return element.schedule().hour(next);
  }

  void advance() {
    next++;
  }

  /** The dose on a date; the same object as long as nothing changes it. */
  Dosage dosage(LocalDate date) {
    if (current.isPresent() && date.isBefore(currentUntil)) {
      return current.get();
    }
    Dosage dosage =
        switch (element.dose()) {
          case DoseRule.Fixed(DoseRate rate) -> calculator.dosage(element, rate, "");
          case DoseRule.Escalating ladder ->
              calculator.dosage(element, ladder.start().withValue(level), "");
          case DoseRule.Banded banded -> banded(banded, date);
          case DoseRule.Individual(Words who) -> new Dosage.Asked("INDIVIDUAL-DOSE", who, Set.of());
        };
    current = Optional.of(dosage);
    return dosage;
  }

  /** What acts on the dose of a date; a ladder's rules set its next rung. */
  Adapted adapted(LocalDate date) {
    Adapted adapted = adapting.on(date, leftOut);
    adapted.rung().ifPresent(this::step);
    return adapted;
  }

  private void step(Adaptation.Outcome outcome) {
    double before = Double.isNaN(last) ? level : last;
    switch (outcome) {
      case Adaptation.Outcome.Same _ -> level = before;
      case Adaptation.Outcome.OfLast(double percent) -> level = before * percent / Adapted.WHOLE;
      default -> {}
    }
    current = Optional.empty();
  }

  /** The dose just read is not given. */
  void leaveOut() {
    leftOut = true;
  }

  /** Climbs one rung, from what was really given if that is known. */
  void climb(Optional<Amount> given) {
    leftOut = false;
    if (element.dose() instanceof DoseRule.Escalating ladder) {
      last = given.map(amount -> rung(ladder, amount, size)).orElse(level);
      level = last + ladder.step().value();
      current = Optional.empty();
    }
  }

  /** The dose per m² that a given amount came to; the nearest rung if it is close to one. */
  static double rung(DoseRule.Escalating ladder, Amount given, Size size) {
    double scale =
        switch (ladder.start().per()) {
          case FLAT -> 1;
          case M2 -> size.bsa();
          case KG -> size.weight();
        };
    double really = given.value() / scale;
    double steps = Math.rint((really - ladder.start().value()) / ladder.step().value());
    double nearest = ladder.start().value() + steps * ladder.step().value();
    return Math.abs(really - nearest) <= RUNG * nearest ? nearest : really;
  }

  private Dosage banded(DoseRule.Banded banded, LocalDate date) {
    double measure =
        switch (banded.by()) {
          case AGE -> Period.between(child.born(), date).getYears();
          case WEIGHT -> size.weight();
          case BSA -> size.bsa();
        };
    if (Double.isNaN(measure)) {
      return new Dosage.Asked("NO-MEASURE", NO_BAND, Set.of(Size.WEIGHT));
    }
    List<DoseRule.Band> bands = banded.bands();
    int found = -1;
    while (found + 1 < bands.size() && Numbers.compare(bands.get(found + 1).from(), measure) <= 0) {
      found++;
    }
    if (banded.by() == DoseRule.By.AGE && found + 1 < bands.size()) {
      currentUntil = birthday((int) bands.get(found + 1).from());
    } else {
      currentUntil = LocalDate.MAX;
    }
    if (found < 0) {
      return new Dosage.Asked("NO-BAND", NO_BAND, Set.of(banded.by().text));
    }
    return calculator.dosage(element, bands.get(found).rate(), band(banded, found));
  }

  /** The day on which a number of years is completed, as {@link java.time.Period} counts them. */
  private LocalDate birthday(int years) {
    LocalDate day = child.born().plusYears(years);
    return day.getDayOfMonth() == child.born().getDayOfMonth() ? day : day.plusDays(1);
  }

  private static String band(DoseRule.Banded banded, int found) {
    String from = Numbers.text(banded.bands().get(found).from());
    boolean last = found + 1 == banded.bands().size();
    String to = last ? "" : " to <" + Numbers.text(banded.bands().get(found + 1).from());
    String bounds = (last ? ">=" + from : from + to) + " " + banded.by().unit;
    return banded.by().text
        + " "
        + bounds
        + (banded.table().isEmpty() ? "" : ", table " + banded.table());
  }
}
