package org.allway.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.EnumSort;
import com.microsoft.z3.Params;
import com.microsoft.z3.Solver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Severity;
import org.allway.library.Library;

/**
 * Proves, with an SMT solver, over all plausible children:
 *
 * <ul>
 *   <li>every decision table that must decide does: no child falls through ({@code TABLE-GAP})
 *   <li>every row of every table decides for some child ({@code ROW-UNREACHABLE})
 *   <li>every condition of an element, gate, requirement or end can hold ({@code NEVER-TRUE})
 *   <li>no choice recommends two options at once ({@code TWICE-RECOMMENDED}), nor one that it
 *       excludes ({@code RECOMMENDED-EXCLUDED})
 * </ul>
 *
 * A prover remembers its answers by what they depend on, so that of a changed library only what the
 * change touches is put to the solver again. It serves any number of threads.
 */
public final class Prover {

  private static final int PATIENCE_MS = 5000;

  /** A solver costs some milliseconds to set up. */
  private static final int WORTH_A_SOLVER = 20;

  private final int solvers;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  /**
   * @param solvers how many may work at once
   */
  public Prover(int solvers) {
    this.solvers = solvers;
  }

  /**
   * What a check came to.
   *
   * @param statements how many there are
   * @param solved how many of them were put to the solver; the others mean what was solved before
   * @param faults which of them do not hold
   */
  public record Result(int statements, int solved, List<Fault> faults) {}

  /** Whether there is a child that meets some conditions. */
  private sealed interface Answer {

    /** A child with these facts does. */
    record Yes(Map<String, String> child) implements Answer {}

    record No() implements Answer {}

    /** The solver could not tell in time. */
    record Unclear() implements Answer {}
  }

  public static Result prove(Library library) {
    return new Prover(1).check(library);
  }

  public Result check(Library library) {
    List<Statement> statements = Statements.of(library);
    Meaning meaning = new Meaning(library);
    List<String> meanings = statements.stream().map(meaning::of).toList();
    Map<String, Statement> missing = new LinkedHashMap<>();
    for (int i = 0; i < meanings.size(); i++) {
      if (!answers.containsKey(meanings.get(i))) {
        missing.putIfAbsent(meanings.get(i), statements.get(i));
      }
    }
    solve(library, List.copyOf(missing.entrySet()));
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < meanings.size(); i++) {
      judge(statements.get(i), Objects.requireNonNull(answers.get(meanings.get(i))), faults);
    }
    return new Result(statements.size(), missing.size(), faults);
  }

  private void solve(Library library, List<Map.Entry<String, Statement>> missing) {
    int workers = Math.clamp(missing.size() / WORTH_A_SOLVER, 1, solvers);
    IntStream.range(0, missing.isEmpty() ? 0 : workers)
        .parallel()
        .forEach(worker -> {
          try (Context z3 = new Context(Map.of("model", "true"))) {
            Map<String, EnumSort<?>> sorts = new HashMap<>();
            for (int i = worker; i < missing.size(); i += workers) {
              Theory theory = new Theory(z3, sorts, library, missing.get(i).getValue().protocol());
              answers.put(missing.get(i).getKey(), answer(z3, theory, missing.get(i).getValue()));
            }
          }
        });
  }

  private static Answer answer(Context z3, Theory theory, Statement statement) {
    theory.mayLack(statement.asking());
    List<BoolExpr> all = new ArrayList<>();
    for (Statement.Literal literal : statement.all()) {
      BoolExpr condition = theory.condition(literal.rule());
      all.add(literal.holds() ? condition : z3.mkNot(condition));
    }
    Solver solver = z3.mkSolver();
    Params patience = z3.mkParams();
    patience.add("timeout", PATIENCE_MS);
    solver.setParameters(patience);
    solver.add(theory.domain().toArray(BoolExpr[]::new));
    solver.add(all.toArray(BoolExpr[]::new));
    return switch (solver.check()) {
      case SATISFIABLE -> new Answer.Yes(theory.child(solver.getModel()));
      case UNSATISFIABLE -> new Answer.No();
      case UNKNOWN -> new Answer.Unclear();
    };
  }

  private static void judge(Statement statement, Answer answer, List<Fault> faults) {
    switch (answer) {
      case Answer.Yes(Map<String, String> child) when !statement.possible() ->
          faults.add(fault(statement, example(child), child));
      case Answer.No _ when statement.possible() -> faults.add(fault(statement, "", Map.of()));
      case Answer.Unclear _ when !statement.possible() ->
          faults.add(
              new Fault(
                  new Diagnostic(
                      Severity.WARNING,
                      "NOT-PROVED",
                      statement.place(),
                      "The solver could not decide: " + statement.message(),
                      ""),
                  Map.of()));
      default -> {}
    }
  }

  private static String example(Map<String, String> child) {
    return child.isEmpty()
        ? ""
        : child.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", ", " For example: ", "."));
  }

  private static Fault fault(Statement statement, String example, Map<String, String> child) {
    String message = statement.message() + example;
    return new Fault(
        new Diagnostic(
            Severity.ERROR, statement.code(), statement.place(), message, statement.remedy()),
        child);
  }
}
