package org.allway.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.EnumSort;
import com.microsoft.z3.Params;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Place;
import org.allway.diagnostic.Severity;
import org.allway.library.Choice;
import org.allway.library.Element;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.library.Phase;
import org.allway.library.Protocol;
import org.allway.library.Row;
import org.allway.library.Table;
import org.allway.rule.Rule;

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
 */
public final class Prover {

  private static final int PATIENCE_MS = 5000;

  private final Context z3;
  private final Library library;
  private final Map<String, EnumSort<?>> sorts = new HashMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private int proved;
  private boolean undecided;

  private Prover(Context z3, Library library) {
    this.z3 = z3;
    this.library = library;
  }

  /** How many statements were put to the solver, and which of them do not hold. */
  public record Result(int statements, List<Fault> faults) {}

  public static Result prove(Library library) {
    try (Context z3 = new Context(Map.of("model", "true"))) {
      Prover prover = new Prover(z3, library);
      prover.vocabulary();
      library.protocols().values().forEach(prover::protocol);
      prover.phases();
      prover.choices();
      return new Result(prover.proved, List.copyOf(prover.faults));
    }
  }

  private void vocabulary() {
    for (Fact fact : library.facts()) {
      if (!fact.derived().rows().isEmpty()) {
        Theory theory = new Theory(z3, sorts, library, Optional.empty());
        table(
            theory,
            List.of(),
            fact.derived(),
            fact.place(),
            "the derivation of " + fact.name(),
            true);
      }
    }
    Theory theory = new Theory(z3, sorts, library, Optional.empty());
    if (!library.states().rows().isEmpty()) {
      Place place = library.states().rows().getFirst().place();
      table(theory, List.of(), library.states(), place, "the table of states", true);
    }
  }

  private void protocol(Protocol protocol) {
    Theory theory = new Theory(z3, sorts, library, Optional.of(protocol));
    List<BoolExpr> eligible = new ArrayList<>();
    for (Protocol.Requirement requirement : protocol.eligible()) {
      eligible.add(theory.condition(requirement.require()));
      sometimes(theory, List.copyOf(eligible), requirement.require(), "the requirement");
    }
    for (Protocol.Definition definition : protocol.definitions()) {
      Table<Rule> table = definition.table();
      String name = "the definition of " + definition.symbol().name();
      table(theory, eligible, table, place(table, protocol.place()), name, true);
    }
    boolean first = true;
    for (Protocol.Stage stage : protocol.stages()) {
      Table<String> table = stage.table();
      String name = "the risk table at " + stage.id().replace('_', ' ');
      table(theory, eligible, table, place(table, protocol.place()), name, first);
      first = false;
    }
    for (Protocol.Step step : protocol.roadmap()) {
      sometimes(theory, eligible, step.when(), "the condition of " + step.phaseId());
      if (step.variant() instanceof Protocol.Variant.ByRows(Table<Phase> table)) {
        table(theory, eligible, table, step.place(), "the phases for " + step.phaseId(), true);
      }
    }
    Table<Integer> years = protocol.duration().years();
    if (!years.rows().isEmpty()) {
      table(
          theory, eligible, years, place(years, protocol.place()), "the duration of therapy", true);
    }
    for (Protocol.Leave leave : protocol.leaves()) {
      sometimes(theory, eligible, leave.when(), "the condition for leaving");
    }
  }

  private void phases() {
    Theory theory = new Theory(z3, sorts, library, Optional.empty());
    for (Phase phase : library.phases().values()) {
      for (Phase.Gate gate : phase.gates()) {
        sometimes(theory, List.of(), gate.when(), "the gate");
      }
      for (Element element : phase.elements()) {
        sometimes(theory, List.of(), element.when(), "the condition of the element");
      }
      for (Phase.Checkpoint check : phase.checkpoints()) {
        sometimes(theory, List.of(), check.when(), "the condition of the test");
      }
    }
  }

