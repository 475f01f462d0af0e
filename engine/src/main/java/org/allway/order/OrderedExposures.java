package org.allway.order;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.allway.exposure.Account;
import org.allway.exposure.Recorded;
import org.allway.exposure.Share;
import org.allway.library.Exposure;
import org.allway.rule.Query;
import org.allway.rule.Value;

/**
 * What adds up with an order: it, and the orders of its set that begin no later than it ends.
 *
 * @param window how many days from its planned day an ordered dose is still that dose
 * @param size the child's size on the day of the order
 */
record OrderedExposures(
    List<Account> accounts,
    Orders set,
    Order order,
    int window,
    Function<Exposure.Unit, Value> size) {

  private static final Set<Share.Kind> WITH =
      Set.of(Share.Kind.ELSEWHERE, Share.Kind.GIVEN, Share.Kind.ORDERED);

  /** What is recorded, and the orders. */
  Value with(Query query) {
    Account account = account(query);
    return account.with(ordered(account.exposure())).sum(query.narrowed().orElse(""), WITH);
  }

  /** The same with what the plan still holds; a planned dose that is ordered counts once. */
  Value planned(Query query) {
    Account account = account(query);
    List<Share> ordered = ordered(account.exposure());
    List<Share> shares = new ArrayList<>(account.shares());
    ordered.forEach(share -> nearest(share, shares).ifPresent(shares::remove));
    shares.addAll(ordered);
    return new Account(account.exposure(), shares)
        .sum(query.narrowed().orElse(""), Share.AT_THE_END);
  }

  private Account account(Query query) {
    return accounts.stream()
        .filter(account -> account.exposure().id().equals(query.subject()))
        .findFirst()
        .orElseThrow();
  }

  private List<Share> ordered(Exposure exposure) {
    List<Share> shares = new ArrayList<>();
    for (Order other : set.orders()) {
      String drug = other.drug().id();
      if (exposure.concerns(drug) && !other.on().isAfter(order.until())) {
        double amount = other.value().orElse(Double.NaN) * other.times();
        double milligrams = Recorded.milligrams(other.drug(), amount);
        Value here = size.apply(exposure.unit());
        for (LocalDate day : other.days()) {
          shares.add(Share.of(Share.Kind.ORDERED, drug, day, milligrams, here));
        }
      }
    }
    return shares;
  }

  /** The open dose of the plan for which an ordered one stands; none if none is near. */
  private Optional<Share> nearest(Share ordered, List<Share> shares) {
    Optional<Share> best = Optional.empty();
    long distance = window + 1L;
    for (Share share : shares) {
      boolean open = share.kind() == Share.Kind.DUE || share.kind() == Share.Kind.PLANNED;
      long away = Math.abs(ChronoUnit.DAYS.between(share.on(), ordered.on()));
      if (open && share.source().equals(ordered.source()) && away < distance) {
        best = Optional.of(share);
        distance = away;
      }
    }
    return best;
  }
}
