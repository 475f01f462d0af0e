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
      case Expr.Or(Expr left, Expr right, var _) ->
          words(left) + (language == Language.ES ? " o " : " or ") + words(right);
      case Expr.Not(Expr operand, var _) ->
          (language == Language.ES ? "no " : "not ") + inner(operand);
      case Expr.Compare compare ->
          words(compare.left()) + " " + compare.relation().sign + " " + words(compare.right());
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

  private String inner(Expr expr) {
    return expr instanceof Expr.Or ? "(" + words(expr) + ")" : words(expr);
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
