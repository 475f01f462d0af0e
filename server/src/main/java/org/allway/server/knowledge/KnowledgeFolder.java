package org.allway.server.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.allway.library.KnowledgeText;

/** The texts of a knowledge folder. */
public final class KnowledgeFolder {

  private KnowledgeFolder() {}

  /** The folder that comes with Allway. */
  public static Path bundled() {
    return Path.of(System.getProperty("allway.home", ".")).resolve("knowledge");
  }

  /**
   * Reads every text of a folder, in the order of their names.
   *
   * @param shownAs how messages name the folder
   * @throws UnreadableFolder if it is not there, holds no texts or cannot be read
   */
  public static List<KnowledgeText> read(Path folder, String shownAs) {
    if (!Files.isDirectory(folder)) {
      throw new UnreadableFolder(
          "There is no folder " + folder + ".\n  Name the folder that holds the protocols.");
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<KnowledgeText> texts = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
        String name = shownAs + "/" + folder.relativize(file).toString().replace('\\', '/');
        texts.add(new KnowledgeText(name, content(file)));
      }
      if (texts.isEmpty()) {
        throw new UnreadableFolder("The folder " + folder + " holds no .yaml files.");
      }
      return texts;
    } catch (IOException | UncheckedIOException e) {
      throw new UnreadableFolder("The folder " + folder + " cannot be read: " + e.getMessage());
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (MalformedInputException _) {
      throw new UnreadableFolder(file + " is not a text in UTF-8.");
    } catch (IOException _) {
      throw new UnreadableFolder(
          "The file " + file + " cannot be read.\n  Check the name and the folder.");
    }
  }

  /** The folder cannot be read; the message says why, for a person. */
  public static final class UnreadableFolder extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableFolder(String words) {
      super(words);
    }
  }
}
