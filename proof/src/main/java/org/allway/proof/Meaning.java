package org.allway.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.allway.library.Computed;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.allway.library.Row;
import org.allway.library.Table;
import org.allway.rule.Reads;
import org.allway.rule.Rule;
import org.allway.rule.Symbol;

/**
 * Everything that the answer to a statement depends on, as one text: its rules, and the types,
 * ranges and tables of all facts that they lead to. Statements of the same meaning have the same
 * answer, wherever they stand.
 */
final class Meaning {

  private final Library library;
  private final IdentityHashMap<Symbol, Fact> facts = new IdentityHashMap<>();
  private final IdentityHashMap<Symbol, String> texts = new IdentityHashMap<>();

  Meaning(Library library) {
    this.library = library;
    library.facts().forEach(fact -> facts.put(fact.symbol(), fact));
  }

  String of(Statement statement) {
    StringBuilder text = new StringBuilder();
    Deque<Symbol> open = new ArrayDeque<>();
    for (Statement.Literal literal : statement.all()) {
      text.append(literal.holds() ? "+ " : "- ").append(literal.rule().source()).append('\n');
      open.addAll(Reads.of(literal.rule().expr()));
    }
    Theory.asked(statement.asking()).stream()
        .map(Symbol::name)
        .sorted()
        .forEach(name -> text.append("? ").append(name).append('\n'));
    for (String age : Computed.names()) {
      Optional.ofNullable(library.vocabulary().get(age)).map(Fact::symbol).ifPresent(open::add);
    }
    Map<String, String> meanings = new TreeMap<>();
    while (!open.isEmpty()) {
      Symbol symbol = open.pop();
      if (!meanings.containsKey(symbol.name())) {
        Table<Rule> table = table(symbol, statement.protocol());
        meanings.put(symbol.name(), texts.computeIfAbsent(symbol, one -> text(one, table)));
        for (Row<Rule> row : table.rows()) {
          open.addAll(Reads.of(row.when().expr()));
          open.addAll(Reads.of(row.then().expr()));
        }
      }
    }
    meanings.values().forEach(text::append);
    return text.toString();
  }

  /** The table that gives a fact, as {@link Theory} takes it. */
  private Table<Rule> table(Symbol symbol, Optional<Protocol> protocol) {
    Fact fact = facts.get(symbol);
    if (fact != null) {
      return fact.computed() ? fact.derived() : new Table<>(List.of());
    }
    return protocol.map(Protocol::definitions).orElse(List.of()).stream()
        .filter(definition -> definition.symbol() == symbol)
        .map(Protocol.Definition::table)
        .findFirst()
        .orElse(new Table<>(List.of()));
  }

  private String text(Symbol symbol, Table<Rule> table) {
    StringBuilder text = new StringBuilder(symbol.name()).append(": ").append(symbol.type());
    Fact fact = facts.get(symbol);
    text.append(' ').append(fact == null ? Set.of() : fact.plausible()).append('\n');
    for (Row<Rule> row : table.rows()) {
      text.append("  ").append(row.when().source()).append(" -> ").append(row.then().source());
      text.append('\n');
    }
    return text.toString();
  }
}
