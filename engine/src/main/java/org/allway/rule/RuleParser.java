package org.allway.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.allway.diagnostic.Nearest;
import org.allway.diagnostic.Place;
import org.allway.yaml.YamlNode;

/**
 * Reads an expression and checks its types in one pass. Precedence, loosest first: {@code ?:},
 * {@code ||}, {@code &&}, comparisons and {@code in}, {@code + -}, {@code * /}, {@code !} and sign.
 */
final class RuleParser {

  private final List<Token> tokens;
  private final Scope scope;
  private final YamlNode.Text text;
  private int next;

  RuleParser(YamlNode.Text text, Scope scope) throws RuleFault {
    this.tokens = Tokens.of(text.text());
    this.scope = scope;
    this.text = text;
  }

  Typed parse() throws RuleFault {
    Typed whole = conditional();
    Token rest = peek();
    if (rest.kind() != Token.Kind.END) {
      throw fault(rest, rest.described() + " does not belong here.", connective(rest));
    }
    return whole;
  }

  /** An expression with its type. */
  record Typed(Expr expr, Type type, int offset) {}

  private Typed conditional() throws RuleFault {
    Typed condition = or();
    if (!peek().is("?")) {
      return condition;
    }
    Token sign = take();
    Typed then = conditional();
    expect(":");
    Typed otherwise = conditional();
    truth(condition);
    if (!then.type().getClass().equals(otherwise.type().getClass())) {
      throw fault(
          sign,
          "The two results differ: "
              + then.type().described()
              + " or "
              + otherwise.type().described()
              + ".",
          "Both must be of one kind.");
    }
    return typed(
        new Expr.Either(condition.expr(), then.expr(), otherwise.expr(), place(sign)),
        then.type(),
        condition.offset());
  }

  private Typed or() throws RuleFault {
    Typed left = and();
    while (peek().is("||")) {
      Token sign = take();
      Typed right = and();
      truth(left);
      truth(right);
      left = typed(new Expr.Or(left.expr(), right.expr(), place(sign)), Type.TRUTH, left.offset());
    }
    return left;
  }

  private Typed and() throws RuleFault {
    Typed left = relation();
    while (peek().is("&&")) {
      Token sign = take();
      Typed right = relation();
      truth(left);
      truth(right);
      left = typed(new Expr.And(left.expr(), right.expr(), place(sign)), Type.TRUTH, left.offset());
    }
    return left;
  }

  private Typed relation() throws RuleFault {
    Typed left = sum();
    Token sign = peek();
    if (sign.kind() == Token.Kind.NAME && sign.text().equals("in")) {
      take();
      return in(left, sign);
    }
    for (Expr.Relation relation : Expr.Relation.values()) {
      if (sign.is(relation.sign)) {
        take();
        return compare(relation, sign, left, sum());
      }
    }
    return left;
  }

  private Typed in(Typed left, Token sign) throws RuleFault {
    if (!(left.expr() instanceof Expr.Fact fact) || !(left.type() instanceof Type.Coded coded)) {
      throw fault(sign, "'in' needs a coded fact on its left side.", "");
    }
    expect("[");
    List<String> wanted = new ArrayList<>();
    do {
      Token code = take();
      wanted.add(code(coded, code, fact));
    } while (accept(","));
    expect("]");
    return typed(
        new Expr.Has(fact, coded, List.copyOf(wanted), place(sign)), Type.TRUTH, left.offset());
  }

  private Typed compare(Expr.Relation relation, Token sign, Typed left, Typed right)
      throws RuleFault {
    if (left.expr() instanceof Expr.Fact fact && left.type() instanceof Type.Coded coded) {
      return compareCode(relation, sign, fact, coded, right, left.offset());
    }
    if (right.expr() instanceof Expr.Fact fact && right.type() instanceof Type.Coded coded) {
      return compareCode(relation, sign, fact, coded, left, left.offset());
    }
    if (left.type() instanceof Type.Truth && right.type() instanceof Type.Truth) {
      return compareTruth(relation, sign, left, right);
    }
    if (!(left.type() instanceof Type.Numeric) || !(right.type() instanceof Type.Numeric)) {
      throw fault(
          sign,
          "'"
              + sign.text()
              + "' compares "
              + left.type().described()
              + " with "
              + right.type().described()
              + ".",
          "Compare a number with a number, or a coded fact with one of its codes in quotes.");
    }
    possible(left, right);
    possible(right, left);
    return typed(
        new Expr.Compare(relation, left.expr(), right.expr(), place(sign)),
        Type.TRUTH,
        left.offset());
  }

