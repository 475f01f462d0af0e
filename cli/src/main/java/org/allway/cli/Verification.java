package org.allway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Severity;
import org.allway.library.KnowledgeFile;
import org.allway.library.Library;
import org.allway.library.LibraryCompiler;
import org.allway.library.ScenarioTexts;
import org.allway.proof.Fault;
import org.allway.proof.PathChecks;
import org.allway.proof.Prover;
import org.allway.scenario.Coverage;
import org.allway.scenario.ScenarioResult;
import org.allway.scenario.ScenarioRunner;

/**
 * What verifying some texts found.
 *
 * @param library empty if the texts do not compile
 * @param diagnostics of the compiler, of the proofs and of the paths
 * @param faults those of the diagnostics that a child can show
 * @param statements how many statements were put to the solver; 0 if none were
 */
record Verification(
    Optional<Library> library,
    List<Diagnostic> diagnostics,
    List<Fault> faults,
    int statements,
    List<ScenarioResult> scenarios,
    List<Coverage.Unreached> unreached) {

  /** Compiles, proves, checks paths, runs scenarios. */
  static Verification of(List<KnowledgeFile> files, Optional<Prover> prover) {
    return switch (LibraryCompiler.compileParsed(files)) {
      case LibraryCompiler.Result.Refused(List<Diagnostic> diagnostics) ->
          new Verification(Optional.empty(), diagnostics, List.of(), 0, List.of(), List.of());
      case LibraryCompiler.Result.Compiled(Library library, List<Diagnostic> warnings) ->
          of(library, warnings, files, prover);
    };
  }

  private static Verification of(
      Library library,
      List<Diagnostic> warnings,
      List<KnowledgeFile> files,
      Optional<Prover> prover) {
    List<Diagnostic> all = new ArrayList<>(warnings);
    all.addAll(PathChecks.check(library));
    List<Fault> faults = new ArrayList<>();
    int statements = 0;
    if (prover.isPresent()) {
      Prover.Result result = prover.get().check(library);
      faults.addAll(result.faults());
      statements = result.statements();
      faults.forEach(fault -> all.add(fault.diagnostic()));
    }
    Diagnostics scenarioFaults = new Diagnostics();
    ScenarioTexts scenarios = ScenarioTexts.of(files, scenarioFaults);
    all.addAll(scenarioFaults.all());
    ScenarioRunner runner = new ScenarioRunner(library);
    List<ScenarioResult> results =
        scenarios.scenarios().parallelStream().map(one -> runner.run(one, scenarios)).toList();
    return new Verification(
        Optional.of(library),
        all,
        faults,
        statements,
        results,
        Coverage.unreached(library, results));
  }

  /** A failed scenario as a message. */
  static Diagnostic failure(ScenarioResult failed) {
    return new Diagnostic(
        Severity.ERROR,
        "SCENARIO-FAILED",
        failed.place(),
        failed.name() + ": " + String.join("; ", failed.failures()),
        "");
  }

  /** All that is wrong: what the compiler, the proofs and the paths say, and failed scenarios. */
  List<Diagnostic> messages(Predicate<ScenarioResult> shown) {
    List<Diagnostic> messages = new ArrayList<>(diagnostics);
    for (ScenarioResult one : scenarios) {
      if (!one.passed() && shown.test(one)) {
        messages.add(failure(one));
      }
    }
    return messages;
  }

  boolean passed() {
    return library.isPresent()
        && diagnostics.stream().noneMatch(one -> one.severity() == Severity.ERROR)
        && scenarios.stream().allMatch(ScenarioResult::passed);
  }
}
