package org.allway.fhir.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allway.chart.ChartText;
import org.allway.fhir.Units;
import org.allway.library.Codes;
import org.allway.library.Fact;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Values of results as a chart writes them, in the unit of the vocabulary. */
final class ValueReader {

  private static final Pattern NUMBER =
      Pattern.compile("([<>]=?)?\\s*(\\d+(?:[.,]\\d+)?)\\s*(\\S.*)?");

  private final Meanings meanings;

  ValueReader(Meanings meanings) {
    this.meanings = meanings;
  }

  /** What a value is. */
  sealed interface Read {

    /** As a chart writes it. */
    record Text(String text, List<String> remarks) implements Read {}

    /** Not to be made out, or not without a guess. */
    record Unclear(String why) implements Read {}
  }

  Read read(Fact fact, Type value) {
    return switch (fact.kind()) {
      case NUMBER, COUNT -> number(fact, value);
      case BOOLEAN -> truth(value);
      case CODE -> code(fact, value);
      case DATE ->
          value instanceof BaseDateTimeType date
              ? Times.day(date)
                  .<Read>map(day -> new Read.Text(day.toString(), List.of()))
                  .orElse(new Read.Unclear("its value is no day"))
              : new Read.Unclear("its value is no day");
    };
  }

  private Read truth(Type value) {
    Optional<Boolean> answer =
        switch (value) {
          case BooleanType truth -> Optional.of(truth.booleanValue());
          case CodeableConcept concept -> meanings.answer(concept);
          case StringType text -> meanings.answer(text.getValue());
          default -> Optional.empty();
        };
    return answer
        .<Read>map(yes -> new Read.Text(yes.toString(), List.of()))
        .orElse(new Read.Unclear("yes or no was expected, found " + shown(value)));
  }

  private Read code(Fact fact, Type value) {
    Optional<String> code =
        switch (value) {
          case CodeableConcept concept -> meanings.value(fact, concept);
          case StringType text -> meanings.value(fact, text.getValue());
          default -> Optional.empty();
        };
    return code.<Read>map(found -> new Read.Text(found, List.of()))
        .orElse(
            new Read.Unclear(
                "one of "
                    + String.join(", ", fact.values().keySet())
                    + " was expected, found "
                    + shown(value)));
  }

  private Read number(Fact fact, Type value) {
    return switch (value) {
      case Quantity quantity when quantity.hasValue() ->
          number(
              fact,
              quantity.getValue().doubleValue(),
              quantity.hasComparator() ? quantity.getComparator().toCode() : "",
              quantity.hasCode() ? quantity.getCode() : text(quantity.getUnit()),
              text(quantity.getUnit()));
      case IntegerType whole -> number(fact, whole.getValue(), "", "", "");
      case StringType text -> {
        Matcher matcher = NUMBER.matcher(text.getValue().strip());
        yield matcher.matches()
            ? number(
                fact,
                Double.parseDouble(matcher.group(2).replace(',', '.')),
                text(matcher.group(1)),
                text(matcher.group(3)),
                "")
            : new Read.Unclear("a number was expected, found " + shown(value));
      }
      case Range _ -> new Read.Unclear("a range is no value");
      case Ratio _ -> new Read.Unclear("a ratio is not read as a value");
      default -> new Read.Unclear("a number was expected, found " + shown(value));
    };
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private Read number(Fact fact, double value, String comparator, String unit, String other) {
    OptionalDouble own = own(fact, value, unit);
    if (own.isEmpty()) {
      own = own(fact, value, other);
    }
    String wanted = unit(fact);
    if (own.isEmpty()) {
      return new Read.Unclear(
          unit.isEmpty()
              ? "it has no unit; " + wanted + " was expected"
              : "the unit " + unit + " is not known of it; " + wanted + " was expected");
    }
    String shown = ChartText.number(own.getAsDouble());
    if (!comparator.isEmpty()) {
      return bound(fact, own.getAsDouble(), comparator, shown);
    }
    boolean changed = own.getAsDouble() != value;
    return new Read.Text(
        shown,
        changed
            ? List.of("from " + ChartText.number(value) + " " + (unit.isEmpty() ? other : unit))
            : List.of());
  }

  /** A bound is no value; only a test that can see very little says "none" by it. */
  private Read bound(Fact fact, double value, String comparator, String shown) {
    double most = meanings.of(fact).map(Codes.OfFact::noneBelow).orElse(Double.NaN);
    if (comparator.equals("<") && value <= most) {
      return new Read.Text("0", List.of("below " + shown + ", so none was found"));
    }
    return new Read.Unclear(
        comparator
            + " "
            + shown
            + " is a bound, not a value"
            + (Double.isNaN(most)
                ? ""
                : "; only below " + ChartText.number(most) + " it counts as none"));
  }

  private OptionalDouble own(Fact fact, double value, String unit) {
    String wanted = unit(fact);
    if (unit.isEmpty()) {
      return wanted.isEmpty() ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
    OptionalDouble same = Units.convert(value, unit, wanted);
    if (same.isPresent()) {
      return same;
    }
    Map<String, Double> units = meanings.of(fact).map(Codes.OfFact::units).orElse(Map.of());
    for (Map.Entry<String, Double> other : units.entrySet()) {
      OptionalDouble there = Units.convert(value, unit, other.getKey());
      if (there.isPresent()) {
        return OptionalDouble.of(rounded(there.getAsDouble() / other.getValue()));
      }
    }
    return OptionalDouble.empty();
  }

  /** To six digits: a factor of three digits knows no more. */
  private static double rounded(double value) {
    return new java.math.BigDecimal(value).round(new java.math.MathContext(6)).doubleValue();
  }

  private static String unit(Fact fact) {
    return fact.symbol().type() instanceof org.allway.rule.Type.Numeric numeric
        ? numeric.unit()
        : "";
  }

  /** A value for a message about a result that is not known; empty if there is none. */
  static String of(@Nullable Type value) {
    return value == null ? "" : "; it says " + shown(value);
  }

  private static String shown(Type value) {
    return switch (value) {
      case CodeableConcept concept -> Texts.shown(concept);
      case Quantity quantity ->
          (quantity.hasValue() ? quantity.getValue().toPlainString() : "nothing")
              + " "
              + text(quantity.getUnit());
      default -> value.isPrimitive() ? "'" + value.primitiveValue() + "'" : "a " + value.fhirType();
    };
  }
}
