package org.allway.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Diagnostics;
import org.allway.library.KnowledgeFile;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;
import org.allway.library.LibraryCompiler;
import org.allway.library.ScenarioTexts;
import org.allway.scenario.Mutation;
import org.allway.scenario.Mutation.Kind;
import org.allway.scenario.ScenarioResult;
import org.allway.scenario.ScenarioRunner;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlText;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Deletes each row, line, band and condition of the bundled library and moves each bound, one at a
 * time: the compiler, a scenario, a check of paths or a proof must notice, or the mutation is among
 * those of {@code accepted-mutations.yaml}.
 */
@DisplayName("Every row and every bound of the bundled library")
class EveryRowCountsTest {

  private static final Set<Kind> TRIED =
      Set.of(
          Kind.ROW_DELETED,
          Kind.LINE_DELETED,
          Kind.BAND_DELETED,
          Kind.CONDITION_DROPPED,
          Kind.BOUND_UP,
          Kind.BOUND_DOWN,
          Kind.COMPARISON);

  private static final List<Accepted> ACCEPTED = accepted();
  private static final List<KnowledgeText> TEXTS = texts();
  private static final Map<String, List<String>> LINES =
      TEXTS.stream()
          .collect(Collectors.toMap(KnowledgeText::file, text -> text.content().lines().toList()));

  private static List<Mutation> tried = List.of();
  private static List<Mutation> survivors = List.of();

  /** A mutation that may survive. */
  private record Accepted(String file, String at, Set<String> mutations, String because) {

    boolean covers(Mutation mutation) {
      List<String> lines = Objects.requireNonNull(LINES.get(mutation.place().file()));
      return mutation.place().file().equals(file)
          && mutations.contains(mutation.kind().toString())
          && lines.get(mutation.place().line() - 1).contains(at);
    }
  }

  @BeforeAll
  static void tryAll() {
    List<KnowledgeFile> files = KnowledgeFile.of(TEXTS);
    LibraryCompiler.Result.Compiled compiled =
        (LibraryCompiler.Result.Compiled) LibraryCompiler.compileParsed(files);
    Library library = compiled.library();
    List<Diagnostic> warnings = compiled.diagnostics();
    ScenarioTexts scenarios = ScenarioTexts.of(files, new Diagnostics());
    ScenarioRunner runner = new ScenarioRunner(library);
    List<ScenarioResult> results =
        scenarios.scenarios().parallelStream().map(one -> runner.run(one, scenarios)).toList();
    assertThat(results).allMatch(ScenarioResult::passed);
    MutationCheck check = new MutationCheck(files, library, warnings, results);
    tried = check.mutations().stream().filter(one -> TRIED.contains(one.kind())).toList();
    assertThat(tried).hasSizeGreaterThan(1000);
    // Those that may survive are not tried: each would be put to every scenario.
    survivors =
        tried.parallelStream()
            .filter(one -> ACCEPTED.stream().noneMatch(accepted -> accepted.covers(one)))
            .filter(one -> check.judge(one).killer().isEmpty())
            .toList();
  }

  @Test
  @DisplayName("is missed by somebody when it is gone or moved")
  void noticed() {
    assertThat(survivors).as("write a scenario that notices each of these").isEmpty();
  }

  @Test
  @DisplayName("has exceptions that each speak of something there, with their reason")
  void exceptions() {
    assertThat(ACCEPTED)
        .allMatch(accepted -> tried.stream().anyMatch(accepted::covers), "covers a mutation");
    assertThat(ACCEPTED).noneMatch(accepted -> accepted.because().isEmpty());
  }

  private static List<KnowledgeText> texts() {
    Path knowledge = Path.of("..", "knowledge");
    try (Stream<Path> files = Files.walk(knowledge)) {
      List<KnowledgeText> texts = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
        String name = "knowledge/" + knowledge.relativize(file);
        texts.add(new KnowledgeText(name, Files.readString(file)));
      }
      return texts;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Accepted> accepted() {
    String name = "/accepted-mutations.yaml";
    Diagnostics diagnostics = new Diagnostics();
    try (InputStream in =
        Objects.requireNonNull(EveryRowCountsTest.class.getResourceAsStream(name))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Fields(YamlText.mapping(name, text, diagnostics), diagnostics)
          .list("accepted").stream()
              .map(node -> Fields.of(node, "An accepted mutation", diagnostics))
              .map(line ->
                  new Accepted(
                      line.string("file", ""),
                      line.string("at", ""),
                      Set.copyOf(line.strings("mutations")),
                      line.string("because", "")))
              .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
