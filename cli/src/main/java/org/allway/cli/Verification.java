package org.allway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Severity;
import org.allway.library.KnowledgeText;
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
  static Verification of(List<KnowledgeText> texts, boolean proofs) {
    return switch (LibraryCompiler.compile(texts)) {
      case LibraryCompiler.Result.Refused(List<Diagnostic> diagnostics) ->
          new Verification(Optional.empty(), diagnostics, List.of(), 0, List.of(), List.of());
      case LibraryCompiler.Result.Compiled(Library library, List<Diagnostic> warnings) ->
          of(library, warnings, texts, proofs);
    };
  }

  private static Verification of(
      Library library, List<Diagnostic> warnings, List<KnowledgeText> texts, boolean proofs) {
    List<Diagnostic> all = new ArrayList<>(warnings);
    all.addAll(PathChecks.check(library));
    List<Fault> faults = new ArrayList<>();
    int statements = 0;
    if (proofs) {
      Prover.Result result = Prover.prove(library);
      faults.addAll(result.faults());
      statements = result.statements();
      faults.forEach(fault -> all.add(fault.diagnostic()));
    }
    Diagnostics scenarioFaults = new Diagnostics();
    ScenarioTexts scenarios = ScenarioTexts.of(texts, scenarioFaults);
    all.addAll(scenarioFaults.all());
    ScenarioRunner runner = new ScenarioRunner(library);
    List<ScenarioResult> results = runner.run(scenarios);
    return new Verification(
        Optional.of(library), all, faults, statements, results, runner.coverage().unreached());
  }

  boolean passed() {
    return library.isPresent()
        && diagnostics.stream().noneMatch(one -> one.severity() == Severity.ERROR)
        && scenarios.stream().allMatch(ScenarioResult::passed);
  }
}
