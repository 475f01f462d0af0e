package org.allway.server.order;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.allway.plan.Plan;
import org.allway.roadmap.Standing;

/**
 * A child's day in numbers.
 *
 * @param toSign planned doses that nobody has prescribed
 * @param toVerify orders that wait for the second signature
 * @param toGive orders that wait to be given
 * @param given doses that are recorded as given
 */
public record Day(int toSign, int toVerify, int toGive, int given) {

  public static Day of(Plan plan, List<Signed> orders, LocalDate day) {
    Set<String> signed =
        orders.stream()
            .filter(one -> one.state().open())
            .map(one -> one.what().dose())
            .collect(Collectors.toSet());
    List<DayDose> doses = DayDose.on(plan, day);
    return new Day(
        count(doses.stream().filter(one -> one.open() && !signed.contains(one.key())).count()),
        count(orders.stream().filter(one -> one.state() == Signed.State.PRESCRIBED).count()),
        count(orders.stream().filter(one -> one.state() == Signed.State.VERIFIED).count()),
        count(
            doses.stream().filter(one -> one.dose().standing() instanceof Standing.Given).count()));
  }

  private static int count(long many) {
    return Math.toIntExact(many);
  }
}
