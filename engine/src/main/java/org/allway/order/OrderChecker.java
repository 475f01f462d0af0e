package org.allway.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.allway.assess.Facts;
import org.allway.library.Check;
import org.allway.library.Library;
import org.allway.library.OrderFact;
import org.allway.plan.Case;
import org.allway.roadmap.Dose;
import org.allway.rule.Numbers;
import org.allway.rule.Symbol;
import org.allway.rule.Value;
import org.allway.words.Words;

/**
 * Checks orders for one child: each rule of the library's {@code checks}, and one law that no text
 * can take away: a drug goes by no route that its formulary entry does not allow.
 */
public final class OrderChecker {

  /** The code of that law. */
  public static final String FORBIDDEN_ROUTE = "FORBIDDEN-ROUTE";

  private static final Words OTHER_ROUTE =
      new Words("Order it by a route of the formulary.", "Pídalo por una vía del formulario.");

  private final Library library;
  private final Case standing;
  private final Planned planned;
  private final OrderFrame.Slots slots;
  private final Map<String, Symbol> names;

  /**
   * @param standing the child's plan as of the day of the orders, or of any day before them
   */
  public OrderChecker(Case standing) {
    this.library = standing.index().library();
    this.standing = standing;
    this.planned = new Planned(standing.plan());
    this.slots = OrderFrame.Slots.of(library);
    this.names =
        library.orderFacts().values().stream()
            .collect(Collectors.toMap(Symbol::name, symbol -> symbol));
  }

  public Checked check(Orders set) {
    List<OrderFinding> findings = new ArrayList<>();
    List<Checked.Open> open = new ArrayList<>();
    for (int position = 0; position < set.orders().size(); position++) {
      Order order = set.orders().get(position);
      OrderFrame frame = new OrderFrame(standing, planned, set, order, facts(order), slots);
      List<OrderFinding> own = new ArrayList<>();
      for (Check check : library.checks().values()) {
        Optional<Check.Level> level = level(check);
        if (level.isPresent()) {
          Value value = check.when().evaluate(frame);
          if (value.isTrue()) {
            own.add(finding(position, order, check, level.get(), frame));
          } else if (value instanceof Value.Unknown(Set<String> needs, var _) && !needs.isEmpty()) {
            open.add(new Checked.Open(position, check, needs));
          }
        }
      }
      route(position, order, own).ifPresent(own::add);
      own.sort(Comparator.comparing(OrderFinding::level));
      findings.addAll(own);
    }
    return new Checked(findings, open);
  }

  /** The open giving of the plan that an order is held against, if there is one. */
  public Optional<Dose> planned(Order order) {
    return planned.match(order).map(Planned.Giving::dose);
  }

  private Facts facts(Order order) {
    int valid = standing.index().centre().labValidDays();
    Facts facts =
        Facts.fresh(standing.index(), standing.view(), order.on(), order.on().minusDays(valid));
    if (!standing.plan().assessment().undetermined()) {
      facts.set(library.group(), new Value.Code(standing.plan().assessment().group()));
    }
    return facts;
  }

  private Optional<Check.Level> level(Check check) {
    Optional<Check.Level> here = standing.index().centre().checks().get(check.code());
    return here == null || check.absolute() ? Optional.of(check.level()) : here;
  }

  private OrderFinding finding(
      int position, Order order, Check check, Check.Level level, OrderFrame frame) {
    Optional<Order.Override> override =
        check.absolute() ? Optional.empty() : order.override(check.code());
    return new OrderFinding(
        position,
        level,
        check.code(),
        check.absolute(),
        check.text().filled(name -> words(name, order, frame)),
        check.action().filled(name -> words(name, order, frame)),
        check.evidence(),
        override);
  }

  private Optional<OrderFinding> route(int position, Order order, List<OrderFinding> own) {
    boolean said =
        own.stream().anyMatch(finding -> finding.absolute() && finding.level() == Check.Level.STOP);
    if (order.drug().routes().containsKey(order.route()) || said) {
      return Optional.empty();
    }
    boolean harms = order.drug().never().contains(order.route());
    Words drug = order.drug().label();
    return Optional.of(
        new OrderFinding(
            position,
            Check.Level.STOP,
            FORBIDDEN_ROUTE,
            true,
            new Words(
                drug.en()
                    + (harms ? " must never be given " : " cannot be given ")
                    + order.route()
                    + ".",
                drug.es()
                    + (harms ? " nunca debe administrarse " : " no puede administrarse ")
                    + order.route()
                    + "."),
            OTHER_ROUTE,
            order.drug().evidence(),
            Optional.empty()));
  }

  /** A value as people read it in a sentence. */
  private Words words(String name, Order order, OrderFrame frame) {
    if (name.equals(OrderFact.DRUG.factName())) {
      return order.drug().label();
    }
    if (name.equals(OrderFact.AMOUNT.factName())) {
      return Words.same(order.amount().toString());
    }
    Symbol symbol = names.get(name);
    Value value =
        frame.value(
            symbol == null
                ? Objects.requireNonNull(library.vocabulary().get(name)).symbol().slot()
                : symbol.slot());
    if (value instanceof Value.Num(double number)) {
      boolean amount = name.equals(OrderFact.PLANNED_AMOUNT.factName());
      return Words.same(
          Numbers.text(Math.round(number * 100) / 100.0)
              + (amount ? " " + order.drug().unit().text : ""));
    }
    return value instanceof Value.Unknown
        ? new Words("unknown", "desconocido")
        : Words.same(value.toString());
  }
}
