package org.allway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("allway import")
class ImportCommandTest {

  private static final String BRIAN =
      Path.of("..", "fhir", "src", "test", "resources", "mcode-brian-l.json").toString();

  @TempDir private Path folder = Path.of("");

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

  @Test
  @DisplayName("writes a chart that the other commands read, and a report of every resource")
  void chart() throws IOException {
    Path chart = folder.resolve("chart.yaml");
    Path report = folder.resolve("report.txt");
    Outcome outcome =
        run("import", BRIAN, "--out", chart.toString(), "--report", report.toString());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.err()).startsWith("28 resources: ");
    assertThat(Files.readString(report)).contains("Not understood", "Taken", "Patient/");
    Outcome byChart = run("plan", chart.toString(), "--format", "json");
    Outcome byBundle = run("plan", BRIAN, "--format", "json");
    assertThat(byBundle.code()).isEqualTo(byChart.code());
    assertThat(byBundle.out()).isEqualTo(byChart.out());
  }

  @Test
  @DisplayName("shows chart and report as JSON")
  void json() {
    JsonNode root =
        JsonMapper.builder().build().readTree(run("import", BRIAN, "--format", "json").out());
    assertThat(root.path("child").asString()).isEqualTo("MRN5678");
    assertThat(root.path("counts").path("taken").asInt()).isEqualTo(9);
    assertThat(root.path("resources")).hasSize(28);
  }

  @Test
  @DisplayName("reads a folder of files with one resource a line")
  void lines() throws IOException {
    JsonNode bundle = JsonMapper.builder().build().readTree(Files.readString(Path.of(BRIAN)));
    StringBuilder text = new StringBuilder();
    bundle.path("entry").forEach(entry -> text.append(entry.path("resource")).append('\n'));
    Files.writeString(folder.resolve("all.ndjson"), text);
    assertThat(run("import", folder.toString()).out()).isEqualTo(run("import", BRIAN).out());
  }

  @Test
  @DisplayName("says in words what is wrong, and ends with 1")
  void trouble() throws IOException {
    Path empty = Files.writeString(folder.resolve("b.json"), "{\"resourceType\": \"Bundle\"}");
    Outcome outcome = run("plan", empty.toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("There are no resources in it");
    assertThat(run("import", BRIAN, "--centre", "nowhere").err())
        .contains("There is no centre 'nowhere'");
  }
}