  /** A literal that the fact beside it can never reach is a slip of the pen or of the unit. */
  private void possible(Typed fact, Typed literal) throws RuleFault {
    if (fact.expr() instanceof Expr.Fact(Symbol symbol, Place _)
        && fact.type() instanceof Type.Numeric(String unit, double min, double max, boolean whole)
        && literal.expr() instanceof Expr.Literal(Value.Num(double number), Place _)) {
      if (number < min || number > max) {
        throw new RuleFault(
            "RULE-RANGE",
            literal.offset(),
            "'" + symbol.name() + "' can never be " + Numbers.text(number) + ".",
            "Its unit is "
                + unit
                + "; it lies between "
                + Numbers.text(min)
                + " and "
                + Numbers.text(max)
                + ".");
      }
      if (whole && number != Math.rint(number)) {
        throw new RuleFault(
            "RULE-WHOLE",
            literal.offset(),
            "'" + symbol.name() + "' is a whole number and is never " + Numbers.text(number) + ".",
            "For parts of a year write age_months or age_days.");
      }
    }
  }

  private Typed compareCode(
      Expr.Relation relation, Token sign, Expr.Fact fact, Type.Coded coded, Typed other, int offset)
      throws RuleFault {
    if (relation != Expr.Relation.EQUAL && relation != Expr.Relation.UNEQUAL) {
      throw fault(
          sign, "'" + fact.symbol().name() + "' is a code and has no order.", "Use == or !=.");
    }
    if (!(other.expr() instanceof Expr.Literal(Value.Code(String code), Place _))) {
      throw fault(
          sign,
          "'"
              + fact.symbol().name()
              + "' is "
              + coded.described()
              + ", not "
              + other.type().described()
              + ".",
          "Write one of its codes in quotes.");
    }
    Token quoted = new Token(Token.Kind.QUOTED, code, other.offset());
    Expr has = new Expr.Has(fact, coded, List.of(code(coded, quoted, fact)), place(sign));
    return typed(
        relation == Expr.Relation.EQUAL ? has : new Expr.Not(has, place(sign)), Type.TRUTH, offset);
  }

  private Typed compareTruth(Expr.Relation relation, Token sign, Typed left, Typed right)
      throws RuleFault {
    if (!(right.expr() instanceof Expr.Literal(Value.Bool(boolean truth), Place _))) {
      throw fault(
          sign, "Compare a true-or-false fact with true or false.", "Or join two with && or ||.");
    }
    boolean wanted =
        switch (relation) {
          case EQUAL -> truth;
          case UNEQUAL -> !truth;
          default -> throw fault(sign, "True and false have no order.", "Use == or !=.");
        };
    return wanted ? left : typed(new Expr.Not(left.expr(), place(sign)), Type.TRUTH, left.offset());
  }

  private Typed sum() throws RuleFault {
    Typed left = product();
    while (peek().is("+") || peek().is("-")) {
      Token sign = take();
      left = calculate(sign, left, product());
    }
    return left;
  }

  private Typed product() throws RuleFault {
    Typed left = unary();
    while (peek().is("*") || peek().is("/")) {
      Token sign = take();
      left = calculate(sign, left, unary());
    }
    return left;
  }

  private Typed calculate(Token sign, Typed left, Typed right) throws RuleFault {
    number(left);
    number(right);
    Expr.Arithmetic arithmetic =
        switch (sign.text()) {
          case "+" -> Expr.Arithmetic.PLUS;
          case "-" -> Expr.Arithmetic.MINUS;
          case "*" -> Expr.Arithmetic.TIMES;
          default -> Expr.Arithmetic.OVER;
        };
    return typed(
        new Expr.Calculate(arithmetic, left.expr(), right.expr(), place(sign)),
        Type.Numeric.PLAIN,
        left.offset());
  }