  private void choices() {
    for (Choice choice : library.choices().values()) {
      Theory theory = new Theory(z3, sorts, library, Optional.empty());
      List<Choice.Option> options = choice.options();
      for (int i = 0; i < options.size(); i++) {
        Choice.Option one = options.get(i);
        BoolExpr recommended = theory.condition(one.recommend());
        never(
            theory,
            List.of(recommended, theory.condition(one.exclude())),
            "RECOMMENDED-EXCLUDED",
            one.place(),
            "The option '"
                + one.id()
                + "' of "
                + choice.id()
                + " is both recommended and excluded for some children.",
            "Narrow one of the two conditions.");
        for (Choice.Option other : options.subList(i + 1, options.size())) {
          never(
              theory,
              List.of(recommended, theory.condition(other.recommend())),
              "TWICE-RECOMMENDED",
              other.place(),
              "The options '"
                  + one.id()
                  + "' and '"
                  + other.id()
                  + "' of "
                  + choice.id()
                  + " are both recommended for some children.",
              "A plan would have to pick silently: let at most one be recommended.");
        }
      }
    }
  }

  private static Place place(Table<?> table, Place otherwise) {
    return table.rows().isEmpty() ? otherwise : table.rows().getFirst().place();
  }

  private <R> void table(
      Theory theory,
      List<BoolExpr> given,
      Table<R> table,
      Place place,
      String name,
      boolean mustDecide) {
    theory.mayLack(table.rows().stream().map(Row::when).toList());
    List<BoolExpr> above = new ArrayList<>(given);
    for (Row<R> row : table.rows()) {
      BoolExpr when = theory.condition(row.when());
      List<BoolExpr> reached = new ArrayList<>(above);
      reached.add(when);
      proved++;
      if (check(theory, reached).isEmpty()) {
        fault(
            "ROW-UNREACHABLE",
            row.place(),
            "This row of " + name + " never decides: rows above it take every child that it would.",
            "Take it out, or move it up.",
            Map.of());
      }
      above.add(z3.mkNot(when));
    }
    if (mustDecide) {
      never(
          theory,
          above,
          "TABLE-GAP",
          place,
          "No row of " + name + " holds for some children.",
          "Add a row for them, or an 'otherwise'.");
    }
  }

  /** A condition that no child can meet is a slip. */
  private void sometimes(Theory theory, List<BoolExpr> given, Rule rule, String what) {
    List<BoolExpr> all = new ArrayList<>(given);
    all.add(theory.condition(rule));
    proved++;
    if (check(theory, all).isEmpty()) {
      fault(
          "NEVER-TRUE",
          rule.place(),
          "No child can ever meet " + what + ": " + rule.source(),
          "",
          Map.of());
    }
  }

  private void never(
      Theory theory, List<BoolExpr> all, String code, Place place, String message, String remedy) {
    proved++;
    undecided = false;
    Optional<Map<String, String>> child = check(theory, all);
    if (undecided) {
      faults.add(
          new Fault(
              new Diagnostic(
                  Severity.WARNING,
                  "NOT-PROVED",
                  place,
                  "The solver could not decide: " + message,
                  ""),
              Map.of()));
    } else if (child.isPresent()) {
      fault(code, place, message, remedy, child.get());
    }
  }

  /** A child for whom all of this holds, if there can be one. */
  private Optional<Map<String, String>> check(Theory theory, List<BoolExpr> all) {
    Solver solver = z3.mkSolver();
    Params patience = z3.mkParams();
    patience.add("timeout", PATIENCE_MS);
    solver.setParameters(patience);
    solver.add(theory.domain().toArray(BoolExpr[]::new));
    solver.add(all.toArray(BoolExpr[]::new));
    Status status = solver.check();
    return switch (status) {
      case SATISFIABLE -> Optional.of(new LinkedHashMap<>(theory.child(solver.getModel())));
      case UNSATISFIABLE -> Optional.empty();
      case UNKNOWN -> {
        undecided = true;
        yield Optional.of(Map.of());
      }
    };
  }

  private void fault(
      String code, Place place, String message, String remedy, Map<String, String> child) {
    String example =
        child.isEmpty()
            ? ""
            : " For example: "
                + child.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + entry.getValue())
                    .collect(Collectors.joining(", "))
                + ".";
    Diagnostic diagnostic = new Diagnostic(Severity.ERROR, code, place, message + example, remedy);
    faults.add(new Fault(diagnostic, child));
  }
}
