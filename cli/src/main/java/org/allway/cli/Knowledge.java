package org.allway.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.allway.diagnostic.Diagnostic;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;
import org.allway.library.LibraryCompiler;
import org.allway.server.knowledge.KnowledgeFolder;

/** Finds and reads the knowledge folder. */
final class Knowledge {

  private Knowledge() {}

  /** The folder that comes with Allway. */
  static Path bundled() {
    return KnowledgeFolder.bundled();
  }

  /**
   * The texts of a folder. A folder without a vocabulary of its own is read together with the
   * bundled knowledge, which it adds to.
   */
  static List<KnowledgeText> texts(Optional<Path> folder) {
    if (folder.isEmpty()) {
      return read(bundled(), "knowledge");
    }
    List<KnowledgeText> own = read(folder.get(), folder.get().toString());
    boolean whole =
        own.stream()
            .anyMatch(
                text -> text.content().lines().anyMatch(line -> line.startsWith("vocabulary:")));
    if (whole) {
      return own;
    }
    List<KnowledgeText> all = new ArrayList<>(read(bundled(), "knowledge"));
    all.addAll(own);
    return all;
  }

  /** Changes when any file that {@link #texts} reads does: names, sizes and times. */
  static String stamp(Optional<Path> folder) {
    StringBuilder stamp = new StringBuilder();
    for (Path one : folder.isPresent() ? List.of(folder.get(), bundled()) : List.of(bundled())) {
      try (Stream<Path> files = Files.walk(one)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
          stamp.append(file).append(Files.size(file)).append(Files.getLastModifiedTime(file));
        }
      } catch (IOException | UncheckedIOException e) {
        stamp.append(one).append(e.getMessage());
      }
    }
    return stamp.toString();
  }

  /** The compiled library; the diagnostics of one that does not compile are the trouble. */
  static Library library(Optional<Path> folder) {
    List<KnowledgeText> texts = texts(folder);
    return switch (LibraryCompiler.compile(texts)) {
      case LibraryCompiler.Result.Compiled(Library library, List<Diagnostic> _) -> library;
      case LibraryCompiler.Result.Refused(List<Diagnostic> diagnostics) ->
          throw new Trouble(
              new Report(texts).text(diagnostics)
                  + "\nThe knowledge folder does not compile; no plan is made from it.");
    };
  }

  private static List<KnowledgeText> read(Path folder, String shownAs) {
    try {
      return KnowledgeFolder.read(folder, shownAs);
    } catch (KnowledgeFolder.UnreadableFolder e) {
      throw new Trouble(String.valueOf(e.getMessage()));
    }
  }

  /** A text file's content, in words if it cannot be had. */
  static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (MalformedInputException _) {
      throw new Trouble(file + " is not a text in UTF-8.");
    } catch (IOException _) {
      throw new Trouble("The file " + file + " cannot be read.\n  Check the name and the folder.");
    }
  }
}
