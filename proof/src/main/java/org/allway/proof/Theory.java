package org.allway.proof;

import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.EnumSort;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Model;
import com.microsoft.z3.RatNum;
import com.microsoft.z3.Sort;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.allway.library.Computed;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.allway.library.Row;
import org.allway.library.Table;
import org.allway.rule.Expr.And;
import org.allway.rule.Expr.Calculate;
import org.allway.rule.Expr.Call;
import org.allway.rule.Expr.Compare;
import org.allway.rule.Expr.Either;
import org.allway.rule.Expr.Has;
import org.allway.rule.Expr.Known;
import org.allway.rule.Expr.Literal;
import org.allway.rule.Expr.Not;
import org.allway.rule.Expr.Or;
import org.allway.rule.Reads;
import org.allway.rule.Rule;
import org.allway.rule.Symbol;
import org.allway.rule.Type;
import org.allway.rule.Value;

/**
 * All plausible children of one protocol, as the solver sees them: a constant for each fact, within
 * its plausible range and with everything known; facts that only a table gives are that table.
 *
 * <p>Ages hang together: a child of y completed years has lived 365 y to 366 y + 365 days, and 12 y
 * to 12 y + 11 months.
 */
final class Theory {

  private static final int SHORT_YEAR = 365;
  private static final int LONG_YEAR = 366;
  private static final int MONTHS = 12;

  private final Context z3;
  private final Map<Integer, Fact> facts = new HashMap<>();
  private final Map<Integer, Table<Rule>> tables = new HashMap<>();
  private final Map<Integer, Expr<?>> terms = new HashMap<>();
  private final Map<Integer, Symbol> constants = new LinkedHashMap<>();
  private final Map<String, EnumSort<?>> sorts;
  private final List<BoolExpr> domain = new ArrayList<>();
  private final Map<Computed, Symbol> ages = new HashMap<>();
  private final Set<Integer> lacking = new HashSet<>();

  /**
   * @param sorts the solver's sorts of codes, which all theories of one context share
   */
  Theory(Context z3, Map<String, EnumSort<?>> sorts, Library library, Optional<Protocol> protocol) {
    this.z3 = z3;
    this.sorts = sorts;
    for (Fact fact : library.facts()) {
      facts.put(fact.symbol().slot(), fact);
      Computed.of(fact.name()).ifPresent(computed -> ages.put(computed, fact.symbol()));
      if (fact.computed() && !fact.derived().rows().isEmpty()) {
        tables.put(fact.symbol().slot(), fact.derived());
      }
    }
    protocol
        .map(Protocol::definitions)
        .orElse(List.of())
        .forEach(definition -> tables.put(definition.symbol().slot(), definition.table()));
  }

  /** What is true of every child whose facts have been mentioned so far. */
  List<BoolExpr> domain() {
    return domain;
  }

  BoolExpr condition(Rule rule) {
    return condition(rule.expr());
  }

  /** What these rules ask with {@code known} may be missing, and then no comparison holds. */
  void mayLack(List<Rule> rules) {
    asked(rules).forEach(symbol -> lacking.add(symbol.slot()));
  }

  /** What some rules ask with {@code known}. */
  static Set<Symbol> asked(List<Rule> rules) {
    Set<Symbol> symbols = new HashSet<>();
    rules.forEach(rule -> asked(rule.expr(), symbols));
    return symbols;
  }

  private static void asked(org.allway.rule.Expr expr, Set<Symbol> symbols) {
    switch (expr) {
      case Known(Symbol symbol, var _) -> symbols.add(symbol);
      case Not(var operand, var _) -> asked(operand, symbols);
      case And(var left, var right, var _) -> {
        asked(left, symbols);
        asked(right, symbols);
      }
      case Or(var left, var right, var _) -> {
        asked(left, symbols);
        asked(right, symbols);
      }
      default -> {}
    }
  }

  private BoolExpr ifKnown(org.allway.rule.Expr atom, BoolExpr condition) {
    BoolExpr all = condition;
    for (Symbol symbol : Reads.of(atom)) {
      if (lacking.contains(symbol.slot())) {
        all = z3.mkAnd(known(symbol), all);
      }
    }
    return all;
  }

  private BoolExpr known(Symbol symbol) {
    return z3.mkBoolConst("known " + symbol.name());
  }

