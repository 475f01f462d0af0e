package org.allway.rule;

import java.util.LinkedHashSet;
import java.util.Set;

/** The symbols that an expression reads. */
public final class Reads {

  private Reads() {}

  public static Set<Symbol> of(Expr expr) {
    Set<Symbol> symbols = new LinkedHashSet<>();
    collect(expr, symbols);
    return symbols;
  }

  private static void collect(Expr expr, Set<Symbol> symbols) {
    switch (expr) {
      case Expr.Literal _ -> {}
      case Expr.Fact fact -> symbols.add(fact.symbol());
      case Expr.Known known -> symbols.add(known.symbol());
      case Expr.Has has -> symbols.add(has.fact().symbol());
      case Expr.Not not -> collect(not.operand(), symbols);
      case Expr.And and -> {
        collect(and.left(), symbols);
        collect(and.right(), symbols);
      }
      case Expr.Or or -> {
        collect(or.left(), symbols);
        collect(or.right(), symbols);
      }
      case Expr.Compare compare -> {
        collect(compare.left(), symbols);
        collect(compare.right(), symbols);
      }
      case Expr.Calculate calculate -> {
        collect(calculate.left(), symbols);
        collect(calculate.right(), symbols);
      }
      case Expr.Call call -> call.arguments().forEach(argument -> collect(argument, symbols));
      case Expr.Either either -> {
        collect(either.condition(), symbols);
        collect(either.then(), symbols);
        collect(either.otherwise(), symbols);
      }
    }
  }
}
