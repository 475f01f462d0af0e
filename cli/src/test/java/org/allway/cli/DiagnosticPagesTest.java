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
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Diagnostics;
import org.allway.library.KnowledgeFile;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;
import org.allway.library.LibraryCompiler;
import org.allway.library.ScenarioTexts;
import org.allway.proof.PathChecks;
import org.allway.proof.Prover;
import org.allway.scenario.ScenarioResult;
import org.allway.scenario.ScenarioRunner;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of docs/diagnostics: each brings what it says, and nothing is without one. */
@DisplayName("The pages of diagnostics")
class DiagnosticPagesTest {

  private static final Path ROOT = Path.of("..");
  private static final Path PAGES = ROOT.resolve("docs/diagnostics");
  private static final Path OURS = ROOT.resolve("examples/my-centre");

  /** A change to a file of the examples, as a page shows it. */
  private static final Pattern CHANGE =
      Pattern.compile("In `(examples/[^`]+)`[^:]*:\\n\\n```diff\\n(.*?)\\n```", Pattern.DOTALL);

  private static final Pattern NEW_FILE =
      Pattern.compile("A file `([^`]+)`([^:]*):\\n\\n```yaml\\n(.*?)\\n```", Pattern.DOTALL);
  private static final Pattern PLAN = Pattern.compile("plan of `examples/([^`]+)`");
  private static final Pattern AS_OF = Pattern.compile("as of (\\d{4}-\\d{2}-\\d{2})");
  private static final Pattern MESSAGE =
      Pattern.compile("^ {4}(?:error|warning|stop|warn|info): (.*)$", Pattern.MULTILINE);

  /** Codes that take a hostile solver, or a child whom no bundled protocol takes. */
  private static final Set<String> WITHOUT_EXAMPLE = Set.of("NOT-PROVED", "NO-BAND");

  private static final Pattern CODE = Pattern.compile("\"([A-Z]+(?:-[A-Z]+)+)\"");
  private static final Set<String> SHORT_CODES =
      Set.of("YAML", "UNIT", "RANGE", "ROUND", "SHARE", "TIMES", "INFUSION", "HELD", "UNVERIFIED");

  @TempDir private Path folder = Path.of("");

