package org.allway.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.allway.library.Centre;
import org.allway.library.Choice;
import org.allway.library.Drug;
import org.allway.library.Fact;
import org.allway.library.Family;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.allway.rule.Type;

/** Charts made by chance from the vocabulary alone: any facts, any missing, any order of events. */
final class RandomCharts {

  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

  private final Library library;
  private final RandomGenerator random;

  RandomCharts(Library library, RandomGenerator random) {
    this.library = library;
    this.random = random;
  }

  /** The text of a chart whose values are all possible. */
  String next() {
    LocalDate diagnosed = FIRST_DAY.plusDays(random.nextInt(700));
    LocalDate born = diagnosed.minusDays(random.nextInt(20, 18 * 365));
    List<String> lines = new ArrayList<>();
    String sex =
        random.nextInt(20) == 0 ? "" : random.nextBoolean() ? ", sex: female" : ", sex: male";
    lines.add("child: {id: c, born: " + born + sex + "}");
    lines.add("centre: " + any(library.centres().values().stream().map(Centre::id).toList()));
    if (random.nextBoolean()) {
      lines.add("family: " + any(library.families().values().stream().map(Family::id).toList()));
    }
    lines.add("chart:");
    if (random.nextInt(12) > 0) {
      double height = random.nextDouble(45, 190);
      double weight = random.nextDouble(2.5, 110);
      lines.add(
          String.format(
              Locale.ROOT,
              "  - {on: %s, measure: {height_cm: %.1f, weight_kg: %.2f}}",
              diagnosed,
              height,
              weight));
    }
    lines.add("  - {on: " + diagnosed + ", facts: {lineage: B}}");
    for (Fact fact : library.facts()) {
      if (!fact.computed() && !fact.group().equals("size") && random.nextInt(3) > 0) {
        value(fact)
            .ifPresent(text ->
                lines.add(
                    "  - {on: "
                        + diagnosed.plusDays(random.nextInt(3) == 0 ? random.nextInt(80) : 0)
                        + ", facts: {"
                        + fact.name()
                        + ": "
                        + text
                        + "}}"));
      }
    }
    events(diagnosed, lines);
    return String.join("\n", lines) + "\n";
  }

  private void events(LocalDate diagnosed, List<String> lines) {
    LocalDate day = diagnosed;
    for (String phase : startable()) {
      day = day.plusDays(random.nextInt(1, 70));
      if (random.nextInt(3) > 0) {
        lines.add("  - {on: " + day + ", start: " + phase + "}");
      }
      if (random.nextBoolean()) {
        lines.add(
            String.format(
                Locale.ROOT,
                "  - {on: %s, lab: {anc: %.2f, platelets: %d}}",
                day,
                random.nextDouble(0, 3),
                random.nextInt(5, 400)));
      }
      if (random.nextInt(3) == 0) {
        Drug drug = any(List.copyOf(library.formulary().values()));
        if (!drug.routes().isEmpty()) {
          lines.add(
              String.format(
                  Locale.ROOT,
                  "  - {on: %s, gave: {drug: %s, amount: %.2f %s, route: %s}}",
                  day.plusDays(random.nextInt(10)),
                  drug.id(),
                  random.nextDouble(0.1, 100),
                  drug.unit().text,
                  any(List.copyOf(drug.routes().keySet()))));
        }
      }
      if (random.nextInt(8) == 0) {
        lines.add(
            "  - {on: "
                + day
                + ", hold: {drug: "
                + any(List.copyOf(library.formulary().keySet()))
                + ", reason: chance}}");
      }
    }
    for (Choice choice : library.choices().values()) {
      if (random.nextInt(3) == 0) {
        String option = any(choice.options().stream().map(Choice.Option::id).toList());
        lines.add(
            "  - {on: "
                + diagnosed.plusDays(random.nextInt(100))
                + ", choose: {"
                + choice.id()
                + ": "
                + option
                + "}}");
      }
    }
    if (random.nextInt(15) == 0) {
      lines.add("  - {on: " + day.plusDays(30) + ", relapse: {sites: [marrow]}}");
    }
  }

  /** The first phases of some protocol, up to where chance stops. */
  private List<String> startable() {
    Protocol protocol = any(List.copyOf(library.protocols().values()));
    List<String> ids =
        protocol.roadmap().stream()
            .map(step -> step.repeats() ? step.phaseId() + "-1" : step.phaseId())
            .toList();
    return ids.subList(0, random.nextInt(ids.size() + 1));
  }

  private java.util.Optional<String> value(Fact fact) {
    return switch (fact.symbol().type()) {
      case Type.Truth _ -> java.util.Optional.of(Boolean.toString(random.nextInt(8) == 0));
      case Type.Coded coded -> java.util.Optional.of(any(coded.values()));
      case Type.Numeric number when fact.kind() == Fact.Kind.DATE -> java.util.Optional.empty();
      case Type.Numeric number -> {
        double min = Math.max(number.min(), 0);
        double max = Math.min(number.max(), 5000);
        double value =
            random.nextInt(4) == 0 ? min : min + (max - min) * Math.pow(random.nextDouble(), 4);
        yield java.util.Optional.of(
            number.whole()
                ? Long.toString(Math.round(value))
                : String.format(Locale.ROOT, "%.4f", value));
      }
      case Type.Quoted _ -> java.util.Optional.empty();
    };
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
