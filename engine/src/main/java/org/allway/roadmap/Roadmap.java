package org.allway.roadmap;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.allway.library.Protocol;
import org.allway.titration.Course;

/**
 * All phases and doses of a child, past and to come.
 *
 * @param ends the day from which therapy is over; the epoch if it cannot be told
 * @param endCertain false while a missing fact could still move the end
 * @param left why the child leaves the protocol; empty if it does not
 * @param needs facts that the course of the roadmap was assumed on
 * @param titrations the course of the doses that follow the counts; none before it has begun
 */
public record Roadmap(
    List<PlannedPhase> phases,
    LocalDate ends,
    boolean endCertain,
    List<Protocol.Leave> left,
    Set<String> needs,
    List<Course> titrations) {

  /** Of a child without a protocol. */
  public static final Roadmap NONE =
      new Roadmap(List.of(), LocalDate.EPOCH, true, List.of(), Set.of(), List.of());

  /** The phase that is going on. */
  public Optional<PlannedPhase> active() {
    return phases.stream()
        .filter(phase -> phase.status() == PlannedPhase.Status.ACTIVE)
        .findFirst();
  }

  public boolean endKnown() {
    return ends.isAfter(LocalDate.EPOCH);
  }
}
