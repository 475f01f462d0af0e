package org.allway.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Place;
import org.allway.diagnostic.Severity;
import org.allway.dose.DoseRate;
import org.allway.dose.DoseUnit;
import org.allway.dose.Route;
import org.allway.library.DoseRule;
import org.allway.library.Element;
import org.allway.library.Exposure;
import org.allway.library.Library;
import org.allway.library.Phase;
import org.allway.library.Protocol;
import org.allway.library.Row;
import org.allway.rule.Numbers;

/**
 * Checks every path through every protocol, group by group:
 *
 * <ul>
 *   <li>each group is some row's result ({@code GROUP-UNUSED}), each phase text is used ({@code
 *       PHASE-UNUSED})
 *   <li>the phases fit into the stated duration ({@code PATH-TOO-LONG})
 *   <li>cumulative doses stay within the protocol's limits ({@code CUMULATIVE-LIMIT})
 *   <li>no drug is due by mouth and intrathecally on one day ({@code TWO-ROUTES})
 * </ul>
 */
public final class PathChecks {

  private static final int DAYS_A_YEAR = 365;

  private final List<Diagnostic> found = new ArrayList<>();

  private PathChecks() {}

  public static List<Diagnostic> check(Library library) {
    PathChecks checks = new PathChecks();
    Set<Phase> used = new HashSet<>();
    for (Protocol protocol : library.protocols().values()) {
      checks.groups(protocol);
      for (String group : protocol.groups().keySet()) {
        List<Phase> path = path(protocol, group, used);
        checks.cumulative(library, protocol, group, path);
        checks.length(protocol, group);
      }
    }
    for (Phase phase : library.phases().values()) {
      checks.routes(phase);
      if (!used.contains(phase)) {
        checks.report(
            Severity.WARNING,
            "PHASE-UNUSED",
            phase.place(),
            "No protocol uses the phase " + phase.id() + ".",
            "Name it in a roadmap, or take it out.");
      }
    }
    return List.copyOf(checks.found);
  }

  private void groups(Protocol protocol) {
    Set<String> named = new HashSet<>();
    for (Protocol.Stage stage : protocol.stages()) {
      stage.table().rows().forEach(row -> named.add(row.then()));
    }
    for (String group : protocol.groups().keySet()) {
      if (!named.contains(group)) {
        report(
            Severity.ERROR,
            "GROUP-UNUSED",
            protocol.place(),
            "No row of a risk table leads to the group " + group + ".",
            "Add a row, or take the group out.");
      }
    }
  }

  /**
   * Each phase that children of a group can meet, one text for each line of the roadmap: the first
   * is the most usual.
   */
  private static List<Phase> path(Protocol protocol, String group, Set<Phase> used) {
    List<Phase> path = new ArrayList<>();
    for (Protocol.Step step : protocol.roadmap()) {
      List<Phase> texts = texts(step, group);
      used.addAll(texts);
      path.addAll(texts);
    }
    return path;
  }

  private static List<Phase> texts(Protocol.Step step, String group) {
    return switch (step.variant()) {
      case Protocol.Variant.Always(Phase phase) -> List.of(phase);
      case Protocol.Variant.ByGroup(Map<String, Phase> phases) ->
          phases.containsKey(group) ? List.of(phases.get(group)) : List.of();
      case Protocol.Variant.ByRows(var table) ->
          table.rows().stream().map(Row::then).distinct().toList();
    };
  }