  private BoolExpr condition(org.allway.rule.Expr expr) {
    return switch (expr) {
      case Literal(Value.Bool(boolean truth), var _) -> z3.mkBool(truth);
      case Literal _ -> z3.mkFalse();
      case org.allway.rule.Expr.Fact(Symbol symbol, var _) -> (BoolExpr) term(symbol);
      case Known(Symbol symbol, var _) -> known(symbol);
      case Not(var operand, var _) -> z3.mkNot(condition(operand));
      case And(var left, var right, var _) -> z3.mkAnd(condition(left), condition(right));
      case Or(var left, var right, var _) -> z3.mkOr(condition(left), condition(right));
      case Has has -> ifKnown(has, has(has));
      case Compare(var relation, var left, var right, var _) -> {
        ArithExpr<?> a = number(left);
        ArithExpr<?> b = number(right);
        BoolExpr compared =
            switch (relation) {
              case EQUAL -> z3.mkEq(a, b);
              case UNEQUAL -> z3.mkNot(z3.mkEq(a, b));
              case LESS -> z3.mkLt(a, b);
              case AT_MOST -> z3.mkLe(a, b);
              case MORE -> z3.mkGt(a, b);
              case AT_LEAST -> z3.mkGe(a, b);
            };
        yield ifKnown(expr, compared);
      }
      case Either(var condition, var then, var otherwise, var _) ->
          (BoolExpr) z3.mkITE(condition(condition), condition(then), condition(otherwise));
      case Calculate _, Call _ ->
          throw new IllegalStateException("a number is no condition: " + expr);
    };
  }

  private BoolExpr has(Has has) {
    Symbol symbol = has.fact().symbol();
    Expr<?> term = term(symbol);
    List<BoolExpr> any = new ArrayList<>();
    for (String leaf : leaves(has.type())) {
      if (has.wanted().stream().anyMatch(wanted -> has.type().holds(leaf, wanted))) {
        any.add(z3.mkEq(term, constant(symbol, has.type(), leaf)));
      }
    }
    return z3.mkOr(any.toArray(BoolExpr[]::new));
  }

  private ArithExpr<?> number(org.allway.rule.Expr expr) {
    return switch (expr) {
      case Literal(Value.Num(double number), var _) -> real(number);
      case org.allway.rule.Expr.Fact(Symbol symbol, var _) -> (ArithExpr<?>) term(symbol);
      case Calculate(var arithmetic, var left, var right, var _) -> {
        ArithExpr<?> a = number(left);
        ArithExpr<?> b = number(right);
        yield switch (arithmetic) {
          case PLUS -> z3.mkAdd(a, b);
          case MINUS -> z3.mkSub(a, b);
          case TIMES -> z3.mkMul(a, b);
          case OVER -> z3.mkDiv(a, b);
        };
      }
      case Either(var condition, var then, var otherwise, var _) ->
          (ArithExpr<?>) z3.mkITE(condition(condition), number(then), number(otherwise));
      // A root or a power is any number here: a proof may then miss, but never claim, what is not
      // so.
      default -> (ArithExpr<?>) z3.mkFreshConst("number", z3.getRealSort());
    };
  }

  private ArithExpr<?> real(double number) {
    return z3.mkReal(BigDecimal.valueOf(number).toPlainString());
  }

  /** The constant of a fact, or the table that gives it. */
  private Expr<?> term(Symbol symbol) {
    Expr<?> known = terms.get(symbol.slot());
    if (known != null) {
      return known;
    }
    Table<Rule> table = tables.get(symbol.slot());
    Expr<?> term = table == null ? free(symbol) : chain(symbol, table.rows());
    terms.put(symbol.slot(), term);
    return term;
  }

  /** If the first row holds its result, else if the second ...; what no row says is any value. */
  private Expr<?> chain(Symbol symbol, List<Row<Rule>> rows) {
    Expr<?> rest = any(symbol);
    for (Row<Rule> row : rows.reversed()) {
      rest = z3.mkITE(condition(row.when()), result(symbol, row.then()), rest);
    }
    return rest;
  }

  private Expr<?> result(Symbol symbol, Rule rule) {
    return switch (symbol.type()) {
      case Type.Coded coded when rule.expr() instanceof Literal(Value.Code(String code), var _) ->
          constant(symbol, coded, leaves(coded).contains(code) ? code : leafOf(coded, code));
      case Type.Truth _ -> condition(rule.expr());
      default -> number(rule.expr());
    };
  }

  private static String leafOf(Type.Coded coded, String coarse) {
    return leaves(coded).stream()
        .filter(leaf -> coded.holds(leaf, coarse))
        .findFirst()
        .orElse(coarse);
  }

