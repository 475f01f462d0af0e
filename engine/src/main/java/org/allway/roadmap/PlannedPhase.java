package org.allway.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.allway.chart.Entry;
import org.allway.library.Element;
import org.allway.library.Phase;

/**
 * A phase of one child's roadmap.
 *
 * @param id as charts and plans call it, such as {@code maintenance-2}
 * @param inner the gates within it, by their days; none before it has begun
 * @param end its last day
 * @param doses by date, then as the protocol lists them
 * @param unplanned recorded givings that match no dose of the plan
 * @param waiting elements whose condition is not known
 */
public record PlannedPhase(
    String id,
    Phase phase,
    int cycle,
    Status status,
    PhaseStart start,
    List<InnerGate> inner,
    LocalDate end,
    Size size,
    List<Dose> doses,
    List<Irradiation> irradiations,
    List<Check> checks,
    List<Entry.Gave> unplanned,
    List<Waiting> waiting) {

  /** Where in time a phase lies. */
  public enum Status {
    DONE,
    ACTIVE,
    PROJECTED
  }

  /** When the days from this one on begin, behind a gate within the phase. */
  public record InnerGate(int day, PhaseStart start) {

    /** Whether the gate is known to be open, or has been passed. */
    public boolean open() {
      return start.happened() || start.kind() == PhaseStart.Kind.READY;
    }
  }

  /** The same phase with givings that no dose claimed. */
  PlannedPhase withUnplanned(List<Entry.Gave> givings) {
    return new PlannedPhase(
        id,
        phase,
        cycle,
        status,
        start,
        inner,
        end,
        size,
        doses,
        irradiations,
        checks,
        givings,
        waiting);
  }

  /** The same phase with one more element that waits. */
  PlannedPhase waitingFor(Waiting more) {
    List<Waiting> all = new ArrayList<>(waiting);
    all.add(more);
    return new PlannedPhase(
        id,
        phase,
        cycle,
        status,
        start,
        inner,
        end,
        size,
        doses,
        irradiations,
        checks,
        unplanned,
        all);
  }

  /** The same phase with other doses. */
  PlannedPhase withDoses(List<Dose> others) {
    return new PlannedPhase(
        id,
        phase,
        cycle,
        status,
        start,
        inner,
        end,
        size,
        others,
        irradiations,
        checks,
        unplanned,
        waiting);
  }

  /** A dated course of radiotherapy. */
  public record Irradiation(LocalDate from, Element.Radiotherapy element) {}

  /** A dated test. */
  public record Check(LocalDate date, Phase.Checkpoint checkpoint) {}

  /** An element that waits for facts or choices. */
  public record Waiting(Element element, Set<String> needs) {}
}