  /**
   * The most that any child of a group can be given: of phases that exclude each other, the one
   * with more counts, and of the sets that the exposure names for limits, the one that comes to
   * most.
   */
  private void cumulative(Library library, Protocol protocol, String group, List<Phase> path) {
    for (Map.Entry<String, Double> limit : protocol.limits().entrySet()) {
      Exposure exposure = Objects.requireNonNull(library.exposures().get(limit.getKey()));
      double most = 0;
      String by = "";
      for (String set : exposure.limits()) {
        double sum = 0;
        for (Protocol.Step step : protocol.roadmap()) {
          sum +=
              texts(step, group).stream()
                  .mapToDouble(phase -> most(phase, exposure, set))
                  .max()
                  .orElse(0);
        }
        if (Numbers.compare(sum, most) > 0) {
          most = sum;
          by = set;
        }
      }
      if (Numbers.compare(most, limit.getValue()) > 0) {
        report(
            Severity.ERROR,
            "CUMULATIVE-LIMIT",
            protocol.place(),
            "The path of %s gives up to %s %s of %s (%s), over the limit of %s."
                .formatted(
                    group,
                    Numbers.text(most),
                    exposure.unit().text,
                    exposure.id(),
                    by,
                    Numbers.text(limit.getValue())),
            "Lower a dose, or state another limit with its source. The path: "
                + String.join(", ", new LinkedHashSet<>(path.stream().map(Phase::id).toList()))
                + ".");
      }
    }
  }

  /** Doses by m² or by kg count in exposures of the same unit; of radiotherapy, its whole dose. */
  private static double most(Phase phase, Exposure exposure, String set) {
    Map<String, Double> factors = exposure.factors(set);
    double sum = 0;
    for (Element element : phase.elements()) {
      if (element instanceof Element.Medication drug
          && drug.dose() instanceof DoseRule.Fixed(DoseRate rate)
          && counts(rate, exposure.unit())) {
        double milligrams = rate.in(DoseUnit.MG).value();
        double daily = rate.daily() ? milligrams : milligrams * drug.times();
        sum += daily * drug.schedule().count() * factors.getOrDefault(drug.drug().id(), 0.0);
      }
      if (element instanceof Element.Radiotherapy beam && exposure.unit() == Exposure.Unit.GY) {
        sum += beam.dose().value() * factors.getOrDefault(beam.site(), 0.0);
      }
    }
    return sum;
  }

  private static boolean counts(DoseRate rate, Exposure.Unit unit) {
    return switch (rate.per()) {
      case M2 -> unit == Exposure.Unit.PER_M2;
      case KG -> unit == Exposure.Unit.PER_KG;
      case FLAT -> false;
    };
  }

  private void length(Protocol protocol, String group) {
    int fewest =
        protocol.duration().years().rows().stream()
            .mapToInt(Row::then)
            .filter(years -> years != Protocol.Duration.OPEN)
            .min()
            .orElse(0);
    boolean clock = false;
    int days = 0;
    for (Protocol.Step step : protocol.roadmap()) {
      clock |= step.phaseId().equals(protocol.duration().from());
      if (clock && !step.repeats()) {
        days += texts(step, group).stream().mapToInt(Phase::days).max().orElse(0);
      }
    }
    if (fewest > 0 && days >= fewest * DAYS_A_YEAR) {
      report(
          Severity.ERROR,
          "PATH-TOO-LONG",
          protocol.place(),
          "For "
              + group
              + " the phases from "
              + protocol.duration().from()
              + " on take "
              + days
              + " days, longer than the therapy of "
              + fewest
              + " years.",
          "");
    }
  }

  private void routes(Phase phase) {
    for (Element one : phase.elements()) {
      for (Element other : phase.elements()) {
        if (one instanceof Element.Medication mouth
            && other instanceof Element.Medication spine
            && mouth.route() == Route.PO
            && spine.route() == Route.IT
            && mouth.drug().equals(spine.drug())
            && !(mouth.omitDrug().equals(spine.drug().id()) && mouth.omitRoute() == Route.IT)) {
          for (int i = 0; i < mouth.schedule().count(); i++) {
            int day = mouth.schedule().day(i);
            if (spine.schedule().contains(day)) {
              report(
                  Severity.ERROR,
                  "TWO-ROUTES",
                  mouth.place(),
                  mouth.drug().id()
                      + " is due by mouth and intrathecally on day "
                      + day
                      + " of "
                      + phase.id()
                      + ".",
                  "Add 'not_with: {drug: " + mouth.drug().id() + ", route: IT}'.");
              break;
            }
          }
        }
      }
    }
  }

  private void report(Severity severity, String code, Place place, String message, String remedy) {
    found.add(new Diagnostic(severity, code, place, message, remedy));
  }
}
