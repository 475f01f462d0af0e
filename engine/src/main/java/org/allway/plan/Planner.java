package org.allway.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.allway.assess.Assessment;
import org.allway.assess.Facts;
import org.allway.assess.Index;
import org.allway.assess.Selection;
import org.allway.assess.Selector;
import org.allway.chart.Chart;
import org.allway.chart.ChartView;
import org.allway.exposure.Account;
import org.allway.library.Centre;
import org.allway.library.Computed;
import org.allway.library.Family;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.allway.library.Row;
import org.allway.library.Table;
import org.allway.roadmap.Roadmap;
import org.allway.roadmap.Supplies;
import org.allway.roadmap.Supply;
import org.allway.rule.Symbol;
import org.allway.rule.Value;

/**
 * Makes plans. Everything that depends on the library alone is prepared once; after that a plan is
 * a pure function of chart and day, so that one planner serves any number of threads.
 *
 * <ol>
 *   <li>the chart as of the day
 *   <li>the protocol, by the family's order and each protocol's requirements
 *   <li>the risk group
 *   <li>the roadmap
 *   <li>needs, decisions and findings, which only read what the steps before have made
 * </ol>
 */
public final class Planner {

  private static final String NEW = "new";

  private final Library library;
  private final Symbol complete;
  private final Exposures.Counting counting;

  /** Per centre, then per family. */
  private final Map<String, Map<String, List<Index>>> indexes = new HashMap<>();

  /** Per centre, then per protocol. */
  private final Map<String, Map<String, Index>> byProtocol = new HashMap<>();

  public Planner(Library library) {
    this.library = library;
    this.counting = Exposures.Counting.of(library);
    this.complete = Treated.symbol(library, Computed.THERAPY_COMPLETE).orElseThrow();
    for (Centre centre : library.centres().values()) {
      Map<String, List<Index>> families = new HashMap<>();
      Map<String, Index> protocols = new LinkedHashMap<>();
      for (Protocol protocol : library.protocols().values()) {
        protocols.put(protocol.id(), new Index(library, protocol, centre));
      }
      for (Family family : library.families().values()) {
        families.put(
            family.id(),
            family.protocols().stream()
                .map(protocol -> Objects.requireNonNull(protocols.get(protocol.id())))
                .toList());
      }
      byProtocol.put(centre.id(), protocols);
      indexes.put(centre.id(), families);
    }
  }

  /** The plan for a day, with all that was true by that day, whenever it was recorded. */
  public Plan plan(Chart chart, LocalDate asOf) {
    return plan(chart, asOf, LocalDate.MAX);
  }

  /**
   * The plan for a day, with what was known on another.
   *
   * @param chart made with this planner's library
   */
  public Plan plan(Chart chart, LocalDate asOf, LocalDate knownOn) {
    return of(chart, asOf, knownOn).plan();
  }

  /**
   * The plan with what it was made from, to ask further questions of it. Where no protocol can be
   * chosen, the family's first stands in: facts of the child mean the same in each.
   */
  public Case of(Chart chart, LocalDate asOf, LocalDate knownOn) {
    ChartView view = chart.asOf(asOf, knownOn);
    Centre centre = Objects.requireNonNull(library.centres().get(chart.centre()));
    String familyId = chart.family().isEmpty() ? centre.family() : chart.family();
    Family family = Objects.requireNonNull(library.families().get(familyId));
    List<Index> candidates =
        Objects.requireNonNull(Objects.requireNonNull(indexes.get(centre.id())).get(familyId));
    Map<String, Index> protocols = Objects.requireNonNull(byProtocol.get(centre.id()));
    Selection first = Selector.select(candidates, view);
    Optional<Index> begun =
        first instanceof Selection.Chosen(Index index, var _, var _)
            ? Optional.of(index)
            : Optional.empty();
    boolean assuming =
        first instanceof Selection.Chosen(var _, Set<String> needs, var _) && !needs.isEmpty();
    Way way = Way.of(protocols, library, view, begun, assuming);
    Index index = way.now().map(Treated::index).orElse(candidates.getFirst());
    Selection selection =
        way.before().isEmpty() && way.now().flatMap(Treated::by).isEmpty()
            ? first
            : new Selection.Chosen(index, Set.of(), List.of());
    Plan plan =
        way.now()
            .map(now -> plan(way, now, knownOn, family, selection, protocols))
            .orElseGet(() -> withoutProtocol(way, knownOn, family, index, selection, protocols));
    return new Case(plan, way.view(), index);
  }

