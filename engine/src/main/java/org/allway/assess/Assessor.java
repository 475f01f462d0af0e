package org.allway.assess;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.allway.library.Row;
import org.allway.library.Table;
import org.allway.rule.Explanation;
import org.allway.rule.Reads;
import org.allway.rule.Rule;
import org.allway.rule.Symbol;
import org.allway.rule.Value;
import org.allway.words.Language;
import org.allway.words.Words;

/**
 * Finds the risk group.
 *
 * <ol>
 *   <li>on recorded facts alone: which groups are still possible, and which facts would tell
 *   <li>on recorded and expected facts: the group that the plan goes on with
 *   <li>the reasons, from the rows that decided
 * </ol>
 */
public final class Assessor {

  /** Where a row asks nothing. */
  private static final Words EVERY_CHILD =
      new Words("Every child of this protocol.", "Todos los niños de este protocolo.");

  private final Index index;
  private final Protocol protocol;
  private final Symbol group;

  public Assessor(Index index) {
    this.index = index;
    this.protocol = index.protocol();
    this.group = index.library().group();
  }

  /** A row that decided, and the table it stands in. */
  private record Fired(Table<String> table, Row<String> row) {}

  /** The group that the plan goes on with, without reasons. Both frames end up holding it. */
  public String group(Facts recorded, Facts assumed) {
    Set<String> possible = possible(recorded, new LinkedHashSet<>());
    String chosen =
        possible.size() == 1 ? possible.iterator().next() : expected(assumed, new ArrayList<>());
    settle(recorded, assumed, chosen);
    return chosen;
  }

  /** The whole assessment. Both frames end up holding the group. */
  public Assessment assess(Facts recorded, Facts assumed) {
    Set<String> needs = new LinkedHashSet<>();
    Set<String> possible = possible(recorded, needs);
    boolean certain = possible.size() == 1;
    List<Fired> fired = new ArrayList<>();
    String expected = expected(assumed, fired);
    String chosen = certain ? possible.iterator().next() : expected;
    settle(recorded, assumed, chosen);
    List<Reason> because = new ArrayList<>();
    Set<String> explained = new HashSet<>();
    for (Fired last : fired.reversed()) {
      because.add(reason(last.table(), last.row(), assumed, recorded));
      derived(because.getLast(), assumed, recorded, because, explained);
      if (!readsGroup(last)) {
        break;
      }
    }
    return new Assessment(
        chosen, stage(recorded), !certain, possible, because, certain ? Set.of() : needs);
  }

  private void settle(Facts recorded, Facts assumed, String chosen) {
    Value value = chosen.isEmpty() ? Value.unknown(group.name()) : new Value.Code(chosen);
    recorded.set(group, value);
    assumed.set(group, value);
  }

  private Set<String> possible(Facts recorded, Set<String> needs) {
    Set<String> current = new LinkedHashSet<>();
    current.add("");
    for (Protocol.Stage stage : protocol.stages()) {
      Set<String> next = new LinkedHashSet<>();
      for (String before : current) {
        recorded.set(
            group, before.isEmpty() ? Value.unknown(group.name()) : new Value.Code(before));
        switch (stage.table().decide(recorded)) {
          case Table.Verdict.Decided<String>(Row<String> row) -> next.add(row.then());
          case Table.Verdict.Open<String> open -> {
            List<Row<String>> rows = open.possible();
            rows.forEach(row -> next.add(row.then()));
            if (!rows.getLast().when().evaluate(recorded).isTrue()) {
              next.add(before);
            }
            needs.addAll(open.needs());
          }
          case Table.Verdict.Silent<String> _ -> next.add(before);
        }
      }
      current = next;
    }
    needs.remove(group.name());
    return current;
  }

  private String expected(Facts assumed, List<Fired> fired) {
    String current = "";
    for (Protocol.Stage stage : protocol.stages()) {
      assumed.set(group, current.isEmpty() ? Value.unknown(group.name()) : new Value.Code(current));
      switch (stage.table().decide(assumed)) {
        case Table.Verdict.Decided<String>(Row<String> row) -> {
          if (opened(stage, assumed) || !row.then().equals(current)) {
            fired.add(new Fired(stage.table(), row));
          }
          current = row.then();
        }
        case Table.Verdict.Open<String> _ -> {
          return "";
        }
        case Table.Verdict.Silent<String> _ -> {}
      }
    }
    return current;
  }

  private boolean readsGroup(Fired fired) {
    return fired.table().readFor(fired.row()).stream()
        .flatMap(rule -> Reads.of(rule.expr()).stream())
        .anyMatch(symbol -> symbol.slot() == group.slot());
  }

  /** Whether any result that a stage waits for is recorded. */
  private static boolean opened(Protocol.Stage stage, Facts facts) {
    return stage.openedBy().stream().anyMatch(symbol -> facts.recorded(symbol).isPresent());
  }

  private String stage(Facts recorded) {
    String reached = protocol.stages().getFirst().id();
    for (Protocol.Stage stage : protocol.stages()) {
      if (opened(stage, recorded)) {
        reached = stage.id();
      }
    }
    return reached;
  }

  private <R> Reason reason(Table<R> table, Row<R> row, Facts assumed, Facts recorded) {
    List<Rule> read = table.readFor(row);
    Explanation english = Explanation.of(read, assumed, Language.EN);
    Explanation spanish = Explanation.of(read, assumed, Language.ES);
    Words found =
        english.text().isEmpty() ? EVERY_CHILD : new Words(english.text(), spanish.text());
    Words words = row.because().isEmpty() ? found : row.because();
    Set<String> guessed = new LinkedHashSet<>();
    for (String name : english.facts().keySet()) {
      symbol(name)
          .filter(symbol -> recorded.value(symbol.slot()) instanceof Value.Unknown)
          .ifPresent(symbol -> guessed.add(symbol.name()));
    }
    return new Reason(words, row.when().source(), row.evidence(), english.facts(), guessed);
  }

  /** Adds the reasons of those facts that a reason read and that were themselves derived. */
  private void derived(
      Reason reason, Facts assumed, Facts recorded, List<Reason> because, Set<String> explained) {
    for (String name : reason.facts().keySet()) {
      Optional<Symbol> symbol = symbol(name).filter(_ -> explained.add(name));
      Optional<Table<Rule>> table = symbol.flatMap(assumed::derivation);
      if (symbol.isPresent()
          && table.isPresent()
          && table.get().decide(assumed) instanceof Table.Verdict.Decided<Rule>(Row<Rule> row)) {
        Reason inner = reason(table.get(), row, assumed, recorded);
        Words label = symbol.get().label();
        Value value = assumed.value(symbol.get().slot());
        Words words =
            new Words(
                label.en() + " " + value + ": " + inner.text().en(),
                label.es() + " " + value + ": " + inner.text().es());
        Reason named =
            new Reason(words, inner.rule(), inner.evidence(), inner.facts(), inner.assumed());
        because.add(named);
        derived(named, assumed, recorded, because, explained);
      }
    }
  }

  private Optional<Symbol> symbol(String name) {
    Library library = index.library();
    Fact fact = library.vocabulary().get(name);
    if (fact != null) {
      return Optional.of(fact.symbol());
    }
    return protocol.definitions().stream()
        .map(Protocol.Definition::symbol)
        .filter(symbol -> symbol.name().equals(name))
        .findFirst();
  }
}
