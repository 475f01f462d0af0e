package org.allway.rule;

import java.util.List;
import java.util.Optional;

/**
 * A question about what a chart records, asked inside an expression, such as {@code
 * grade('neuropathy') >= 3} or {@code days_since('pegaspargase') < 14}. Each question that the
 * texts ask has a symbol of its own.
 *
 * @param arguments as many as were written; those that follow in the kind were left out
 */
public record Query(Kind kind, List<String> arguments) {

  private static final double TRUTH = 0;

  /** What an argument names. */
  public enum Argument {
    EVENT("event"),
    DRUG("drug or class of drugs"),

    /** As {@link #DRUG}, or a drug in high dose. */
    GIVING("drug or class of drugs"),
    FACT("fact"),
    ROUTE("route"),
    PRODUCT("kind of product"),
    EXPOSURE("exposure"),

    /** A set of factors of the exposure named before, or what it counts. */
    SET("set of factors, or drug or site, of this exposure");

    public final String described;

    Argument(String described) {
      this.described = described;
    }
  }

  /** The questions. */
  public enum Kind {
    /** Whether an event is recorded and not resolved; with a drug or class, one caused by it. */
    EVENT("event", TRUTH, Argument.EVENT, 2),

    /** The grade of an event now; 0 if it is not recorded or resolved. */
    GRADE("grade", 5, Argument.EVENT, 2),

    /** The highest grade of an event that was ever recorded; 0 if it never was. */
    WORST_GRADE("worst_grade", 5, Argument.EVENT, 2),

    /** How often an event was recorded. */
    TIMES("times", 1000, Argument.EVENT, 2),

    /** Days since an event was last recorded; infinite if it never was. */
    DAYS_SINCE_EVENT("days_since_event", Double.POSITIVE_INFINITY, Argument.EVENT, 2),

    /** Whether a medicine, or one of a class, is taken now. */
    TAKING("taking", TRUTH, Argument.DRUG, 1),

    /** Days since a medicine or class was last taken: 0 while it is taken, infinite if never. */
    DAYS_SINCE_TAKING("days_since_taking", Double.POSITIVE_INFINITY, Argument.DRUG, 1),

    /** Days since a drug or class was last given before today; infinite if it never was. */
    DAYS_SINCE("days_since", Double.POSITIVE_INFINITY, Argument.GIVING, 2),

    /** Days since a fact was last recorded, whatever its value; infinite if it never was. */
    DAYS_SINCE_RECORDED("days_since_recorded", Double.POSITIVE_INFINITY, Argument.FACT, 1),

    /**
     * What is recorded of an exposure so far, by a set of factors; the first set if none is named.
     */
    EXPOSURE("exposure", Double.POSITIVE_INFINITY, Argument.EXPOSURE, 2),

    /** Whether a drug or class was ever given. */
    RECEIVED("received", TRUTH, Argument.GIVING, 2),

    /** How many givings of a drug or class are recorded, today's included. */
    GIVINGS("givings", 10000, Argument.GIVING, 2),

    /**
     * Whether the plan holds an open dose of a drug or class in these days: from the plan's day on,
     * for as long as a laboratory value is valid.
     */
    DUE("due", TRUTH, Argument.GIVING, 2),

    /** The highest of these open doses, in the drug's unit per m2 of one giving; 0 without any. */
    DUE_PER_M2("due_per_m2", 100000, Argument.GIVING, 2),

    /** Whether the ordered drug is this one, or of this class or tag. */
    IS("is", TRUTH, Argument.GIVING, 1),

    /** Whether another drug, or another order of it, is ordered, due or given on the same day. */
    TOGETHER("together", TRUTH, Argument.GIVING, 2),

    /** Days to the nearest other giving that is recorded or ordered; infinite if there is none. */
    DAYS_TO("days_to", Double.POSITIVE_INFINITY, Argument.GIVING, 2),

    /**
     * Days from the last giving up to the order's first day, by chart, plan or another order; 0
     * while the medicine is taken; infinite if there is none.
     */
    DAYS_PAST("days_past", Double.POSITIVE_INFINITY, Argument.GIVING, 2),

    /**
     * Days from an ordered day to the next giving, by chart, plan or another order; infinite if
     * there is none.
     */
    DAYS_UNTIL("days_until", Double.POSITIVE_INFINITY, Argument.GIVING, 2),

    /** Whether the ordered product is of a kind, such as a minibag; unknown if nothing is said. */
    PRODUCT("product", TRUTH, Argument.PRODUCT, 1),

    /** What is recorded of an exposure, and this order. */
    EXPOSURE_WITH("exposure_with", Double.POSITIVE_INFINITY, Argument.EXPOSURE, 2),

    /** What is recorded of an exposure, this order, and what the plan still holds. */
    EXPOSURE_PLANNED("exposure_planned", Double.POSITIVE_INFINITY, Argument.EXPOSURE, 2);

    public final String word;
    private final double most;
    private final Argument first;
    private final int names;

    /**
     * @param most the greatest number that it answers, or {@link #TRUTH}
     * @param first what its first argument names; behind an event stands a drug, behind a drug a
     *     route, behind an exposure a set of factors
     */
    Kind(String word, double most, Argument first, int names) {
      this.word = word;
      this.most = most;
      this.first = first;
      this.names = names;
    }

    public Type type() {
      boolean whole = first != Argument.EXPOSURE && this != DUE_PER_M2;
      return most == TRUTH ? Type.TRUTH : new Type.Numeric("", 0, most, whole);
    }

    /** What may be named; all but the first may be left out. */
    public List<Argument> arguments() {
      Argument second =
          switch (first) {
            case EVENT -> Argument.DRUG;
            case EXPOSURE -> Argument.SET;
            case DRUG, GIVING, FACT, ROUTE, PRODUCT, SET -> Argument.ROUTE;
          };
      return names == 1 ? List.of(first) : List.of(first, second);
    }

    public static Optional<Kind> of(String word) {
      for (Kind kind : values()) {
        if (kind.word.equals(word)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }

    /** Whether the answer changes with every day. */
    public boolean countsDays() {
      return most == Double.POSITIVE_INFINITY;
    }

    /** Whether it is about the doses of a plan, not about the chart alone. */
    public boolean ofPlans() {
      return this == DUE || this == DUE_PER_M2;
    }

    /** Whether it is about an order and the plan around it, not about the chart alone. */
    public boolean ofOrders() {
      return compareTo(IS) >= 0;
    }
  }

  /** What is asked about: an event, a drug or a class. */
  public String subject() {
    return arguments.getFirst();
  }

  /** The second argument, if it was written. */
  public Optional<String> narrowed() {
    return arguments.size() > 1 ? Optional.of(arguments.get(1)) : Optional.empty();
  }

  /** As it is written. */
  public String text() {
    return kind.word + "('" + String.join("', '", arguments) + "')";
  }
}