  private Plan withoutProtocol(
      Way way,
      LocalDate knownOn,
      Family family,
      Index index,
      Selection selection,
      Map<String, Index> protocols) {
    ChartView view = way.view();
    Facts recorded = Facts.recorded(index, view, view.asOf(), view.asOf());
    Exposures exposures = Exposures.of(counting, recorded, Roadmap.NONE, view.asOf());
    List<Account> accounts = exposures.accounts();
    List<Need> needs =
        selection instanceof Selection.Undetermined(Set<String> missing)
            ? Needs.undetermined(library, missing, view.asOf())
            : List.of();
    return new Plan(
        view.chart().child(),
        view.asOf(),
        knownOn,
        family,
        index.centre(),
        selection,
        state(recorded),
        Assessment.NONE,
        way.legs(),
        Roadmap.NONE,
        List.of(),
        List.of(),
        List.of(),
        accounts,
        LateEffects.of(index, recorded, accounts, exposures),
        needs,
        Decisions.of(index, way, protocols),
        List.of());
  }

  private Plan plan(
      Way way,
      Treated now,
      LocalDate knownOn,
      Family family,
      Selection selection,
      Map<String, Index> protocols) {
    ChartView view = way.view();
    Index index = now.index();
    Facts recorded = now.recorded();
    Facts assumed = now.assumed();
    Assessment assessment = now.assessment();
    Roadmap roadmap = way.roadmap();
    LocalDate asOf = view.asOf();
    Set<String> assumedEligible =
        selection instanceof Selection.Chosen(var _, Set<String> needs, var _) ? needs : Set.of();
    boolean over = roadmap.endKnown() && roadmap.left().isEmpty() && !asOf.isBefore(roadmap.ends());
    boolean open = over && !roadmap.endCertain();
    recorded.set(complete, open ? Value.unknown(complete.name()) : Value.of(over));
    List<Decision> decisions = Decisions.of(index, way, protocols);
    Set<String> forDecisions = Decisions.needs(decisions);
    List<Need> needs =
        Needs.of(
            index, assessment, assumedEligible, roadmap, forDecisions, now.span().from(), asOf);
    List<Finding> findings = new ArrayList<>(Findings.of(index, view, assessment, roadmap));
    findings.addAll(Decisions.findings(decisions));
    List<Supply> week = roadmap.active().isPresent() ? Supplies.week(roadmap, asOf) : List.of();
    findings.addAll(CountFindings.of(roadmap, week));
    findings.addAll(AdaptationFindings.of(index, view, roadmap, recorded));
    List<Clearance> clearances = Clearances.of(index, view, assumed);
    findings.addAll(Clearances.findings(clearances));
    Exposures exposures = Exposures.of(counting, recorded, roadmap, asOf);
    List<Account> accounts = exposures.accounts();
    return new Plan(
        view.chart().child(),
        asOf,
        knownOn,
        family,
        index.centre(),
        selection,
        state(recorded),
        assessment,
        way.legs(),
        roadmap,
        week,
        clearances,
        Cares.of(index, view, recorded, roadmap),
        accounts,
        LateEffects.of(index, recorded, accounts, exposures),
        needs,
        decisions,
        findings);
  }

  private String state(Facts recorded) {
    return switch (library.states().decide(recorded)) {
      case Table.Verdict.Decided<String>(Row<String> row) -> row.then();
      case Table.Verdict.Open<String>(List<Row<String>> rows, var _) -> rows.getLast().then();
      case Table.Verdict.Silent<String> _ -> NEW;
    };
  }
}
