package org.allway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The commands that make documents")
class DocumentsCommandTest {

  private static final String EMMA = Path.of("..", "examples", "emma.yaml").toString();

  @TempDir private Path folder = Path.of("");

  /** What a command printed and with which code it ended. */
  private record Outcome(int code, String out, String err) {}

  @BeforeAll
  static void home() {
    System.setProperty("allway.home", "..");
  }

  private static Outcome run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Allway.run(new PrintWriter(out), new PrintWriter(err), arguments);
    assertThat(out + "" + err).doesNotContain("Exception", "\tat ");
    return new Outcome(code, out.toString(), err.toString());
  }

  private byte[] file(String... arguments) throws IOException {
    Path file = folder.resolve("document");
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--out";
    all[arguments.length + 1] = file.toString();
    Outcome outcome = run(all);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).isEmpty();
    return Files.readAllBytes(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a4", "letter"})
  @DisplayName("print the roadmap, all of it or one phase")
  void sheets(String paper) throws IOException {
    byte[] all = file("plan", EMMA, "--format", "pdf", "--lang", "es", "--paper", paper);
    byte[] one =
        file("plan", EMMA, "--format", "pdf", "--paper", paper, "--phase", "consolidation");

    assertThat(new String(all, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    assertThat(all.length).isGreaterThan(one.length);
    Outcome unknown = run("plan", EMMA, "--format", "pdf", "--phase", "consolation");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).contains("no phase 'consolation'");
  }

  @Test
  @DisplayName("make a guide in each language, for the moment that is asked")
  void guide() throws IOException {
    String open = run("guide", EMMA, "--now", "2026-02-16T08:15-06:00").out();
    String shut = run("guide", EMMA, "--lang", "es", "--now", "2026-02-15T08:15-06:00").out();

    assertThat(open).contains("<html lang=\"en\"").contains("open now");
    assertThat(shut).contains("<html lang=\"es\"").contains("cerrado ahora");
    byte[] pdf = file("guide", EMMA, "--format", "pdf", "--now", "2026-02-16T08:15");
    assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
  }

  @Test
  @DisplayName("say which languages and moments there are")
  void usage() {
    assertThat(run("guide", EMMA, "--lang", "xx").err()).contains("There are: en, es.");
    assertThat(run("guide", EMMA, "--lang", "xx").code()).isEqualTo(2);
    assertThat(run("guide", EMMA, "--now", "noon").code()).isEqualTo(2);
  }

  @Test
  @DisplayName("make the same calendar for the ward and the family")
  void calendar() {
    String plan = run("plan", EMMA, "--format", "ics", "--lang", "es").out();
    String guide = run("guide", EMMA, "--format", "ics", "--lang", "es").out();

    assertThat(plan).startsWith("BEGIN:VCALENDAR\r\n").isEqualTo(guide);
  }

  @Test
  @DisplayName("say why there is nothing to put into a calendar")
  void nothing() throws IOException {
    Path chart =
        Files.writeString(
            folder.resolve("chart.yaml"),
            """
            child: {id: x, name: X, born: 2021-03-04, sex: female}
            centre: default
            chart:
              - {on: 2026-01-10, facts: {wbc: 12.4}}
            """);
    Outcome outcome = run("plan", chart.toString(), "--format", "ics");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("nothing to put into a calendar");
  }
}
