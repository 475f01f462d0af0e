package org.allway.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.allway.diagnostic.Place;

/** A typed expression, planned once and evaluated many times. */
public sealed interface Expr {

  Value evaluate(Frame frame);

  /** Where it is written. */
  Place place();

  /** The comparisons. */
  enum Relation {
    EQUAL("=="),
    UNEQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    public final String sign;

    Relation(String sign) {
      this.sign = sign;
    }

    /** The relation that holds exactly where this one does not. */
    Relation opposite() {
      return switch (this) {
        case EQUAL -> UNEQUAL;
        case UNEQUAL -> EQUAL;
        case LESS -> AT_LEAST;
        case AT_MOST -> MORE;
        case MORE -> AT_MOST;
        case AT_LEAST -> LESS;
      };
    }

    boolean holds(int comparison) {
      return switch (this) {
        case EQUAL -> comparison == 0;
        case UNEQUAL -> comparison != 0;
        case LESS -> comparison < 0;
        case AT_MOST -> comparison <= 0;
        case MORE -> comparison > 0;
        case AT_LEAST -> comparison >= 0;
      };
    }
  }

  /** The four kinds of arithmetic. */
  enum Arithmetic {
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    OVER("/");

    public final String sign;

    Arithmetic(String sign) {
      this.sign = sign;
    }
  }

  /** Functions of numbers. */
  enum Function {
    SQRT(1),
    POW(2),
    LOG10(1);

    final int arguments;

    Function(int arguments) {
      this.arguments = arguments;
    }
  }

  /** A constant. */
  record Literal(Value value, Place place) implements Expr {
    @Override
    public Value evaluate(Frame frame) {
      return value;
    }
  }

  /** The value of a fact. */
  record Fact(Symbol symbol, Place place) implements Expr {
    @Override
    public Value evaluate(Frame frame) {
      return frame.value(symbol.slot());
    }
  }

  /** Whether a fact is known at all. */
  record Known(Symbol symbol, Place place) implements Expr {
    @Override
    public Value evaluate(Frame frame) {
      return Value.of(!(frame.value(symbol.slot()) instanceof Value.Unknown));
    }
  }

  /** Negation. */
  record Not(Expr operand, Place place) implements Expr {
    @Override
    public Value evaluate(Frame frame) {
      return operand.evaluate(frame) instanceof Value.Bool(boolean truth)
          ? Value.of(!truth)
          : operand.evaluate(frame);
    }
  }

  /** Both; false as soon as one is false, even if the other is unknown (Kleene). */
  record And(Expr left, Expr right, Place place) implements Expr {
    @Override
    public Value evaluate(Frame frame) {
      Value a = left.evaluate(frame);
      if (a.isFalse()) {
        return a;
      }
      Value b = right.evaluate(frame);
      if (b.isFalse() || a.isTrue()) {
        return b;
      }
      return b.isTrue() ? a : Value.unknown(a, b);
    }
  }

  /** Either; true as soon as one is true, even if the other is unknown (Kleene). */
  record Or(Expr left, Expr right, Place place) implements Expr {
    @Override
    public Value evaluate(Frame frame) {
      Value a = left.evaluate(frame);
      if (a.isTrue()) {
        return a;
      }
      Value b = right.evaluate(frame);
      if (b.isTrue() || a.isFalse()) {
        return b;
      }
      return b.isFalse() ? a : Value.unknown(a, b);
    }
  }

  /** Two numbers compared. */
  record Compare(Relation relation, Expr left, Expr right, Place place) implements Expr {
    @Override
    public Value evaluate(Frame frame) {
      Value a = left.evaluate(frame);
      Value b = right.evaluate(frame);
      if (a instanceof Value.Num(double x) && b instanceof Value.Num(double y)) {
        return Value.of(relation.holds(Numbers.compare(x, y)));
      }
      if (a instanceof Value.AtLeast(double least, var _) && b instanceof Value.Num(double y)) {
        int order = Numbers.compare(least, y);
        boolean more = relation.holds(1);
        if (order > 0 || (order == 0 && relation.holds(0) == more)) {
          return Value.of(more);
        }
      }
      return Value.unknown(a, b);
    }
  }

