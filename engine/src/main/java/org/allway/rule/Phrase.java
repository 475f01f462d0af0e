package org.allway.rule;

import java.util.List;
import org.allway.words.Language;

/** Says a condition in words, whatever a child's values are. */
public final class Phrase {

  private final Language language;

  private Phrase(Language language) {
    this.language = language;
  }

  /** Conditions that must all hold, such as "Neutrophils >= 1.5 x10^9/L and Platelets >= 100". */
  public static String of(List<Expr> all, Language language) {
    Phrase phrase = new Phrase(language);
    return String.join(phrase.and(), all.stream().map(phrase::words).toList());
  }

  private String and() {
    return language == Language.ES ? " y " : " and ";
  }

  private String words(Expr expr) {
    return switch (expr) {
      case Expr.And(Expr left, Expr right, var _) -> inner(left) + and() + inner(right);
      case Expr.Or(Expr left, Expr right, var _) -> words(left) + or() + words(right);
      case Expr.Not(Expr operand, var _) -> not(operand);
      case Expr.Compare(Expr.Relation relation, Expr left, Expr right, var _) ->
          words(left) + " " + relation.sign + " " + words(right);
      case Expr.Calculate(Expr.Arithmetic arithmetic, Expr left, Expr right, var _) ->
          words(left) + " " + arithmetic.sign + " " + words(right);
      case Expr.Fact(Symbol symbol, var _) -> label(symbol);
      case Expr.Known(Symbol symbol, var _) ->
          label(symbol) + (language == Language.ES ? " conocido" : " known");
      case Expr.Has has ->
          label(has.fact().symbol())
              + " "
              + String.join(language == Language.ES ? " o " : " or ", has.wanted());
      case Expr.Literal(Value value, var _) -> value.toString();
      case Expr.Call(var function, List<Expr> arguments, var _) ->
          function + "(" + String.join(", ", arguments.stream().map(this::words).toList()) + ")";
      case Expr.Either(Expr condition, Expr then, Expr otherwise, var _) ->
          words(condition) + " ? " + words(then) + " : " + words(otherwise);
    };
  }

  /** The opposite, said of the single conditions: people read no negation of a whole sentence. */
  private String not(Expr expr) {
    return switch (expr) {
      case Expr.Not(Expr operand, var _) -> words(operand);
      case Expr.And(Expr left, Expr right, var _) -> not(left) + or() + not(right);
      case Expr.Or(Expr left, Expr right, var _) -> notInner(left) + and() + notInner(right);
      case Expr.Compare(Expr.Relation relation, Expr left, Expr right, var _) ->
          words(left) + " " + relation.opposite().sign + " " + words(right);
      case Expr.Known(Symbol symbol, var _) ->
          label(symbol) + (language == Language.ES ? " no conocido" : " not known");
      default -> (language == Language.ES ? "no " : "not ") + inner(expr);
    };
  }

  private String inner(Expr expr) {
    boolean or = expr instanceof Expr.Or || (expr instanceof Expr.Not(Expr.And _, var _));
    return or ? "(" + words(expr) + ")" : words(expr);
  }

  private String notInner(Expr expr) {
    return expr instanceof Expr.And ? "(" + not(expr) + ")" : not(expr);
  }

  private String or() {
    return language == Language.ES ? " o " : " or ";
  }

  private String label(Symbol symbol) {
    String label = symbol.label().in(language);
    if (label.isEmpty()) {
      return symbol.name();
    }
    boolean word = label.length() > 1 && Character.isLowerCase(label.charAt(1));
    return word ? Character.toLowerCase(label.charAt(0)) + label.substring(1) : label;
  }
}
