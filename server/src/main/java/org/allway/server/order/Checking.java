package org.allway.server.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.allway.diagnostic.Place;
import org.allway.dose.Amount;
import org.allway.dose.Route;
import org.allway.library.Check;
import org.allway.library.Drug;
import org.allway.library.Library;
import org.allway.order.Checked;
import org.allway.order.Order;
import org.allway.order.OrderChecker;
import org.allway.order.OrderFinding;
import org.allway.order.Orders;
import org.allway.plan.Case;

/** Holds the orders of one day against the plan and the rules; each sees the others. */
final class Checking {

  private final Library library;
  private final OrderChecker checker;
  private final String number;

  /**
   * @param standing the plan as of the day of the orders, or of a day before
   */
  Checking(Case standing) {
    this.library = standing.index().library();
    this.checker = new OrderChecker(standing);
    this.number = standing.plan().child().id();
  }

  /**
   * What was found about one order.
   *
   * @param open checks that could not be decided
   */
  record Verdict(List<OrderFinding> findings, List<Checked.Open> open) {

    /** What nobody may pass. */
    List<OrderFinding> absolute() {
      return findings.stream().filter(one -> one.stops() && one.absolute()).toList();
    }

    /** What two people may pass, with a reason, and have not. */
    List<OrderFinding> stops() {
      return findings.stream().filter(one -> one.stops() && !one.absolute()).toList();
    }

    long count(Check.Level level) {
      return findings.stream().filter(one -> one.level() == level).count();
    }
  }

  /** One verdict for each order, in the same order. */
  List<Verdict> check(List<Order> orders) {
    if (orders.isEmpty()) {
      return List.of();
    }
    Checked checked = checker.check(new Orders(number, orders));
    List<Verdict> verdicts = new ArrayList<>();
    for (int at = 0; at < orders.size(); at++) {
      int position = at;
      verdicts.add(
          new Verdict(
              checked.findings().stream().filter(one -> one.position() == position).toList(),
              checked.open().stream().filter(one -> one.position() == position).toList()));
    }
    return verdicts;
  }

  /** An order as the engine reads it; nothing if drug, amount or route cannot be read. */
  Optional<Order> order(Ordered what, List<Order.Override> overrides) {
    Drug drug = library.formulary().get(what.drug());
    Optional<Amount> amount = Amount.parse(what.amount()).filter(one -> one.value() > 0);
    if (drug == null || amount.isEmpty() || !Route.names().contains(what.route())) {
      return Optional.empty();
    }
    return Optional.of(
        new Order(
            drug,
            amount.get(),
            Route.valueOf(what.route()),
            what.on(),
            what.on(),
            1,
            Math.max(1, what.times()),
            Set.copyOf(what.product()),
            OptionalDouble.empty(),
            false,
            overrides,
            Place.NOWHERE));
  }

  /** A signed order with the names that stand for its reasons, once the second is known. */
  Order order(Signed signed, Optional<String> verifier) {
    List<Order.Override> overrides = new ArrayList<>();
    verifier.ifPresent(second -> {
      for (Map.Entry<String, String> reason : signed.reasons().entrySet()) {
        overrides.add(
            new Order.Override(
                reason.getKey(), signed.prescriber().display(), second, reason.getValue()));
      }
    });
    return Objects.requireNonNull(order(signed.what(), overrides).orElse(null));
  }

  /** Who verified an order, if somebody has. */
  static Optional<String> verifier(Signed signed) {
    return signed.steps().stream()
        .filter(step -> step.act() instanceof Act.Verified)
        .map(Signed.Step::display)
        .findFirst();
  }
}