  /** Whether a coded fact has one of the wanted values, or a part of one. */
  record Has(Fact fact, Type.Coded type, List<String> wanted, Place place) implements Expr {
    @Override
    public Value evaluate(Frame frame) {
      Value value = fact.evaluate(frame);
      if (value instanceof Value.Unknown(var _, List<Value.Branch> branches)
          && !branches.isEmpty()) {
        return among(branches);
      }
      if (!(value instanceof Value.Code(String code))) {
        return value;
      }
      boolean tooCoarse = false;
      for (String want : wanted) {
        if (type.holds(code, want)) {
          return Value.Bool.TRUE;
        }
        tooCoarse |= type.coarser(code, want);
      }
      return tooCoarse ? Value.unknown(fact.symbol.name()) : Value.Bool.FALSE;
    }

    /**
     * Decided where all possible results agree; else it needs what tells the last result that
     * agrees with the first from the next, and no more.
     */
    private Value among(List<Value.Branch> branches) {
      Set<String> needs = new LinkedHashSet<>();
      Set<String> sinceChange = new LinkedHashSet<>();
      boolean first = holds(branches.getFirst());
      boolean differs = false;
      for (int i = 0; i < branches.size(); i++) {
        sinceChange.addAll(branches.get(i).needs());
        if (i + 1 < branches.size() && holds(branches.get(i)) != holds(branches.get(i + 1))) {
          differs = true;
          needs.addAll(sinceChange);
          sinceChange.clear();
        }
      }
      return differs ? new Value.Unknown(needs) : Value.of(first);
    }

    private boolean holds(Value.Branch branch) {
      return wanted.stream().anyMatch(want -> type.holds(branch.code(), want));
    }
  }

  /** Sum, difference, product or quotient; a quotient by zero is unknown. */
  record Calculate(Arithmetic arithmetic, Expr left, Expr right, Place place) implements Expr {
    @Override
    public Value evaluate(Frame frame) {
      Value a = left.evaluate(frame);
      Value b = right.evaluate(frame);
      if (a instanceof Value.Num(double x) && b instanceof Value.Num(double y)) {
        return switch (arithmetic) {
          case PLUS -> new Value.Num(x + y);
          case MINUS -> new Value.Num(x - y);
          case TIMES -> new Value.Num(x * y);
          case OVER -> y == 0 ? new Value.Unknown(Set.of()) : new Value.Num(x / y);
        };
      }
      return Value.unknown(a, b);
    }
  }

  /** A function of one or two numbers. */
  record Call(Function function, List<Expr> arguments, Place place) implements Expr {
    @Override
    public Value evaluate(Frame frame) {
      Value first = arguments.getFirst().evaluate(frame);
      Value last = arguments.getLast().evaluate(frame);
      if (first instanceof Value.Num(double x) && last instanceof Value.Num(double y)) {
        double result =
            switch (function) {
              case SQRT -> Math.sqrt(x);
              case POW -> Math.pow(x, y);
              case LOG10 -> Math.log10(x);
            };
        return new Value.Num(result);
      }
      return Value.unknown(first, last);
    }
  }

  /** One or the other; known without the condition where both branches agree. */
  record Either(Expr condition, Expr then, Expr otherwise, Place place) implements Expr {
    @Override
    public Value evaluate(Frame frame) {
      Value chosen = condition.evaluate(frame);
      if (chosen.isTrue()) {
        return then.evaluate(frame);
      }
      if (chosen.isFalse()) {
        return otherwise.evaluate(frame);
      }
      Value a = then.evaluate(frame);
      Value b = otherwise.evaluate(frame);
      if (a.equals(b) && !(a instanceof Value.Unknown)) {
        return a;
      }
      Value needs = chosen;
      needs = a instanceof Value.Unknown ? Value.unknown(needs, a) : needs;
      return b instanceof Value.Unknown ? Value.unknown(needs, b) : needs;
    }
  }
}
