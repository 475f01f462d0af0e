package org.allway.order;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.allway.assess.Facts;
import org.allway.chart.Entry;
import org.allway.dose.Amount;
import org.allway.dose.DoseRate;
import org.allway.dose.Route;
import org.allway.library.DoseRule;
import org.allway.library.Drug;
import org.allway.library.Element;
import org.allway.library.Library;
import org.allway.library.OrderFact;
import org.allway.library.Phase;
import org.allway.plan.Case;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.PhaseStart;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Size;
import org.allway.rule.Frame;
import org.allway.rule.Query;
import org.allway.rule.Reads;
import org.allway.rule.Symbol;
import org.allway.rule.Value;
import org.jspecify.annotations.Nullable;

/** The values that checks read: of an order, of the plan around it, and of the child. */
final class OrderFrame implements Frame {

  private static final String SIZE = "bsa";
  private static final Value NEVER = new Value.Num(Double.POSITIVE_INFINITY);

  private final Case standing;
  private final Planned planned;
  private final Orders set;
  private final Order order;
  private final Facts facts;
  private final Slots slots;
  private final Optional<Planned.Giving> match;

  /** Which slots belong to orders; made once for a library. */
  record Slots(Map<Integer, OrderFact> facts, Map<Integer, Query> queries) {

    static Slots of(Library library) {
      Map<Integer, OrderFact> facts = new HashMap<>();
      library.orderFacts().forEach((fact, symbol) -> facts.put(symbol.slot(), fact));
      Map<Integer, Query> queries = new HashMap<>();
      library
          .queries()
          .forEach((query, symbol) -> {
            if (query.kind().ofOrders()) {
              queries.put(symbol.slot(), query);
            }
          });
      return new Slots(facts, queries);
    }
  }

  OrderFrame(Case standing, Planned planned, Orders set, Order order, Facts facts, Slots slots) {
    this.standing = standing;
    this.planned = planned;
    this.set = set;
    this.order = order;
    this.facts = facts;
    this.slots = slots;
    this.match = planned.match(order);
  }

  @Override
  public Value value(int slot) {
    OrderFact fact = slots.facts().get(slot);
    if (fact != null) {
      return of(fact);
    }
    Query query = slots.queries().get(slot);
    return query == null ? facts.value(slot) : answer(query);
  }

  private Value of(OrderFact fact) {
    return switch (fact) {
      case DRUG -> new Value.Code(order.drug().id());
      case ROUTE -> new Value.Code(order.route().name());
      case AMOUNT -> amount();
      case AMOUNT_PER_M2 -> perSize(SIZE);
      case AMOUNT_PER_KG -> perSize("weight_kg");
      case UNIT_FITS -> Value.of(order.value().isPresent());
      case PLANNED_AMOUNT -> plannedAmount();
      case PLANNED_RATIO -> plannedRatio();
      case CAP_RATIO -> capRatio();
      case PLANNED -> Value.of(within(match));
      case PLANNED_OTHERWISE -> Value.of(!within(match) && plannedOtherwise());
      case IN_ROADMAP -> Value.of(!planned.of(order.drug()).isEmpty());
      case DAYS_OFF ->
          match.map(found -> number((double) found.distance(order.on()))).orElse(NEVER);
      case ALREADY_GIVEN -> Value.of(alreadyGiven());
      case ORDERED_TWICE -> Value.of(orderedTwice());
      case GATE_CLOSED -> gateClosed();
      case HELD ->
          Value.of(match.filter(this::within).filter(Planned.Giving::withheld).isPresent());
      case TIMES_A_DAY -> number(order.times());
      case PLANNED_TIMES_A_DAY ->
          match
              .map(found -> number(found.dose().element().times()))
              .orElse(Value.unknown(OrderFact.PLANNED_TIMES_A_DAY.factName()));
      case EVERY_DAYS -> number(order.repeats() ? order.every() : 0);
      case ORDERED_DAYS -> number(order.days().size());
      case UNPLANNED_DAYS -> number(unplannedDays());
      case SAME_CHILD ->
          Value.of(set.child().isEmpty() || set.child().equals(standing.plan().child().id()));
      case BSA_RATIO -> bsaRatio();
      case AT_HOME -> Value.of(order.atHome());
    };
  }

