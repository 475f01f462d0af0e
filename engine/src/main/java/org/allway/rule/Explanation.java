package org.allway.rule;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allway.words.Language;

/** Says which comparisons of a rule decided its result, in words. */
public final class Explanation {

  private final Frame frame;
  private final Language language;
  private final Set<String> parts = new LinkedHashSet<>();
  private final Map<String, Value> facts = new LinkedHashMap<>();

  private Explanation(Frame frame, Language language) {
    this.frame = frame;
    this.language = language;
  }

  /** The deciding comparisons, such as "White cells at diagnosis 62 10*9/L >= 50". */
  public static Explanation of(Rule rule, Frame frame, Language language) {
    return of(List.of(rule), frame, language);
  }

  /** The deciding comparisons of several rules, each said once. */
  public static Explanation of(List<Rule> rules, Frame frame, Language language) {
    Explanation explanation = new Explanation(frame, language);
    rules.forEach(rule -> explanation.walk(rule.expr()));
    return explanation;
  }

  public String text() {
    return String.join("; ", parts);
  }

  /** The facts that the deciding comparisons read, with their values. */
  public Map<String, Value> facts() {
    return facts;
  }

  /** Descends only into what decided: all parts of a true "and", the false part of a false one. */
  private void walk(Expr expr) {
    switch (expr) {
      case Expr.And(Expr left, Expr right, var _) ->
          both(expr.evaluate(frame), Value.Bool.FALSE, left, right);
      case Expr.Or(Expr left, Expr right, var _) ->
          both(expr.evaluate(frame), Value.Bool.TRUE, left, right);
      case Expr.Not(Expr operand, var _) -> walk(operand);
      case Expr.Has has -> add(words(has), has.fact());
      case Expr.Fact fact -> add(words(fact), fact);
      case Expr.Known(Symbol symbol, var place) ->
          add(label(symbol) + ": " + frame.value(symbol.slot()), new Expr.Fact(symbol, place));
      case Expr.Compare compare -> compare(compare);
      case Expr.Either(Expr condition, Expr then, Expr otherwise, var _) -> {
        walk(condition);
        walk(condition.evaluate(frame).isTrue() ? then : otherwise);
      }
      case Expr.Calculate(var _, Expr left, Expr right, var _) -> {
        read(left);
        read(right);
      }
      case Expr.Call(var _, List<Expr> arguments, var _) -> arguments.forEach(this::read);
      case Expr.Literal _ -> {}
    }
  }

  /** If one side alone decides the whole, only the first such side is walked; else both are. */
  private void both(Value whole, Value decider, Expr left, Expr right) {
    boolean decided = whole.equals(decider);
    for (Expr side : List.of(left, right)) {
      if (!decided) {
        walk(side);
      } else if (side.evaluate(frame).equals(decider)) {
        walk(side);
        return;
      }
    }
  }

  private void compare(Expr.Compare compare) {
    read(compare.left());
    read(compare.right());
    Expr.Relation said =
        compare.evaluate(frame).isFalse() ? compare.relation().opposite() : compare.relation();
    parts.add(side(compare.left()) + " " + said.sign + " " + side(compare.right()));
  }

  private String side(Expr expr) {
    return switch (expr) {
      case Expr.Fact(Symbol symbol, var _) -> {
        String unit = symbol.type() instanceof Type.Numeric number ? number.shownUnit() : "";
        yield label(symbol) + " " + value(symbol) + (unit.isEmpty() ? "" : " " + unit);
      }
      case Expr.Calculate(Expr.Arithmetic arithmetic, Expr left, Expr right, var _) ->
          side(left) + " " + arithmetic.sign + " " + side(right);
      default -> expr.evaluate(frame).toString();
    };
  }

  private void read(Expr expr) {
    switch (expr) {
      case Expr.Fact(Symbol symbol, var _) -> facts.put(symbol.name(), frame.value(symbol.slot()));
      case Expr.Calculate(var _, Expr left, Expr right, var _) -> {
        read(left);
        read(right);
      }
      case Expr.Call(var _, List<Expr> arguments, var _) -> arguments.forEach(this::read);
      default -> {}
    }
  }

  /** What was said of a code or a truth once is not said again in other words. */
  private void add(String text, Expr.Fact fact) {
    if (facts.put(fact.symbol().name(), fact.evaluate(frame)) == null) {
      parts.add(text);
    }
  }

  /**
   * "CNS status CNS2a (CNS2)" where the recorded value is a part, "CNS status CNS1 (not CNS3)"
   * where it differs.
   */
  private String words(Expr.Has has) {
    Value value = has.fact().evaluate(frame);
    String or = language == Language.ES ? " o " : " or ";
    String wanted = String.join(or, has.wanted());
    String shown = label(has.fact().symbol()) + " " + value;
    boolean holds = has.evaluate(frame).isTrue();
    if (holds && has.wanted().contains(value.toString())) {
      return shown;
    }
    String not = language == Language.ES ? "no " : "not ";
    return shown + " (" + (holds ? "" : not) + wanted + ")";
  }

  private String words(Expr.Fact fact) {
    Value value = fact.evaluate(frame);
    if (value instanceof Value.Unknown) {
      return label(fact.symbol()) + ": " + value;
    }
    boolean truth = value.isTrue();
    String yes = language == Language.ES ? "sí" : "yes";
    return label(fact.symbol()) + ": " + (truth ? yes : "no");
  }

  private String value(Symbol symbol) {
    return frame.value(symbol.slot()).toString();
  }

  private String label(Symbol symbol) {
    String label = symbol.label().in(language);
    return label.isEmpty() ? symbol.name() : label;
  }
}
