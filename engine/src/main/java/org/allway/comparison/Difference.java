package org.allway.comparison;

import java.util.Optional;

/**
 * One thing that the two sides say otherwise, or that one of them alone says.
 *
 * @param of the drug, the test, the day, the rule that it is about
 */
public record Difference(String of, Aspect aspect, Optional<Said> a, Optional<Said> b) {

  /** What of it differs. */
  public enum Aspect {
    /** The whole line: only one side has it. */
    LINE("line", ""),
    LENGTH("length", "days"),
    START("start", ""),
    DOSE("dose", "dose"),
    CAP("cap", "max"),
    ROUTE("route", "routes"),
    DAYS("days", "days"),
    DURATION("over", "over"),
    STAY("stay", "hospital"),
    CONDITION("condition", "when"),
    TEST("test", ""),
    WHO("who", ""),
    RISK("risk", ""),
    END("end", ""),
    LEAVE("leave", ""),
    LIMIT("limit", ""),
    ROUTINE("routine", "");

    public final String word;

    /** The field of a line whose mark counts; empty for the whole line's. */
    final String field;

    Aspect(String word, String field) {
      this.word = word;
      this.field = field;
    }
  }
}