  private Expr<?> free(Symbol symbol) {
    Expr<?> constant = any(symbol);
    constants.put(symbol.slot(), symbol);
    terms.put(symbol.slot(), constant);
    if (symbol.type() instanceof Type.Numeric number && constant instanceof ArithExpr<?> value) {
      Fact fact = facts.get(symbol.slot());
      Fact.Range plausible = fact == null ? Fact.Range.ANY : fact.plausible();
      atLeast(value, Math.max(number.min(), plausible.min()));
      atMost(value, Math.min(number.max(), plausible.max()));
      ages(symbol);
    }
    return constant;
  }

  private void atLeast(ArithExpr<?> value, double bound) {
    if (Double.isFinite(bound)) {
      domain.add(z3.mkGe(value, real(bound)));
    }
  }

  private void atMost(ArithExpr<?> value, double bound) {
    if (Double.isFinite(bound)) {
      domain.add(z3.mkLe(value, real(bound)));
    }
  }

  private void ages(Symbol symbol) {
    tie(
        symbol,
        Computed.AGE_AT_DIAGNOSIS,
        Computed.AGE_AT_DIAGNOSIS_DAYS,
        SHORT_YEAR,
        LONG_YEAR,
        SHORT_YEAR);
    tie(symbol, Computed.AGE, Computed.AGE_DAYS, SHORT_YEAR, LONG_YEAR, SHORT_YEAR);
    tie(symbol, Computed.AGE, Computed.AGE_MONTHS, MONTHS, MONTHS, MONTHS - 1);
  }

  private void tie(Symbol symbol, Computed years, Computed parts, int least, int most, int rest) {
    Symbol whole = ages.get(years);
    Symbol fine = ages.get(parts);
    if (whole == null
        || fine == null
        || (symbol.slot() != whole.slot() && symbol.slot() != fine.slot())) {
      return;
    }
    ArithExpr<?> y = (ArithExpr<?>) term(whole);
    ArithExpr<?> p = (ArithExpr<?>) term(fine);
    domain.add(z3.mkGe(p, z3.mkMul(y, z3.mkInt(least))));
    domain.add(z3.mkLe(p, z3.mkAdd(z3.mkMul(y, z3.mkInt(most)), z3.mkInt(rest))));
  }

  private Expr<?> any(Symbol symbol) {
    return switch (symbol.type()) {
      case Type.Truth _ -> z3.mkBoolConst(symbol.name());
      case Type.Coded coded -> z3.mkConst(symbol.name(), sort(symbol, coded));
      case Type.Numeric number when number.whole() -> z3.mkIntConst(symbol.name());
      default -> z3.mkRealConst(symbol.name());
    };
  }

  private EnumSort<?> sort(Symbol symbol, Type.Coded coded) {
    EnumSort<?> known = sorts.get(prefix(symbol));
    if (known != null) {
      return known;
    }
    List<String> leaves = leaves(coded);
    String[] names = leaves.stream().map(leaf -> prefix(symbol) + leaf).toArray(String[]::new);
    EnumSort<?> sort = z3.mkEnumSort(prefix(symbol) + "values", names);
    sorts.put(prefix(symbol), sort);
    return sort;
  }

  private Expr<?> constant(Symbol symbol, Type.Coded coded, String leaf) {
    return sort(symbol, coded).getConst(leaves(coded).indexOf(leaf));
  }

  /** The codes that have no finer parts. */
  private static List<String> leaves(Type.Coded coded) {
    Set<String> coarse = coded.parts().keySet();
    return coded.values().stream().filter(value -> !coarse.contains(value)).toList();
  }

  /** The child of a model: each mentioned fact with its value. */
  Map<String, String> child(Model model) {
    Map<String, String> child = new LinkedHashMap<>();
    for (Map.Entry<Integer, Symbol> entry : constants.entrySet()) {
      Symbol symbol = entry.getValue();
      Expr<? extends Sort> value =
          model.eval(Objects.requireNonNull(terms.get(entry.getKey())), true);
      child.put(symbol.name(), text(symbol, value));
    }
    return child;
  }

  /** The solver knows sorts and their values by name, across all theories of one context. */
  private static String prefix(Symbol symbol) {
    String values =
        symbol.type() instanceof Type.Coded coded ? String.join("/", coded.values()) : "";
    return symbol.name() + " of " + values + " ";
  }

  private static String text(Symbol symbol, Expr<?> value) {
    if (value instanceof RatNum ratio) {
      BigDecimal top = new BigDecimal(ratio.getBigIntNumerator());
      BigDecimal bottom = new BigDecimal(ratio.getBigIntDenominator());
      return top.divide(bottom, MathContext.DECIMAL32).stripTrailingZeros().toPlainString();
    }
    String text = value.toString().replace("|", "");
    String prefix = prefix(symbol);
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }
}
