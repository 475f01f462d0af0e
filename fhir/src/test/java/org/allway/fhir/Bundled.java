package org.allway.fhir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;
import org.allway.library.LibraryCompiler;

/** The bundled knowledge and the example charts, for tests. */
public final class Bundled {

  public static final Path ROOT = Path.of("..");

  private Bundled() {}

  public static Library library(KnowledgeText... more) {
    List<KnowledgeText> texts = new ArrayList<>();
    for (Path file : yaml(ROOT.resolve("knowledge"))) {
      if (!file.toString().contains("scenarios")) {
        texts.add(new KnowledgeText(ROOT.relativize(file).toString(), content(file)));
      }
    }
    texts.addAll(List.of(more));
    return switch (LibraryCompiler.compile(texts)) {
      case LibraryCompiler.Result.Compiled(Library library, var _) -> library;
      case LibraryCompiler.Result.Refused(var diagnostics) ->
          throw new AssertionError(diagnostics.toString());
    };
  }

  public static List<Path> examples() {
    try (Stream<Path> files = Files.list(ROOT.resolve("examples"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> yaml(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
