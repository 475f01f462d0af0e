package org.allway.server.order;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.allway.plan.Plan;
import org.allway.server.account.Person;
import org.allway.server.store.Charts;
import org.allway.server.store.ChildId;
import org.allway.server.store.Plans;
import org.allway.server.time.WardTime;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Signs some of a demo child's doses of today, by the same ways as people do. */
@Component
@ConditionalOnProperty(name = "allway.demo", havingValue = "true")
public class DemoOrders {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /** So many children in a row are each a step further. */
  private static final int STEPS = 4;

  private final Signing signing;
  private final OrderStore orders;
  private final Charts charts;
  private final Plans plans;
  private final WardTime time;

  DemoOrders(Signing signing, OrderStore orders, Charts charts, Plans plans, WardTime time) {
    this.signing = signing;
    this.orders = orders;
    this.charts = charts;
    this.plans = plans;
    this.time = time;
  }

  /**
   * Signs, verifies and gives as far as this child is to be: nothing, prescribed, verified, or one
   * dose given. What the checks refuse stays unsigned.
   *
   * @param number of the child in the ward
   */
  public void sign(ChildId child, int number, Person prescriber, Person verifier, Person giver) {
    int steps = number % STEPS;
    if (steps == 0) {
      return;
    }
    LocalDate today = time.today();
    Plan plan = plans.of(child, today).plan();
    for (DayDose dose : DayDose.on(plan, today)) {
      signing.prescribe(
          child,
          version(child),
          today,
          List.of(new Request(dose.ordered(List.of()), Map.of())),
          prescriber);
    }
    List<UUID> signed = new ArrayList<>();
    orders.of(child, today).forEach(order -> signed.add(order.id()));
    if (steps == 1 || signed.isEmpty()) {
      return;
    }
    signing.verify(child, version(child), today, signed, List.of(), verifier);
    if (steps == 2) {
      return;
    }
    Signed first = orders.of(child, today).getFirst();
    signing.give(
        child,
        version(child),
        first.id(),
        new Giving(first.what().amount(), CLOCK.format(time.here()), "", ""),
        giver);
  }

  private long version(ChildId child) {
    return charts.get(child).child().version();
  }
}
