package org.allway.exposure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.allway.chart.ChartView;
import org.allway.chart.Entry;
import org.allway.dose.DoseUnit;
import org.allway.library.Drug;
import org.allway.library.Exposure;
import org.allway.rule.Frame;
import org.allway.rule.Value;

/**
 * What a chart tells of an exposure: the recorded givings, and what facts say of doses elsewhere.
 */
public final class Recorded {

  private Recorded() {}

  /** The size of the child by the last measures up to a day. */
  public interface Sizes {
    Value of(Exposure.Unit unit, LocalDate on);
  }

  /**
   * What is recorded of one exposure up to a day.
   *
   * @param until the last day whose entries count
   * @param facts the child on that day
   */
  public static Account of(
      Exposure exposure, ChartView view, LocalDate until, Frame facts, Sizes sizes) {
    List<Share> shares = new ArrayList<>();
    for (Exposure.Before before : exposure.before()) {
      elsewhere(before, view, until, facts).ifPresent(shares::add);
    }
    if (exposure.unit() != Exposure.Unit.GY) {
      for (Entry.Gave gave : view.givings()) {
        LocalDate on = gave.when().on();
        if (exposure.concerns(gave.drug().id()) && !on.isAfter(until)) {
          Value size = sizes.of(exposure.unit(), on);
          shares.add(
              Share.of(
                  Share.Kind.GIVEN,
                  gave.drug().id(),
                  on,
                  milligrams(gave.drug(), gave.value()),
                  size));
        }
      }
    }
    return new Account(exposure, shares);
  }

  /** An amount in the drug's own unit as milligrams; NaN where it is of another kind. */
  public static double milligrams(Drug drug, double amount) {
    return drug.unit().convertsTo(DoseUnit.MG)
        ? drug.unit().convert(amount, DoseUnit.MG)
        : Double.NaN;
  }

  private static Optional<Share> elsewhere(
      Exposure.Before before, ChartView view, LocalDate until, Frame facts) {
    String name = before.fact().name();
    Optional<ChartView.Dated> dated =
        view.latest(before.fact().symbol().slot(), until)
            .filter(one -> one.value() instanceof Value.Num);
    if (dated.isPresent() && dated.get().value() instanceof Value.Num(double number)) {
      return Optional.of(Share.of(Share.Kind.ELSEWHERE, name, dated.get().on(), number));
    }
    return before.missedWhen().evaluate(facts).isTrue()
        ? Optional.of(Share.unknown(Share.Kind.ELSEWHERE, name, until, Set.of(name)))
        : Optional.empty();
  }
}
