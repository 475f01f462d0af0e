package org.allway.fhir;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allway.dose.Amount;
import org.allway.dose.DoseUnit;

/** Units as UCUM writes them and as hospitals write them, and what one is in another. */
public final class Units {

  /**
   * What a unit measures, and how much of the dimension's base one of it is.
   *
   * @param dimension units of one dimension convert into each other
   */
  private record Measure(String dimension, double factor) {}

  private static final MathContext TWELVE_DIGITS = new MathContext(12);
  private static final Pattern POWER = Pattern.compile("10\\*(-?\\d{1,2})");
  private static final Pattern NOTE = Pattern.compile("\\{[^}]*}");
  private static final Pattern LOOSE_POWER =
      Pattern.compile("^[x×]?\\s*10\\s*(?:\\*|\\^|e|\\(|)\\s*([1369]|12)\\)?\\s*(?=/)");
  private static final Pattern METRIC = Pattern.compile("(k|d|c|m|u|n|p|)(g|mol|L|m|s|U|Gy)");

  private static final Map<String, Double> PREFIX =
      Map.of("k", 1e3, "", 1.0, "d", 1e-1, "c", 1e-2, "m", 1e-3, "u", 1e-6, "n", 1e-9, "p", 1e-12);

  /** Of pounds and inches the international ones. Enzymes count U and IU alike. */
  private static final Map<String, Measure> PLAIN =
      Map.ofEntries(
          Map.entry("%", new Measure("share", 0.01)),
          Map.entry("1", new Measure("share", 1)),
          Map.entry("[ppm]", new Measure("share", 1e-6)),
          Map.entry("[lb_av]", new Measure("g", 453.59237)),
          Map.entry("[oz_av]", new Measure("g", 28.349523125)),
          Map.entry("[in_i]", new Measure("m", 0.0254)),
          Map.entry("[ft_i]", new Measure("m", 0.3048)),
          Map.entry("[iU]", new Measure("U", 1)),
          Map.entry("[IU]", new Measure("U", 1)),
          Map.entry("m2", new Measure("m2", 1)),
          Map.entry("min", new Measure("s", 60)),
          Map.entry("h", new Measure("s", 3600)),
          Map.entry("d", new Measure("s", 86400)),
          Map.entry("wk", new Measure("s", 7 * 86400.0)),
          Map.entry("mo", new Measure("mo", 1)),
          Map.entry("a", new Measure("mo", 12)));

  /** How units are written where nobody minds UCUM, in lower case. */
  private static final Map<String, String> WRITTEN =
      Map.ofEntries(
          Map.entry("kgs", "kg"),
          Map.entry("lb", "[lb_av]"),
          Map.entry("lbs", "[lb_av]"),
          Map.entry("oz", "[oz_av]"),
          Map.entry("in", "[in_i]"),
          Map.entry("inches", "[in_i]"),
          Map.entry("ft", "[ft_i]"),
          Map.entry("percent", "%"),
          Map.entry("k/ul", "10*3/uL"),
          Map.entry("k/mm3", "10*3/uL"),
          Map.entry("thou/ul", "10*3/uL"),
          Map.entry("m/ul", "10*6/uL"),
          Map.entry("mil/ul", "10*6/uL"),
          Map.entry("g/l", "10*9/L"),
          Map.entry("gpt/l", "10*9/L"),
          Map.entry("tpt/l", "10*12/L"),
          Map.entry("t/l", "10*12/L"),
          Map.entry("cells/ul", "/uL"),
          Map.entry("cells/mm3", "/uL"),
          Map.entry("/mm3", "/uL"),
          Map.entry("/cmm", "/uL"),
          Map.entry("iu/l", "[iU]/L"),
          Map.entry("iu/ml", "[iU]/mL"),
          Map.entry("msec", "ms"),
          Map.entry("hours", "h"),
          Map.entry("days", "d"),
          Map.entry("years", "a"),
          Map.entry("months", "mo"));

  private Units() {}

