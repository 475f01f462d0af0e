package org.allway.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.allway.assess.Assessment;
import org.allway.assess.Index;
import org.allway.chart.ChartView;
import org.allway.exposure.Account;
import org.allway.roadmap.Roadmap;
import org.allway.roadmap.Span;

/**
 * What one protocol does to one child, whatever the child's own way is: the ground on which
 * protocols are compared.
 *
 * @param exposures what adds up, recorded and to come, by exposure
 */
public record Treatment(Assessment assessment, Roadmap roadmap, List<Account> exposures) {

  /**
   * Treats a child by the protocol of an index.
   *
   * @param from the day on which the protocol begins
   */
  public static Treatment of(Index index, ChartView view, LocalDate from) {
    Treated treated = Treated.of(index, view, Span.since(from), Optional.empty(), false);
    Exposures.Counting counting = Exposures.Counting.of(index.library());
    Exposures exposures =
        Exposures.of(counting, treated.recorded(), treated.roadmap(), view.asOf());
    return new Treatment(treated.assessment(), treated.roadmap(), exposures.accounts());
  }
}
