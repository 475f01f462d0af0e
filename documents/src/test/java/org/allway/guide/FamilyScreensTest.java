package org.allway.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The frame of families' pages on the server, measured as the guide is: the sentences of each page
 * together, in both languages.
 */
class FamilyScreensTest {

  private static final Path PAGES = Path.of("..", "server", "src", "main", "jte");
  private static final Pattern SAID =
      Pattern.compile("screen\\.say\\(\\s*\"([^\"]*)\",\\s*\"([^\"]*)\"\\)");
  private static final double SIXTH_GRADE = 6;
  private static final double SIXTH_GRADE_EASE = 70;
  private static final double FAIRLY_EASY = 65;
  private static final int LONGEST_SENTENCE = 20;

  private record Screen(String name, String english, String spanish) {}

  /** Pages whose texts hold at least one whole sentence. */
  private static List<Screen> screens() {
    List<Screen> screens = new ArrayList<>();
    for (Path file : files()) {
      List<String> english = new ArrayList<>();
      List<String> spanish = new ArrayList<>();
      Matcher said = SAID.matcher(read(file));
      while (said.find()) {
        if (said.group(1).matches(".*[.?!]")) {
          english.add(said.group(1));
          spanish.add(said.group(2));
        }
      }
      if (!english.isEmpty()) {
        screens.add(
            new Screen(
                PAGES.relativize(file).toString(),
                String.join(" ", english),
                String.join(" ", spanish)));
      }
    }
    return screens;
  }

  private static List<Path> files() {
    try (Stream<Path> family = Files.list(PAGES.resolve("family"))) {
      return Stream.concat(
              family,
              Stream.of("talk", "chat", "write")
                  .map(name -> PAGES.resolve("helpline").resolve(name + ".jte")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyPageIsForSixthGradeAtMost() {
    List<String> hard = new ArrayList<>();
    for (Screen screen : screens()) {
      Readability en = Readability.english(screen.english());
      Readability es = Readability.spanish(screen.spanish());
      if (en.grade() > SIXTH_GRADE || es.ease() < SIXTH_GRADE_EASE || es.inflesz() < FAIRLY_EASY) {
        hard.add(
            String.format(
                Locale.ROOT,
                "%s: grade %.1f, Fernández Huerta %.1f, INFLESZ %.1f",
                screen.name(),
                en.grade(),
                es.ease(),
                es.inflesz()));
      }
    }
    assertThat(screens()).hasSizeGreaterThan(6);
    assertThat(hard).isEmpty();
  }

  @Test
  void noSentenceOfThemIsLong() {
    List<String> hard = new ArrayList<>();
    for (Screen screen : screens()) {
      Stream.of(screen.english(), screen.spanish())
          .flatMap(text -> Stream.of(text.split("(?<=[.!?])\\s+", -1)))
          .filter(sentence -> Readability.english(sentence).words() > LONGEST_SENTENCE)
          .forEach(hard::add);
    }
    assertThat(hard).isEmpty();
  }
}
