package org.allway.comparison;

import static org.allway.comparison.Difference.Aspect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allway.dose.Amount;
import org.allway.dose.Route;
import org.allway.library.DoseRule;
import org.allway.library.Drug;
import org.allway.library.Element;
import org.allway.library.Evidence;
import org.allway.library.Fact;
import org.allway.library.Phase;
import org.allway.rule.Rule;

/** Holds the lines of two phase texts against each other. */
final class Lines {

  private static final String ALWAYS = "always";

  private Lines() {}

  /** One line of a phase: what it is about, and what it says of each aspect. */
  private record Line(String of, Said whole, Map<Aspect, Said> says) {

    /** How much two lines of one drug and route have in common: conditions weigh most. */
    int likeness(Line other) {
      int same = 0;
      for (Aspect aspect : Aspect.values()) {
        if (text(aspect).equals(other.text(aspect))) {
          same += aspect == Aspect.CONDITION ? 4 : aspect == Aspect.DAYS ? 2 : 1;
        }
      }
      return same;
    }

    String text(Aspect aspect) {
      Said said = says.get(aspect);
      return said == null ? "" : said.text();
    }
  }

  /** All that differs between two texts of a phase. */
  static List<Difference> differences(Phase a, Phase b) {
    List<Difference> all = new ArrayList<>();
    compare(
        "phase",
        Map.of(Aspect.LENGTH, new Said(a.days() + " days", a.evidence())),
        Map.of(Aspect.LENGTH, new Said(b.days() + " days", b.evidence())),
        all);
    gates(a, b, all);
    match(lines(a), lines(b), all);
    tests(a, b, all);
    return List.copyOf(all);
  }

  /** All lines of a text that the other side has nothing against. */
  static List<Difference> alone(Phase phase, boolean first) {
    return lines(phase).stream().map(line -> alone(line, first)).toList();
  }

  private static Difference alone(Line line, boolean first) {
    return difference(line.of(), Aspect.LINE, line.whole(), first);
  }

  static Difference difference(String of, Aspect aspect, Said said, boolean first) {
    return first
        ? new Difference(of, aspect, Optional.of(said), Optional.empty())
        : new Difference(of, aspect, Optional.empty(), Optional.of(said));
  }

  private static List<Line> lines(Phase phase) {
    return phase.elements().stream().map(Lines::line).toList();
  }

  static void throughout(
      Map<String, Element.Medication> a,
      Map<String, Element.Medication> b,
      List<Difference> differences) {
    List<Line> first = a.entrySet().stream().map(Lines::throughout).toList();
    List<Line> second = b.entrySet().stream().map(Lines::throughout).toList();
    match(first, second, differences);
  }

  /** A drug of every day, from a day on. */
  private static Line throughout(Map.Entry<String, Element.Medication> from) {
    Line line = line(from.getValue());
    Map<Aspect, Said> says = new EnumMap<>(line.says());
    Evidence evidence = from.getValue().evidence();
    says.put(Aspect.DAYS, new Said(from.getKey(), evidence));
    return new Line(line.of(), whole(says, evidence), says);
  }

  private static Line line(Element element) {
    Map<Aspect, Said> says = new EnumMap<>(Aspect.class);
    Evidence evidence = element.evidence();
    says.put(Aspect.CONDITION, new Said(condition(element), evidence));
    return switch (element) {
      case Element.Radiotherapy beam -> {
        says.put(
            Aspect.DOSE,
            new Said(beam.dose() + " in " + beam.fractions() + " fractions", evidence));
        says.put(Aspect.DAYS, new Said("day " + beam.day(), evidence));
        yield new Line("radiotherapy " + beam.site(), whole(says, evidence), says);
      }
      case Element.Medication drug -> {
        says.put(Aspect.DOSE, new Said(dose(drug), dosed(drug)));
        cap(drug).ifPresent(cap -> says.put(Aspect.CAP, new Said(cap, evidence)));
        says.put(Aspect.ROUTE, new Said(routes(drug.routes()), evidence));
        says.put(Aspect.DAYS, new Said("days " + days(drug), evidence));
        duration(drug).ifPresent(text -> says.put(Aspect.DURATION, new Said(text, evidence)));
        if (drug.hospitalDays() > 0) {
          says.put(
              Aspect.STAY, new Said("in hospital for " + drug.hospitalDays() + " days", evidence));
        }
        yield new Line(drug.drug().id() + " " + drug.route(), whole(says, evidence), says);
      }
    };
  }

  private static Said whole(Map<Aspect, Said> says, Evidence evidence) {
    String text =
        Stream.of(
                Aspect.DOSE,
                Aspect.CAP,
                Aspect.DURATION,
                Aspect.DAYS,
                Aspect.STAY,
                Aspect.CONDITION)
            .flatMap(aspect -> Optional.ofNullable(says.get(aspect)).stream())
            .map(Said::text)
            .filter(words -> !words.equals(ALWAYS))
            .collect(Collectors.joining(", "));
    return new Said(text, evidence);
  }

