package org.allway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.allway.assess.Selection;
import org.allway.chart.Chart;
import org.allway.chart.ChartReader;
import org.allway.diagnostic.Diagnostics;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;
import org.allway.library.LibraryCompiler;
import org.allway.plan.Plan;
import org.allway.plan.Planner;

/** The bundled knowledge and the example children. */
public final class Examples {

  private static final Path HOME = Path.of(System.getProperty("allway.home", ".."));
  private static final Library LIBRARY = library(List.of());
  private static final Planner PLANNER = new Planner(LIBRARY);
  private static final Map<String, Plan> PLANS = new ConcurrentHashMap<>();

  private Examples() {}

  public static Library library() {
    return LIBRARY;
  }

  /** The bundled knowledge, and a hospital's own texts besides. */
  public static Library library(List<KnowledgeText> more) {
    List<KnowledgeText> texts = new ArrayList<>(texts());
    texts.addAll(more);
    return switch (LibraryCompiler.compile(texts)) {
      case LibraryCompiler.Result.Compiled(Library library, var _) -> library;
      case LibraryCompiler.Result.Refused(var diagnostics) ->
          throw new IllegalStateException(diagnostics.toString());
    };
  }

  public static Planner planner() {
    return PLANNER;
  }

  /** All example children for whom there is a protocol. */
  public static List<String> children() {
    return all().stream()
        .filter(name -> !(plan(name).selection() instanceof Selection.Outside))
        .toList();
  }

  /** All example children. */
  public static List<String> all() {
    try (Stream<Path> files = Files.list(HOME.resolve("examples"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Path file(String name) {
    return HOME.resolve("examples").resolve(name + ".yaml");
  }

  public static Chart chart(String name) {
    return chart(name, content(file(name)));
  }

  public static Chart chart(String name, String text) {
    Diagnostics diagnostics = new Diagnostics();
    return new ChartReader(LIBRARY, diagnostics)
        .read(name, text)
        .orElseThrow(() -> new IllegalStateException(diagnostics.all().toString()));
  }

  /** As of the chart's last entry; made once. */
  public static Plan plan(String name) {
    return PLANS.computeIfAbsent(
        name,
        one -> {
          Chart chart = chart(one);
          return PLANNER.plan(chart, chart.lastEntry());
        });
  }

  public static Plan plan(Chart chart, LocalDate asOf) {
    return PLANNER.plan(chart, asOf);
  }

  public static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<KnowledgeText> texts() {
    Path folder = HOME.resolve("knowledge");
    try (Stream<Path> files = Files.walk(folder)) {
      List<KnowledgeText> texts = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
        texts.add(new KnowledgeText("knowledge/" + folder.relativize(file), content(file)));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
