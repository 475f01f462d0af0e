package org.allway.fhir.hooks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.allway.diagnostic.Place;
import org.allway.dose.Amount;
import org.allway.dose.Route;
import org.allway.fhir.Canon;
import org.allway.fhir.Concepts;
import org.allway.fhir.Units;
import org.allway.library.Drug;
import org.allway.library.Library;
import org.allway.order.Order;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Timing;

/** One dosage of a draft as one order. */
sealed interface DraftDosage {

  record Ordered(Order order) implements DraftDosage {}

  record Unclear(String why) implements DraftDosage {}

  int HOURS_A_DAY = 24;
  int DAYS_A_WEEK = 7;
  int LONGEST = 1000;

  /** How often: days from one to the next, and givings on each. */
  record Rhythm(int every, int times) {}

  static DraftDosage of(
      Library library,
      MedicationRequest request,
      Drug drug,
      Dosage dosage,
      int line,
      LocalDate today) {
    Optional<Amount> amount = amount(dosage);
    if (amount.isEmpty()) {
      return new Unclear("its dose is not an amount in a known unit");
    }
    Optional<Route> route = new Concepts(library).route(dosage.getRoute());
    if (route.isEmpty()) {
      return new Unclear("its route is not known");
    }
    Optional<Rhythm> rhythm = rhythm(dosage.getTiming());
    if (rhythm.isEmpty()) {
      return new Unclear("its rhythm is not in days or hours");
    }
    LocalDate from = from(request, dosage, today);
    LocalDate until = until(dosage, from);
    if (until.isBefore(from) || until.isAfter(from.plusDays(LONGEST))) {
      return new Unclear("it runs from " + from + " until " + until);
    }
    return new Ordered(
        new Order(
            drug,
            amount.get(),
            route.get(),
            from,
            until,
            rhythm.get().every(),
            rhythm.get().times(),
            product(library, dosage),
            OptionalDouble.empty(),
            home(request),
            List.of(),
            new Place("draftOrders/" + request.getIdPart(), line, 1)));
  }

  /** Of one giving; of one day, for a rate. */
  private static Optional<Amount> amount(Dosage dosage) {
    if (!dosage.hasDoseAndRate()) {
      return Optional.empty();
    }
    var first = dosage.getDoseAndRateFirstRep();
    if (first.getDose() instanceof Quantity quantity) {
      return amount(quantity);
    }
    if (first.getRate() instanceof Ratio ratio && ratio.hasNumerator()) {
      Quantity per = ratio.getDenominator();
      boolean day = "d".equals(per.getCode()) || "day".equals(per.getUnit());
      boolean one = per.hasValue() && per.getValue().compareTo(BigDecimal.ONE) == 0;
      return day && one ? amount(ratio.getNumerator()) : Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<Amount> amount(Quantity quantity) {
    String unit = quantity.hasCode() ? quantity.getCode() : quantity.getUnit();
    if (unit == null || !quantity.hasValue() || quantity.getValue().signum() <= 0) {
      return Optional.empty();
    }
    return Units.amount(quantity.getValue().doubleValue(), unit);
  }

  private static Optional<Rhythm> rhythm(Timing timing) {
    for (Coding code : timing.getCode().getCoding()) {
      switch (String.valueOf(code.getCode())) {
        case "QD" -> {
          return Optional.of(new Rhythm(1, 1));
        }
        case "BID" -> {
          return Optional.of(new Rhythm(1, 2));
        }
        case "TID" -> {
          return Optional.of(new Rhythm(1, 3));
        }
        case "QID" -> {
          return Optional.of(new Rhythm(1, 4));
        }
        default -> {}
      }
    }
    Timing.TimingRepeatComponent repeat = timing.getRepeat();
    if (!repeat.hasPeriod() || repeat.getPeriodUnit() == null) {
      return Optional.of(new Rhythm(1, 1));
    }
    int times = Math.max(1, repeat.getFrequency());
    int period = repeat.getPeriod().intValue();
    if (period < 1 || repeat.getPeriod().stripTrailingZeros().scale() > 0) {
      return Optional.empty();
    }
    return switch (repeat.getPeriodUnit()) {
      case D -> Optional.of(new Rhythm(period, times));
      case WK -> times == 1 ? Optional.of(new Rhythm(period * DAYS_A_WEEK, 1)) : Optional.empty();
      case H ->
          HOURS_A_DAY % period == 0
              ? Optional.of(new Rhythm(1, HOURS_A_DAY / period * times))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static LocalDate from(MedicationRequest request, Dosage dosage, LocalDate today) {
    Timing timing = dosage.getTiming();
    if (timing.hasEvent()) {
      return day(timing.getEvent().getFirst());
    }
    if (timing.getRepeat().getBounds() instanceof Period period && period.hasStart()) {
      return day(period.getStartElement());
    }
    return request.hasAuthoredOn() ? day(request.getAuthoredOnElement()) : today;
  }

  private static LocalDate until(Dosage dosage, LocalDate from) {
    Timing timing = dosage.getTiming();
    if (timing.getRepeat().getBounds() instanceof Period period && period.hasEnd()) {
      return day(period.getEndElement());
    }
    if (timing.getRepeat().getBounds() instanceof Duration duration
        && duration.hasValue()
        && duration.getCode() != null) {
      int number = duration.getValue().intValue();
      return switch (duration.getCode()) {
        case "d" -> from.plusDays(Math.max(0, number - 1));
        case "wk" -> from.plusDays(Math.max(0, (long) number * DAYS_A_WEEK - 1));
        default -> from;
      };
    }
    return timing.hasEvent() ? day(timing.getEvent().getLast()) : from;
  }

  /** The day as it is written, whatever its zone. */
  private static LocalDate day(BaseDateTimeType date) {
    String text = date.getValueAsString();
    if (text != null && text.length() >= "2026-01-31".length()) {
      return LocalDate.parse(text.substring(0, "2026-01-31".length()));
    }
    return date.getValue().toInstant().atZone(ZoneId.of("UTC")).toLocalDate();
  }

  private static Set<String> product(Library library, Dosage dosage) {
    Set<String> product = new HashSet<>();
    dosage.getAdditionalInstruction().stream()
        .flatMap(one -> one.getCoding().stream())
        .filter(one -> Canon.PRODUCT.equals(one.getSystem()))
        .map(Coding::getCode)
        .filter(library.products()::containsKey)
        .forEach(product::add);
    return product;
  }

  private static boolean home(MedicationRequest request) {
    return request.getCategory().stream()
        .flatMap(one -> one.getCoding().stream())
        .map(one -> String.valueOf(one.getCode()).toLowerCase(Locale.ROOT))
        .anyMatch(code -> code.equals("community") || code.equals("discharge"));
  }

  /** A day as FHIR writes it. */
  static DateTimeType written(LocalDate day) {
    return new DateTimeType(day.toString());
  }
}
