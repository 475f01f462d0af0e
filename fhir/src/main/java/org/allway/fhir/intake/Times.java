package org.allway.fhir.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Type;

/** Days and moments as resources write them. The day counts as the sender wrote it. */
final class Times {

  private static final int DAY_LENGTH = 10;

  private Times() {}

  /** The day on which something was or began; nothing if it is missing or not exact to the day. */
  static Optional<LocalDate> day(Type type) {
    return written(type)
        .filter(text -> text.length() >= DAY_LENGTH)
        .flatMap(text -> {
          try {
            return Optional.of(LocalDate.parse(text.substring(0, DAY_LENGTH)));
          } catch (DateTimeException _) {
            return Optional.empty();
          }
        });
  }

  /** The day on which something ended. */
  static Optional<LocalDate> end(Type type) {
    return type instanceof Period period ? day(period.getEndElement()) : Optional.empty();
  }

  /** A moment as it is written; empty if no more than the day is. */
  static String moment(Type type) {
    return written(type).filter(text -> text.length() > DAY_LENGTH).orElse("");
  }

  /** A date of which only the year or the month is known, as it is written. */
  static Optional<String> partial(Type type) {
    return written(type).filter(text -> text.length() < DAY_LENGTH);
  }

  private static Optional<String> written(Type type) {
    return switch (type) {
      case Period period ->
          written(period.getStartElement()).or(() -> written(period.getEndElement()));
      case Timing timing when timing.hasEvent() -> written(timing.getEvent().getFirst());
      case BaseDateTimeType date -> Optional.ofNullable(date.getValueAsString());
      case null, default -> Optional.empty();
    };
  }
}
