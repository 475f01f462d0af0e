package org.allway.rule;

import java.util.Optional;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Place;
import org.allway.yaml.YamlNode;

/**
 * A compiled expression.
 *
 * @param source as written
 * @param place where it is written
 */
public record Rule(String source, Expr expr, Type type, Place place) {

  /** A condition that always holds, for rows that say {@code otherwise}. */
  public static Rule always(Place place) {
    return new Rule("true", new Expr.Literal(Value.Bool.TRUE, place), Type.TRUTH, place);
  }

  /** A condition that never holds, where none is stated. */
  public static Rule never(Place place) {
    return new Rule("false", new Expr.Literal(Value.Bool.FALSE, place), Type.TRUTH, place);
  }

  /** Compiles a condition; every fault is reported. */
  public static Optional<Rule> condition(YamlNode.Text text, Scope scope, Diagnostics diagnostics) {
    Optional<Rule> rule = compile(text, scope, diagnostics);
    if (rule.isPresent() && !(rule.get().type() instanceof Type.Truth)) {
      diagnostics.error(
          "RULE-TYPE",
          text.place(),
          "True or false was expected here, not " + rule.get().type().described() + ".",
          "Compare it with something, as in wbc >= 50 or cns == 'CNS3'.");
      return Optional.empty();
    }
    return rule;
  }

  /** Compiles a formula that gives a number; every fault is reported. */
  public static Optional<Rule> formula(YamlNode.Text text, Scope scope, Diagnostics diagnostics) {
    Optional<Rule> rule = compile(text, scope, diagnostics);
    if (rule.isPresent() && !(rule.get().type() instanceof Type.Numeric)) {
      diagnostics.error(
          "RULE-TYPE",
          text.place(),
          "A number was expected here, not " + rule.get().type().described() + ".",
          "");
      return Optional.empty();
    }
    return rule;
  }

  private static Optional<Rule> compile(YamlNode.Text text, Scope scope, Diagnostics diagnostics) {
    try {
      RuleParser.Typed typed = new RuleParser(text, scope).parse();
      return Optional.of(new Rule(text.text(), typed.expr(), typed.type(), text.place()));
    } catch (RuleFault fault) {
      diagnostics.error(
          fault.code,
          text.at(fault.offset),
          fault.text(),
          (fault.remedy + " In the rule: " + text.text()).strip());
      return Optional.empty();
    }
  }

  /** Whether two rules surely come to the same, wherever they are written. */
  public boolean sameResult(Rule other) {
    if (expr instanceof Expr.Literal(Value one, Place _)
        && other.expr instanceof Expr.Literal(Value two, Place _)) {
      return one.equals(two);
    }
    return source.equals(other.source);
  }

  public Value evaluate(Frame frame) {
    return expr.evaluate(frame);
  }
}
