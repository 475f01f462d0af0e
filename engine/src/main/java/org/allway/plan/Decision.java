package org.allway.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.allway.library.Evidence;
import org.allway.words.Words;

/**
 * A question that a person decides, with what speaks for each answer.
 *
 * @param chosen the option that the plan goes on with; empty if none
 * @param settledBy who decided, if anyone did
 */
public record Decision(
    String id, Words question, List<Option> options, String chosen, Settled settledBy) {

  /** Who decided. */
  public enum Settled {
    /** Recorded in the chart. */
    CHART,
    /** The centre's routine. */
    CENTRE,
    /** Nobody yet. */
    OPEN
  }

  /** How an answer is seen for this child. */
  public enum Status {
    RECOMMENDED,
    POSSIBLE,
    EXCLUDED
  }

  /**
   * One answer.
   *
   * @param grounds what excludes it, if it is excluded
   * @param needs facts that would tell more about it
   * @param leadsTo the phases that it would bring, if it begins another protocol
   */
  public record Option(
      String id,
      Words label,
      Status status,
      Words because,
      Evidence evidence,
      List<Ground> grounds,
      Set<String> needs,
      List<Ahead> leadsTo) {}

  /** Why an answer is excluded. */
  public record Ground(Words because, Evidence evidence) {}

  /** A phase that an answer would bring. */
  public record Ahead(String phase, Words title, LocalDate start, LocalDate end) {}
}
