package org.allway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;

/** The knowledge that comes with Allway, read once for all tests. */
public final class Bundled {

  private static final List<KnowledgeText> TEXTS = read(Path.of("..", "knowledge"));
  private static final Library LIBRARY = Tiny.compile(TEXTS);

  private Bundled() {}

  public static Library library() {
    return LIBRARY;
  }

  public static List<KnowledgeText> texts() {
    return TEXTS;
  }

  private static List<KnowledgeText> read(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<KnowledgeText> texts = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
        texts.add(
            new KnowledgeText("knowledge/" + folder.relativize(file), Files.readString(file)));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