  private Typed unary() throws RuleFault {
    Token sign = peek();
    if (accept("!")) {
      Typed operand = unary();
      truth(operand);
      return typed(new Expr.Not(operand.expr(), place(sign)), Type.TRUTH, sign.offset());
    }
    if (accept("-")) {
      Typed operand = unary();
      number(operand);
      Expr zero = new Expr.Literal(new Value.Num(0), place(sign));
      Expr negated = new Expr.Calculate(Expr.Arithmetic.MINUS, zero, operand.expr(), place(sign));
      return typed(negated, Type.Numeric.PLAIN, sign.offset());
    }
    return primary();
  }

  private Typed primary() throws RuleFault {
    Token token = take();
    return switch (token.kind()) {
      case NUMBER -> literal(token);
      case QUOTED ->
          typed(
              new Expr.Literal(new Value.Code(token.text()), place(token)),
              Type.QUOTED,
              token.offset());
      case NAME -> peek().is("(") ? call(token) : name(token);
      case SIGN -> {
        if (!token.is("(")) {
          throw fault(
              token,
              token.described() + " does not belong here.",
              "A fact or a value was expected.");
        }
        Typed inner = conditional();
        expect(")");
        yield inner;
      }
      case END ->
          throw fault(token, "The expression stops too early.", "A fact or a value was expected.");
    };
  }

  private Typed literal(Token token) throws RuleFault {
    try {
      Value value = new Value.Num(Double.parseDouble(token.text()));
      return typed(new Expr.Literal(value, place(token)), Type.Numeric.PLAIN, token.offset());
    } catch (NumberFormatException _) {
      throw fault(
          token,
          token.described() + " is not a number.",
          "Write the decimal point once, as in 0.01.");
    }
  }

  private Typed name(Token token) throws RuleFault {
    if (token.text().equals("true") || token.text().equals("false")) {
      Value truth = Value.of(token.text().equals("true"));
      return typed(new Expr.Literal(truth, place(token)), Type.TRUTH, token.offset());
    }
    Symbol symbol = symbol(token);
    return typed(new Expr.Fact(symbol, place(token)), symbol.type(), token.offset());
  }

  private Symbol symbol(Token token) throws RuleFault {
    Optional<Symbol> symbol = scope.fact(token.text());
    if (symbol.isEmpty()) {
      throw new RuleFault(
          "UNKNOWN-FACT",
          token.offset(),
          "The fact '" + token.text() + "' is not in the vocabulary.",
          connective(token).isEmpty()
              ? Nearest.hint(token.text(), scope.factNames())
              : connective(token));
    }
    return symbol.get();
  }

  private Typed call(Token name) throws RuleFault {
    expect("(");
    return switch (name.text()) {
      case "known" -> {
        Symbol symbol = symbol(take());
        expect(")");
        yield typed(new Expr.Known(symbol, place(name)), Type.TRUTH, name.offset());
      }
      case "choice" -> choice(name, take());
      default -> {
        Optional<Query.Kind> kind = Query.Kind.of(name.text()).filter(scope::asks);
        yield kind.isPresent() ? query(name, kind.get()) : function(name);
      }
    };
  }

  private Typed query(Token name, Query.Kind kind) throws RuleFault {
    List<String> arguments = new ArrayList<>();
    do {
      Token token = take();
      if (arguments.size() == kind.arguments().size()) {
        throw fault(token, name.text() + " takes " + kind.arguments().size() + " name(s).", "");
      }
      Query.Argument argument = kind.arguments().get(arguments.size());
      if (token.kind() != Token.Kind.QUOTED) {
        throw fault(
            token,
            "A name in quotes was expected, not " + token.described() + ".",
            "It is the name of a " + argument.described + ".");
      }
      Collection<String> known = scope.names(argument, arguments);
      if (!known.contains(token.text())) {
        throw new RuleFault(
            "UNKNOWN-NAME",
            token.offset(),
            "There is no " + argument.described + " '" + token.text() + "'.",
            Nearest.hint(token.text(), known));
      }
      arguments.add(token.text());
    } while (accept(","));
    expect(")");
    Symbol symbol = scope.query(new Query(kind, List.copyOf(arguments)));
    return typed(new Expr.Fact(symbol, place(name)), symbol.type(), name.offset());
  }

