package org.allway.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.allway.library.Row;
import org.allway.library.Table;
import org.allway.rule.Expr;
import org.allway.rule.Reads;
import org.allway.rule.Rule;
import org.allway.rule.Symbol;
import org.allway.rule.Type;
import org.allway.rule.Value;

/**
 * The values that are worth trying for each fact that a protocol's group or requirements turn on:
 * of numbers the bounds of its rules, of all others every value.
 */
final class Candidates {

  private final Map<String, Table<Rule>> derived = new HashMap<>();
  private final Set<Symbol> read = new LinkedHashSet<>();
  private final Map<Symbol, Set<Double>> bounds = new HashMap<>();

  private Candidates(Library library, Protocol protocol) {
    protocol.definitions().forEach(one -> derived.put(one.symbol().name(), one.table()));
    for (Fact fact : library.facts()) {
      if (fact.computed()) {
        derived.put(fact.name(), fact.derived());
      }
    }
  }

  /** In the order of the vocabulary. */
  static Map<Fact, List<Value>> of(Library library, Protocol protocol, List<Rule> asked) {
    Candidates all = new Candidates(library, protocol);
    protocol.eligible().forEach(one -> all.read(one.require().expr()));
    asked.forEach(rule -> all.read(rule.expr()));
    protocol.stages().forEach(stage -> stage.openedBy().forEach(all.read::add));
    protocol
        .stages()
        .forEach(stage -> stage.table().rows().forEach(row -> all.read(row.when().expr())));
    all.hand();
    Map<Fact, List<Value>> values = new LinkedHashMap<>();
    for (Fact fact : library.facts()) {
      if (all.read.contains(fact.symbol()) && !fact.computed()) {
        values.put(fact, all.values(fact));
      }
    }
    return values;
  }

  /** Follows what is derived down to what charts record. */
  private void read(Expr expr) {
    bounds(expr);
    for (Symbol symbol : Reads.of(expr)) {
      if (read.add(symbol)) {
        for (Row<Rule> row : derived.getOrDefault(symbol.name(), new Table<>(List.of())).rows()) {
          read(row.when().expr());
          read(row.then().expr());
        }
      }
    }
  }

  /** Bounds of a derived number are those of what it is derived from. */
  private void hand() {
    for (Symbol symbol : List.copyOf(read)) {
      if (symbol.type() instanceof Type.Numeric) {
        for (Row<Rule> row : derived.getOrDefault(symbol.name(), new Table<>(List.of())).rows()) {
          Set<Double> own = bounds.getOrDefault(symbol, Set.of());
          Reads.of(row.then().expr())
              .forEach(from -> bounds.computeIfAbsent(from, _ -> new TreeSet<>()).addAll(own));
        }
      }
    }
  }

  private void bounds(Expr expr) {
    switch (expr) {
      case Expr.Compare(
              var _,
              Expr.Fact(Symbol symbol, var _),
              Expr.Literal(Value value, var _),
              var _)
          when value instanceof Value.Num(double number) ->
          bounds.computeIfAbsent(symbol, _ -> new TreeSet<>()).add(number);
      case Expr.Compare compare -> {
        bounds(compare.left());
        bounds(compare.right());
      }
      case Expr.Not not -> bounds(not.operand());
      case Expr.And and -> {
        bounds(and.left());
        bounds(and.right());
      }
      case Expr.Or or -> {
        bounds(or.left());
        bounds(or.right());
      }
      case Expr.Either either -> {
        bounds(either.condition());
        bounds(either.then());
        bounds(either.otherwise());
      }
      case Expr.Literal _,
          Expr.Fact _,
          Expr.Known _,
          Expr.Has _,
          Expr.Calculate _,
          Expr.Call _ -> {}
    }
  }

  private List<Value> values(Fact fact) {
    return switch (fact.kind()) {
      case BOOLEAN -> List.of(Value.Bool.TRUE, Value.Bool.FALSE);
      case CODE -> fact.values().keySet().stream().<Value>map(Value.Code::new).toList();
      case NUMBER, COUNT -> numbers(fact);
      case DATE -> List.of();
    };
  }

  /** Nothing, each bound, and beyond the last. */
  private List<Value> numbers(Fact fact) {
    TreeSet<Double> numbers = new TreeSet<>(bounds.getOrDefault(fact.symbol(), Set.of()));
    if (!numbers.isEmpty()) {
      numbers.add(0.0);
      numbers.add(numbers.last() * 2);
    }
    List<Value> values = new ArrayList<>();
    for (double number : numbers) {
      if (fact.symbol().type() instanceof Type.Numeric type
          && number >= type.min()
          && number <= type.max()
          && fact.plausible().contains(number)) {
        values.add(new Value.Num(number));
      }
    }
    return values;
  }
}
