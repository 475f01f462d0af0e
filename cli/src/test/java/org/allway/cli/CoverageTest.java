package org.allway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.allway.library.Library;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The table of docs/coverage.md, kept true. */
@DisplayName("The table of what treatment needs")
class CoverageTest {

  private static final Path TABLE = Path.of("../docs/coverage.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern SCENARIO = Pattern.compile("\\[([^\\]]+)\\]\\(([^)]+)\\)");
  private static final Pattern ROW = Pattern.compile("\\| S\\d+ \\|.*");

  /** One row: what is needed, where it stands, what proves it, what shows it. */
  private record Row(
      String id, String needs, String protocols, String scenarios, String example, String show) {

    static Row of(String line) {
      String[] cells = line.split(" \\| ", -1);
      assertThat(cells).as(line).hasSize(6);
      return new Row(
          cells[0].replace("|", "").strip(),
          cells[1],
          cells[2],
          cells[3],
          cells[4],
          cells[5].replaceAll("\\s*\\|$", ""));
    }
  }

  @BeforeAll
  static void home() {
    System.setProperty("allway.home", "..");
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> ROW.matcher(line).matches())
        .map(Row::of)
        .toList();
  }

  private static List<String> codes(String cell) {
    List<String> codes = new ArrayList<>();
    Matcher found = CODE.matcher(cell);
    while (found.find()) {
      codes.add(found.group(1));
    }
    return codes;
  }

  @Test
  @DisplayName("has a row for each need, in their order")
  void complete() throws IOException {
    List<String> expected = new ArrayList<>();
    for (int i = 1; i <= 27; i++) {
      expected.add("S" + i);
    }
    assertThat(rows()).extracting(Row::id).isEqualTo(expected);
  }

  @Test
  @DisplayName("names protocols and texts that exist")
  void protocols() throws IOException {
    Library library = Knowledge.library(Optional.empty());
    for (Row row : rows()) {
      for (String name : codes(row.protocols())) {
        boolean known =
            library.protocols().containsKey(name)
                || library.families().containsKey(name)
                || library.centres().containsKey(name)
                || library.choices().containsKey(name)
                || Files.exists(Path.of("..").resolve(name));
        assertThat(known).as(row.id() + ": " + name).isTrue();
      }
    }
  }

  @Test
  @DisplayName("names scenarios by their words, in the files where they stand")
  void scenarios() throws IOException {
    for (Row row : rows()) {
      Matcher found = SCENARIO.matcher(row.scenarios());
      int named = 0;
      while (found.find()) {
        Path file = TABLE.resolveSibling(found.group(2)).normalize();
        assertThat(file).as(row.id()).exists();
        if (found.group(2).contains("/scenarios/")) {
          String text = Files.readString(file);
          assertThat(text.lines().map(String::strip))
              .as(row.id() + ": " + found.group(1) + " in " + file)
              .anyMatch(line ->
                  line.equals("- name: " + found.group(1))
                      || line.equals("- name: \"" + found.group(1) + "\""));
        }
        named++;
      }
      assertThat(named).as(row.id()).isPositive();
    }
  }

  @Test
  @DisplayName("shows commands that do what they say, for charts that exist")
  void commands() throws IOException {
    Set<String> run = new TreeSet<>();
    for (Row row : rows()) {
      for (String chart : codes(row.example())) {
        assertThat(Path.of("../examples").resolve(chart + ".yaml")).as(row.id()).exists();
      }
      assertThat(codes(row.show())).as(row.id()).isNotEmpty();
      run.addAll(codes(row.show()));
    }
    for (String command : run) {
      List<String> arguments = new ArrayList<>();
      for (String word : command.substring("allway ".length()).split(" ", -1)) {
        arguments.add(word.startsWith("examples/") ? "../" + word : word);
      }
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      int code =
          Allway.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
      assertThat(code).as(command + "\n" + err).isEqualTo(Exit.DONE);
      assertThat(out.toString()).as(command).isNotBlank();
    }
  }

  @Test
  @DisplayName("leaves no example chart of a treated child out")
  void everyChart() throws IOException {
    Set<String> named = new TreeSet<>();
    rows().forEach(row -> named.addAll(codes(row.example())));
    try (Stream<Path> files = Files.list(Path.of("../examples"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
        String name = file.getFileName().toString().replace(".yaml", "");
        if (!Files.readString(file).contains("plans nothing")) {
          assertThat(named).contains(name);
        }
      }
    }
  }
}
