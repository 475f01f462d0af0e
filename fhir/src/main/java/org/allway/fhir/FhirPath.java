package org.allway.fhir;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.allway.rule.Expr;
import org.allway.rule.Numbers;
import org.allway.rule.Phrase;
import org.allway.rule.Rule;
import org.allway.rule.Symbol;
import org.allway.rule.Value;
import org.allway.words.Language;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.StringType;

/**
 * Rules in FHIRPath. Each fact is a variable of its name, in its own unit; a fact that is not known
 * is empty, and FHIRPath's logic of three values does the rest.
 */
public final class FhirPath {

  /** The name of the language. */
  public static final String LANGUAGE = "text/fhirpath";

  private FhirPath() {}

  /** A rule with the same rule as it was written, and in words. */
  public static Expression of(Rule rule) {
    Expression expression = new Expression().setLanguage(LANGUAGE).setExpression(text(rule.expr()));
    expression.setDescription(Phrase.of(List.of(rule.expr()), Language.EN));
    expression.addExtension(Canon.RULE, new StringType(rule.source()));
    expression.addExtension(Canon.RULE_PLACE, new StringType(rule.place().fileAndLine()));
    return expression;
  }

  /** Whether a rule says anything: those that always hold need no condition. */
  public static boolean says(Rule rule) {
    return !(rule.expr() instanceof Expr.Literal(Value value, var _) && value.isTrue());
  }

  /** An expression in FHIRPath. */
  public static String text(Expr expr) {
    return switch (expr) {
      case Expr.Literal(Value value, var _) -> literal(value);
      case Expr.Fact(Symbol symbol, var _) -> variable(symbol);
      case Expr.Known(Symbol symbol, var _) -> variable(symbol) + ".exists()";
      case Expr.Not(Expr operand, var _) -> inner(operand) + ".not()";
      case Expr.And(Expr left, Expr right, var _) -> inner(left) + " and " + inner(right);
      case Expr.Or(Expr left, Expr right, var _) -> inner(left) + " or " + inner(right);
      case Expr.Compare(Expr.Relation relation, Expr left, Expr right, var _) ->
          inner(left)
              + " "
              + (relation == Expr.Relation.EQUAL ? "=" : relation.sign)
              + " "
              + inner(right);
      case Expr.Calculate(Expr.Arithmetic arithmetic, Expr left, Expr right, var _) ->
          inner(left) + " " + arithmetic.sign + " " + inner(right);
      case Expr.Call(Expr.Function function, List<Expr> arguments, var _) ->
          call(function, arguments);
      case Expr.Either(Expr condition, Expr then, Expr otherwise, var _) ->
          either(inner(condition), text(then), text(otherwise));
      case Expr.Has has -> has(has);
    };
  }

  private static String inner(Expr expr) {
    return switch (expr) {
      case Expr.Literal _, Expr.Fact _, Expr.Known _, Expr.Call _, Expr.Either _ -> text(expr);
      case Expr.Not _, Expr.And _, Expr.Or _, Expr.Compare _, Expr.Calculate _, Expr.Has _ ->
          "(" + text(expr) + ")";
    };
  }

  /** A condition that is not known leaves the whole unknown. */
  private static String either(String condition, String then, String otherwise) {
    String known = condition + ".not()";
    return "iif(" + condition + ", " + then + ", iif(" + known + ", " + otherwise + ", {}))";
  }

  private static String call(Expr.Function function, List<Expr> arguments) {
    String first = inner(arguments.getFirst());
    return switch (function) {
      case SQRT -> first + ".sqrt()";
      case POW -> first + ".power(" + text(arguments.getLast()) + ")";
      case LOG10 -> first + ".log(10)";
    };
  }

  /** A finer value counts as the coarse one; a coarser one leaves it unknown. */
  private static String has(Expr.Has has) {
    String variable = variable(has.fact().symbol());
    Set<String> holds = new TreeSet<>();
    Set<String> unsure = new TreeSet<>();
    for (String value : has.type().values()) {
      for (String want : has.wanted()) {
        if (has.type().holds(value, want)) {
          holds.add(value);
        } else if (has.type().coarser(value, want)) {
          unsure.add(value);
        }
      }
    }
    unsure.removeAll(holds);
    // A comparison with nothing is nothing, and so is its choice of branches.
    String one = among(variable, holds);
    return unsure.isEmpty() ? one : "iif(" + among(variable, unsure) + ", {}, " + one + ")";
  }

  private static String among(String variable, Set<String> values) {
    return values.stream()
        .map(value -> variable + " = " + quoted(value))
        .collect(Collectors.joining(" or "));
  }

  private static String literal(Value value) {
    return switch (value) {
      case Value.Num(double number) -> Numbers.text(number);
      case Value.Bool(boolean truth) -> Boolean.toString(truth);
      case Value.Code(String code) -> quoted(code);
      case Value.AtLeast _, Value.Unknown _ -> "{}";
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static String variable(Symbol symbol) {
    String name = symbol.name();
    return name.matches("[A-Za-z_]\\w*") ? "%" + name : "%`" + name.replace("`", "\\`") + "`";
  }
}
