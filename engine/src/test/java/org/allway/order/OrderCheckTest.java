package org.allway.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.allway.Bundled;
import org.allway.chart.Chart;
import org.allway.chart.ChartReader;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Diagnostics;
import org.allway.dose.Route;
import org.allway.library.Check;
import org.allway.library.Drug;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;
import org.allway.library.LibraryCompiler;
import org.allway.plan.Planner;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no order may pass, whatever a centre, a signature or a text says. */
class OrderCheckTest {

  private static final String GIRL =
      """
      child: {id: girl, born: 2021-03-04, sex: female}
      chart:
        - {on: 2026-01-10, measure: {height_cm: 104, weight_kg: 17.2}}
        - {on: 2026-01-10, facts: {lineage: B, wbc: 12.4, cns: CNS1, testicular: false, down_syndrome: false, steroid_hours_2wk: 0}}
        - {on: 2026-01-12, start: induction}
      """;

  private static Checked check(Library library, String orders) {
    Diagnostics diagnostics = new Diagnostics();
    Chart chart = new ChartReader(library, diagnostics).read("girl.yaml", GIRL).orElseThrow();
    Orders set =
        new OrderReader(library, diagnostics)
            .read("orders.yaml", orders)
            .orElseThrow(() -> new AssertionError(diagnostics.all()));
    return new OrderChecker(new Planner(library).of(chart, set.first(), LocalDate.MAX)).check(set);
  }

  private static Checked check(String orders) {
    return check(Bundled.library(), orders);
  }

  private static List<String> codes(Checked checked) {
    return checked.findings().stream().map(OrderFinding::code).toList();
  }

  /** The bundled knowledge with another text in place of a piece of it. */
  private static List<KnowledgeText> with(String piece, String replacement) {
    List<KnowledgeText> texts = new ArrayList<>();
    for (KnowledgeText text : Bundled.texts()) {
      texts.add(new KnowledgeText(text.file(), text.content().replace(piece, replacement)));
    }
    assertThat(texts).isNotEqualTo(Bundled.texts());
    return texts;
  }

  private static List<String> faults(List<KnowledgeText> texts) {
    return LibraryCompiler.compile(texts).diagnostics().stream().map(Diagnostic::code).toList();
  }

  static Stream<Drug> vincas() {
    return Bundled.library().formulary().values().stream()
        .filter(drug -> drug.is("vinca-alkaloid"));
  }

  @ParameterizedTest
  @MethodSource("vincas")
  void noVincaEverGoesIntoTheSpinalFluid(Drug drug) {
    Checked checked =
        check("{on: 2026-01-12, drug: %s, amount: 1.05 mg, route: IT}".formatted(drug.id()));
    assertThat(checked.stops()).isTrue();
    assertThat(codes(checked)).contains("IT-VINCA");
  }

  @Nested
  class AbsoluteStops {

    @Test
    void areNotOverriddenByTwoSignatures() {
      Checked checked =
          check(
              """
              on: 2026-01-12
              drug: vincristine
              amount: 1.05 mg
              route: IT
              override: {code: IT-VINCA, by: dr-a, second: dr-b, reason: "We want it."}
              """);
      assertThat(checked.stops()).isTrue();
    }

    @Test
    void areNotTurnedDownByACentre() {
      for (Check check : Bundled.library().checks().values()) {
        if (check.absolute()) {
          List<KnowledgeText> texts =
              with(
                  "body_size: mosteller",
                  "body_size: mosteller\nchecks: {%s: warn}".formatted(check.code()));
          assertThat(faults(texts)).as(check.code()).contains("ABSOLUTE-STOP");
        }
      }
    }

    @Test
    void areNotReplacedByAnotherTextOfTheSameName() {
      List<KnowledgeText> texts = new ArrayList<>(Bundled.texts());
      texts.add(
          new KnowledgeText(
              "mine.yaml",
              """
              checks:
                IT-VINCA:
                  level: info
                  when: "false"
                  text: {en: a, es: a}
                  action: {en: a, es: a}
                  unverified: all
              """));
      assertThat(faults(texts)).contains("DUPLICATE-CHECK");
    }

