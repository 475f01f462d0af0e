package org.allway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.allway.chart.Chart;
import org.allway.chart.ChartReader;
import org.allway.diagnostic.Diagnostics;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;
import org.allway.library.LibraryCompiler;

/** The bundled knowledge and example charts, read from the project's folder. */
final class Bundled {

  private static final Path HOME = Path.of(System.getProperty("allway.home", "."));

  private Bundled() {}

  static List<KnowledgeText> texts() {
    try (Stream<Path> files = Files.walk(HOME.resolve("knowledge"))) {
      List<KnowledgeText> texts = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
        texts.add(new KnowledgeText(file.toString(), Files.readString(file)));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Library compile(List<KnowledgeText> texts) {
    return switch (LibraryCompiler.compile(texts)) {
      case LibraryCompiler.Result.Compiled(Library library, var _) -> library;
      case LibraryCompiler.Result.Refused(var diagnostics) ->
          throw new IllegalStateException(diagnostics.toString());
    };
  }

  static Chart example(Library library, String name) {
    try {
      Path file = HOME.resolve("examples").resolve(name + ".yaml");
      Diagnostics diagnostics = new Diagnostics();
      return new ChartReader(library, diagnostics)
          .read(name, Files.readString(file))
          .orElseThrow(() -> new IllegalStateException(diagnostics.all().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
