package org.allway.server.difference;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.allway.dose.Route;
import org.allway.library.Drug;
import org.allway.plan.Decision;
import org.allway.plan.Finding;
import org.allway.plan.Need;
import org.allway.plan.Plan;
import org.allway.words.Words;

/**
 * What is different between two plans of one child: what comes about by an entry, or what changed
 * from one day's knowledge to another's.
 *
 * @param turns state, protocol, risk group and the end of therapy, as far as they changed
 * @param phases those that came, went or moved, in time
 * @param doses those that came, went or changed, in time; equal changes of one drug are one line
 * @param settled decisions that are answered now, or otherwise than before
 * @param asked decisions that are open now
 */
public record PlanDifference(
    List<Turn> turns,
    List<PhaseShift> phases,
    List<DoseShift> doses,
    List<Finding> newFindings,
    List<Finding> goneFindings,
    List<Decision> asked,
    List<Decision> settled,
    List<Need> newNeeds,
    List<Need> metNeeds) {

  public static PlanDifference between(Plan before, Plan after) {
    return new PlanDifference(
        Turns.between(before, after),
        PhaseShifts.between(before.roadmap(), after.roadmap()),
        DoseShifts.between(before.roadmap(), after.roadmap()),
        Added.of(before.findings(), after.findings(), Added::finding),
        Added.of(after.findings(), before.findings(), Added::finding),
        Added.of(
            before.decisions().stream().filter(Added::open).toList(),
            after.decisions().stream().filter(Added::open).toList(),
            Decision::id),
        Added.of(
            before.decisions().stream().filter(one -> !Added.open(one)).toList(),
            after.decisions().stream().filter(one -> !Added.open(one)).toList(),
            one -> one.id() + '=' + one.chosen()),
        Added.of(before.needs(), after.needs(), Need::fact),
        Added.of(after.needs(), before.needs(), Need::fact));
  }

  /** Whether the two plans say the same. */
  public boolean isEmpty() {
    return turns.isEmpty()
        && phases.isEmpty()
        && doses.isEmpty()
        && newFindings.isEmpty()
        && goneFindings.isEmpty()
        && asked.isEmpty()
        && settled.isEmpty()
        && newNeeds.isEmpty()
        && metNeeds.isEmpty();
  }

  /** One thing about the whole plan that changed. */
  public record Turn(Words what, Words before, Words after) {}

  /**
   * A phase that is elsewhere now.
   *
   * @param before its days; empty if there was no such phase
   * @param after its days; empty if there is none any more
   * @param text another text of the phase holds, such as an augmented one; empty if the same does
   */
  public record PhaseShift(
      String id, Words title, Optional<Span> before, Optional<Span> after, Optional<Words> text) {

    /** By how many days it starts later; negative if earlier, 0 if it came or went. */
    public long days() {
      return before.isPresent() && after.isPresent()
          ? after.get().from().toEpochDay() - before.get().from().toEpochDay()
          : 0;
    }

    /** By how many days it is longer. */
    public long longer() {
      return before.isPresent() && after.isPresent()
          ? after.get().length() - before.get().length()
          : 0;
    }
  }

  /** First and last day. */
  public record Span(LocalDate from, LocalDate until) {

    long length() {
      return until.toEpochDay() - from.toEpochDay() + 1;
    }
  }

  /**
   * Doses of one drug in one phase that change alike.
   *
   * @param before amount and standing; empty if there were no such doses
   * @param after the same; empty if there are none any more
   * @param days on which they are or were, in time
   */
  public record DoseShift(
      Words phase,
      Drug drug,
      Route route,
      Optional<Words> before,
      Optional<Words> after,
      List<LocalDate> days) {}
}