    @Test
    void holdEvenWhereTheirTextIsTakenOut() {
      Library library = compiled(with("is('vinca-alkaloid') && route == 'IT'", "false"));
      Checked checked =
          check(library, "{on: 2026-01-12, drug: vincristine, amount: 1.05 mg, route: IT}");
      assertThat(checked.stops()).isTrue();
      assertThat(codes(checked)).contains(OrderChecker.FORBIDDEN_ROUTE);
    }

    @Test
    void holdForEveryDrugByEveryRouteThatTheFormularyDoesNotAllow() {
      for (Drug drug : Bundled.library().formulary().values()) {
        for (Route route : Route.values()) {
          if (!drug.routes().containsKey(route)) {
            String order =
                "{on: 2026-01-12, drug: %s, amount: 1 %s, route: %s}"
                    .formatted(drug.id(), drug.unit().text, route);
            assertThat(check(order).stops()).as(order).isTrue();
          }
        }
      }
    }
  }

  private static Library compiled(List<KnowledgeText> texts) {
    return switch (LibraryCompiler.compile(texts)) {
      case LibraryCompiler.Result.Compiled(Library library, var _) -> library;
      case LibraryCompiler.Result.Refused(List<Diagnostic> faults) ->
          throw new AssertionError(faults);
    };
  }

  @Nested
  class OtherStops {

    @Test
    void areOverriddenByTwoPeopleWithAReason() {
      String order =
          """
          on: 2026-01-12
          drug: vincristine
          amount: 1.2 mg
          route: IV
          """;
      assertThat(check(order).stops()).isTrue();
      Checked signed =
          check(order + "override: {code: DOSE-HIGH, by: dr-a, second: ph-b, reason: trial}\n");
      assertThat(signed.stops()).isFalse();
      assertThat(codes(signed)).contains("DOSE-HIGH");
    }

    @Test
    void areNotOverriddenByOnePersonTwice() {
      Diagnostics diagnostics = new Diagnostics();
      new OrderReader(Bundled.library(), diagnostics)
          .read(
              "order.yaml",
              """
              on: 2026-01-12
              drug: vincristine
              amount: 1.2 mg
              route: IV
              override: {code: DOSE-HIGH, by: dr-a, second: Dr-A, reason: trial}
              """);
      assertThat(diagnostics.all()).map(Diagnostic::code).containsExactly("ONE-SIGNATURE");
    }

    @Test
    void canBeTurnedOffByACentre() {
      Library library =
          compiled(with("body_size: mosteller", "body_size: mosteller\nchecks: {DOSE-HIGH: off}"));
      Checked checked =
          check(library, "{on: 2026-01-12, drug: vincristine, amount: 1.2 mg, route: IV}");
      assertThat(checked.stops()).isFalse();
    }
  }

  @Test
  void aCorrectOrderPasses() {
    Checked checked =
        check(
            """
            for: girl
            orders:
              - {on: 2026-01-12, drug: vincristine, amount: 1.05 mg, route: IV, bsa: 0.7, product: minibag}
              - {on: 2026-01-12, drug: cytarabine, amount: 70 mg, route: IT, product: preservative-free}
            """);
    assertThat(codes(checked)).containsExactly("IT-IV-SAME-DAY");
    assertThat(checked.stops()).isFalse();
  }

  @Test
  void anOrderForAnotherChildIsStopped() {
    Checked checked =
        check(
            """
            for: boy
            order: {on: 2026-01-12, drug: vincristine, amount: 1.05 mg, route: IV}
            """);
    assertThat(codes(checked)).contains("IDENTITY");
  }

  @Test
  void valuesStandInTheText() {
    Checked checked = check("{on: 2026-01-12, drug: vincristine, amount: 1.2 mg, route: IV}");
    OrderFinding finding = Objects.requireNonNull(checked.findings().getFirst());
    assertThat(finding.text().en())
        .isEqualTo("1.2 mg of vincristine is 1.13 times the planned 1.05 mg.");
  }
}
