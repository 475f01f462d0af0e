package org.allway.fhir.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.allway.chart.ChartText;
import org.allway.dose.Route;
import org.allway.library.Drug;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.rule.Type;

/** Charts with every kind of entry, by a seed: as texts, as a person would write them. */
final class RandomCharts {

  private static final LocalDate BORN = LocalDate.of(2019, 2, 28);
  private static final LocalDate FIRST = LocalDate.of(2025, 3, 1);

  private final Library library;
  private final Random random;
  private final List<String> ids = new ArrayList<>();

  RandomCharts(Library library, long seed) {
    this.library = library;
    this.random = new Random(seed);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("child: {id: ")
        .append(any(List.of("a-1", "Zoë", "0001", "x y")))
        .append(", name: \"")
        .append(any(List.of("Emma", "Ana \\\"Pepa\\\" Núñez", "O'Neil: 2")))
        .append("\", born: ")
        .append(BORN)
        .append(random.nextBoolean() ? ", sex: female" : "")
        .append(random.nextBoolean() ? ", diagnosed: " + FIRST.minusDays(1) : "")
        .append("}\n");
    text.append("centre: ").append(any(library.centres().keySet())).append('\n');
    if (random.nextBoolean()) {
      text.append("family: ").append(any(library.families().keySet())).append('\n');
    }
    text.append("chart:\n");
    text.append("  - {on: ").append(FIRST).append(", facts: {lineage: B}}\n");
    for (int i = 0; i < 40; i++) {
      text.append("  - ").append(line(i)).append('\n');
    }
    return text.toString();
  }

  private String line(int number) {
    LocalDate on = FIRST.plusDays(random.nextInt(400));
    String dates =
        "on: "
            + on
            + (random.nextInt(3) == 0 ? ", recorded: " + on.plusDays(random.nextInt(20)) : "");
    boolean withdraws = !ids.isEmpty() && random.nextInt(6) == 0;
    String entry = withdraws ? withdraw() : entry(on);
    if (!withdraws && random.nextInt(4) == 0) {
      String id = "line " + number;
      ids.add(id);
      dates += ", id: \"" + id + "\"";
    }
    return "{" + dates + ", " + entry + "}";
  }

  private String withdraw() {
    return "withdraw: {entry: \"" + any(ids) + "\"" + reason() + "}";
  }

  private String reason() {
    return any(List.of("", ", reason: \"wrong child\"", ", reason: \"Kind: \\\"ä\\\" # 1\""));
  }

  private String entry(LocalDate on) {
    return switch (random.nextInt(11)) {
      case 0, 1 -> noted();
      case 2 ->
          "start: "
              + any(List.of("induction", "induction day 15"))
              + (random.nextBoolean() ? ", variant: " + any(library.phases().keySet()) : "");
      case 3 -> gave();
      case 4 -> event();
      case 5 -> {
        String until = random.nextBoolean() ? ", until: " + on.plusDays(random.nextInt(9)) : "";
        yield "takes: {drug: [" + drug() + ", " + drug() + "]" + until + "}";
      }
      case 6 -> "stops: {drug: " + drug() + "}";
      case 7 -> "choose: {maintenance-steroid: prednisone, maintenance-pulses: every-4-weeks}";
      case 8 -> "relapse: {sites: [" + any(List.of("marrow", "cns", "marrow, testicular")) + "]}";
      case 9 -> hold(on);
      default ->
          "adapt: {drug: methotrexate"
              + (random.nextBoolean() ? ", route: PO" : "")
              + ", share: "
              + any(List.of("50 %", "12.5 %", "100 %"))
              + reason()
              + "}";
    };
  }

  private String hold(LocalDate on) {
    return switch (random.nextInt(3)) {
      case 0 -> "resume: {drug: " + drug() + "}";
      case 1 -> "hold: {drug: " + drug() + ", once: true" + reason() + "}";
      default ->
          "hold: {drug: "
              + drug()
              + reason()
              + (random.nextBoolean() ? ", until: " + on.plusDays(1 + random.nextInt(9)) : "")
              + "}";
    };
  }

  private String event() {
    String grade =
        any(
            List.of(
                "", ", grade: 3", ", grade: 0", ", resolved: true", ", culture: \"E. coli: 2/2\""));
    return "event: {what: "
        + any(library.events().keySet())
        + any(List.of("", ", to: pegaspargase", ", to: asparaginase"))
        + grade
        + "}";
  }

  private String gave() {
    Drug drug = any(library.formulary().values());
    Route route = any(List.of(Route.values()));
    String amount = any(List.of("1.05", "70", "0.333333333333", "12345678", "1000"));
    return "gave: {drug: "
        + drug.id()
        + ", amount: "
        + amount
        + " "
        + drug.unit().text
        + ", route: "
        + route
        + "}";
  }

  private String drug() {
    return any(library.formulary().keySet());
  }

  private String noted() {
    List<Fact> facts = library.facts().stream().filter(fact -> !fact.computed()).toList();
    StringBuilder facted = new StringBuilder("facts: {");
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Fact fact = any(facts);
      if (!seen.contains(fact.name())) {
        facted
            .append(seen.isEmpty() ? "" : ", ")
            .append(fact.name())
            .append(": ")
            .append(value(fact));
        seen.add(fact.name());
      }
    }
    return facted.append('}').toString();
  }

  private String value(Fact fact) {
    if (random.nextInt(8) == 0) {
      return "unknown";
    }
    return switch (fact.kind()) {
      case BOOLEAN -> Boolean.toString(random.nextBoolean());
      case CODE -> any(fact.values().keySet());
      case DATE -> FIRST.toString();
      case NUMBER, COUNT -> number(fact);
    };
  }

  private String number(Fact fact) {
    Type.Numeric type = fact.symbol().type() instanceof Type.Numeric one ? one : Type.Numeric.PLAIN;
    double least = Math.max(type.min(), -1000);
    double most = Math.min(type.max(), 1e6);
    double value = least + random.nextDouble() * (most - least);
    return type.whole() ? Long.toString((long) value) : ChartText.number(value);
  }

  private <T> T any(Collection<T> all) {
    return List.copyOf(all).get(random.nextInt(all.size()));
  }
}
