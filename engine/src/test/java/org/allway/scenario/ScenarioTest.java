package org.allway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.allway.Tiny;
import org.allway.diagnostic.Diagnostics;
import org.allway.library.KnowledgeFile;
import org.allway.library.KnowledgeText;
import org.allway.library.ScenarioTexts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Scenarios")
class ScenarioTest {

  private static final String CHILDREN =
      """
      children:
        girl:
          child: {id: girl, born: 2021-01-01, sex: female}
          chart:
            - {on: 2026-01-10, measure: {height_cm: 104, weight_kg: 17.2}}
            - {on: 2026-01-10, facts: {lineage: B, wbc: 12}}
            - {on: 2026-01-12, start: induction}
      """;

  private static ScenarioRunner runner() {
    return new ScenarioRunner(Tiny.library());
  }

  private static List<ScenarioResult> run(ScenarioRunner runner, String scenarios) {
    Diagnostics diagnostics = new Diagnostics();
    ScenarioTexts texts =
        ScenarioTexts.of(
            KnowledgeFile.of(List.of(new KnowledgeText("s.yaml", CHILDREN + scenarios))),
            diagnostics);
    assertThat(diagnostics.all()).isEmpty();
    return runner.run(texts);
  }

  @Test
  @DisplayName("pass where the plan is as expected")
  void pass() {
    assertThat(
            run(
                runner(),
                """
                scenarios:
                  - name: a white cell count of 50 is high risk
                    child: girl
                    and: [{on: 2026-01-10, facts: {wbc: 50}}]
                    as_of: 2026-01-12
                    expect:
                      group: high
                      provisional: false
                      doses: [{phase: induction, drug: vincristine, days: [1, 8, 15, 22], amount: 1.05 mg}]
                      no_doses: [{drug: mercaptopurine, phase: induction}]
                  - name: without a lineage no protocol can be chosen
                    child: girl
                    without: [lineage]
                    as_of: 2026-01-12
                    expect: {protocol: none, needs: [lineage]}
                """))
        .allSatisfy(result -> assertThat(result.failures()).isEmpty());
  }

  @Test
  @DisplayName("fail with the place, what was expected and what was found")
  void fail() {
    List<ScenarioResult> results =
        run(
            runner(),
            """
            scenarios:
              - name: wrong on purpose
                child: girl
                as_of: 2026-01-12
                expect:
                  group: high
                  doses: [{drug: vincristine, phase: induction, days: [1, 8], amount: 1 mg}]
                  expected_typo: 1
            """);
    assertThat(results.getFirst().failures())
        .anySatisfy(
            failure -> assertThat(failure).contains("s.yaml:13", "expected high, found low"))
        .anySatisfy(
            failure -> assertThat(failure).contains("expected days [1, 8], found [1, 8, 15, 22]"))
        .anySatisfy(failure -> assertThat(failure).contains("expected 1 mg, found 1.05 mg"))
        .anySatisfy(failure -> assertThat(failure).contains("UNKNOWN-KEY"));
  }

  @Test
  @DisplayName("stand for several: one for each day and each case, which add to them or replace")
  void cases() {
    List<ScenarioResult> results =
        run(
            runner(),
            """
            scenarios:
              - name: white cells
                child: girl
                as_of: [2026-01-12, 2026-01-13]
                expect: {provisional: false}
                cases:
                  - {and: [{facts: {wbc: 49.9}}], expect: {group: low, provisional: true}}
                  - {and: [{facts: {wbc: 50}}], expect: {group: high}}
                  - {name: a boy, sex: male, as_of: 2026-01-12, expect: {group: high, provisional: true}}
            """);
    assertThat(results)
        .extracting(ScenarioResult::name)
        .containsExactly(
            "white cells (case 1) (2026-01-12)",
            "white cells (case 1) (2026-01-13)",
            "white cells (case 2) (2026-01-12)",
            "white cells (case 2) (2026-01-13)",
            "a boy");
    assertThat(results.subList(0, 4)).allSatisfy(one -> assertThat(one.failures()).isEmpty());
    assertThat(results.getLast().failures())
        .anySatisfy(failure -> assertThat(failure).contains("expected high, found low"));
  }

  @Test
  @DisplayName("of which a case is no map or has a strange key are refused")
  void strangeCases() {
    List<ScenarioResult> results =
        run(
            runner(),
            """
            scenarios:
              - {name: a, child: girl, as_of: 2026-01-12, expect: {group: low}, cases: [high, {whom: girl}]}
            """);
    assertThat(results).hasSize(2);
    assertThat(results)
        .allSatisfy(
            one -> assertThat(one.failures()).anyMatch(text -> text.contains("UNKNOWN-KEY")));
  }

  @Test
  @DisplayName("can name all doses, tests and radiotherapy of a phase, and miss none")
  void wholePhases() {
    List<ScenarioResult> results =
        run(
            runner(),
            """
            scenarios:
              - name: too few
                child: girl
                as_of: 2026-01-12
                expect:
                  all_doses: {induction: {}}
                  assess: {induction: {}}
                  radiotherapy: {induction: [{site: cranial, dose: 18 Gy, fractions: 10, day: 1}]}
                  decided_at: nowhere at all
                  because: no such words
            """);
    assertThat(results.getFirst().failures())
        .anySatisfy(one -> assertThat(one).contains("all doses of induction", "vincristine IV"))
        .anySatisfy(one -> assertThat(one).contains("expected [cranial 18 Gy in 10 from day 1]"))
        .anySatisfy(one -> assertThat(one).contains("decided at: expected nowhere at all"))
        .anySatisfy(one -> assertThat(one).contains("no reason says 'no such words'"));
  }

  @Test
  @DisplayName("tell which lines they never reach")
  void coverage() {
    List<ScenarioResult> results =
        run(
            runner(),
            """
            scenarios:
              - {name: a girl, child: girl, as_of: 2026-01-12, expect: {group: low}}
            """);
    assertThat(Coverage.unreached(Tiny.library(), results))
        .extracting(Coverage.Unreached::text)
        .contains("sex == 'male'", "mrd_eoi >= 0.01", "often of pulses")
        .doesNotContain("phase first", "vincristine IV in first");
  }

  @Test
  @DisplayName("are tried against changes of one number or operator at a time")
  void mutations() {
    List<KnowledgeFile> files = KnowledgeFile.of(Tiny.with("version: 1.0.0", "version: 1.0.0"));
    List<Mutation> mutations = Mutation.of(files, Tiny.library());
    assertThat(mutations)
        .extracting(one -> one.kind() + " " + one.was() + " -> " + one.now())
        .contains(
            "comparison >= -> >",
            "and-or || -> &&",
            "number-up 1.5 -> 1.6",
            "number-down 1.5 -> 1.4",
            "bound-up 0.01 -> 0.02",
            "day-removed 22 -> ",
            "number-up 84 -> 85",
            "unit /m2 -> /kg");
    for (Mutation mutation : mutations) {
      assertThat(mutation.changed().content())
          .as(mutation.toString())
          .isNotEqualTo(mutation.file().content());
    }
  }
}
