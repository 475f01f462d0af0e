package org.allway.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allway.diagnostic.Place;
import org.allway.library.Adaptation;
import org.allway.library.Care;
import org.allway.library.Choice;
import org.allway.library.Element;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.library.Phase;
import org.allway.library.Protocol;
import org.allway.library.Rescue;
import org.allway.library.Row;
import org.allway.library.Table;
import org.allway.proof.Statement.Literal;
import org.allway.rule.Rule;

/** All that a library claims, in the order of its texts. */
final class Statements {

  private final Optional<Protocol> protocol;
  private final List<Statement> all;

  private Statements(Optional<Protocol> protocol, List<Statement> all) {
    this.protocol = protocol;
    this.all = all;
  }

  static List<Statement> of(Library library) {
    List<Statement> all = new ArrayList<>();
    Statements shared = new Statements(Optional.empty(), all);
    shared.vocabulary(library);
    for (Protocol protocol : library.protocols().values()) {
      new Statements(Optional.of(protocol), all).protocol(protocol);
    }
    library.phases().values().forEach(shared::phase);
    library.choices().values().forEach(shared::choice);
    for (Adaptation adaptation : library.adaptations().values()) {
      String name = "the adaptation " + adaptation.id();
      shared.table(List.of(), adaptation.table(), adaptation.place(), name, false);
    }
    for (Care care : library.cares().values()) {
      shared.sometimes(List.of(), care.when(), "the condition of the care " + care.id());
    }
    for (Rescue rescue : library.rescues().values()) {
      shared.answers(rescue);
    }
    library
        .checks()
        .values()
        .forEach(
            check -> shared.sometimes(List.of(), check.when(), "the condition of " + check.code()));
    return all;
  }

  private void vocabulary(Library library) {
    for (Fact fact : library.facts()) {
      if (!fact.derived().rows().isEmpty()) {
        table(List.of(), fact.derived(), fact.place(), "the derivation of " + fact.name(), true);
      }
    }
    if (!library.states().rows().isEmpty()) {
      Place place = library.states().rows().getFirst().place();
      table(List.of(), library.states(), place, "the table of states", true);
    }
  }

  private void protocol(Protocol protocol) {
    List<Literal> eligible = new ArrayList<>();
    for (Protocol.Requirement requirement : protocol.eligible()) {
      sometimes(List.copyOf(eligible), requirement.require(), "the requirement");
      eligible.add(new Literal(requirement.require(), true));
    }
    for (Protocol.Definition definition : protocol.definitions()) {
      Table<Rule> table = definition.table();
      String name = "the definition of " + definition.symbol().name();
      table(eligible, table, place(table, protocol.place()), name, true);
    }
    boolean first = true;
    for (Protocol.Stage stage : protocol.stages()) {
      Table<String> table = stage.table();
      String name = "the risk table at " + stage.id().replace('_', ' ');
      table(eligible, table, place(table, protocol.place()), name, first);
      first = false;
    }
    for (Protocol.Step step : protocol.roadmap()) {
      sometimes(eligible, step.when(), "the condition of " + step.phaseId());
      if (step.variant() instanceof Protocol.Variant.ByRows(Table<Phase> table)) {
        table(eligible, table, step.place(), "the phases for " + step.phaseId(), true);
      }
    }
    Table<Integer> years = protocol.duration().years();
    if (!years.rows().isEmpty()) {
      table(eligible, years, place(years, protocol.place()), "the duration of therapy", true);
    }
    for (Protocol.Leave leave : protocol.leaves()) {
      // A child that has begun a protocol may come to what would have kept it out of it.
      sometimes(List.of(), leave.when(), "the condition for leaving");
    }
  }

  private void phase(Phase phase) {
    for (Phase.Gate gate : phase.gates()) {
      sometimes(List.of(), gate.when(), "the gate");
    }
    for (Element element : phase.elements()) {
      sometimes(List.of(), element.when(), "the condition of the element");
    }
    for (Phase.Checkpoint check : phase.checkpoints()) {
      sometimes(List.of(), check.when(), "the condition of the test");
    }
  }

  /** Every level has a row, and every row a level. */
  private void answers(Rescue rescue) {
    List<Row<Rescue.Answer>> rows =
        rescue.rows().stream()
            .map(row -> new Row<>(row.when(), row, row.text(), row.evidence(), row.place()))
            .toList();
    String name = "the rescue " + rescue.id();
    table(List.of(), new Table<>(rows), rescue.place(), name, true);
    rescue.also().forEach(row -> sometimes(List.of(), row.when(), "a condition of " + rescue.id()));
  }

  private void choice(Choice choice) {
    List<Choice.Option> options = choice.options();
    for (int i = 0; i < options.size(); i++) {
      Choice.Option one = options.get(i);
      never(
          List.of(new Literal(one.recommend(), true), new Literal(one.exclude(), true)),
          List.of(),
          "RECOMMENDED-EXCLUDED",
          one.place(),
          "The option '"
              + one.id()
              + "' of "
              + choice.id()
              + " is both recommended and excluded for some children.",
          "Narrow one of the two conditions.");
      for (Choice.Option other : alternatives(choice, i)) {
        never(
            List.of(new Literal(one.recommend(), true), new Literal(other.recommend(), true)),
            List.of(),
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

  /** On a child's way nothing is picked, and several options can be recommended. */
  private static List<Choice.Option> alternatives(Choice choice, int option) {
    return choice.onTheWay()
        ? List.of()
        : choice.options().subList(option + 1, choice.options().size());
  }

  private static Place place(Table<?> table, Place otherwise) {
    return table.rows().isEmpty() ? otherwise : table.rows().getFirst().place();
  }

  private <R> void table(
      List<Literal> given, Table<R> table, Place place, String name, boolean mustDecide) {
    List<Rule> asking = table.rows().stream().map(Row::when).toList();
    List<Literal> above = new ArrayList<>(given);
    for (Row<R> row : table.rows()) {
      List<Literal> reached = new ArrayList<>(above);
      reached.add(new Literal(row.when(), true));
      all.add(
          new Statement(
              protocol,
              reached,
              asking,
              true,
              "ROW-UNREACHABLE",
              row.place(),
              "This row of "
                  + name
                  + " never decides: rows above it take every child that it would.",
              "Take it out, or move it up."));
      above.add(new Literal(row.when(), false));
    }
    if (mustDecide) {
      never(
          above,
          asking,
          "TABLE-GAP",
          place,
          "No row of " + name + " holds for some children.",
          "Add a row for them, or an 'otherwise'.");
    }
  }

  /** A condition that no child can meet is a slip. */
  private void sometimes(List<Literal> given, Rule rule, String what) {
    List<Literal> conditions = new ArrayList<>(given);
    conditions.add(new Literal(rule, true));
    all.add(
        new Statement(
            protocol,
            conditions,
            List.of(),
            true,
            "NEVER-TRUE",
            rule.place(),
            "No child can ever meet " + what + ": " + rule.source(),
            ""));
  }

  private void never(
      List<Literal> conditions,
      List<Rule> asking,
      String code,
      Place place,
      String message,
      String remedy) {
    all.add(
        new Statement(
            protocol, List.copyOf(conditions), asking, false, code, place, message, remedy));
  }
}
