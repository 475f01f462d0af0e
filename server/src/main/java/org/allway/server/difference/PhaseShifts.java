package org.allway.server.difference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Roadmap;
import org.allway.server.difference.PlanDifference.PhaseShift;
import org.allway.server.difference.PlanDifference.Span;
import org.allway.words.Words;

/** Phases that came, went, moved, or are given by another text. */
final class PhaseShifts {

  private PhaseShifts() {}

  static List<PhaseShift> between(Roadmap before, Roadmap after) {
    Map<String, PlannedPhase> old = byId(before);
    Map<String, PlannedPhase> now = byId(after);
    List<PhaseShift> shifts = new ArrayList<>();
    old.forEach((id, phase) -> {
      if (!now.containsKey(id)) {
        shifts.add(
            new PhaseShift(
                phase.id(),
                phase.phase().title(),
                Optional.of(span(phase)),
                Optional.empty(),
                Optional.empty()));
      }
    });
    now.forEach((id, phase) -> shift(Optional.ofNullable(old.get(id)), phase, shifts));
    shifts.sort(
        Comparator.comparing(shift -> shift.after().or(shift::before).orElseThrow().from()));
    return shifts;
  }

  private static void shift(
      Optional<PlannedPhase> before, PlannedPhase after, List<PhaseShift> shifts) {
    Optional<Span> was = before.map(PhaseShifts::span);
    Optional<Words> text =
        before
            .filter(phase -> !phase.phase().id().equals(after.phase().id()))
            .map(_ -> after.phase().title());
    if (text.isPresent() || !was.equals(Optional.of(span(after)))) {
      shifts.add(
          new PhaseShift(after.id(), after.phase().title(), was, Optional.of(span(after)), text));
    }
  }

  /** A phase that comes again, as after a relapse, is another one. */
  private static Map<String, PlannedPhase> byId(Roadmap roadmap) {
    Map<String, PlannedPhase> phases = new LinkedHashMap<>();
    for (PlannedPhase phase : roadmap.phases()) {
      String id = phase.id();
      while (phases.containsKey(id)) {
        id += "+";
      }
      phases.put(id, phase);
    }
    return phases;
  }

  private static Span span(PlannedPhase phase) {
    return new Span(phase.start().date(), phase.end());
  }
}
