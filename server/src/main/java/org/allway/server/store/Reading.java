package org.allway.server.store;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.allway.chart.Chart;
import org.allway.chart.ChartReader;
import org.allway.chart.Child;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Severity;
import org.allway.library.Library;

/**
 * What the engine makes of a ledger.
 *
 * @param chart nothing if there are errors
 */
record Reading(Optional<Chart> chart, List<Diagnostic> found) {

  /** The one error of a chart file that a ward knows: a child of whom nothing is recorded yet. */
  private static final String NOTHING_YET = "EMPTY-CHART";

  static Reading of(Library library, Ledger ledger) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Chart> chart =
        new ChartReader(library, diagnostics).read(ledger.top(), ledger.nodes());
    List<Diagnostic> found = diagnostics.all();
    List<Diagnostic> errors =
        found.stream().filter(one -> one.severity() == Severity.ERROR).toList();
    boolean nothingYet = errors.size() == 1 && errors.getFirst().code().equals(NOTHING_YET);
    return nothingYet && ledger.nodes().isEmpty()
        ? new Reading(Optional.of(withoutEntries(ledger)), List.of())
        : new Reading(chart, found);
  }

  private static Chart withoutEntries(Ledger ledger) {
    Header header = Headers.of(ledger.header());
    Child child = new Child(header.number(), header.name(), header.born(), header.sex());
    LocalDate admitted =
        ledger.lines().getFirst().entry().recordedAt().atZone(ZoneOffset.UTC).toLocalDate();
    return new Chart(
        child,
        header.centre(),
        header.family(),
        header.diagnosed().orElse(admitted.isBefore(header.born()) ? header.born() : admitted),
        List.of());
  }

  List<Diagnostic> errors() {
    return found.stream().filter(one -> one.severity() == Severity.ERROR).toList();
  }

  List<Diagnostic> warnings() {
    return found.stream().filter(one -> one.severity() == Severity.WARNING).toList();
  }
}