  static List<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files
          .map(file -> file.getFileName().toString().replace(".md", ""))
          .filter(name -> !name.equals("README"))
          .sorted()
          .toList();
    }
  }

  @Test
  @DisplayName("stand for every code, and for none that does not exist")
  void complete() throws IOException {
    Set<String> codes = new TreeSet<>(SHORT_CODES);
    codes.addAll(Set.of("UNKNOWN-CENTRE", "UNKNOWN-FAMILY", "SCENARIO-FAILED", "NO-PROTOCOL"));
    for (String module : List.of("engine", "proof")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module + "/src/main/java"))) {
        for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
          CODE.matcher(Files.readString(file)).results().forEach(one -> codes.add(one.group(1)));
        }
      }
    }
    assertThat(pages()).containsExactlyElementsOf(codes);
  }

  @Test
  @DisplayName("are all in the list")
  void listed() throws IOException {
    String list = Files.readString(PAGES.resolve("README.md"));
    assertThat(pages()).allMatch(code -> list.contains("[" + code + "](" + code + ".md)"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  @DisplayName("bring what they say")
  void brings(String code) throws IOException {
    String page = Files.readString(PAGES.resolve(code + ".md"));
    if (WITHOUT_EXAMPLE.contains(code)) {
      assertThat(page).doesNotContain("```");
      return;
    }
    // Which child shows it is the solver's own affair.
    String message =
        found(MESSAGE, page)
            .map(one -> one.group(1).replaceAll("For example: .*", "For example:"))
            .orElseThrow();
    String printed = printed(page);
    assertThat(oneLine(asRead(printed))).contains(code).contains(oneLine(message));
  }

  @Test
  @DisplayName("begin from texts without fault")
  void sound() throws IOException {
    assertThat(verified(ours(List.of()))).isEmpty();
  }

  private static Optional<MatchResult> found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
  }

  /** Text as it is wrapped differently from place to place. */
  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  /** Texts have other folders here than for their reader. */
  private String asRead(String text) {
    return text.replace(folder + "/", "").replace("../examples/", "examples/");
  }

  /** What Allway says of a page's example. */
  private String printed(String page) throws IOException {
    Optional<MatchResult> file = found(NEW_FILE, page);
    if (file.isPresent()) {
      KnowledgeText text = new KnowledgeText(file.get().group(1), file.get().group(3) + "\n");
      boolean alone = file.get().group(2).contains("by itself");
      List<KnowledgeText> texts = alone ? new ArrayList<>() : ours(List.of());
      texts.add(text);
      return verified(texts);
    }
    List<MatchResult> changes = CHANGE.matcher(page).results().toList();
    if (changes.isEmpty() || changes.getFirst().group(1).startsWith("examples/my-centre/")) {
      return changes.isEmpty() ? planned(page, child(page), List.of()) : verified(ours(changes));
    }
    String name = changes.getFirst().group(1);
    return name.startsWith("examples/orders/")
        ? ordered(name, changes)
        : planned(page, name.replace("examples/", ""), changes);
  }

  private static String child(String page) {
    return found(PLAN, page).map(one -> one.group(1)).orElseThrow();
  }

  private String planned(String page, String name, List<MatchResult> changes) throws IOException {
    Path chart = changed(ROOT.resolve("examples").resolve(name), changes);
    Optional<String> asOf = found(AS_OF, page).map(one -> one.group(1));
    return asOf.isPresent()
        ? run("plan", chart.toString(), "--as-of", asOf.get())
        : run("plan", chart.toString());
  }

  private String ordered(String name, List<MatchResult> changes) throws IOException {
    Path order = changed(ROOT.resolve(name), changes);
    return run("check", ROOT.resolve("examples/emma.yaml").toString(), order.toString());
  }

  private static String run(String... arguments) {
    System.setProperty("allway.home", ROOT.toString());
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out, true);
    Allway.run(writer, writer, arguments);
    return out.toString();
  }

  private Path changed(Path file, List<MatchResult> changes) throws IOException {
    String text = Files.readString(file);
    for (MatchResult change : changes) {
      text = applied(text, change.group(2));
    }
    return Files.writeString(folder.resolve(file.getFileName().toString()), text);
  }

  /** The text with the lines of a diff that begin with a minus replaced by those with a plus. */
  private static String applied(String text, String diff) {
    String old = lines(diff, '-');
    assertThat(text).contains(old);
    String now = lines(diff, '+');
    int at = text.indexOf(old);
    return text.substring(0, at) + now + text.substring(at + old.length());
  }

  private static String lines(String diff, char sign) {
    return diff.lines()
        .filter(line -> !line.isEmpty() && line.charAt(0) == sign)
        .map(line -> line.substring(1) + "\n")
        .collect(Collectors.joining());
  }

  private static List<KnowledgeText> ours(List<MatchResult> changes) throws IOException {
    List<KnowledgeText> texts = new ArrayList<>(Knowledge.texts(Optional.of(OURS)));
    for (MatchResult change : changes) {
      String name = change.group(1).replace("examples/my-centre", OURS.toString());
      for (int i = 0; i < texts.size(); i++) {
        KnowledgeText text = texts.get(i);
        if (text.file().equals(name)) {
          texts.set(i, new KnowledgeText(name, applied(text.content(), change.group(2))));
        }
      }
    }
    return texts;
  }

  /** What verifying some texts says, with our own scenarios alone. */
  private static String verified(List<KnowledgeText> texts) {
    List<KnowledgeFile> files = KnowledgeFile.of(texts);
    List<Diagnostic> all = new ArrayList<>();
    switch (LibraryCompiler.compileParsed(files)) {
      case LibraryCompiler.Result.Refused(List<Diagnostic> faults) -> all.addAll(faults);
      case LibraryCompiler.Result.Compiled(Library library, List<Diagnostic> warnings) -> {
        all.addAll(warnings);
        all.addAll(PathChecks.check(library));
        Prover.prove(library).faults().forEach(fault -> all.add(fault.diagnostic()));
        Diagnostics faults = new Diagnostics();
        ScenarioTexts scenarios = ScenarioTexts.of(files, faults);
        all.addAll(faults.all());
        all.addAll(failures(library, scenarios));
      }
    }
    return new Report(texts).text(all);
  }

  private static List<Diagnostic> failures(Library library, ScenarioTexts all) {
    ScenarioTexts own =
        new ScenarioTexts(
            all.children(),
            all.scenarios().stream()
                .filter(node -> node.place().file().startsWith(OURS.toString()))
                .toList());
    List<Diagnostic> failures = new ArrayList<>();
    for (ScenarioResult result : new ScenarioRunner(library).run(own)) {
      if (!result.passed()) {
        failures.add(Verification.failure(result));
      }
    }
    return failures;
  }
}
