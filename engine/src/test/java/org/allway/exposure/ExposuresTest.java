package org.allway.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.allway.Bundled;
import org.allway.chart.Chart;
import org.allway.chart.ChartReader;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Diagnostics;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;
import org.allway.library.LibraryCompiler;
import org.allway.plan.Plan;
import org.allway.plan.Planner;
import org.allway.plan.Watch;
import org.allway.rule.Value;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What adds up over a life")
class ExposuresTest {

  private static final String OURS =
      """
      exposures:
        platinum:
          title: {en: Platinum, es: Platino}
          unit: mg/kg
          sets:
            first: {title: {en: first, es: primera}, factors: {cisplatin: 2}, unverified: all}
            second: {title: {en: second, es: segunda}, factors: {vincristine: 1}, unverified: all}
      late_effects:
        hearing:
          after: {en: Platinum, es: Platino}
          when: exposure('platinum') >= 4 && exposure('platinum', 'cisplatin') <= 2
          look_for: {en: Hearing., es: Audición.}
          how_often: {en: Once., es: Una vez.}
          unverified: all
      """;

  private static LibraryCompiler.Result with(String ours) {
    List<KnowledgeText> texts = new ArrayList<>(Bundled.texts());
    texts.add(new KnowledgeText("ours.yaml", ours));
    return LibraryCompiler.compile(texts);
  }

  private static Library library(String ours) {
    return switch (with(ours)) {
      case LibraryCompiler.Result.Compiled(Library library, var _) -> library;
      case LibraryCompiler.Result.Refused(List<Diagnostic> diagnostics) ->
          throw new AssertionError(diagnostics.toString());
    };
  }

  private static List<String> faults(String ours) {
    return with(ours).diagnostics().stream().map(Diagnostic::toString).toList();
  }

  private static Plan plan(Library library, String entries) {
    String text =
        """
        child: {id: c, born: 2019-06-01, sex: male}
        family: cog-2019
        chart:
          - {on: 2026-01-01, measure: {height_cm: 120, weight_kg: 30}}
          - {on: 2026-01-01, facts: {lineage: mature-B}}
        """
            + entries.indent(2);
    Chart chart = new ChartReader(library, new Diagnostics()).read("c.yaml", text).orElseThrow();
    return new Planner(library).plan(chart, LocalDate.parse("2026-02-01"));
  }

  private static Account account(Plan plan, String id) {
    return plan.exposures().stream()
        .filter(one -> one.exposure().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("can be anything that the texts name, and so can what follows from it")
  void asText() {
    Library library = library(OURS);
    Plan plan =
        plan(library, "- {on: 2026-01-10, gave: {drug: cisplatin, amount: 60 mg, route: IV}}");
    assertThat(account(plan, "platinum").sum("", Share.SO_FAR)).isEqualTo(new Value.Num(4));
    assertThat(account(plan, "platinum").sum("cisplatin", Share.SO_FAR))
        .isEqualTo(new Value.Num(2));
    assertThat(account(plan, "platinum").uncounted("second")).containsExactly("cisplatin");
    assertThat(plan.lateEffects()).extracting(one -> one.effect().id()).contains("hearing");
    assertThat(plan.lateEffects()).extracting(Watch::by).contains(Watch.By.GIVEN);
  }

  @Test
  @DisplayName("is asked for by names that exist")
  void names() {
    assertThat(faults(OURS.replace("exposure('platinum')", "exposure('platin')")))
        .anyMatch(one -> one.contains("There is no exposure 'platin'"));
    assertThat(faults(OURS.replace("'platinum', 'cisplatin'", "'platinum', 'isotoxic'")))
        .anyMatch(one -> one.contains("There is no set of factors") && one.contains("'isotoxic'"));
    assertThat(faults(OURS.replace("factors: {cisplatin: 2}", "factors: {cysplatin: 2}")))
        .anyMatch(one -> one.contains("UNKNOWN-DRUG"));
    assertThat(faults(OURS.replace("factors: {cisplatin: 2}", "factors: {cisplatin: 0}")))
        .anyMatch(one -> one.contains("A factor is more than zero"));
    assertThat(faults(OURS.replace("factors: {cisplatin: 2}", "factors: {pegaspargase: 2}")))
        .anyMatch(one -> one.contains("'pegaspargase' is counted in IU, not in mg."));
    assertThat(faults(OURS.replace("unit: mg/kg", "unit: Gy")))
        .anyMatch(one -> one.contains("UNKNOWN-SITE"));
  }

  @Test
  @DisplayName("is not told where people set the dose and have not given it yet")
  void asked() {
    Plan plan =
        plan(
            Bundled.library(),
            """
            - {on: 2026-01-01, facts: {lineage: B, bcr_abl1: false, mrd_eoi: 0, donor: matched-sibling}}
            - {on: 2026-01-20, facts: {tcf3_hlf: true, marrow_eoi: M1}}
            - {on: 2026-01-25, choose: {transplant-in-first-remission: transplant}}
            - {on: 2026-01-28, start: conditioning}
            """);
    assertThat(account(plan, "epipodophyllotoxin").sum("", Share.SO_FAR))
        .isEqualTo(new Value.Num(0));
    assertThat(account(plan, "epipodophyllotoxin").sum("", Share.AT_THE_END))
        .isEqualTo(new Value.AtLeast(0, Set.of("etoposide")));
  }

  @Test
  @DisplayName("is told where a drug throughout is no line of the phase that it accompanies")
  void throughout() {
    Plan plan =
        plan(
            Bundled.library(),
            """
            - {on: 2026-01-01, facts: {lineage: B, bcr_abl1: true, down_syndrome: false, marrow_eoi: M3}}
            - {on: 2026-01-10, choose: {kinase-inhibitor: dasatinib, refractory-treatment: inotuzumab}}
            """);
    assertThat(plan.roadmap().phases()).isNotEmpty();
    assertThat(plan.lateEffects())
        .extracting(one -> one.effect().id())
        .contains("kinase-inhibitors");
  }

  @Test
  @DisplayName("is known in part where nobody had measured the child")
  void inPart() {
    Plan plan =
        plan(
            Bundled.library(),
            """
            - {on: 2026-01-10, gave: {drug: doxorubicin, amount: 25 mg, route: IV}}
            - {on: 2025-12-31, gave: {drug: daunorubicin, amount: 25 mg, route: IV}}
            """);
    assertThat(account(plan, "anthracycline").sum("isotoxic", Share.SO_FAR))
        .isEqualTo(new Value.AtLeast(25, Set.of("height_cm", "weight_kg")));
  }
}
