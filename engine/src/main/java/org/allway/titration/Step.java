package org.allway.titration;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.allway.library.Titration;
import org.allway.rule.Value;

/**
 * What the counts of one day did.
 *
 * @param counts the values of the day, by the names of their facts
 */
public record Step(
    LocalDate day,
    Map<String, Value> counts,
    State before,
    State after,
    Outcome outcome,
    Check check) {

  /** What the rows said. */
  public sealed interface Outcome {

    /** A row changed the state or the dose. */
    record Changed(Titration.Row row) implements Outcome {}

    /** No row changes anything. */
    record Stays() implements Outcome {}

    /** It cannot be told: these facts are missing, and nothing changes. */
    record Lacks(Set<String> needs) implements Outcome {}
  }

  /** What the count is for the run of counts. */
  public sealed interface Check {

    /** One more of the run. */
    record Counts() implements Check {}

    /** It meets the condition, but there is a reason not to trust it. */
    record Skipped(Titration.Skip reason) implements Check {}

    /** It ends the run. */
    record Breaks() implements Check {}

    /** It cannot be told, for want of these facts. */
    record Lacks(Set<String> needs) implements Check {}
  }
}
