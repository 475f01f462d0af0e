package org.allway.server.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.allway.comparison.Arm;
import org.allway.comparison.Comparison;
import org.allway.comparison.Difference;
import org.allway.comparison.Pair;
import org.allway.comparison.PhaseComparison;
import org.allway.comparison.Said;
import org.allway.comparison.Side;
import org.allway.comparison.SideBySide;
import org.allway.comparison.Standin;
import org.allway.library.Phase;
import org.allway.server.entry.EntryWords;
import org.allway.server.library.ComparisonModel.Line;
import org.allway.server.library.ComparisonModel.Part;
import org.allway.server.library.ComparisonModel.PhasePart;
import org.allway.server.library.ComparisonModel.Sums;
import org.allway.words.Language;
import org.allway.words.Words;

/** A comparison as the parts of its page. */
final class ComparisonParts {

  private final Comparison comparison;
  private final EntryWords words;
  private final Language language;

  ComparisonParts(Comparison comparison, EntryWords words, Language language) {
    this.comparison = comparison;
    this.words = words;
    this.language = language;
  }

  ComparisonModel.Result result() {
    List<Words> unreached = new ArrayList<>();
    unreached("A", comparison.unreachedA(), unreached);
    unreached("B", comparison.unreachedB(), unreached);
    return new ComparisonModel.Result(
        side(comparison.a()),
        side(comparison.b()),
        comparison.pairs().stream().map(this::sums).toList(),
        List.copyOf(unreached),
        parts(comparison.centres()),
        parts(comparison.rules()),
        comparison.phases().stream()
            .filter(phase -> !phase.differences().isEmpty())
            .map(ComparisonParts::phase)
            .toList(),
        same());
  }

  private static ComparisonModel.Side side(Side side) {
    return new ComparisonModel.Side(
        side.protocol().id(),
        side.protocol().title(),
        side.protocol().version(),
        !side.protocol().review().equals("unreviewed"),
        side.centre().title());
  }

  private static void unreached(String side, List<String> groups, List<Words> all) {
    if (!groups.isEmpty()) {
      String names = String.join(", ", groups);
      all.add(
          new Words(
              "No child was found for " + names + " of " + side + ".",
              "No se halló ningún niño para " + names + " de " + side + "."));
    }
  }

  private Sums sums(Pair pair) {
    Arm a = pair.a();
    Arm b = pair.b();
    List<Words> left = new ArrayList<>();
    left("A", a, left);
    left("B", b, left);
    return new Sums(
        a.group().equals(b.group()) ? a.group() : a.group() + " / " + b.group(),
        pair.sameChild() ? List.of(child(a.child())) : List.of(child(a.child()), child(b.child())),
        SideBySide.of(comparison, pair, language),
        List.copyOf(left));
  }

  private String child(Standin child) {
    String who = child.reference().said().in(language);
    return child.changes().isEmpty()
        ? who
        : who
            + "; "
            + child.changes().entrySet().stream()
                .map(fact -> words.value(fact.getKey(), fact.getValue().toString()))
                .collect(Collectors.joining(", "));
  }

  private static void left(String side, Arm arm, List<Words> all) {
    if (!arm.totals().undecided().isEmpty()) {
      String names = String.join(", ", arm.totals().undecided());
      all.add(
          new Words(
              side + " leaves out what waits for " + names + ".",
              side + " deja fuera lo que espera por " + names + "."));
    }
  }

  private static PhasePart phase(PhaseComparison phase) {
    return new PhasePart(
        phase.id(),
        phase.a().map(Phase::id).orElse("-"),
        phase.b().map(Phase::id).orElse("-"),
        String.join("; ", phase.groups()),
        parts(phase.differences()));
  }

  private List<String> same() {
    Set<String> same = new LinkedHashSet<>();
    comparison.phases().stream()
        .filter(phase -> phase.differences().isEmpty())
        .forEach(phase -> same.add(phase.id() + " (" + String.join("; ", phase.groups()) + ")"));
    return List.copyOf(same);
  }

  private static List<Part> parts(List<Difference> differences) {
    Map<String, List<Line>> about = new LinkedHashMap<>();
    for (Difference one : differences) {
      about
          .computeIfAbsent(one.of(), _ -> new ArrayList<>())
          .add(new Line(one.aspect().word, said(one, one.a()), said(one, one.b())));
    }
    return about.entrySet().stream()
        .map(one -> new Part(one.getKey(), List.copyOf(one.getValue())))
        .toList();
  }

  private static String said(Difference difference, Optional<Said> said) {
    return said.map(one -> one.text() + (one.verified(difference.aspect()) ? "" : " *")).orElse("");
  }
}