  private static Value number(double number) {
    return new Value.Num(number);
  }

  private Value amount() {
    return order.value().isPresent()
        ? number(order.value().getAsDouble())
        : Value.unknown(OrderFact.AMOUNT.factName());
  }

  private Value childs(String fact) {
    return facts.value(symbol(fact).slot());
  }

  private Symbol symbol(String fact) {
    return Objects.requireNonNull(standing.index().library().vocabulary().get(fact), fact).symbol();
  }

  private Value perSize(String fact) {
    return amount() instanceof Value.Num(double amount)
            && childs(fact) instanceof Value.Num(double size)
        ? number(amount / size)
        : Value.unknown(amount(), childs(fact));
  }

  private Value plannedAmount() {
    return match.isPresent()
            && match.get().dose().dosage() instanceof Dosage.Calculated(var _, Amount amount, var _)
        ? number(amount.value())
        : lacking();
  }

  /** What a planned amount would need; nothing, if none is planned. */
  private Value lacking() {
    return new Value.Unknown(
        match.isPresent() && match.get().dose().dosage() instanceof Dosage.Asked asked
            ? asked.needs()
            : Set.of());
  }

  private Value plannedRatio() {
    if (match.isEmpty() || order.value().isEmpty()) {
      return lacking();
    }
    double ratio = match.get().ratio(order.value().getAsDouble());
    return Double.isNaN(ratio) ? lacking() : number(ratio);
  }

  /** By the formulary's cap of the route, and by the plan's own where it has one. */
  private Value capRatio() {
    Drug.@Nullable Use use = order.drug().routes().get(order.route());
    double cap = use == null ? Double.POSITIVE_INFINITY : use.max();
    if (match.isPresent() && match.get().dose().dosage() instanceof Dosage.Calculated calculated) {
      cap = Math.min(cap, calculated.basis().cap());
    }
    return amount() instanceof Value.Num(double amount) ? number(amount / cap) : amount();
  }

  private boolean within(Optional<Planned.Giving> giving) {
    return giving.filter(this::within).isPresent();
  }

  private boolean within(Planned.Giving giving) {
    return giving.distance(order.on()) <= standing.index().centre().givingWindowDays();
  }

  private boolean plannedOtherwise() {
    return planned.of(order.drug()).stream()
        .anyMatch(giving -> giving.open() && !giving.by(order.route()) && within(giving));
  }

  /** The day's giving is recorded, or the nearest of the plan is, and none is open as near. */
  private boolean alreadyGiven() {
    boolean today =
        standing.view().givings().stream()
            .anyMatch(gave ->
                gave.drug().equals(order.drug())
                    && gave.route() == order.route()
                    && gave.when().on().equals(order.on()));
    long open = match.map(found -> found.distance(order.on())).orElse(Long.MAX_VALUE);
    return today
        || planned.of(order.drug()).stream()
            .anyMatch(giving ->
                giving.given()
                    && giving.by(order.route())
                    && within(giving)
                    && giving.distance(order.on()) < open);
  }

  private boolean orderedTwice() {
    return set.orders().stream()
        .anyMatch(other ->
            !other.equals(order)
                && other.drug().equals(order.drug())
                && other.route() == order.route()
                && order.days().stream().anyMatch(other::isFor));
  }

  private Value gateClosed() {
    if (match.isEmpty() || !within(match)) {
      return Value.Bool.FALSE;
    }
    PlannedPhase phase = match.get().phase();
    PhaseStart start = phase.start();
    int day = 1;
    for (PlannedPhase.InnerGate gate : phase.inner()) {
      if (match.get().dose().day() >= gate.day() && !gate.open()) {
        start = gate.start();
        day = gate.day();
      }
    }
    return switch (start.kind()) {
      case RECORDED, INFERRED, ESTIMATED, READY -> Value.Bool.FALSE;
      case WAITING -> Value.Bool.TRUE;
      case EARLIEST -> counts(phase.phase(), day);
    };
  }

