package org.allway.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Diagnostics;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;
import org.allway.library.LibraryCompiler;
import org.allway.library.ScenarioTexts;
import org.allway.scenario.ScenarioResult;
import org.allway.scenario.ScenarioRunner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code allway verify}: compiles a knowledge folder and runs its scenarios. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Compile the protocols of a folder and run their scenarios.",
    footer = {
      "",
      "Example:  allway verify            the bundled knowledge",
      "          allway verify my-centre  a folder; without a vocabulary of its own it adds to the"
          + " bundled",
      "Exit code: 0 all is well, 1 something is wrong, 2 usage."
    })
final class VerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "The folder. Default: the bundled one.")
  private @Nullable Path folder;

  @Option(
      names = "--scenario",
      paramLabel = "TEXT",
      description = "Run only scenarios whose name contains this.")
  private @Nullable String only;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<KnowledgeText> texts = Knowledge.texts(Optional.ofNullable(folder));
    LibraryCompiler.Result result = LibraryCompiler.compile(texts);
    if (!result.diagnostics().isEmpty()) {
      out.println(Report.of(result.diagnostics()));
    }
    return switch (result) {
      case LibraryCompiler.Result.Refused(List<Diagnostic> diagnostics) -> {
        out.println(
            "\n" + count(diagnostics.size(), "message") + ": the library does not compile.");
        yield Exit.INPUT_AT_FAULT;
      }
      case LibraryCompiler.Result.Compiled(Library library, List<Diagnostic> _) -> {
        out.println(
            "Compiled "
                + count(texts.size(), "file")
                + ": "
                + count(library.facts().size(), "fact")
                + ", "
                + count(library.formulary().size(), "drug")
                + ", "
                + count(library.phases().size(), "phase")
                + ", "
                + count(library.protocols().size(), "protocol")
                + ".");
        yield scenarios(library, texts, out);
      }
    };
  }

  private int scenarios(Library library, List<KnowledgeText> texts, PrintWriter out) {
    Diagnostics diagnostics = new Diagnostics();
    ScenarioTexts scenarios = ScenarioTexts.of(texts, diagnostics);
    List<ScenarioResult> results =
        new ScenarioRunner(library)
            .run(scenarios).stream()
                .filter(one -> only == null || one.name().contains(only))
                .toList();
    long failed = results.stream().filter(one -> !one.passed()).count();
    for (ScenarioResult one : results) {
      if (!one.passed()) {
        out.println("FAILED " + one.place().fileAndLine() + ": " + one.name());
        one.failures().forEach(failure -> out.println("    " + failure.replace("\n", "\n    ")));
      }
    }
    out.println(
        count(results.size(), "scenario")
            + ": "
            + (results.size() - failed)
            + " passed, "
            + failed
            + " failed.");
    return failed == 0 && !diagnostics.hasErrors() ? Exit.DONE : Exit.INPUT_AT_FAULT;
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
