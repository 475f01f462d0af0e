package org.allway.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.allway.diagnostic.Diagnostic;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;
import org.allway.library.LibraryCompiler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The check of paths")
class PathChecksTest {

  /** The bundled library with one piece of its text replaced, which must occur. */
  private static List<Diagnostic> with(String piece, String replacement) throws IOException {
    List<KnowledgeText> texts = new ArrayList<>();
    boolean found = piece.isEmpty();
    try (Stream<Path> files = Files.walk(Path.of("..", "knowledge"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
        String content = Files.readString(file);
        found |= content.contains(piece);
        texts.add(
            new KnowledgeText(
                file.toString(), piece.isEmpty() ? content : content.replace(piece, replacement)));
      }
    }
    assertThat(found).as(piece).isTrue();
    return switch (LibraryCompiler.compile(texts)) {
      case LibraryCompiler.Result.Compiled(Library library, var _) -> PathChecks.check(library);
      case LibraryCompiler.Result.Refused(var diagnostics) ->
          throw new IllegalStateException(diagnostics.toString());
    };
  }

  @Test
  @DisplayName("finds nothing wrong with the bundled library")
  void nothingWrong() throws IOException {
    assertThat(with("", "")).isEmpty();
  }

  @Test
  @DisplayName("adds up the anthracyclines of each path and holds them against the limit")
  void cumulative() throws IOException {
    assertThat(with("limits: {anthracycline: 300}", "limits: {anthracycline: 170}"))
        .anySatisfy(diagnostic -> {
          assertThat(diagnostic.code()).isEqualTo("CUMULATIVE-LIMIT");
          assertThat(diagnostic.message()).contains("gives up to 175 mg/m2 of anthracycline");
        });
  }

  @Test
  @DisplayName("finds a drug that is due by mouth and intrathecally on one day")
  void twoRoutes() throws IOException {
    assertThat(with("days: every 7 from 8 to 78, not_with", "days: every 7 from 1 to 78, not_with"))
        .isEmpty();
    assertThat(
            with(
                "days: every 7 from 8 to 78, not_with: {drug: methotrexate, route: IT}",
                "days: every 7 from 1 to 78"))
        .extracting(Diagnostic::code)
        .contains("TWO-ROUTES");
  }

  @Test
  @DisplayName("finds a path that is longer than the therapy")
  void tooLong() throws IOException {
    assertThat(with("    days: 63\n", "    days: 300\n").stream().map(Diagnostic::code))
        .doesNotContain("PATH-TOO-LONG");
    assertThat(with("    days: 56\n", "    days: 250\n").stream().map(Diagnostic::code))
        .contains("PATH-TOO-LONG");
  }
}