  /**
   * A value of one unit in another; nothing if they measure different things or one is not known. A
   * unit as it is written is first read as UCUM, then by what hospitals write: {@code g/L} is grams
   * where grams are wanted, and a count of cells where that is.
   */
  public static OptionalDouble convert(double value, String from, String to) {
    String wanted = strip(to);
    String given = strip(from);
    if (given.equals(wanted) || (wanted.isEmpty() && given.equals("1"))) {
      return OptionalDouble.of(value);
    }
    Optional<Measure> there = measure(wanted);
    for (String reading : List.of(given, written(given))) {
      Optional<Measure> here = measure(reading);
      if (here.isPresent()
          && there.isPresent()
          && here.get().dimension().equals(there.get().dimension())) {
        return OptionalDouble.of(tidy(value * here.get().factor() / there.get().factor()));
      }
    }
    return OptionalDouble.empty();
  }

  /** How UCUM writes the unit of an amount. */
  public static String ucum(DoseUnit unit) {
    return switch (unit) {
      case MG, G, UG, ML, GY -> unit.text;
      case IU -> "[iU]";
      case UNIT -> "[arb'U]";
      case CELLS -> "{cells}";
    };
  }

  /** An amount of a drug, from its value and a unit as it is met. */
  public static Optional<Amount> amount(double value, String unit) {
    String found = unit.strip();
    Optional<DoseUnit> known =
        switch (found.toLowerCase(Locale.ROOT)) {
          case "mg", "milligram", "milligrams" -> Optional.of(DoseUnit.MG);
          case "g", "gram", "grams" -> Optional.of(DoseUnit.G);
          case "ug", "µg", "mcg", "microgram", "micrograms" -> Optional.of(DoseUnit.UG);
          case "[iu]", "iu", "international unit" -> Optional.of(DoseUnit.IU);
          case "[arb'u]", "[usp'u]", "{unit}", "u", "unit", "units", "unt" ->
              Optional.of(DoseUnit.UNIT);
          case "ml", "milliliter", "millilitre" -> Optional.of(DoseUnit.ML);
          case "{cells}", "cells", "10*0{cells}" -> Optional.of(DoseUnit.CELLS);
          case "gy" -> Optional.of(DoseUnit.GY);
          default -> Optional.empty();
        };
    if (known.isPresent()) {
      return Optional.of(new Amount(value, known.get()));
    }
    OptionalDouble gray = convert(value, found, "Gy");
    if (gray.isPresent()) {
      return Optional.of(new Amount(gray.getAsDouble(), DoseUnit.GY));
    }
    OptionalDouble milligrams = convert(value, found, "mg");
    return milligrams.isPresent()
        ? Optional.of(new Amount(milligrams.getAsDouble(), DoseUnit.MG))
        : Optional.empty();
  }

  private static String strip(String unit) {
    return NOTE.matcher(unit.strip().replace('µ', 'u').replace('μ', 'u'))
        .replaceAll("")
        .replaceAll("/+$", "");
  }

  private static String written(String unit) {
    String small = unit.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    Matcher power = LOOSE_POWER.matcher(small);
    if (power.find()) {
      small = "10*" + power.group(1) + small.substring(power.end());
    }
    String known = WRITTEN.getOrDefault(small, small);
    return known.replace("mm3", "uL").replaceAll("l(?=$|/)", "L");
  }

  private static Optional<Measure> measure(String unit) {
    String[] parts = unit.split("/", -1);
    List<String> dimensions = new ArrayList<>();
    double factor = 1;
    for (int i = 0; i < parts.length; i++) {
      Optional<Measure> part =
          i == 0 && parts.length > 1 && parts[0].isEmpty()
              ? Optional.of(new Measure("n", 1))
              : part(parts[i]);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      dimensions.add(part.get().dimension());
      factor = i == 0 ? part.get().factor() : factor / part.get().factor();
    }
    String dimension = String.join("/", dimensions);
    return Optional.of(new Measure(dimension.equals("n") ? "share" : dimension, factor));
  }

  private static Optional<Measure> part(String unit) {
    Measure plain = PLAIN.get(unit);
    if (plain != null) {
      return Optional.of(plain);
    }
    Matcher power = POWER.matcher(unit);
    if (power.matches()) {
      return Optional.of(new Measure("n", Math.pow(10, Integer.parseInt(power.group(1)))));
    }
    Matcher metric = METRIC.matcher(unit);
    return metric.matches()
        ? Optional.of(new Measure(metric.group(2), PREFIX.getOrDefault(metric.group(1), 1.0)))
        : Optional.empty();
  }

  /** Without the last binary digits of a conversion: 88.5 stays 88.5. */
  private static double tidy(double value) {
    return BigDecimal.valueOf(value).round(TWELVE_DIGITS).doubleValue();
  }
}