  private Typed choice(Token name, Token id) throws RuleFault {
    expect(")");
    Optional<Symbol> symbol = scope.choice(id.text());
    if (symbol.isEmpty()) {
      throw new RuleFault(
          "UNKNOWN-CHOICE",
          id.offset(),
          "There is no choice '" + id.text() + "'.",
          Nearest.hint(id.text(), scope.choiceIds()));
    }
    return typed(new Expr.Fact(symbol.get(), place(name)), symbol.get().type(), name.offset());
  }

  private Typed function(Token name) throws RuleFault {
    List<Expr> arguments = new ArrayList<>();
    do {
      Typed argument = conditional();
      number(argument);
      arguments.add(argument.expr());
    } while (accept(","));
    expect(")");
    for (Expr.Function function : Expr.Function.values()) {
      if (function.name().toLowerCase(Locale.ROOT).equals(name.text())) {
        if (arguments.size() != function.arguments) {
          throw fault(name, name.text() + " takes " + function.arguments + " number(s).", "");
        }
        return typed(
            new Expr.Call(function, List.copyOf(arguments), place(name)),
            Type.Numeric.PLAIN,
            name.offset());
      }
    }
    throw fault(
        name,
        "There is no function " + name.described() + ".",
        Nearest.hint(name.text(), functions()));
  }

  private List<String> functions() {
    List<String> names = new ArrayList<>(List.of("known", "choice", "sqrt", "pow", "log10"));
    for (Query.Kind kind : Query.Kind.values()) {
      if (scope.asks(kind)) {
        names.add(kind.word);
      }
    }
    return names;
  }

  private String code(Type.Coded coded, Token token, Expr.Fact fact) throws RuleFault {
    if (token.kind() != Token.Kind.QUOTED) {
      throw fault(token, "A code in quotes was expected, not " + token.described() + ".", "");
    }
    if (!coded.values().contains(token.text())) {
      throw new RuleFault(
          "UNKNOWN-CODE",
          token.offset(),
          "'" + fact.symbol().name() + "' has no value '" + token.text() + "'.",
          Nearest.hint(token.text(), coded.values()));
    }
    return token.text();
  }

  private void truth(Typed typed) throws RuleFault {
    if (!(typed.type() instanceof Type.Truth)) {
      throw new RuleFault(
          "RULE-TYPE",
          typed.offset(),
          "True or false was expected here, not " + typed.type().described() + ".",
          "Compare it with something, as in wbc >= 50 or cns == 'CNS3'.");
    }
  }

  private void number(Typed typed) throws RuleFault {
    if (!(typed.type() instanceof Type.Numeric)) {
      throw new RuleFault(
          "RULE-TYPE",
          typed.offset(),
          "A number was expected here, not " + typed.type().described() + ".",
          "");
    }
  }

  private static String connective(Token token) {
    return switch (token.text().toLowerCase(Locale.ROOT)) {
      case "and" -> "Write && for 'and'.";
      case "or" -> "Write || for 'or'.";
      case "not" -> "Write ! for 'not'.";
      default -> "";
    };
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    Token token = tokens.get(next);
    if (token.kind() != Token.Kind.END) {
      next++;
    }
    return token;
  }

  private boolean accept(String sign) {
    if (peek().is(sign)) {
      next++;
      return true;
    }
    return false;
  }

  private void expect(String sign) throws RuleFault {
    Token token = take();
    if (!token.is(sign)) {
      throw fault(
          token,
          "'" + sign + "' was expected here, not " + token.described() + ".",
          connective(token));
    }
  }

  private Place place(Token token) {
    return text.at(token.offset());
  }

  private static Typed typed(Expr expr, Type type, int offset) {
    return new Typed(expr, type, offset);
  }

  private static RuleFault fault(Token token, String message, String remedy) {
    return new RuleFault("RULE-SYNTAX", token.offset(), message, remedy);
  }
}
