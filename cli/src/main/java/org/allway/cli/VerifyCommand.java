package org.allway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.allway.diagnostic.Diagnostic;
import org.allway.library.KnowledgeFile;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;
import org.allway.proof.MutationCheck;
import org.allway.proof.Prover;
import org.allway.scenario.Coverage;
import org.allway.scenario.Mutation;
import org.allway.scenario.ScenarioResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code allway verify}: compiles a knowledge folder, proves its tables, checks its paths and runs
 * its scenarios.
 */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Compile the protocols of a folder, prove their tables, check their paths, run their"
            + " scenarios.",
    footer = {
      "",
      "Example:  allway verify                  the bundled knowledge",
      "          allway verify my-centre        a folder; without a vocabulary of its own it adds"
          + " to the bundled",
      "          allway verify --watch          again after every change",
      "          allway verify --format sarif   for editors and code hosts",
      "Exit code: 0 all is well, 1 something is wrong, 2 usage."
    })
final class VerifyCommand implements Callable<Integer> {

  /** How messages are written. */
  enum Format {
    text,
    json,
    sarif
  }

  private final Prover prover = new Prover(Runtime.getRuntime().availableProcessors());

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "The folder. Default: the bundled one.")
  private @Nullable Path folder;

  @Option(
      names = "--scenario",
      paramLabel = "TEXT",
      description = "Show only scenarios whose name contains this.")
  private @Nullable String only;

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}. Default: text.")
  private Format format = Format.text;

  @Option(names = "--no-proofs", description = "Leave the solver out.")
  private boolean withoutProofs;

  @Option(names = "--coverage", description = "List the lines that no scenario reaches.")
  private boolean coverage;

  @Option(
      names = "--save",
      paramLabel = "DIR",
      description = "Save the child of each failed proof as a chart.")
  private @Nullable Path save;

  @Option(names = "--watch", description = "Verify again after every change, until interrupted.")
  private boolean watch;

  @Option(
      names = "--mutate",
      description = "Change one number or operator at a time and list what no scenario notices.")
  private boolean mutate;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (watch) {
      return watch();
    }
    List<KnowledgeText> texts = Knowledge.texts(Optional.ofNullable(folder));
    return mutate ? mutate(texts) : verify(texts);
  }

  private int verify(List<KnowledgeText> texts) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Verification result =
        Verification.of(
            KnowledgeFile.of(texts), withoutProofs ? Optional.empty() : Optional.of(prover));
    List<Diagnostic> messages = result.messages(this::shown);
    switch (format) {
      case json -> out.print(Report.json(messages));
      case sarif -> out.print(Report.sarif(messages));
      case text -> text(out, texts, result);
    }
    if (save != null) {
      new CounterExamples(save).write(result.faults());
    }
    return result.passed() ? Exit.DONE : Exit.INPUT_AT_FAULT;
  }

  private boolean shown(ScenarioResult one) {
    return only == null || one.name().contains(only);
  }

  private void text(PrintWriter out, List<KnowledgeText> texts, Verification result) {
    if (!result.diagnostics().isEmpty()) {
      out.println(new Report(texts).text(result.diagnostics()));
    }
    if (result.library().isEmpty()) {
      out.println(
          count(result.diagnostics().size(), "message") + ": the library does not compile.");
      return;
    }
    Library library = result.library().get();
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
    if (!withoutProofs) {
      out.println(
          "Proved "
              + (result.statements() - result.faults().size())
              + " of "
              + count(result.statements(), "statement")
              + ".");
    }
    List<ScenarioResult> scenarios = result.scenarios().stream().filter(this::shown).toList();
    long failed = scenarios.stream().filter(one -> !one.passed()).count();
    for (ScenarioResult one : scenarios) {
      if (!one.passed()) {
        out.println("FAILED " + one.place().fileAndLine() + ": " + one.name());
        one.failures().forEach(failure -> out.println("    " + failure.replace("\n", "\n    ")));
      }
    }
    out.println(
        count(scenarios.size(), "scenario")
            + ": "
            + (scenarios.size() - failed)
            + " passed, "
            + failed
            + " failed.");
    if (coverage) {
      Columns columns = new Columns("  ");
      for (Coverage.Unreached one : result.unreached()) {
        columns.row(one.place().fileAndLine(), one.what(), one.text());
      }
      out.print(columns.text());
    }
    int missed = result.unreached().size();
    out.println(
        missed == 0
            ? "Scenarios reach every line."
            : "No scenario reaches "
                + count(missed, "line")
                + (coverage ? "." : "; --coverage lists them."));
  }

  private int mutate(List<KnowledgeText> texts) {
    PrintWriter out = spec.commandLine().getOut();
    List<KnowledgeFile> files = KnowledgeFile.of(texts);
    Verification sound = Verification.of(files, Optional.empty());
    if (!sound.passed() || sound.library().isEmpty()) {
      throw new Trouble("The library does not verify as it is.\n  Mend it first: allway verify.");
    }
    MutationCheck check =
        new MutationCheck(files, sound.library().get(), sound.diagnostics(), sound.scenarios());
    List<Mutation> own = check.mutations().stream().filter(this::own).toList();
    MutationReport report = MutationReport.of(check, own, Ink.forTerminal().colour());
    out.print(format == Format.json ? report.json() : report.text());
    return Exit.DONE;
  }

  /** A folder that adds to the bundled knowledge answers for its own texts alone. */
  private boolean own(Mutation mutation) {
    return folder == null || mutation.place().file().startsWith(folder.toString());
  }

  private int watch() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Watch watching =
        new Watch(
            Optional.ofNullable(folder), withoutProofs ? Optional.empty() : Optional.of(prover));
    while (!Thread.currentThread().isInterrupted()) {
      watching
          .look()
          .ifPresent(news -> {
            out.println(news);
            out.flush();
          });
      Thread.sleep(Watch.EVERY_MS);
    }
    return Exit.DONE;
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
