package org.allway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.allway.chart.Chart;
import org.allway.chart.ChartReader;
import org.allway.diagnostic.Diagnostics;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;
import org.allway.library.LibraryCompiler;
import org.allway.plan.Plan;
import org.allway.plan.Planner;

/** A made-up protocol, small enough to hold in one's head. */
public final class Tiny {

  private static final List<KnowledgeText> TEXTS =
      List.of(text("tiny.yaml"), text("protocol.yaml"), text("family.yaml"), text("centre.yaml"));
  private static final Library LIBRARY = compile(TEXTS);

  /** A girl of five years whose induction has begun. */
  public static final String GIRL =
      """
      child: {id: girl, born: 2021-01-01, sex: female}
      chart:
        - {on: 2026-01-10, measure: {height_cm: 104, weight_kg: 17.2}}
        - {on: 2026-01-10, facts: {lineage: B, wbc: 12}}
        - {on: 2026-01-12, start: induction}
      """;

  private Tiny() {}

  public static Library library() {
    return LIBRARY;
  }

  /** The texts with one piece of the text replaced, which must occur. */
  public static List<KnowledgeText> with(String piece, String replacement) {
    if (TEXTS.stream().noneMatch(text -> text.content().contains(piece))) {
      throw new IllegalArgumentException("No '" + piece + "' in the tiny knowledge.");
    }
    return TEXTS.stream()
        .map(text -> new KnowledgeText(text.file(), text.content().replace(piece, replacement)))
        .toList();
  }

  /** The plan of a chart text that must be sound. */
  public static Plan plan(String chart, String asOf) {
    return plan(chart, asOf, "9999-12-31");
  }

  /** The same, by what was known on a day. */
  public static Plan plan(String chart, String asOf, String knownOn) {
    Diagnostics diagnostics = new Diagnostics();
    Chart read =
        new ChartReader(LIBRARY, diagnostics)
            .read("chart.yaml", chart)
            .orElseThrow(() -> new IllegalArgumentException(diagnostics.all().toString()));
    return new Planner(LIBRARY).plan(read, LocalDate.parse(asOf), LocalDate.parse(knownOn));
  }

  /** Compiles texts that must be sound. */
  public static Library compile(List<KnowledgeText> texts) {
    return switch (LibraryCompiler.compile(texts)) {
      case LibraryCompiler.Result.Compiled(Library library, var _) -> library;
      case LibraryCompiler.Result.Refused(var diagnostics) ->
          throw new IllegalStateException(diagnostics.toString());
    };
  }

  private static KnowledgeText text(String name) {
    try (InputStream in = Objects.requireNonNull(Tiny.class.getResourceAsStream("/tiny/" + name))) {
      return new KnowledgeText(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
