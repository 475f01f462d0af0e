package org.allway.plan;

import java.time.LocalDate;
import java.util.Optional;
import org.allway.assess.Assessment;
import org.allway.assess.Assessor;
import org.allway.assess.Facts;
import org.allway.assess.Index;
import org.allway.chart.ChartView;
import org.allway.library.Computed;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.roadmap.Projector;
import org.allway.roadmap.Roadmap;
import org.allway.roadmap.Span;
import org.allway.rule.Symbol;
import org.allway.rule.Value;

/**
 * A child under one protocol: its risk group there and the roadmap.
 *
 * @param by the decision that began it; empty for the first protocol
 */
record Treated(
    Index index,
    Span span,
    Optional<Fork> by,
    Facts recorded,
    Facts assumed,
    Assessment assessment,
    Roadmap roadmap) {

  static Treated of(Index index, ChartView view, Span span, Optional<Fork> by, boolean assuming) {
    LocalDate asOf = view.asOf();
    Facts recorded = Facts.recorded(index, view, asOf, asOf);
    Facts assumed = Facts.assumed(index, view, asOf, asOf);
    Value relapsed = Value.of(view.relapses(asOf).stream().anyMatch(on -> on.isAfter(span.from())));
    symbol(index.library(), Computed.RELAPSED_ON_PROTOCOL)
        .ifPresent(symbol -> {
          recorded.set(symbol, relapsed);
          assumed.set(symbol, relapsed);
        });
    Assessment assessment = new Assessor(index).assess(recorded, assumed).assuming(assuming);
    Roadmap roadmap = new Projector(index, view, span, recorded, assumed).project();
    return new Treated(index, span, by, recorded, assumed, assessment, roadmap);
  }

  static Optional<Symbol> symbol(Library library, Computed fact) {
    return Optional.ofNullable(library.vocabulary().get(fact.factName())).map(Fact::symbol);
  }

  /** The same, up to the day on which another protocol takes its place. */
  Treated until(LocalDate day, ChartView view) {
    return of(index, view, span.until(day), by, assessment.provisional());
  }
}
