package org.allway.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.assess.Facts;
import org.allway.assess.Index;
import org.allway.chart.ChartView;
import org.allway.dose.Route;
import org.allway.library.Care;
import org.allway.library.Computed;
import org.allway.library.Element;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Roadmap;
import org.allway.roadmap.Standing;
import org.allway.rule.Frame;
import org.allway.rule.Query;
import org.allway.rule.Value;

/** What this child needs in these days besides the protocol's drugs. */
final class Cares implements Frame {

  /** Divided by the surface that it was multiplied with, a dose must be the same again. */
  private static final double PRECISION = 1e6;

  private final Index index;
  private final Facts facts;
  private final LocalDate today;
  private final LocalDate last;
  private final List<Dose> doses = new ArrayList<>();
  private final Map<Integer, Value> own = new HashMap<>();

  private Cares(Index index, ChartView view, Facts recorded, Roadmap roadmap) {
    int valid = index.centre().labValidDays();
    this.index = index;
    this.today = view.asOf();
    this.last = today.plusDays(valid);
    this.facts = Facts.fresh(index, view, today, today.minusDays(valid));
    for (PlannedPhase phase : roadmap.phases()) {
      if (!phase.start().date().isAfter(last) && !phase.end().isBefore(today)) {
        phase.doses().stream().filter(this::soon).forEach(doses::add);
      }
    }
    int group = index.library().group().slot();
    own.put(group, recorded.value(group));
    // What the plan has worked out of the whole roadmap; facts of a day alone do not know it.
    for (Computed fact : List.of(Computed.RELAPSED_ON_PROTOCOL, Computed.THERAPY_COMPLETE)) {
      Treated.symbol(index.library(), fact)
          .ifPresent(symbol -> own.put(symbol.slot(), recorded.value(symbol.slot())));
    }
    Optional<PlannedPhase> active = roadmap.active();
    own.put(
        index.library().adaptedPhase().slot(),
        active
            .<Value>map(phase -> new Value.Code(name(phase)))
            .orElse(Value.unknown(index.library().adaptedPhase().name())));
    own.put(
        index.library().cycle().slot(),
        active
            .filter(phase -> phase.cycle() > 0)
            .<Value>map(phase -> new Value.Num(phase.cycle()))
            .orElse(Value.unknown(index.library().cycle().name())));
    own.put(
        index.library().phaseDay().slot(),
        active
            .<Value>map(
                phase -> new Value.Num(ChronoUnit.DAYS.between(phase.start().date(), today) + 1))
            .orElse(Value.unknown(index.library().phaseDay().name())));
  }

  /** What the roadmap calls a phase, without the number of its cycle. */
  private static String name(PlannedPhase phase) {
    return phase.cycle() == 0 ? phase.id() : phase.id().substring(0, phase.id().lastIndexOf('-'));
  }

  static List<Care> of(Index index, ChartView view, Facts recorded, Roadmap roadmap) {
    Cares frame = new Cares(index, view, recorded, roadmap);
    return index.library().cares().values().stream()
        .filter(care -> care.when().evaluate(frame).isTrue())
        .toList();
  }

  private boolean soon(Dose dose) {
    boolean open =
        dose.standing() instanceof Standing.Due || dose.standing() instanceof Standing.Projected;
    LocalDate until = dose.date().plusDays(Math.max(0, dose.element().infusionDays() - 1));
    return open && !dose.date().isAfter(last) && !until.isBefore(today);
  }

  @Override
  public Value value(int slot) {
    Value known = own.get(slot);
    if (known != null) {
      return known;
    }
    Optional<Query> query = index.asked(slot).filter(one -> one.kind().ofPlans());
    if (query.isEmpty()) {
      return facts.value(slot);
    }
    return query.get().kind() == Query.Kind.DUE ? Value.of(due(query.get())) : highest(query.get());
  }

  private boolean due(Query query) {
    return doses.stream().anyMatch(dose -> is(dose, query));
  }

  /** What is asked for has no amount yet: it may be the highest. */
  private Value highest(Query query) {
    double highest = 0;
    for (Dose dose : doses) {
      if (is(dose, query)) {
        double perM2 = perM2(dose);
        if (Double.isNaN(perM2)) {
          return Value.unknown(query.text());
        }
        highest = Math.max(highest, perM2);
      }
    }
    return new Value.Num(Math.rint(highest * PRECISION) / PRECISION);
  }

  private static boolean is(Dose dose, Query query) {
    Element.Medication element = dose.element();
    boolean byRoute =
        query.narrowed().map(Route::valueOf).map(element.routes()::contains).orElse(true);
    return byRoute && element.drug().is(query.subject(), element.route(), perM2(dose));
  }

  private static double perM2(Dose dose) {
    return dose.dosage() instanceof Dosage.Calculated calculated
        ? calculated.amount().value() / calculated.basis().size().bsa()
        : Double.NaN;
  }
}