  private static String condition(Element element) {
    String when = words(element.when());
    String without =
        element instanceof Element.Medication drug && !drug.omitDrug().isEmpty()
            ? "not on days with " + drug.omitDrug() + " " + drug.omitRoute()
            : "";
    return Stream.of(when, without)
        .filter(text -> !text.isEmpty())
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining("; "), text -> text.isEmpty() ? ALWAYS : text));
  }

  private static String words(Rule when) {
    return when.source().equals("true") ? "" : "if " + when.source();
  }

  private static String dose(Element.Medication drug) {
    return drug.dose().text() + (drug.times() > 1 ? " in " + drug.times() + " doses" : "");
  }

  /** A dose that stands in a table has the table's sources as well. */
  private static Evidence dosed(Element.Medication drug) {
    if (!(drug.dose() instanceof DoseRule.Banded banded)) {
      return drug.evidence();
    }
    Set<String> cites = new LinkedHashSet<>(drug.evidence().cites());
    cites.addAll(banded.evidence().cites());
    Set<String> unverified = new LinkedHashSet<>(drug.evidence().unverified());
    unverified.addAll(banded.evidence().unverified());
    return new Evidence(
        List.copyOf(cites), unverified, drug.evidence().note(), drug.evidence().place());
  }

  private static Optional<String> cap(Element.Medication drug) {
    Drug.Use use = drug.drug().routes().get(drug.route());
    double cap = Math.min(drug.max(), use == null ? Double.POSITIVE_INFINITY : use.max());
    return Double.isInfinite(cap)
        ? Optional.empty()
        : Optional.of("at most " + new Amount(cap, drug.drug().unit()));
  }

  private static String routes(List<Route> routes) {
    return routes.stream().map(Route::name).collect(Collectors.joining(" or "));
  }

  private static String days(Element.Medication drug) {
    StringBuilder text = new StringBuilder(drug.days().toString());
    if (drug.schedule().count() > 0 && drug.schedule().hour(0) >= 0) {
      int each = drug.schedule().count() / drug.days().count();
      for (int i = 0; i < each; i++) {
        text.append(i == 0 ? " at hour " : ", ").append(drug.schedule().hour(i));
      }
    }
    if (drug.window().count() > 0) {
      text.append(" (or ").append(drug.window()).append(')');
    }
    return text.toString();
  }

  private static Optional<String> duration(Element.Medication drug) {
    if (drug.infusionDays() > 0) {
      return Optional.of("continuous for " + drug.infusionDays() + " days");
    }
    return drug.over().isEmpty() ? Optional.empty() : Optional.of("over " + drug.over());
  }

  /** Lines of the same drug and route belong together, the likest first. */
  private static void match(List<Line> a, List<Line> b, List<Difference> all) {
    Set<String> drugs = new LinkedHashSet<>();
    Stream.concat(a.stream(), b.stream()).forEach(line -> drugs.add(line.of()));
    for (String drug : drugs) {
      List<Line> left = new ArrayList<>(a.stream().filter(line -> line.of().equals(drug)).toList());
      List<Line> right =
          new ArrayList<>(b.stream().filter(line -> line.of().equals(drug)).toList());
      while (!left.isEmpty() && !right.isEmpty()) {
        Line one = left.getFirst();
        Line other = right.getFirst();
        for (Line x : left) {
          for (Line y : right) {
            if (x.likeness(y) > one.likeness(other)) {
              one = x;
              other = y;
            }
          }
        }
        left.remove(one);
        right.remove(other);
        compare(drug, one.says(), other.says(), all);
      }
      left.forEach(line -> all.add(alone(line, true)));
      right.forEach(line -> all.add(alone(line, false)));
    }
  }

  private static void compare(
      String of, Map<Aspect, Said> a, Map<Aspect, Said> b, List<Difference> all) {
    for (Aspect aspect : Aspect.values()) {
      Optional<Said> one = Optional.ofNullable(a.get(aspect));
      Optional<Said> other = Optional.ofNullable(b.get(aspect));
      if (!one.map(Said::text).equals(other.map(Said::text))) {
        all.add(new Difference(of, aspect, one, other));
      }
    }
  }

  private static void gates(Phase a, Phase b, List<Difference> all) {
    Map<Integer, Said> first = gates(a);
    Map<Integer, Said> second = gates(b);
    Stream.concat(first.keySet().stream(), second.keySet().stream())
        .distinct()
        .sorted()
        .forEach(day ->
            compare(
                "day " + day,
                first.containsKey(day) ? Map.of(Aspect.START, first.get(day)) : Map.of(),
                second.containsKey(day) ? Map.of(Aspect.START, second.get(day)) : Map.of(),
                all));
  }

  private static Map<Integer, Said> gates(Phase phase) {
    Map<Integer, Said> gates = new LinkedHashMap<>();
    for (Phase.Gate gate : phase.gates()) {
      Said said = new Said(gate.when().source(), gate.evidence());
      gates.merge(
          gate.day(),
          said,
          (one, other) -> new Said(one.text() + "; " + other.text(), one.evidence()));
    }
    return gates;
  }

  private static void tests(Phase a, Phase b, List<Difference> all) {
    Map<String, Said> first = tests(a);
    Map<String, Said> second = tests(b);
    Set<String> names = new LinkedHashSet<>(first.keySet());
    names.addAll(second.keySet());
    for (String name : names) {
      compare(
          name,
          first.containsKey(name) ? Map.of(Aspect.TEST, first.get(name)) : Map.of(),
          second.containsKey(name) ? Map.of(Aspect.TEST, second.get(name)) : Map.of(),
          all);
    }
  }

  private static Map<String, Said> tests(Phase phase) {
    Map<String, Said> tests = new LinkedHashMap<>();
    for (Phase.Checkpoint check : phase.checkpoints()) {
      String when = words(check.when());
      Said said =
          new Said("day " + check.day() + (when.isEmpty() ? "" : " " + when), check.evidence());
      for (Fact fact : check.facts()) {
        tests.merge(
            fact.name(),
            said,
            (one, other) -> new Said(one.text() + "; " + other.text(), one.evidence()));
      }
    }
    return tests;
  }
}
