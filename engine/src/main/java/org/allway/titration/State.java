package org.allway.titration;

import java.time.LocalDate;
import java.util.List;

/**
 * Where a titration stands.
 *
 * @param name the state of its rules
 * @param since the day on which it was reached
 * @param individual for each drug, the dose that raises have led to, in percent of the protocol's
 * @param held for each drug, the share in percent that was given when it was last held
 * @param counted how often each counter went up
 * @param raises how often the dose was raised
 * @param turn the drug that is raised next, where they take turns
 * @param run counts in a row that met the condition of the run
 */
public record State(
    String name,
    LocalDate since,
    List<Double> individual,
    List<Double> held,
    List<Integer> counted,
    int raises,
    int turn,
    Run run) {

  /**
   * Counts in a row that met a condition.
   *
   * @param first the day of the first; the epoch if there is none
   * @param gap days between the last two; 0 if there are not two
   */
  public record Run(int checks, LocalDate first, LocalDate last, int gap) {

    public static final Run NONE = new Run(0, LocalDate.EPOCH, LocalDate.EPOCH, 0);
  }

  State with(Run other) {
    return new State(name, since, individual, held, counted, raises, turn, other);
  }

  /** The same with a run that starts anew: the dose was changed or held by other hands. */
  public State interrupted() {
    return with(Run.NONE);
  }
}
