package org.allway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.allway.Bundled;
import org.allway.Tiny;
import org.allway.assess.Selection;
import org.allway.chart.Chart;
import org.allway.chart.ChartReader;
import org.allway.diagnostic.Diagnostics;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PhaseStart;
import org.allway.roadmap.PlannedPhase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The plan")
class PlannerTest {

  private static PlannedPhase phase(Plan plan, String id) {
    return plan.roadmap().phases().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> amounts(Plan plan, String phase, String drug, String route) {
    return phase(plan, phase).doses().stream()
        .filter(dose ->
            dose.element().drug().id().equals(drug) && dose.element().route().name().equals(route))
        .map(PlannerTest::amount)
        .toList();
  }

  private static String amount(Dose dose) {
    return dose.dosage() instanceof Dosage.Calculated calculated
        ? calculated.amount().toString()
        : "asked";
  }

  @Test
  @DisplayName("chains the phases by their lengths up to the anniversary")
  void chain() {
    Plan plan = Tiny.plan(Tiny.GIRL, "2026-01-12");
    assertThat(phase(plan, "interim-maintenance-1").start())
        .isEqualTo(
            new PhaseStart(
                java.time.LocalDate.parse("2026-02-16"),
                PhaseStart.Kind.EARLIEST,
                java.time.LocalDate.parse("2026-02-16")));
    assertThat(phase(plan, "maintenance-1").start().date()).hasToString("2026-04-13");
    assertThat(plan.roadmap().ends()).hasToString("2028-02-16");
    assertThat(plan.roadmap().phases().getLast().end()).hasToString("2028-02-15");
    assertThat(plan.roadmap().phases().getLast().doses())
        .allSatisfy(dose -> assertThat(dose.date()).isBefore(plan.roadmap().ends()));
  }

  @Test
  @DisplayName("goes on provisionally and says what would settle it")
  void provisional() {
    Plan plan = Tiny.plan(Tiny.GIRL, "2026-01-12");
    assertThat(plan.assessment().group()).isEqualTo("low");
    assertThat(plan.assessment().provisional()).isTrue();
    assertThat(plan.assessment().possible()).containsExactly("high", "low");
    assertThat(plan.needs())
        .singleElement()
        .satisfies(need -> {
          assertThat(need.fact()).isEqualTo("mrd_eoi");
          assertThat(need.by()).hasToString("2026-02-09");
        });
  }

  @Test
  @DisplayName("is settled where the missing fact could change nothing")
  void settled() {
    Plan plan = Tiny.plan(Tiny.GIRL.replace("wbc: 12", "wbc: 50"), "2026-01-12");
    assertThat(plan.assessment().group()).isEqualTo("high");
    assertThat(plan.assessment().provisional()).isFalse();
    assertThat(plan.needs()).isEmpty();
  }

  @Test
  @DisplayName("does not guess a fact that nothing allows to expect")
  void undetermined() {
    Plan plan = Tiny.plan(Tiny.GIRL.replace(", wbc: 12", ""), "2026-01-12");
    assertThat(plan.assessment().undetermined()).isTrue();
    assertThat(plan.roadmap().phases()).extracting(PlannedPhase::id).containsExactly("induction");
    assertThat(plan.needs()).extracting(Need::fact).contains("wbc");
  }

  @Test
  @DisplayName("asks for the lineage rather than choose a protocol without it")
  void noLineage() {
    Plan plan = Tiny.plan(Tiny.GIRL.replace("lineage: B, ", ""), "2026-01-12");
    assertThat(plan.selection()).isInstanceOf(Selection.Undetermined.class);
    assertThat(plan.needs()).extracting(Need::fact).containsExactly("lineage");
  }

  @Test
  @DisplayName("waits for counts that are too low, and starts when they have recovered")
  void counts() {
    String low = Tiny.GIRL + "  - {on: 2026-02-16, lab: {anc: 0.74}}\n";
    Plan waiting = Tiny.plan(low, "2026-02-18");
    assertThat(phase(waiting, "interim-maintenance-1").start().kind())
        .isEqualTo(PhaseStart.Kind.WAITING);
    assertThat(phase(waiting, "interim-maintenance-1").start().date()).hasToString("2026-02-18");
    String recovered = low + "  - {on: 2026-02-20, lab: {anc: 0.75}}\n";
    Plan ready = Tiny.plan(recovered, "2026-02-20");
    assertThat(phase(ready, "interim-maintenance-1").start().kind())
        .isEqualTo(PhaseStart.Kind.READY);
    assertThat(phase(ready, "interim-maintenance-1").start().date()).hasToString("2026-02-20");
  }

  @Test
  @DisplayName("does not take an old count for a new one")
  void staleCounts() {
    Plan plan = Tiny.plan(Tiny.GIRL + "  - {on: 2026-02-01, lab: {anc: 3}}\n", "2026-02-16");
    assertThat(phase(plan, "interim-maintenance-1").start().kind())
        .isEqualTo(PhaseStart.Kind.EARLIEST);
  }

  @Test
  @DisplayName("follows a recorded start with everything behind it")
  void recordedStart() {
    Plan plan =
        Tiny.plan(Tiny.GIRL + "  - {on: 2026-02-23, start: interim-maintenance-1}\n", "2026-02-23");
    assertThat(phase(plan, "maintenance-1").start().date()).hasToString("2026-04-20");
    assertThat(plan.roadmap().ends()).hasToString("2028-02-23");
  }

  @Test
  @DisplayName("changes the intrathecal dose on the birthday, inside a phase")
  void birthday() {
    Plan plan = Tiny.plan(Tiny.GIRL.replace("2021-01-01", "2023-02-01"), "2026-01-12");
    assertThat(amounts(plan, "induction", "methotrexate", "IT")).containsExactly("10 mg", "12 mg");
  }

  @Test
  @DisplayName("raises the dose from what was really given")
  void ladder() {
    String started = Tiny.GIRL + "  - {on: 2026-02-16, start: interim-maintenance-1}\n";
    assertThat(
            amounts(
                Tiny.plan(started, "2026-02-16"), "interim-maintenance-1", "methotrexate", "IV"))
        .containsExactly("70.49 mg", "105.74 mg", "140.98 mg", "176.23 mg", "211.47 mg");
    String notRaised =
        started
            + "  - {on: 2026-02-16, gave: {drug: methotrexate, amount: 70 mg, route: IV}}\n"
            + "  - {on: 2026-02-26, gave: {drug: methotrexate, amount: 70 mg, route: IV}}\n";
    assertThat(
            amounts(
                Tiny.plan(notRaised, "2026-02-26"), "interim-maintenance-1", "methotrexate", "IV"))
        .containsExactly("70.49 mg", "105.74 mg", "105.74 mg", "140.98 mg", "176.23 mg");
  }

  @Test
  @DisplayName("gives no oral dose on the day of an intrathecal one")
  void notWith() {
    Plan plan = Tiny.plan(Tiny.GIRL, "2026-01-12");
    assertThat(phase(plan, "maintenance-1").doses())
        .filteredOn(dose ->
            dose.element().drug().id().equals("methotrexate")
                && dose.element().route().name().equals("PO"))
        .extracting(Dose::day)
        .containsExactly(8, 15, 22, 29, 36, 43, 50, 57, 64, 71, 78);
  }

  @Test
  @DisplayName("asks for weight and height instead of giving a number without them")
  void noSize() {
    Plan plan =
        Tiny.plan(
            Tiny.GIRL.replace("{height_cm: 104, weight_kg: 17.2}", "{height_cm: 104}"),
            "2026-01-12");
    assertThat(amounts(plan, "induction", "vincristine", "IV")).containsOnly("asked");
    assertThat(amounts(plan, "induction", "methotrexate", "IT")).containsOnly("12 mg");
    assertThat(plan.needs()).extracting(Need::fact).contains("weight_kg");
  }

  @Test
  @DisplayName("caps a dose, and says so")
  void cap() {
    Plan plan =
        Tiny.plan(
            Tiny.GIRL.replace(
                "{height_cm: 104, weight_kg: 17.2}", "{height_cm: 175, weight_kg: 95}"),
            "2026-01-12");
    assertThat(amounts(plan, "induction", "vincristine", "IV")).containsOnly("2 mg");
    Dose first = phase(plan, "induction").doses().getFirst();
    assertThat(first.dosage())
        .isInstanceOfSatisfying(
            Dosage.Calculated.class,
            dosage ->
                assertThat(dosage.basis().text())
                    .isEqualTo("1.5 mg/m2 x 2.15 m2 = 3.22 mg, capped at 2 mg"));
  }

  @Test
  @DisplayName("shows a decision with the option it goes on with, and follows the chart's choice")
  void decision() {
    Plan open = Tiny.plan(Tiny.GIRL, "2026-01-12");
    assertThat(open.decisions())
        .singleElement()
        .satisfies(decision -> {
          assertThat(decision.settledBy()).isEqualTo(Decision.Settled.OPEN);
          assertThat(decision.chosen()).isEqualTo("seldom");
        });
    assertThat(amounts(open, "maintenance-1", "vincristine", "IV")).isEmpty();
    Plan decided =
        Tiny.plan(Tiny.GIRL + "  - {on: 2026-01-12, choose: {pulses: often}}\n", "2026-01-12");
    assertThat(amounts(decided, "maintenance-1", "vincristine", "IV")).hasSize(2);
  }

  @Test
  @DisplayName("stands as it stood, by what was known on a day")
  void bitemporal() {
    String late = Tiny.GIRL + "  - {on: 2026-02-09, recorded: 2026-02-20, facts: {mrd_eoi: 0.5}}\n";
    Plan now = Tiny.plan(late, "2026-02-20");
    assertThat(now.assessment().group()).isEqualTo("high");
    Plan before = Tiny.plan(late, "2026-02-20", "2026-02-19");
    assertThat(before.assessment().group()).isEqualTo("low");
    assertThat(before.assessment().provisional()).isTrue();
  }

  @Test
  @DisplayName("forgets an entry that was withdrawn, from the day on which it was withdrawn")
  void withdrawn() {
    String chart =
        Tiny.GIRL
            + "  - {id: e1, on: 2026-02-09, facts: {mrd_eoi: 0.5}}\n"
            + "  - {on: 2026-02-12, withdraw: {entry: e1, reason: another child's sample}}\n";
    assertThat(Tiny.plan(chart, "2026-02-12").assessment().group()).isEqualTo("low");
    assertThat(Tiny.plan(chart, "2026-02-12", "2026-02-11").assessment().group()).isEqualTo("high");
  }

  @Test
  @DisplayName("holds and omits what the chart holds and omits")
  void held() {
    String chart =
        Tiny.GIRL
            + "  - {on: 2026-01-19, hold: {drug: vincristine, reason: ileus, until: 2026-01-30}}\n";
    Plan plan = Tiny.plan(chart, "2026-02-01");
    assertThat(phase(plan, "induction").doses())
        .filteredOn(dose -> dose.element().drug().id().equals("vincristine"))
        .extracting(dose -> dose.day() + " " + dose.standing().word())
        .containsExactly("1 due", "8 held", "15 held", "22 projected");
  }

  @Test
  @DisplayName("reports a giving that belongs to no dose")
  void unplanned() {
    Plan plan =
        Tiny.plan(
            Tiny.GIRL
                + "  - {on: 2026-01-16, gave: {drug: methotrexate, amount: 10 mg, route: PO}}\n",
            "2026-01-16");
    assertThat(plan.findings()).extracting(Finding::code).contains("GIVEN-NOT-PLANNED");
  }

  @Test
  @DisplayName(
      "closes a gate again when the newest counts are too low, and does not live on old ones")
  void gateClosesAgain() {
    String low =
        Tiny.GIRL + "  - {on: 2026-02-16, lab: {anc: 2}}\n  - {on: 2026-02-20, lab: {anc: 0.1}}\n";
    assertThat(phase(Tiny.plan(low, "2026-02-20"), "interim-maintenance-1").start().kind())
        .isEqualTo(PhaseStart.Kind.WAITING);
    String old = Tiny.GIRL + "  - {on: 2026-02-16, lab: {anc: 2}}\n";
    assertThat(phase(Tiny.plan(old, "2026-02-23"), "interim-maintenance-1").start().kind())
        .isEqualTo(PhaseStart.Kind.READY);
    assertThat(phase(Tiny.plan(old, "2026-02-24"), "interim-maintenance-1").start().kind())
        .isEqualTo(PhaseStart.Kind.EARLIEST);
  }

  @Test
  @DisplayName("takes the first size measured after day 1 if there was none before")
  void measuredLater() {
    String later = Tiny.GIRL.replace("on: 2026-01-10, measure", "on: 2026-01-13, measure");
    assertThat(amounts(Tiny.plan(later, "2026-01-14"), "induction", "vincristine", "IV"))
        .containsOnly("1.05 mg");
  }

  @Test
  @DisplayName("does not date the diagnosis by an entry that was withdrawn")
  void wrongLineage() {
    String chart =
        Tiny.GIRL
            + "  - {id: wrong, on: 2021-05-10, recorded: 2026-01-10, facts: {lineage: B}}\n"
            + "  - {on: 2026-01-11, withdraw: {entry: wrong, reason: wrong year}}\n";
    assertThat(Tiny.plan(chart, "2026-01-12").assessment().undetermined()).isFalse();
    assertThat(phase(Tiny.plan(chart, "2026-01-12"), "induction").start().date())
        .hasToString("2026-01-12");
  }

  @Test
  @DisplayName("does not climb over a due dose that nobody recorded, where others are recorded")
  void ladderWaits() {
    String chart =
        Tiny.GIRL
            + "  - {on: 2026-02-16, start: interim-maintenance-1}\n"
            + "  - {on: 2026-02-16, gave: {drug: methotrexate, amount: 70 mg, route: IV}}\n";
    assertThat(
            amounts(Tiny.plan(chart, "2026-03-10"), "interim-maintenance-1", "methotrexate", "IV"))
        .containsExactly("70.49 mg", "105.74 mg", "105.74 mg", "105.74 mg", "140.98 mg");
  }

  @Test
  @DisplayName("does not call therapy over while the sex, which decides its length, is not known")
  void noSex() {
    Plan plan = Tiny.plan(Tiny.GIRL.replace(", sex: female", ""), "2028-06-01");
    assertThat(plan.state()).isNotEqualTo("off-therapy");
    assertThat(plan.roadmap().endCertain()).isFalse();
    assertThat(plan.needs()).extracting(Need::fact).contains("sex");
  }

  @Test
  @DisplayName("stops at a recorded giving by a route that harms")
  void forbiddenRoute() {
    Plan plan =
        Tiny.plan(
            Tiny.GIRL
                + "  - {on: 2026-01-12, gave: {drug: vincristine, amount: 1 mg, route: IT}}\n",
            "2026-01-12");
    assertThat(plan.findings())
        .anySatisfy(finding -> {
          assertThat(finding.code()).isEqualTo("FORBIDDEN-ROUTE");
          assertThat(finding.level()).isEqualTo(Finding.Level.STOP);
        });
  }

  @Test
  @DisplayName("says so when a recorded event or start does not show in it")
  void notUsed() {
    Plan plan =
        Tiny.plan(
            Tiny.GIRL
                + "  - {on: 2026-01-13, event: {what: allergy, to: vincristine}}\n"
                + "  - {on: 2026-01-20, start: induction day 9}\n",
            "2026-01-20");
    assertThat(plan.findings())
        .extracting(Finding::code)
        .contains("EVENT-NOT-USED", "START-NOT-PLANNED");
  }

  @Test
  @DisplayName("says nothing of an event that is over")
  void overAgain() {
    Plan plan =
        Tiny.plan(
            Tiny.GIRL
                + "  - {on: 2026-01-13, event: {what: allergy, to: vincristine}}\n"
                + "  - {on: 2026-01-15, event: {what: allergy, resolved: true}}\n",
            "2026-01-20");
    assertThat(plan.findings()).extracting(Finding::code).doesNotContain("EVENT-NOT-USED");
  }

  private static Plan bundled(String chart, String asOf) {
    Chart read =
        new ChartReader(Bundled.library(), new Diagnostics())
            .read("chart.yaml", chart)
            .orElseThrow();
    return new Planner(Bundled.library()).plan(read, LocalDate.parse(asOf));
  }

  @Test
  @DisplayName("does not hold against a decision what it has brought since")
  void decidedThen() {
    String chart =
        """
        child: {id: ana, born: 2019-05-09, sex: female}
        family: cog-2019
        chart:
          - {on: 2024-09-02, measure: {height_cm: 112, weight_kg: 19}}
          - {on: 2024-09-02, facts: {lineage: B, wbc: 34, cns: CNS1, testicular: false, down_syndrome: false, steroid_hours_2wk: 0}}
          - {on: 2024-09-04, start: induction}
          - {on: 2026-09-07, relapse: {sites: [marrow]}}
          - {on: 2026-09-09, choose: {relapse-treatment: aall1331}}
          - {on: 2026-09-10, start: reinduction}
          - {on: 2026-10-14, facts: {marrow_reinduction: M1, mrd_reinduction: 0.3}}
          - {on: 2026-10-16, choose: {relapse-consolidation: blinatumomab}}
          - {on: 2026-10-22, start: blinatumomab-1}
          - {on: 2026-10-22, gave: {drug: blinatumomab, amount: 13 ug, route: IV}}
        """;
    assertThat(bundled(chart, "2026-11-05").findings())
        .extracting(Finding::code)
        .doesNotContain("EXCLUDED-OPTION");
    String before = "  - {on: 2026-09-01, gave: {drug: blinatumomab, amount: 13 ug, route: IV}}\n";
    assertThat(bundled(chart + before, "2026-11-05").findings())
        .extracting(Finding::code)
        .contains("EXCLUDED-OPTION");
  }

  @Test
  @DisplayName("asks no more how much of what was given")
  void givenIsNotAsked() {
    String chart =
        """
        child: {id: nora, born: 2020-01-17, sex: female}
        family: cog-2019
        chart:
          - {on: 2026-01-12, measure: {height_cm: 115, weight_kg: 20}}
          - {on: 2026-01-12, facts: {lineage: B, wbc: 19, cns: CNS1, testicular: false, down_syndrome: false, steroid_hours_2wk: 0}}
          - {on: 2026-01-12, facts: {tcf3_hlf: true, donor: matched-sibling}}
          - {on: 2026-01-14, start: induction}
          - {on: 2026-02-11, facts: {marrow_eoi: M1, mrd_eoi: 0}}
          - {on: 2026-02-12, choose: {transplant-in-first-remission: transplant}}
          - {on: 2026-02-18, start: conditioning}
          - {on: 2026-02-25, start: transplant}
        """;
    String given =
        "  - {on: 2026-02-25, gave: {drug: stem-cells, amount: 106000000 cells, route: IV}}\n";
    assertThat(bundled(chart, "2026-02-26").findings())
        .extracting(finding -> finding.text().en())
        .anyMatch(text -> text.contains("cells"));
    assertThat(bundled(chart + given, "2026-02-26").findings())
        .extracting(finding -> finding.text().en())
        .noneMatch(text -> text.contains("cells"));
  }

  @Test
  @DisplayName("asks today for what an open decision needs, not on a day that is past")
  void decisionsNeedNow() {
    String chart =
        """
        child: {id: hugo, born: 2017-01-19, sex: male}
        family: cog-2019
        chart:
          - {on: 2026-09-14, measure: {height_cm: 133, weight_kg: 30}}
          - {on: 2026-09-14, facts: {lineage: B, wbc: 180, cns: CNS1, testicular: false, down_syndrome: false, steroid_hours_2wk: 0}}
          - {on: 2026-09-16, start: induction}
          - {on: 2026-10-14, facts: {marrow_eoi: M3, mrd_eoi: 38}}
        """;
    Plan plan = bundled(chart, "2026-10-16");
    assertThat(plan.needs())
        .filteredOn(need -> need.fact().equals("kmt2a_r"))
        .singleElement()
        .satisfies(need -> assertThat(need.by()).hasToString("2026-10-16"));
  }

  @Test
  @DisplayName("follows the last word on a start, whichever way it was corrected")
  void correctedStart() {
    String chart = Tiny.GIRL + "  - {on: 2026-01-11, recorded: 2026-01-20, start: induction}\n";
    assertThat(phase(Tiny.plan(chart, "2026-01-21"), "induction").start().date())
        .hasToString("2026-01-11");
  }
}
