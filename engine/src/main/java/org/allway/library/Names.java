package org.allway.library;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allway.rule.Query;
import org.allway.rule.Scope;
import org.allway.rule.Symbol;
import org.allway.rule.Type;
import org.allway.words.Words;

/** Hands out slots and says which names an expression may use in which place. */
final class Names {

  private final Map<String, Symbol> facts = new LinkedHashMap<>();
  private final Map<String, Symbol> choices = new LinkedHashMap<>();
  private final Map<Query, Symbol> queries = new LinkedHashMap<>();
  private final Map<Query.Argument, Set<String>> arguments;
  private final Map<String, Set<String>> sets;
  private int slots;

  /**
   * @param arguments what questions about the chart may name
   * @param sets the sets of factors of each exposure, and what it counts
   */
  Names(Map<Query.Argument, Set<String>> arguments, Map<String, Set<String>> sets) {
    this.arguments = arguments;
    this.sets = sets;
  }

  Symbol fact(String name, Type type, Words label) {
    Symbol symbol = symbol(name, type, label);
    facts.put(name, symbol);
    return symbol;
  }

  Symbol choice(String id, Type type, Words question) {
    Symbol symbol = symbol(id, type, question);
    choices.put(id, symbol);
    return symbol;
  }

  /** A symbol that only some places may use. */
  Symbol symbol(String name, Type type, Words label) {
    return new Symbol(name, slots++, type, label);
  }

  int slots() {
    return slots;
  }

  Map<String, Symbol> choices() {
    return choices;
  }

  /** The questions that the texts ask, with their symbols. */
  Map<Query, Symbol> queries() {
    return queries;
  }

  /** Facts and choices, and what else is known in one place. */
  Scope scope(Symbol... local) {
    Map<String, Symbol> more = new HashMap<>();
    for (Symbol symbol : local) {
      more.put(symbol.name(), symbol);
    }
    return scope(more, false, false);
  }

  Scope scope(Map<String, Symbol> more) {
    return scope(more, false, false);
  }

  /** The same, where there is an order to ask about. */
  Scope scopeOfOrders(Map<String, Symbol> more) {
    return scope(more, true, false);
  }

  /** The same, where there is a plan to ask about. */
  Scope scopeOfPlans(Map<String, Symbol> more) {
    return scope(more, false, true);
  }

  private Scope scope(Map<String, Symbol> more, boolean orders, boolean plans) {
    return new Scope() {
      @Override
      public Optional<Symbol> fact(String name) {
        return Optional.ofNullable(more.get(name)).or(() -> Optional.ofNullable(facts.get(name)));
      }

      @Override
      public Optional<Symbol> choice(String id) {
        return Optional.ofNullable(choices.get(id));
      }

      @Override
      public Collection<String> factNames() {
        Set<String> names = new LinkedHashSet<>(facts.keySet());
        names.addAll(more.keySet());
        return names;
      }

      @Override
      public Collection<String> choiceIds() {
        List<String> ids = new ArrayList<>(choices.keySet());
        return ids;
      }

      @Override
      public boolean asks(Query.Kind kind) {
        return kind.ofPlans() ? plans : orders || !kind.ofOrders();
      }

      @Override
      public Collection<String> names(Query.Argument argument) {
        return argument == Query.Argument.FACT
            ? facts.keySet()
            : arguments.getOrDefault(argument, Set.of());
      }

      @Override
      public Collection<String> names(Query.Argument argument, List<String> before) {
        return argument == Query.Argument.SET
            ? sets.getOrDefault(before.getFirst(), Set.of())
            : names(argument);
      }

      @Override
      public Symbol query(Query query) {
        return queries.computeIfAbsent(
            query, asked -> symbol(asked.text(), asked.kind().type(), Words.same(asked.text())));
      }
    };
  }
}
