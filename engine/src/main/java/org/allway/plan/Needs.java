package org.allway.plan;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allway.assess.Assessment;
import org.allway.assess.Index;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Roadmap;
import org.allway.words.Words;

/** Collects the facts that are missing, each with the day on which the plan counts on it. */
final class Needs {

  private static final String DECISION = "decision";

  private final Library library;
  private final Roadmap roadmap;
  private final LocalDate since;
  private final LocalDate asOf;
  private final Map<String, Need> needs = new LinkedHashMap<>();

  /**
   * @param since the day on which the protocol in use began
   */
  private Needs(Library library, Roadmap roadmap, LocalDate since, LocalDate asOf) {
    this.library = library;
    this.roadmap = roadmap;
    this.since = since;
    this.asOf = asOf;
  }

  static List<Need> of(
      Index index,
      Assessment assessment,
      Set<String> assumedEligible,
      Roadmap roadmap,
      Set<String> forDecisions,
      LocalDate since,
      LocalDate asOf) {
    Needs all = new Needs(index.library(), roadmap, since, asOf);
    all.add(assumedEligible, "eligibility");
    all.add(assessment.needs(), "risk");
    all.add(roadmap.needs(), "roadmap");
    all.add(forDecisions, DECISION);
    for (PlannedPhase phase : roadmap.phases()) {
      for (PlannedPhase.Waiting waiting : phase.waiting()) {
        all.add(waiting.needs(), "roadmap");
      }
      for (Dose dose : phase.doses()) {
        if (dose.dosage() instanceof Dosage.Asked asked) {
          all.add(asked.needs(), "dose");
        }
      }
    }
    return List.copyOf(all.needs.values());
  }

  static List<Need> undetermined(Library library, Set<String> missing, LocalDate asOf) {
    Roadmap none = new Roadmap(List.of(), LocalDate.EPOCH, true, List.of(), Set.of(), List.of());
    Needs all = new Needs(library, none, asOf, asOf);
    all.add(missing, "eligibility");
    return List.copyOf(all.needs.values());
  }

  private void add(Collection<String> names, String what) {
    for (String name : names) {
      Fact fact = library.vocabulary().get(name);
      if (fact != null && !needs.containsKey(name)) {
        Words label = fact.label();
        needs.put(name, new Need(name, label, by(fact, what), what));
      }
    }
  }

  /**
   * The day on which the roadmap tests for a fact; else the first day of the protocol in use, else
   * today. A decision that is open now waits since no day that is past.
   */
  private LocalDate by(Fact fact, String what) {
    LocalDate earliest = what.equals(DECISION) ? asOf : since;
    Optional<LocalDate> planned =
        roadmap.phases().stream()
            .flatMap(phase -> phase.checks().stream())
            .filter(check -> check.checkpoint().facts().contains(fact))
            .map(PlannedPhase.Check::date)
            .filter(date -> !date.isBefore(earliest))
            .min(LocalDate::compareTo);
    return planned.orElseGet(() ->
        roadmap.phases().stream()
            .map(phase -> phase.start().date())
            .filter(date -> !date.isBefore(earliest))
            .findFirst()
            .filter(_ -> !what.equals(DECISION))
            .orElse(asOf));
  }
}
