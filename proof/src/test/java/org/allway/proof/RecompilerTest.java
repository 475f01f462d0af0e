package org.allway.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Diagnostics;
import org.allway.library.KnowledgeFile;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;
import org.allway.library.LibraryCompiler;
import org.allway.library.Recompiler;
import org.allway.library.ScenarioTexts;
import org.allway.scenario.Mutation;
import org.allway.scenario.ScenarioRunner;
import org.allway.yaml.YamlNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Compiling only what has changed")
class RecompilerTest {

  private static final Path KNOWLEDGE = Path.of("..", "knowledge");
  private static final int EVERY = 60;
  private static final int SCENARIOS = 40;

  private static List<KnowledgeFile> files() throws IOException {
    List<KnowledgeFile> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(KNOWLEDGE)) {
      for (Path file : all.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
        files.add(KnowledgeFile.of(new KnowledgeText(file.toString(), Files.readString(file))));
      }
    }
    return files;
  }

  @Test
  @DisplayName("comes to the same as compiling all")
  void same() throws IOException {
    List<KnowledgeFile> files = files();
    LibraryCompiler.Result.Compiled base =
        (LibraryCompiler.Result.Compiled) LibraryCompiler.compileParsed(files);
    Recompiler recompiler = new Recompiler(files);
    ScenarioTexts scenarios = ScenarioTexts.of(files, new Diagnostics());
    List<Mutation> mutations = Mutation.of(files, base.library());
    for (int i = 0; i < mutations.size(); i += EVERY) {
      Mutation mutation = mutations.get(i);
      KnowledgeFile changed = mutation.changed();
      List<KnowledgeFile> all =
          files.stream().map(file -> file == mutation.file() ? changed : file).toList();
      LibraryCompiler.Result whole = LibraryCompiler.compileParsed(all);
      LibraryCompiler.Result part = recompiler.compile(all);
      assertThat(part.diagnostics()).as(mutation.toString()).isEqualTo(whole.diagnostics());
      assertThat(part.getClass()).isEqualTo(whole.getClass());
      if (part instanceof LibraryCompiler.Result.Compiled(Library one, List<Diagnostic> _)
          && whole instanceof LibraryCompiler.Result.Compiled(Library other, List<Diagnostic> _)) {
        ScenarioRunner first = new ScenarioRunner(one);
        ScenarioRunner second = new ScenarioRunner(other);
        for (int j = i % SCENARIOS; j < scenarios.scenarios().size(); j += SCENARIOS) {
          YamlNode scenario = scenarios.scenarios().get(j);
          assertThat(first.run(scenario, scenarios))
              .as(mutation.toString())
              .isEqualTo(second.run(scenario, scenarios));
        }
      }
    }
  }

  @Test
  @DisplayName("keeps the parts that do not rest on the change")
  void kept() throws IOException {
    List<KnowledgeFile> files = files();
    Library base =
        ((LibraryCompiler.Result.Compiled) new Recompiler(files).compile(files)).library();
    Recompiler recompiler = new Recompiler(files);
    Library same = ((LibraryCompiler.Result.Compiled) recompiler.compile(files)).library();
    Library again = ((LibraryCompiler.Result.Compiled) recompiler.compile(files)).library();
    assertThat(same.phases().get("sr-induction"))
        .isSameAs(again.phases().get("sr-induction"))
        .isNotSameAs(base.phases().get("sr-induction"));
  }
}