  /** What the gates of a day ask for; no gate is open. */
  private static Value counts(Phase phase, int day) {
    Set<String> needs = new LinkedHashSet<>();
    for (Phase.Gate gate : phase.gates()) {
      if (gate.day() == day) {
        Reads.of(gate.when().expr()).forEach(symbol -> needs.add(symbol.name()));
      }
    }
    return needs.isEmpty() ? Value.Bool.FALSE : new Value.Unknown(needs);
  }

  /** Days without a giving of the plan, if the whole order is shifted onto its nearest one. */
  private int unplannedDays() {
    long shift = 0;
    if (within(match) && match.isPresent() && match.get().distance(order.on()) > 0) {
      shift = ChronoUnit.DAYS.between(order.on(), match.get().dose().date());
    }
    int unplanned = 0;
    for (LocalDate day : order.days()) {
      LocalDate shifted = day.plusDays(shift);
      boolean found = false;
      for (Planned.Giving giving : planned.of(order.drug())) {
        found |= giving.by(order.route()) && giving.distance(shifted) == 0;
      }
      unplanned += found ? 0 : 1;
    }
    return unplanned;
  }

  private Value bsaRatio() {
    if (order.bsa().isEmpty()) {
      return new Value.Unknown(Set.of());
    }
    return childs(SIZE) instanceof Value.Num(double bsa)
        ? number(order.bsa().getAsDouble() / bsa)
        : childs(SIZE);
  }

  private Value answer(Query query) {
    if (lacksSize(query)) {
      return childs(SIZE);
    }
    return switch (query.kind()) {
      case IS -> Value.of(order.drug().is(query.subject(), order.route(), perM2(order)));
      case TOGETHER -> Value.of(together(query));
      case DAYS_TO -> number(nearestOther(query));
      case DAYS_PAST -> number(daysPast(query));
      case DAYS_UNTIL -> number(daysUntil(query));
      case PRODUCT ->
          order.product().isEmpty()
              ? Value.unknown("product")
              : Value.of(order.product().contains(query.subject()));
      case EXPOSURE_WITH -> exposures().with(query);
      case EXPOSURE_PLANNED -> exposures().planned(query);
      case EVENT,
          GRADE,
          WORST_GRADE,
          TIMES,
          DAYS_SINCE_EVENT,
          TAKING,
          DAYS_SINCE_TAKING,
          DAYS_SINCE,
          DAYS_SINCE_RECORDED,
          EXPOSURE,
          RECEIVED,
          GIVINGS,
          DUE,
          DUE_PER_M2 ->
          throw new IllegalStateException(query.text() + " is no question about an order.");
    };
  }

  /** Whether a question is about a high dose of something that is asked of here, and size lacks. */
  private boolean lacksSize(Query query) {
    boolean ofDrugs = query.kind().arguments().getFirst() == Query.Argument.GIVING;
    if (!ofDrugs || childs(SIZE) instanceof Value.Num) {
      return false;
    }
    Optional<Drug> drug = standing.index().library().inHighDose(query.subject());
    return drug.isPresent() && (query.kind() != Query.Kind.IS || drug.get().equals(order.drug()));
  }

  private OrderedExposures exposures() {
    return new OrderedExposures(
        standing.plan().exposures(),
        set,
        order,
        standing.index().centre().givingWindowDays(),
        unit ->
            switch (unit) {
              case PER_M2 -> childs(SIZE);
              case PER_KG -> childs(Size.WEIGHT);
              case GY -> number(1);
            });
  }

  private double perM2(double amount) {
    return childs(SIZE) instanceof Value.Num(double size) ? amount / size : Double.NaN;
  }

  private double perM2(Order one) {
    return perM2(one.value().orElse(Double.NaN));
  }

  private boolean concerns(Query query, Order other) {
    return concerns(query, other.drug(), List.of(other.route()), perM2(other));
  }

