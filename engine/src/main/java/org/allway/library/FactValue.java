package org.allway.library;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.allway.diagnostic.Diagnostics;
import org.allway.rule.Numbers;
import org.allway.rule.Type;
import org.allway.rule.Value;
import org.allway.yaml.YamlNode;

/** Reads one recorded value by the rules of its vocabulary entry. */
public final class FactValue {

  private static final Pattern DECIMAL = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE]-?\\d{1,2})?");

  private FactValue() {}

  /** The value; a fault is reported, and a value outside its plausible range is warned of. */
  public static Optional<Value> read(Fact fact, YamlNode.Text text, Diagnostics diagnostics) {
    return switch (fact.kind()) {
      case NUMBER, COUNT -> number(fact, text, diagnostics);
      case BOOLEAN -> truth(fact, text, diagnostics);
      case CODE -> code(fact, text, diagnostics);
      case DATE -> date(fact, text, diagnostics);
    };
  }

  private static Optional<Value> number(Fact fact, YamlNode.Text text, Diagnostics diagnostics) {
    Type.Numeric type =
        fact.symbol().type() instanceof Type.Numeric number ? number : Type.Numeric.PLAIN;
    if (!DECIMAL.matcher(text.text()).matches()) {
      diagnostics.error(
          "NOT-A-NUMBER",
          text.place(),
          "'" + fact.name() + "' is " + type.described() + ", not " + text.described() + ".",
          "Write the number alone"
              + (type.unit().isEmpty() ? "." : ", counted in " + type.unit() + "."));
      return Optional.empty();
    }
    double value = Double.parseDouble(text.text());
    String unit = type.unit().isEmpty() ? "" : " " + type.unit();
    if (!(value >= type.min() && value <= type.max())) {
      diagnostics.error(
          "IMPOSSIBLE-VALUE",
          text.place(),
          "'" + fact.name() + "' cannot be " + text.text() + unit + ".",
          "It lies between "
              + Numbers.text(type.min())
              + " and "
              + Numbers.text(type.max())
              + unit
              + ". Check the number and its unit.");
      return Optional.empty();
    }
    if (type.whole() && value != Math.rint(value)) {
      diagnostics.error(
          "NOT-A-NUMBER",
          text.place(),
          "'" + fact.name() + "' is a whole number, not " + text.text() + ".",
          "");
      return Optional.empty();
    }
    if (!fact.plausible().contains(value)) {
      diagnostics.warning(
          "IMPLAUSIBLE-VALUE",
          text.place(),
          "'" + fact.name() + "' is " + text.text() + unit + ", which is rare.",
          "Usual are "
              + Numbers.text(fact.plausible().min())
              + " to "
              + Numbers.text(fact.plausible().max())
              + unit
              + ". Check the number and its unit.");
    }
    return Optional.of(new Value.Num(value));
  }

  private static Optional<Value> truth(Fact fact, YamlNode.Text text, Diagnostics diagnostics) {
    return switch (text.text()) {
      case "true" -> Optional.of(Value.Bool.TRUE);
      case "false" -> Optional.of(Value.Bool.FALSE);
      default -> {
        diagnostics.error(
            "NOT-TRUE-OR-FALSE",
            text.place(),
            "'" + fact.name() + "' is true or false, not " + text.described() + ".",
            "Write true or false; leave it out if it is not known.");
        yield Optional.empty();
      }
    };
  }

  private static Optional<Value> code(Fact fact, YamlNode.Text text, Diagnostics diagnostics) {
    if (fact.values().containsKey(text.text())) {
      return Optional.of(new Value.Code(text.text()));
    }
    diagnostics.error(
        "UNKNOWN-CODE",
        text.place(),
        "'" + fact.name() + "' cannot be " + text.described() + ".",
        "Expected one of: " + String.join(", ", fact.values().keySet()) + ".");
    return Optional.empty();
  }

  private static Optional<Value> date(Fact fact, YamlNode.Text text, Diagnostics diagnostics) {
    try {
      return Optional.of(new Value.Num(LocalDate.parse(text.text()).toEpochDay()));
    } catch (DateTimeParseException _) {
      diagnostics.error(
          "NOT-A-DATE",
          text.place(),
          "'" + fact.name() + "' is a day of the calendar, not " + text.described() + ".",
          "Write year-month-day, such as 2026-01-31.");
      return Optional.empty();
    }
  }
}
