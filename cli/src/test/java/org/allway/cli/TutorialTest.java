package org.allway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial, typed along: each file is written, each change made, each command run. */
@DisplayName("The tutorial")
class TutorialTest {

  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:([^\\n]*)`([^`\\n]+)`:\\n\\n)?```(yaml|diff|console)\\n(.*?)\\n```", Pattern.DOTALL);

  /** How many there are of all grows with the bundled library. */
  private static final Pattern COUNTS =
      Pattern.compile(".*(statements|scenarios|files|mutants|survived).*");

  @TempDir private Path folder = Path.of("");

  @Test
  @DisplayName("prints what it says")
  void typedAlong() throws IOException {
    System.setProperty("allway.home", "..");
    Matcher blocks = BLOCK.matcher(Files.readString(Path.of("../docs/tutorial.md")));
    int commands = 0;
    while (blocks.find()) {
      String content = blocks.group(4);
      switch (blocks.group(3)) {
        case "yaml" -> write(blocks.group(2), content, blocks.group(1).startsWith("At the end"));
        case "diff" -> change(blocks.group(2), content);
        default -> {
          commands++;
          int first = content.indexOf('\n');
          String command = content.substring("$ ./allway ".length(), first);
          prints(command, content.substring(first + 1));
        }
      }
    }
    assertThat(commands).isGreaterThan(15);
  }

  private void write(String name, String content, boolean more) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    if (more) {
      Files.writeString(file, content + "\n", StandardOpenOption.APPEND);
    } else {
      Files.writeString(file, content + "\n");
    }
  }

  private void change(String name, String diff) throws IOException {
    Path file = folder.resolve(name);
    String text = Files.readString(file);
    String old = lines(diff, '-');
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, lines(diff, '+')));
  }

  private static String lines(String diff, char sign) {
    return diff.lines()
        .filter(line -> !line.isEmpty() && line.charAt(0) == sign)
        .map(line -> line.substring(1) + "\n")
        .collect(Collectors.joining());
  }

  private void prints(String command, String expected) {
    List<String> arguments = new ArrayList<>();
    for (String word : command.split(" ", -1)) {
      boolean ours =
          word.startsWith("my-centre") || word.startsWith("children") || word.endsWith(".yaml");
      arguments.add(ours ? folder.resolve(word).toString() : word);
    }
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out, true);
    Allway.run(writer, writer, arguments.toArray(String[]::new));
    List<String> printed =
        out.toString().replace(folder + "/", "").lines().map(TutorialTest::plain).toList();
    int at = 0;
    boolean skipped = false;
    for (String line : expected.lines().map(TutorialTest::plain).toList()) {
      if (line.equals("...")) {
        skipped = true;
        continue;
      }
      int found = printed.subList(at, printed.size()).indexOf(line);
      assertThat(found)
          .as("'%s' of: %s%n%s", line, command, out)
          .isBetween(0, skipped ? Integer.MAX_VALUE : 0);
      at += found + 1;
      skipped = false;
    }
  }

  private static String plain(String line) {
    // Which of the children the solver names is its own affair.
    String text = line.stripTrailing().replaceAll("For example: .*", "For example:");
    return COUNTS.matcher(text).matches() ? text.replaceAll("[0-9.]+", "#") : text;
  }
}