  private boolean concerns(Query query, Entry.Gave gave) {
    return concerns(query, gave.drug(), List.of(gave.route()), perM2(gave.value()));
  }

  private boolean concerns(Query query, Planned.Giving giving) {
    Element.Medication element = giving.dose().element();
    double perM2 = Double.NaN;
    if (giving.dose().dosage() instanceof Dosage.Calculated calculated) {
      perM2 = perM2(calculated.amount().value());
    } else if (element.dose() instanceof DoseRule.Fixed(DoseRate rate)
        && rate.per() == DoseRate.Per.M2) {
      perM2 = rate.in(element.drug().unit()).value();
    }
    return concerns(query, element.drug(), element.routes(), perM2);
  }

  private static boolean concerns(Query query, Drug drug, List<Route> routes, double perM2) {
    if (!drug.mayBe(query.subject())
        || !query.narrowed().map(route -> routes.contains(Route.valueOf(route))).orElse(true)) {
      return false;
    }
    for (Route route : routes) {
      if (drug.is(query.subject(), route, perM2)) {
        return true;
      }
    }
    return false;
  }

  private boolean together(Query query) {
    return around(query).stream().anyMatch(order::isFor);
  }

  /**
   * The days on which something else is given: by the chart, by another order, or by the plan,
   * unless it is held or left out.
   */
  private List<LocalDate> around(Query query) {
    List<LocalDate> days = recorded(query, false);
    for (Planned.Giving giving : planned.named(query.subject())) {
      if (giving.open() && !giving.withheld() && concerns(query, giving) && !own(giving)) {
        days.addAll(giving.days());
      }
    }
    return days;
  }

  /**
   * The days on which something is recorded as given, or ordered besides.
   *
   * @param own whether this counts too: the ordered drug given on an ordered day
   */
  private List<LocalDate> recorded(Query query, boolean own) {
    List<LocalDate> days = new ArrayList<>();
    for (Entry.Gave gave : standing.view().givings()) {
      if (concerns(query, gave) && (own || !same(gave))) {
        days.add(gave.when().on());
      }
    }
    for (Order other : set.orders()) {
      if (!other.equals(order) && concerns(query, other)) {
        days.addAll(other.days());
      }
    }
    return days;
  }

  /** Whether a recorded giving is the one that is ordered. */
  private boolean same(Entry.Gave gave) {
    return order.isFor(gave.when().on())
        && gave.drug().equals(order.drug())
        && gave.route() == order.route();
  }

  /** Whether a giving of the plan is the one that is ordered. */
  private boolean own(Planned.Giving giving) {
    return giving.dose().element().drug().equals(order.drug()) && giving.by(order.route());
  }

  private double nearestOther(Query query) {
    double nearest = Double.POSITIVE_INFINITY;
    for (LocalDate other : recorded(query, true)) {
      for (LocalDate day : order.days()) {
        nearest = Math.min(nearest, (double) Math.abs(ChronoUnit.DAYS.between(day, other)));
      }
    }
    return nearest;
  }

  private double daysPast(Query query) {
    double nearest = Double.POSITIVE_INFINITY;
    if (query.narrowed().isEmpty()
        && facts.answer(new Query(Query.Kind.DAYS_SINCE_TAKING, List.of(query.subject())))
            instanceof Value.Num(double taken)) {
      nearest = taken;
    }
    for (LocalDate day : around(query)) {
      if (!day.isAfter(order.on())) {
        nearest = Math.min(nearest, (double) ChronoUnit.DAYS.between(day, order.on()));
      }
    }
    return nearest;
  }

  private double daysUntil(Query query) {
    double nearest = Double.POSITIVE_INFINITY;
    for (LocalDate day : around(query)) {
      for (LocalDate ordered : order.days()) {
        if (!day.isBefore(ordered)) {
          nearest = Math.min(nearest, (double) ChronoUnit.DAYS.between(ordered, day));
        }
      }
    }
    return nearest;
  }
}
