package org.allway.scenario;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.allway.assess.Facts;
import org.allway.diagnostic.Place;
import org.allway.library.Adaptation;
import org.allway.library.Library;
import org.allway.library.Row;
import org.allway.library.Table;
import org.allway.plan.Case;
import org.allway.rule.Numbers;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Asks adaptations by name, also of drugs that the child's plan does not hold. */
final class ExpectedAdaptations {

  private final Library library;
  private final Case standing;
  private final List<String> failures;

  ExpectedAdaptations(Library library, Case standing, List<String> failures) {
    this.library = library;
    this.standing = standing;
    this.failures = failures;
  }

  void check(Fields expect, Set<Place> reached) {
    expect
        .map("adaptations")
        .ifPresent(map -> {
          Expectation.known(
              map.entries().stream()
                  .map(entry -> new YamlNode.Text(entry.key(), true, entry.place()))
                  .toList(),
              library.adaptations().keySet(),
              "adaptation",
              failures);
          for (YamlNode.Entry entry : map.entries()) {
            Optional.ofNullable(library.adaptations().get(entry.key()))
                .ifPresent(adaptation ->
                    map.textOf(entry.value(), entry.key())
                        .ifPresent(wanted -> one(adaptation, wanted, reached)));
          }
        });
  }

  private void one(Adaptation adaptation, YamlNode.Text wanted, Set<Place> reached) {
    LocalDate day = standing.view().asOf();
    int valid = standing.index().centre().labValidDays();
    Facts facts = Facts.fresh(standing.index(), standing.view(), day, day.minusDays(valid));
    String found = "none";
    if (adaptation.table().decide(facts)
        instanceof Table.Verdict.Decided<Adaptation.Outcome>(Row<Adaptation.Outcome> row)) {
      reached.add(row.place());
      found = words(row.then());
    }
    if (!wanted.text().equals(found)) {
      failures.add(
          wanted.place().fileAndLine()
              + ": "
              + adaptation.id()
              + ": expected "
              + wanted.text()
              + ", found "
              + found);
    }
  }

  private static String words(Adaptation.Outcome outcome) {
    return switch (outcome) {
      case Adaptation.Outcome.Share(double percent) -> Numbers.text(percent) + " %";
      case Adaptation.Outcome.Range(double least, double most) ->
          Numbers.text(least) + "-" + Numbers.text(most) + " %";
      case Adaptation.Outcome.To(var rate) -> rate.toString();
      case Adaptation.Outcome.On(double percent, var _) -> Numbers.text(percent) + " %";
      case Adaptation.Outcome.OfLast(double percent) -> Numbers.text(percent) + " % of last";
      case Adaptation.Outcome.Hold _ -> "hold";
      case Adaptation.Outcome.Omit _ -> "omit";
      case Adaptation.Outcome.Stop _ -> "stop";
      case Adaptation.Outcome.Advise _ -> "advise";
      case Adaptation.Outcome.Climb _ -> "climb";
      case Adaptation.Outcome.Same _ -> "same";
      case Adaptation.Outcome.Replace(var replacement) -> "replace " + replacement.id();
    };
  }
}
