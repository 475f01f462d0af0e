package org.allway.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.allway.assess.Index;
import org.allway.chart.ChartView;
import org.allway.dose.Route;
import org.allway.library.Drug;
import org.allway.library.Protocol;
import org.allway.library.Titration;
import org.allway.rule.Numbers;
import org.allway.titration.Course;
import org.allway.titration.State;
import org.allway.titration.Step;

/**
 * Lets the doses of a roadmap follow the counts. The series begins with the first phase that has
 * begun and is titrated; each dose from then on takes the share in force on its day, those to come
 * the share of today.
 */
final class Titrating implements Course.Presumed {

  private static final double WHOLE = 100;

  private final Index index;
  private final ChartView view;
  private final List<PlannedPhase> phases;
  private final Map<String, NavigableSet<LocalDate>> due = new HashMap<>();

  Titrating(Index index, ChartView view, List<PlannedPhase> phases) {
    this.index = index;
    this.view = view;
    this.phases = phases;
  }

  /** The course of the titration that is going on, if one is. */
  Optional<Course> course() {
    for (PlannedPhase phase : phases) {
      Optional<Titration> rules = rules(phase);
      if (rules.isPresent() && phase.start().happened()) {
        return Optional.of(Course.of(index, view, rules.get(), phase.start().date(), this));
      }
    }
    return Optional.empty();
  }

  private Optional<Titration> rules(PlannedPhase phase) {
    String here = index.centre().titration();
    return index
        .protocol()
        .step(phase.id())
        .map(Protocol.Step::titration)
        .filter(name -> !name.isEmpty())
        .map(name -> here.isEmpty() ? name : here)
        .map(name -> Objects.requireNonNull(index.library().titrations().get(name), name));
  }

  @Override
  public Optional<LocalDate> last(String drugOrClass, Optional<Route> route, LocalDate before) {
    String key = drugOrClass + " " + route.map(Route::name).orElse("");
    NavigableSet<LocalDate> days = due.computeIfAbsent(key, _ -> days(drugOrClass, route));
    return Optional.ofNullable(days.lower(before));
  }

  private NavigableSet<LocalDate> days(String drugOrClass, Optional<Route> route) {
    NavigableSet<LocalDate> days = new TreeSet<>();
    for (PlannedPhase phase : phases) {
      for (Dose dose : phase.doses()) {
        Drug drug = dose.element().drug();
        if (dose.standing() instanceof Standing.Due
            && drug.is(drugOrClass)
            && route.map(wanted -> wanted == dose.element().route()).orElse(true)) {
          days.add(dose.date());
        }
      }
    }
    return days;
  }

  /** The phase with its titrated doses as the counts leave them. */
  PlannedPhase titrated(PlannedPhase phase, Course course) {
    if (rules(phase).isEmpty()) {
      return phase;
    }
    List<Dose> doses = new ArrayList<>(phase.doses().size());
    for (Dose dose : phase.doses()) {
      OptionalInt drug = course.drug(dose.element().drug(), dose.element().route());
      doses.add(drug.isPresent() ? titrated(dose, drug.getAsInt(), course) : dose);
    }
    return phase.withDoses(doses);
  }

  private static Dose titrated(Dose dose, int drug, Course course) {
    State state = course.on(dose.date());
    double share = course.titrator().share(state, drug);
    Optional<Step> step = course.because(dose.date());
    String why = step.map(Titrating::counts).orElse("");
    boolean verified =
        course.rules().evidence().verified() && step.map(Titrating::verified).orElse(true);
    if (course.titrator().holds(state)) {
      boolean open =
          dose.standing() instanceof Standing.Due || dose.standing() instanceof Standing.Projected;
      return open ? dose.with(dose.dosage(), new Standing.Held(why)) : dose;
    }
    boolean whole = Numbers.compare(share, WHOLE) == 0;
    return !whole && dose.dosage() instanceof Dosage.Calculated calculated
        ? dose.with(dose.adapted().share(calculated, share, why, verified), dose.standing())
        : dose;
  }

  private static boolean verified(Step step) {
    return step.outcome() instanceof Step.Outcome.Changed(Titration.Row row)
        && row.evidence().verified();
  }

  /** The counts of a step as a reason, such as "anc 0.4, platelets 80 of 2026-03-02". */
  private static String counts(Step step) {
    return step.counts().entrySet().stream()
            .map(count -> count.getKey() + " " + count.getValue())
            .collect(Collectors.joining(", "))
        + " of "
        + step.day();
  }
}
