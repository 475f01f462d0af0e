package org.allway.server.child;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.dose.Route;
import org.allway.library.Drug;
import org.allway.plan.Plan;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Standing;
import org.allway.wording.Runs;

/**
 * All doses of one drug by one route, in time.
 *
 * @param parts in a row on days that follow each other; single days else
 */
record Lane(Drug drug, Route route, List<List<Dose>> parts) {

  private record Key(Drug drug, Route route) {}

  /** The lanes of a plan, in the order in which they begin. */
  static List<Lane> of(Plan plan) {
    Map<Key, List<List<Dose>>> lanes = new LinkedHashMap<>();
    for (PlannedPhase phase : plan.roadmap().phases()) {
      for (List<Dose> run : Runs.of(phase.doses())) {
        var element = run.getFirst().element();
        lanes
            .computeIfAbsent(new Key(element.drug(), element.route()), _ -> new ArrayList<>())
            .addAll(run.size() >= Runs.DAILY ? kinds(run) : run.stream().map(List::of).toList());
      }
    }
    return lanes.entrySet().stream()
        .map(one -> new Lane(one.getKey().drug(), one.getKey().route(), one.getValue()))
        .sorted(Comparator.comparing(Lane::begins))
        .toList();
  }

  /** Cut where the kind of what became of it changes. */
  private static List<List<Dose>> kinds(List<Dose> run) {
    List<List<Dose>> parts = new ArrayList<>();
    List<Dose> part = new ArrayList<>();
    for (Dose dose : run) {
      if (!part.isEmpty() && !part.getLast().standing().word().equals(dose.standing().word())) {
        parts.add(part);
        part = new ArrayList<>();
      }
      part.add(dose);
    }
    parts.add(part);
    return parts;
  }

  LocalDate begins() {
    return parts.stream()
        .map(part -> part.getFirst().date())
        .min(LocalDate::compareTo)
        .orElse(LocalDate.MAX);
  }

  boolean shownBy(Axis axis) {
    return parts.stream()
        .anyMatch(part -> axis.shows(part.getFirst().date(), part.getLast().date()));
  }

  long count(Class<? extends Standing> standing) {
    return parts.stream()
        .flatMap(List::stream)
        .filter(dose -> standing.isInstance(dose.standing()))
        .count();
  }

  /** The first dose that is to come. */
  Optional<LocalDate> next() {
    return parts.stream()
        .flatMap(List::stream)
        .filter(dose -> dose.standing() instanceof Standing.Projected)
        .map(Dose::date)
        .min(LocalDate::compareTo);
  }
}
