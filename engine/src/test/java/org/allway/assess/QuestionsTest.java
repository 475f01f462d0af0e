package org.allway.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.allway.Bundled;
import org.allway.chart.Chart;
import org.allway.chart.ChartReader;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Diagnostics;
import org.allway.exposure.Account;
import org.allway.library.Exposure;
import org.allway.rule.Query;
import org.allway.rule.Value;
import org.junit.jupiter.api.Test;

/** What a rule may ask of a chart. */
class QuestionsTest {

  private final Diagnostics diagnostics = new Diagnostics();

  private Value bodySurface = new Value.Num(0.8);

  private Value ask(String day, String entries, Query.Kind kind, String... names) {
    String text =
        """
        child: {id: c, born: 2020-01-01, sex: female}
        chart:
          - {on: 2026-01-01, facts: {lineage: B}}
        """
            + entries.indent(2);
    Chart chart =
        new ChartReader(Bundled.library(), diagnostics).read("c.yaml", text).orElseThrow();
    LocalDate date = LocalDate.parse(day);
    return new Questions(
            Bundled.library(),
            chart.asOf(date, LocalDate.MAX),
            date,
            () -> bodySurface,
            new Questions.Records() {
              @Override
              public Account account(Exposure exposure) {
                return new Account(exposure, List.of());
              }

              @Override
              public Value size(Exposure.Unit unit, LocalDate on) {
                return bodySurface;
              }
            })
        .answer(new Query(kind, List.of(names)));
  }

  private static Value number(double number) {
    return new Value.Num(number);
  }

  @Test
  void anEventHoldsUntilItIsResolved() {
    String entries =
        """
        - {on: 2026-02-01, event: {what: neuropathy, grade: 3}}
        - {on: 2026-02-10, event: {what: neuropathy, grade: 1}}
        - {on: 2026-02-20, event: {what: neuropathy, resolved: true}}
        """;
    assertThat(ask("2026-01-31", entries, Query.Kind.GRADE, "neuropathy")).isEqualTo(number(0));
    assertThat(ask("2026-02-01", entries, Query.Kind.GRADE, "neuropathy")).isEqualTo(number(3));
    assertThat(ask("2026-02-10", entries, Query.Kind.GRADE, "neuropathy")).isEqualTo(number(1));
    assertThat(ask("2026-02-20", entries, Query.Kind.GRADE, "neuropathy")).isEqualTo(number(0));
    assertThat(ask("2026-02-20", entries, Query.Kind.EVENT, "neuropathy").isFalse()).isTrue();
    assertThat(ask("2026-02-20", entries, Query.Kind.TIMES, "neuropathy")).isEqualTo(number(2));
    assertThat(ask("2026-02-20", entries, Query.Kind.DAYS_SINCE_EVENT, "neuropathy"))
        .isEqualTo(number(10));
  }

  @Test
  void anEventWithoutAGradeAsksForIt() {
    String entries = "- {on: 2026-02-01, event: {what: mucositis}}";
    assertThat(ask("2026-02-01", entries, Query.Kind.EVENT, "mucositis").isTrue()).isTrue();
    assertThat(ask("2026-02-01", entries, Query.Kind.GRADE, "mucositis"))
        .isEqualTo(Value.unknown("grade('mucositis')"));
  }

  @Test
  void anAllergyToADrugIsOneToItsClass() {
    String entries = "- {on: 2026-02-02, event: {what: allergy, to: pegaspargase, grade: 3}}";
    assertThat(ask("2026-02-02", entries, Query.Kind.GRADE, "allergy", "pegaspargase"))
        .isEqualTo(number(3));
    assertThat(ask("2026-02-02", entries, Query.Kind.GRADE, "allergy", "asparaginase"))
        .isEqualTo(number(3));
    assertThat(ask("2026-02-02", entries, Query.Kind.GRADE, "allergy", "vincristine"))
        .isEqualTo(number(0));
  }

  @Test
  void anAllergyToAnotherDrugDoesNotEndTheFirst() {
    String entries =
        """
        - {on: 2026-02-02, event: {what: allergy, to: pegaspargase, grade: 4}}
        - {on: 2026-02-05, event: {what: allergy, to: ondansetron, grade: 1}}
        """;
    assertThat(ask("2026-02-05", entries, Query.Kind.GRADE, "allergy")).isEqualTo(number(4));
  }

  @Test
  void aMedicineIsTakenFromItsFirstToItsLastDay() {
    String entries =
        """
        - {on: 2026-02-01, takes: {drug: itraconazole, until: 2026-02-10}}
        - {on: 2026-02-05, takes: {drug: levetiracetam}}
        - {on: 2026-02-20, stops: {drug: levetiracetam}}
        """;
    assertThat(ask("2026-01-31", entries, Query.Kind.TAKING, "itraconazole").isTrue()).isFalse();
    assertThat(ask("2026-02-10", entries, Query.Kind.TAKING, "itraconazole").isTrue()).isTrue();
    assertThat(ask("2026-02-11", entries, Query.Kind.TAKING, "itraconazole").isTrue()).isFalse();
    assertThat(ask("2026-02-13", entries, Query.Kind.DAYS_SINCE_TAKING, "itraconazole"))
        .isEqualTo(number(3));
    assertThat(ask("2026-02-19", entries, Query.Kind.TAKING, "levetiracetam").isTrue()).isTrue();
    assertThat(ask("2026-02-20", entries, Query.Kind.TAKING, "levetiracetam").isTrue()).isFalse();
    assertThat(ask("2026-02-20", entries, Query.Kind.DAYS_SINCE_TAKING, "phenytoin"))
        .isEqualTo(number(Double.POSITIVE_INFINITY));
  }

