package org.allway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allway.library.KnowledgeFile;
import org.allway.proof.MutationCheck;
import org.allway.proof.MutationCheck.Killer;
import org.allway.scenario.Mutation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The report of mutations")
class MutationReportTest {

  private static MutationReport report = new MutationReport(List.of());

  /** Four mutations of the bundled library, of which one is said to have survived. */
  @BeforeAll
  static void four() {
    System.setProperty("allway.home", "..");
    List<KnowledgeFile> files = KnowledgeFile.of(Knowledge.texts(Optional.empty()));
    List<Mutation> mutations = Mutation.of(files, Knowledge.library(Optional.empty()));
    List<Optional<Killer>> killers =
        List.of(
            Optional.of(Killer.SCENARIO),
            Optional.of(Killer.COMPILER),
            Optional.empty(),
            Optional.of(Killer.SCENARIO));
    List<MutationCheck.Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < killers.size(); i++) {
      verdicts.add(new MutationCheck.Verdict(mutations.get(i), killers.get(i), ""));
    }
    report = new MutationReport(verdicts);
  }

  @Test
  @DisplayName("counts who noticed, and lists what nobody did with its place and the change")
  void text() {
    assertThat(report.text())
        .contains("4 mutants. Killed: 1 by compiler, 2 by scenario, 0 by paths, 0 by proof.")
        .contains("1 survived. Score: 75.0 %.")
        .containsPattern("knowledge/\\S+yaml:\\d+:\\d+ +\\S+ +\\S.* -> ");
  }

  @Test
  @DisplayName("is there for machines too")
  void json() {
    JsonNode json = JsonMapper.builder().build().readTree(report.json());
    assertThat(json.path("mutants").asInt()).isEqualTo(4);
    assertThat(json.path("survived").asInt()).isEqualTo(1);
    assertThat(json.path("score").asDouble()).isEqualTo(0.75);
    assertThat(json.path("killed").path("scenario").asInt()).isEqualTo(2);
    JsonNode survivor = json.path("survivors").path(0);
    assertThat(survivor.path("file").asString()).startsWith("knowledge/");
    assertThat(survivor.path("line").asInt()).isPositive();
    assertThat(survivor.path("mutation").asString()).isNotEmpty();
  }
}
