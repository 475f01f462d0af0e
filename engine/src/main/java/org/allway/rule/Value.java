package org.allway.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an expression comes to: a number, a truth, a code, or not known. */
public sealed interface Value {

  /** A number in the unit of its fact. */
  record Num(double number) implements Value {
    @Override
    public String toString() {
      return Numbers.text(number);
    }
  }

  /** True or false. */
  record Bool(boolean truth) implements Value {

    public static final Bool TRUE = new Bool(true);
    public static final Bool FALSE = new Bool(false);

    @Override
    public String toString() {
      return Boolean.toString(truth);
    }
  }

  /** One of the values of a coded fact. */
  record Code(String code) implements Value {
    @Override
    public String toString() {
      return code;
    }
  }

  /**
   * Not known, for want of these facts.
   *
   * @param needs names of facts; any of them may decide
   * @param branches the codes that are still possible, where a table has narrowed them; else empty
   */
  record Unknown(Set<String> needs, List<Branch> branches) implements Value {

    public Unknown(Set<String> needs) {
      this(needs, List.of());
    }

    @Override
    public String toString() {
      return "unknown";
    }
  }

  /**
   * A number of which only a part is known: this or more. It decides comparisons that no greater
   * number would change, and is unknown in all others.
   *
   * @param needs what would tell the rest
   */
  record AtLeast(double number, Set<String> needs) implements Value {

    public Unknown unknown() {
      return new Unknown(needs);
    }

    @Override
    public String toString() {
      return Numbers.text(number) + " or more";
    }
  }

  /** The same, where only what is wholly known counts. */
  default Value whole() {
    return this instanceof AtLeast part ? part.unknown() : this;
  }

  /** Known to be true. */
  default boolean isTrue() {
    return this instanceof Bool(boolean truth) && truth;
  }

  /** Known to be false. */
  default boolean isFalse() {
    return this instanceof Bool(boolean truth) && !truth;
  }

  /**
   * One result that is still possible.
   *
   * @param needs what would tell whether it is this one, given that it is none of those before it
   */
  record Branch(String code, Set<String> needs) {}

  static Bool of(boolean truth) {
    return truth ? Bool.TRUE : Bool.FALSE;
  }

  static Unknown unknown(String need) {
    return new Unknown(Set.of(need));
  }

  /** The needs of both values, of which at least one is unknown. */
  static Unknown unknown(Value one, Value other) {
    Value a = one.whole();
    Value b = other.whole();
    if (!(a instanceof Unknown(Set<String> left, var _))) {
      return (Unknown) b;
    }
    if (!(b instanceof Unknown(Set<String> right, var _)) || left.containsAll(right)) {
      return (Unknown) a;
    }
    Set<String> both = new LinkedHashSet<>(left);
    both.addAll(right);
    return new Unknown(both);
  }
}
