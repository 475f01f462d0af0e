package org.allway.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;
import org.allway.library.LibraryCompiler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The prover")
class ProverTest {

  private static final Path KNOWLEDGE = Path.of("..", "knowledge");

  /** The bundled library with one more file. */
  private static Library with(String more) throws IOException {
    List<KnowledgeText> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(KNOWLEDGE)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
        texts.add(new KnowledgeText(file.toString(), Files.readString(file)));
      }
    }
    if (!more.isEmpty()) {
      texts.add(new KnowledgeText("more.yaml", more));
    }
    return switch (LibraryCompiler.compile(texts)) {
      case LibraryCompiler.Result.Compiled(Library library, var _) -> library;
      case LibraryCompiler.Result.Refused(var diagnostics) ->
          throw new IllegalStateException(diagnostics.toString());
    };
  }

  /** One more fact, given by these rows. */
  private static String fact(String rows) {
    return """
    vocabulary:
      probe:
        type: code
        computed: true
        values: {young: {en: young, es: joven}, old: {en: old, es: mayor}}
        label: {en: Probe, es: Prueba}
        derive: [%s]
    """
        .formatted(rows);
  }

  private static List<Fault> faults(String more) throws IOException {
    return Prover.prove(with(more)).faults();
  }

  @Test
  @DisplayName("finds nothing wrong with the bundled library")
  void nothingWrong() throws IOException {
    Prover.Result result = Prover.prove(with(""));
    assertThat(result.faults()).isEmpty();
    assertThat(result.statements()).isGreaterThan(300);
  }

  @Test
  @DisplayName("shows the child that a table leaves out")
  void gap() throws IOException {
    List<Fault> faults =
        faults(
            fact(
                "{when: age_at_diagnosis < 10, then: young, cite: PDQ-RISK}, {when:"
                    + " age_at_diagnosis > 10, then: old, cite: PDQ-RISK}"));
    assertThat(faults)
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.diagnostic().code()).isEqualTo("TABLE-GAP");
          assertThat(fault.diagnostic().message()).contains("age_at_diagnosis 10");
          assertThat(fault.child()).containsEntry("age_at_diagnosis", "10");
        });
  }

  @Test
  @DisplayName("names a row that can never decide")
  void unreachable() throws IOException {
    List<Fault> faults =
        faults(
            fact(
                "{when: age_at_diagnosis >= 0, then: young, cite: PDQ-RISK}, {when:"
                    + " age_at_diagnosis >= 10, then: old, cite: PDQ-RISK}"));
    assertThat(faults)
        .extracting(fault -> fault.diagnostic().code())
        .containsExactly("ROW-UNREACHABLE");
  }

  @Test
  @DisplayName("knows that a child of nine years has not lived four thousand days")
  void agesHangTogether() throws IOException {
    List<Fault> faults =
        faults(
            fact(
                "{when: age_at_diagnosis == 9 && age_at_diagnosis_days > 4000, then: old, cite:"
                    + " PDQ-RISK}, {otherwise: young}"));
    assertThat(faults)
        .extracting(fault -> fault.diagnostic().code())
        .containsExactly("ROW-UNREACHABLE");
  }

  @Test
  @DisplayName("reaches a row for children of whom something is not known")
  void missingFacts() throws IOException {
    assertThat(
            faults(
                fact(
                    "{when: wbc < 50 && known(wbc), then: young, cite: PDQ-RISK}, {when: wbc >= 50,"
                        + " then: old, cite: PDQ-RISK}, {otherwise: young}")))
        .isEmpty();
  }

  @Test
  @DisplayName("names a gate that no count can open")
  void neverTrue() throws IOException {
    String phase =
        """
        phases:
          probe:
            title: {en: Probe, es: Prueba}
            days: 7
            gates: [{day: 1, when: anc >= 0.75 && anc < 0.5, cite: VN-ADAPTED}]
            cite: VN-ADAPTED
        """;
    assertThat(faults(phase))
        .extracting(fault -> fault.diagnostic().code())
        .containsExactly("NEVER-TRUE");
  }

  @Test
  @DisplayName(
      "names options that are recommended at once, and one that is recommended though excluded")
  void options() throws IOException {
    String choice =
        """
        choices:
          probe-choice:
            question: {en: Which?, es: ¿Cuál?}
            options:
              one: {label: {en: one, es: uno}, recommend: wbc >= 50, unverified: all}
              two: {label: {en: two, es: dos}, recommend: wbc > 40, exclude: wbc > 100, unverified: all}
        """;
    assertThat(faults(choice))
        .extracting(fault -> fault.diagnostic().code())
        .containsExactly("TWICE-RECOMMENDED", "RECOMMENDED-EXCLUDED");
  }

  @Test
  @DisplayName(
      "remembers its answers by what they depend on, and proves again what a change touches")
  void memory() throws IOException {
    Prover prover = new Prover(1);
    String sound =
        fact("{when: age_at_diagnosis < 10, then: young, cite: PDQ-RISK}, {otherwise: old}");
    String gap = fact("{when: age_at_diagnosis < 10, then: young, cite: PDQ-RISK}");
    Library first = with(sound);
    assertThat(prover.check(first).faults()).isEmpty();
    assertThat(prover.check(first)).matches(again -> again.solved() == 0, "solves nothing again");
    assertThat(prover.check(with(gap)).faults())
        .extracting(fault -> fault.diagnostic().code())
        .containsExactly("TABLE-GAP");
    assertThat(prover.check(with(sound)).faults()).isEmpty();
  }

  @Test
  @DisplayName("says the same with one solver as with several")
  void severalSolvers() throws IOException {
    Library library = with(fact("{when: age_at_diagnosis < 10, then: young, cite: PDQ-RISK}"));
    assertThat(new Prover(3).check(library).statements())
        .isEqualTo(new Prover(1).check(library).statements());
    assertThat(new Prover(3).check(library).faults())
        .extracting(fault -> fault.diagnostic().place())
        .isEqualTo(
            new Prover(1)
                .check(library).faults().stream()
                    .map(fault -> fault.diagnostic().place())
                    .toList());
  }
}