  @Test
  void aGivingOfTheDayItselfIsNotBeforeIt() {
    String entries = "- {on: 2026-02-01, gave: {drug: pegaspargase, amount: 1750 IU, route: IV}}";
    assertThat(ask("2026-02-01", entries, Query.Kind.DAYS_SINCE, "pegaspargase"))
        .isEqualTo(number(Double.POSITIVE_INFINITY));
    assertThat(ask("2026-02-15", entries, Query.Kind.DAYS_SINCE, "pegaspargase"))
        .isEqualTo(number(14));
    assertThat(ask("2026-02-15", entries, Query.Kind.DAYS_SINCE, "asparaginase", "IM"))
        .isEqualTo(number(Double.POSITIVE_INFINITY));
  }

  @Test
  void givingsAreCountedByRouteAndUpToTheDay() {
    String entries =
        """
        - {on: 2026-02-01, gave: {drug: methotrexate, amount: 12 mg, route: IT}}
        - {on: 2026-02-08, gave: {drug: methotrexate, amount: 4 g, route: IV}}
        - {on: 2026-02-15, gave: {drug: methotrexate, amount: 12 mg, route: IT}}
        """;
    assertThat(ask("2026-01-31", entries, Query.Kind.GIVINGS, "methotrexate")).isEqualTo(number(0));
    assertThat(ask("2026-02-15", entries, Query.Kind.GIVINGS, "methotrexate")).isEqualTo(number(3));
    assertThat(ask("2026-02-15", entries, Query.Kind.GIVINGS, "methotrexate", "IT"))
        .isEqualTo(number(2));
  }

  @Test
  void aHighDoseIsOneByTheBodySurface() {
    String entries = "- {on: 2026-02-01, gave: {drug: methotrexate, amount: 0.4 g, route: IV}}";
    assertThat(ask("2026-02-04", entries, Query.Kind.DAYS_SINCE, "high-dose-methotrexate"))
        .isEqualTo(number(3));
    bodySurface = new Value.Num(0.81);
    assertThat(ask("2026-02-04", entries, Query.Kind.DAYS_SINCE, "high-dose-methotrexate"))
        .isEqualTo(number(Double.POSITIVE_INFINITY));
    bodySurface = Value.unknown("weight_kg");
    assertThat(ask("2026-02-04", entries, Query.Kind.DAYS_SINCE, "high-dose-methotrexate"))
        .isEqualTo(Value.unknown("weight_kg"));
    assertThat(ask("2026-02-04", "", Query.Kind.DAYS_SINCE, "high-dose-methotrexate"))
        .isEqualTo(number(Double.POSITIVE_INFINITY));
  }

  @Test
  void aFactIsAsOldAsItsLastEntryThatWasNotTakenBack() {
    String entries =
        """
        - {on: 2026-02-01, measure: {weight_kg: 20}}
        - {on: 2026-02-09, measure: {weight_kg: unknown}}
        """;
    assertThat(ask("2026-02-08", entries, Query.Kind.DAYS_SINCE_RECORDED, "weight_kg"))
        .isEqualTo(number(7));
    assertThat(ask("2026-02-09", entries, Query.Kind.DAYS_SINCE_RECORDED, "weight_kg"))
        .isEqualTo(number(Double.POSITIVE_INFINITY));
    assertThat(ask("2026-02-09", entries, Query.Kind.DAYS_SINCE_RECORDED, "height_cm"))
        .isEqualTo(number(Double.POSITIVE_INFINITY));
  }

  @Test
  void anEventThatNoRuleKnowsIsKeptWithAWarning() {
    String entries = "- {on: 2026-02-01, event: {what: hiccup, grade: 2}}";
    ask("2026-02-01", entries, Query.Kind.TIMES, "fever");
    assertThat(diagnostics.all()).map(Diagnostic::code).containsExactly("UNKNOWN-EVENT");
  }

  @Test
  void aGradeIsAWholeNumberUpToFive() {
    String text =
        """
        child: {id: c, born: 2020-01-01}
        chart:
          - {on: 2026-02-01, event: {what: mucositis, grade: 7}}
        """;
    Optional<Chart> chart = new ChartReader(Bundled.library(), diagnostics).read("c.yaml", text);
    assertThat(chart).isEmpty();
    assertThat(diagnostics.all()).map(Diagnostic::code).contains("NOT-A-GRADE");
  }
}
