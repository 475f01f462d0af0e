package org.allway.order;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.allway.diagnostic.Place;
import org.allway.dose.Amount;
import org.allway.dose.Route;
import org.allway.library.Drug;

/**
 * One order for one drug.
 *
 * @param amount of one giving (of one day, for a continuous infusion), as written
 * @param until the last day; the first, for a single day
 * @param every days from one ordered day to the next
 * @param times givings a day
 * @param product kinds of product that the order names; empty if it says nothing
 * @param bsa the body surface that it was calculated with, in m²
 * @param overrides signatures for findings that may be overridden
 */
public record Order(
    Drug drug,
    Amount amount,
    Route route,
    LocalDate on,
    LocalDate until,
    int every,
    int times,
    Set<String> product,
    OptionalDouble bsa,
    boolean atHome,
    List<Override> overrides,
    Place place) {

  /** Two people sign that an order goes on although a check stops it. */
  public record Override(String code, String by, String second, String reason) {}

  /** The amount in the drug's own unit; none if its unit is of another kind. */
  public OptionalDouble value() {
    return amount.unit().convertsTo(drug.unit())
        ? OptionalDouble.of(amount.unit().convert(amount.value(), drug.unit()))
        : OptionalDouble.empty();
  }

  /** All days on which it is to be given. */
  public List<LocalDate> days() {
    List<LocalDate> days = new ArrayList<>();
    for (LocalDate day = on; !day.isAfter(until); day = day.plusDays(every)) {
      days.add(day);
    }
    return days;
  }

  public boolean repeats() {
    return ChronoUnit.DAYS.between(on, until) >= every;
  }

  /** Whether it is to be given on a day. */
  public boolean isFor(LocalDate day) {
    return !day.isBefore(on)
        && !day.isAfter(until)
        && ChronoUnit.DAYS.between(on, day) % every == 0;
  }

  Optional<Override> override(String code) {
    return overrides.stream().filter(one -> one.code().equals(code)).findFirst();
  }
}
