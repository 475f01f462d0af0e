package org.allway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The allway command")
class CommandLineTest {

  private static final Path EXAMPLES = Path.of("..", "examples");

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

  private static JsonNode json(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--format", "json"));
    Outcome outcome = run(all.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return JsonMapper.builder().build().readTree(outcome.out());
  }

  private static String emma() {
    return EXAMPLES.resolve("emma.yaml").toString();
  }

  private Path chart(String text) throws IOException {
    return Files.writeString(folder.resolve("chart.yaml"), text);
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  @DisplayName("plans every example chart, or says why no protocol takes the child")
  void everyExample(Path example) throws IOException {
    Outcome text = run("plan", example.toString(), "--why", "--phase", "all");
    if (Files.readString(example).contains("plans nothing")) {
      assertThat(text.code()).isEqualTo(1);
      assertThat(text.err()).contains("NO-PROTOCOL", "Correct the facts");
      return;
    }
    assertThat(text.code()).as(text.err()).isZero();
    assertThat(text.out()).contains("RISK GROUP", "ROADMAP", "SOURCES");
  }

  @Test
  @DisplayName("adds up what was given and what is planned, and names what it cannot weigh")
  void exposures() throws IOException {
    String text =
        Files.readString(EXAMPLES.resolve("emma.yaml"))
            + """
              - {on: 2026-02-16, facts: {anthracycline_before: 30}}
              - {on: 2026-02-16, gave: {drug: epirubicin, amount: 14.1 mg, route: IV}}
              - {on: 2026-02-16, gave: {drug: idarubicin, amount: 7.05 mg, route: IV}}
              - {on: 2025-12-01, gave: {drug: ifosfamide, amount: 705 mg, route: IV}}
            """;
    String file = chart(text).toString();
    assertThat(run("plan", file).out().replaceAll(" +", " "))
        .contains(
            " isotoxic 100 175 isotoxic",
            " ighg-2025 80 155 international guideline 2025",
            "30 mg/m2 by anthracycline_before, recorded on 2026-02-16",
            "ighg-2025: not counted: epirubicin.",
            "ighg-2025: counted by another set's factor: idarubicin.",
            " ifosfamide 0 or more 0 or more as given",
            "Alkylators cannot be told without")
        .doesNotContain("LATE EFFECTS");
    assertThat(run("plan", file, "--late-effects").out())
        .contains("LATE EFFECTS TO LOOK FOR", "(planned, not recorded as given)");
    JsonNode plan = json("plan", file);
    JsonNode anthracyclines = plan.path("exposures").path(0);
    assertThat(anthracyclines.path("id").asString()).isEqualTo("anthracycline");
    assertThat(anthracyclines.path("asGiven").path("doxorubicin").path("atTheEnd").asDouble())
        .isEqualTo(75);
    assertThat(anthracyclines.path("sets").path(1).path("notCounted").path(0).asString())
        .isEqualTo("epirubicin");
    assertThat(plan.path("lateEffects").valueStream())
        .anySatisfy(effect -> {
          assertThat(effect.path("id").asString()).isEqualTo("bladder");
          assertThat(effect.path("by").asString()).isEqualTo("given");
        });
  }

  @Test
  @DisplayName("gives the JSON that other tools rely on")
  void contract() {
    JsonNode plan = json("plan", emma());
    assertThat(plan.path("child").asString()).isEqualTo("emma");
    assertThat(plan.path("asOf").asString()).isEqualTo("2026-02-16");
    assertThat(plan.path("state").asString()).isEqualTo("in-remission");
    JsonNode risk = plan.path("risk");
    assertThat(risk.path("group").asString()).isEqualTo("SR-Avg");
    assertThat(risk.path("stage").asString()).isEqualTo("end_of_induction");
    assertThat(risk.path("because").path(0).path("rule").asString())
        .matches("knowledge/.*yaml:\\d+");
    assertThat(plan.path("protocol").path("version").asString()).isNotEmpty();
    JsonNode first = plan.path("phases").path(0);
    assertThat(first.path("id").asString()).isEqualTo("induction");
    assertThat(first.path("status").asString()).isEqualTo("done");
    JsonNode vincristine =
        first
            .path("doses")
            .valueStream()
            .filter(dose -> dose.path("drug").asString().equals("vincristine"))
            .findFirst()
            .orElseThrow();
    assertThat(vincristine.path("amount").asDouble()).isEqualTo(1.05);
    assertThat(vincristine.path("unit").asString()).isEqualTo("mg");
    assertThat(vincristine.path("route").asString()).isEqualTo("IV");
    assertThat(vincristine.path("status").asString()).isEqualTo("given");
    assertThat(vincristine.path("basis").asString()).startsWith("1.5 mg/m2 x 0.70 m2");
    assertThat(vincristine.path("cites").isArray()).isTrue();
    assertThat(vincristine.path("verified").isBoolean()).isTrue();
    assertThat(plan.path("decisions").path(0).path("options").path(0).path("status").asString())
        .isIn("recommended", "possible", "excluded");
    JsonNode small = json("plan", EXAMPLES.resolve("lucia.yaml").toString());
    assertThat(small.path("findings").path(0).path("severity").asString())
        .isIn("stop", "warn", "info");
  }

  @Test
  @DisplayName("gives the same bytes for the same input")
  void sameBytes() {
    assertThat(run("plan", emma(), "--format", "json").out())
        .isEqualTo(run("plan", emma(), "--format", "json").out());
  }

  @Test
  @DisplayName("can be asked for any day, and for what was known on any day")
  void anyDay() {
    assertThat(
            json("plan", emma(), "--as-of", "2026-01-12")
                .path("risk")
                .path("provisional")
                .asBoolean())
        .isTrue();
    assertThat(run("plan", emma(), "--as-of", "soon").code()).isEqualTo(2);
  }

  @Test
  @DisplayName("prints no colour codes into a pipe")
  void noColour() {
    assertThat(run("plan", emma()).out()).doesNotContain("\u001b[");
  }

  @Test
  @DisplayName("writes to a file when asked")
  void toFile() throws IOException {
    Path file = folder.resolve("plan.txt");
    assertThat(run("plan", emma(), "--out", file.toString()).code()).isZero();
    assertThat(Files.readString(file)).contains("Emma");
  }

  @Test
  @DisplayName("says what is wrong with a chart, where, and what to do, and ends with 1")
  void faultyChart() throws IOException {
    Path chart =
        chart(Files.readString(EXAMPLES.resolve("emma.yaml")).replace("wbc: 12.4", "wbcc: 12.4"));
    Outcome outcome = run("plan", chart.toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("chart.yaml:6:42: error UNKNOWN-FACT", "Did you mean 'wbc'?");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  @DisplayName("warns of a rare value, names its range, and goes on")
  void implausible() throws IOException {
    Path chart =
        chart(
            Files.readString(EXAMPLES.resolve("emma.yaml"))
                .replace("weight_kg: 17.2", "weight_kg: 172"));
    Outcome outcome = run("plan", chart.toString());
    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).contains("IMPLAUSIBLE-VALUE", "Usual are");
  }

  @Test
  @DisplayName("says so when a file is missing, is no text, or is no YAML")
  void unreadable() throws IOException {
    assertThat(run("plan", "nowhere.yaml")).extracting(Outcome::code).isEqualTo(1);
    Path binary =
        Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertThat(run("plan", binary.toString()).err()).contains("not a text in UTF-8");
    assertThat(run("plan", chart("child: [").toString()).err()).contains("error YAML");
    assertThat(run("plan", chart("").toString()).err()).contains("EMPTY-FILE");
  }

  @Test
  @DisplayName("verifies the bundled knowledge with all its scenarios")
  void verify() {
    Outcome outcome = run("verify");
    assertThat(outcome.out()).contains(" 0 failed.");
    assertThat(outcome.code()).isZero();
  }

  @Test
  @DisplayName("refuses a broken protocol with a message that its author can act on")
  void brokenProtocol() throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    Files.writeString(
        own.resolve("phase.yaml"),
        """
        phases:
          our-induction:
            title: {en: Our induction, es: Nuestra inducción}
            days: 35
            give:
              - {drug: vincristine, dose: 1.5 mg/m2, route: IT, days: [1, 8, 15, 22], cite: VN-ADAPTED}
            cite: VN-ADAPTED
        """);
    Outcome outcome = run("verify", own.toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("phase.yaml:6:", "ROUTE-FORBIDDEN", "vincristine must never be given IT");
  }

  @Test
  @DisplayName("shows a changed number in the plan and in its basis")
  void changedNumber() throws IOException {
    Path copy = folder.resolve("knowledge");
    Path original = Path.of("..", "knowledge");
    try (Stream<Path> files = Files.walk(original)) {
      for (Path file : files.toList()) {
        Path target = copy.resolve(original.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.writeString(
              target, Files.readString(file).replace("dose: 1.5 mg/m2", "dose: 1.4 mg/m2"));
        }
      }
    }
    JsonNode plan = json("plan", emma(), "--library", copy.toString(), "--as-of", "2026-01-12");
    JsonNode vincristine =
        plan.path("phases")
            .path(0)
            .path("doses")
            .valueStream()
            .filter(dose -> dose.path("drug").asString().equals("vincristine"))
            .toList()
            .getLast();
    assertThat(vincristine.path("basis").asString()).startsWith("1.4 mg/m2 x 0.70 m2");
    assertThat(vincristine.path("exact").asDouble()).isEqualTo(0.99);
  }

  @Test
  @DisplayName("prints a protocol for review, and the nearest name for a misspelt one")
  void protocol() {
    assertThat(run("protocol", "cog-2010-b-all").out())
        .contains("RISK GROUP", "vincristine", "1.5 mg/m2 (max 2 mg)", "SOURCES");
    Outcome misspelt = run("protocol", "cog-2010-ball");
    assertThat(misspelt.code()).isEqualTo(1);
    assertThat(misspelt.err()).contains("Did you mean 'cog-2010-b-all'?");
  }

  @Test
  @DisplayName("compares two protocols, and says of what is misspelt what was meant")
  void diff() {
    Outcome text = run("diff", "cog-2010-b-all", "cog-2019-b-all", "--group", "HR", "--why");
    assertThat(text.code()).as(text.err()).isZero();
    assertThat(text.out())
        .contains("THE CHILDREN", "with wbc: 50", "high-dose-methotrexate IV", "SOURCES")
        .contains("INTERIM-MAINTENANCE-2  A none, B im-capizzi");
    JsonNode json = json("diff", "cog-2010-b-all", "cog-2019-b-all", "--group", "HR");
    JsonNode first = json.path("children").path(0);
    assertThat(first.path("a").path("group").asString()).isEqualTo("HR");
    assertThat(first.path("a").path("totals").path("hospitalDays").path("number").asDouble())
        .isEqualTo(16);
    assertThat(json.path("phases").valueStream())
        .anySatisfy(phase -> {
          assertThat(phase.path("b").asString("")).isEqualTo("im-capizzi");
          assertThat(phase.path("differences").path(0).path("b").path("cites").isArray()).isTrue();
        });
    assertThat(run("diff", "adapted-b-all", "--centres", "default,low-resource").out())
        .contains("CENTRE PROFILES", "asparaginase-product");
    Outcome misspelt = run("diff", "cog-2010-b-all", "cog-2019-ball");
    assertThat(misspelt.code()).isEqualTo(1);
    assertThat(misspelt.err()).contains("Did you mean 'cog-2019-b-all'?");
    Outcome fact = run("diff", "cog-2010-b-all", "cog-2019-b-all", "--fact", "wbcc=50");
    assertThat(fact.code()).isEqualTo(1);
    assertThat(fact.err()).contains("UNKNOWN-FACT", "Did you mean 'wbc'?", "invented child");
    assertThat(run("diff", "cog-2010-b-all", "cog-2019-b-all", "--group", "HRR").code())
        .isEqualTo(1);
    assertThat(run("diff", "cog-2010-b-all").code()).isEqualTo(2);
    assertThat(run("diff", "cog-2010-b-all", "cog-2019-b-all", "--age", "12").code()).isEqualTo(2);
    assertThat(run("diff", "cog-2010-b-all", "cog-2019-b-all", "--fact", "wbc").code())
        .isEqualTo(2);
  }

  @Test
  @DisplayName("compares a protocol with its next version, as it prints it")
  void versions() throws IOException {
    Path next = Files.createDirectory(folder.resolve("next"));
    try (Stream<Path> files = Files.list(EXAMPLES.resolve("my-centre"))) {
      for (Path file : files.toList()) {
        Files.writeString(
            next.resolve(file.getFileName().toString()),
            Files.readString(file)
                .replace("version: 0.1.0", "version: 0.2.0")
                .replace("mrd_eoi >= 0.01", "mrd_eoi >= 0.1")
                .replace("mrd_eoi < 0.01", "mrd_eoi < 0.1")
                .replace(
                    "max: 2 mg, route: IV, days: [1, 8, 15, 22]",
                    "max: 1.5 mg, route: IV, days: [1, 8, 15]"));
      }
    }
    Outcome outcome =
        run(
            "diff",
            "our-sr",
            "--library",
            EXAMPLES.resolve("my-centre").toString(),
            "--against",
            next.toString(),
            "--centres",
            "our-hospital");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .isEqualTo(Files.readString(Path.of("src/test/resources/diff/next-version.txt")));
  }

  @Test
  @DisplayName("explains its use, with an example, and ends with 2 when called wrongly")
  void usage() {
    for (String command : List.of("plan", "verify", "protocol", "diff")) {
      assertThat(run(command, "--help").out()).contains("Example");
    }
    assertThat(run("plan").code()).isEqualTo(2);
    assertThat(run("plann", "x").code()).isEqualTo(2);
    assertThat(run("plan", emma(), "--fromat", "json").code()).isEqualTo(2);
  }
}
