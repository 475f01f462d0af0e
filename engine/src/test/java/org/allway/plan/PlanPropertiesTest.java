package org.allway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SplittableRandom;
import org.allway.Bundled;
import org.allway.chart.Chart;
import org.allway.chart.ChartReader;
import org.allway.diagnostic.Diagnostics;
import org.allway.dose.Route;
import org.allway.library.DoseRule;
import org.allway.library.Drug;
import org.allway.library.Library;
import org.allway.library.Phase;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Standing;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Whatever is in a chart")
class PlanPropertiesTest {

  private static final int CHARTS = 400;
  private static final double NOISE = 1e-9;

  private final Library library = Bundled.library();
  private final Planner planner = new Planner(library);

  /** What must hold of every plan. */
  private interface Law {
    void check(Chart chart, Plan plan, LocalDate asOf);
  }

  private void forRandomCharts(long seed, Law law) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomCharts charts = new RandomCharts(library, random);
    int planned = 0;
    for (int i = 0; i < CHARTS; i++) {
      String text = charts.next();
      Diagnostics diagnostics = new Diagnostics();
      Optional<Chart> chart = new ChartReader(library, diagnostics).read("random.yaml", text);
      if (chart.isEmpty()) {
        assertThat(diagnostics.hasErrors()).as(text).isTrue();
        continue;
      }
      LocalDate asOf = chart.get().diagnosed().plusDays(random.nextInt(900));
      try {
        Plan plan = planner.plan(chart.get(), asOf);
        law.check(chart.get(), plan, asOf);
        planned += plan.roadmap().phases().isEmpty() ? 0 : 1;
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            "seed " + seed + ", chart " + i + ", as of " + asOf + ":\n" + text, e);
      }
    }
    assertThat(planned).as("plans with a roadmap among " + CHARTS).isGreaterThan(CHARTS / 10);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20261123, 77})
  @DisplayName("no dose is above its cap")
  void caps(long seed) {
    forRandomCharts(
        seed,
        (_, plan, _) ->
            doses(
                plan,
                (phase, dose) -> {
                  if (dose.dosage() instanceof Dosage.Calculated calculated) {
                    Drug.Use use = dose.element().drug().routes().get(dose.element().route());
                    double cap = use == null ? 0 : use.max();
                    double daily = dose.element().max() / calculated.basis().times();
                    assertThat(calculated.amount().value())
                        .isLessThanOrEqualTo(Math.min(cap, daily) + NOISE);
                    assertThat(calculated.amount().value()).isPositive();
                  }
                }));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {2, 20261124, 78})
  @DisplayName("no dose lies outside its phase")
  void inside(long seed) {
    forRandomCharts(
        seed,
        (_, plan, _) -> {
          doses(
              plan,
              (phase, dose) -> {
                assertThat(dose.date()).isAfterOrEqualTo(phase.start().date());
                if (phase.phase().elements().contains(dose.element())) {
                  assertThat(dose.day()).isBetween(1, phase.phase().days());
                  assertThat(dose.element().schedule().contains(dose.day())).isTrue();
                } else if (!throughout(plan, dose)) {
                  assertThat(phase.doses()).anyMatch(other -> standsIn(dose, other));
                }
              });
          LocalDate last = LocalDate.MIN;
          for (PlannedPhase phase : plan.roadmap().phases()) {
            assertThat(phase.start().date()).isAfter(last);
            last = phase.start().date();
          }
        });
  }

  /** Whether it goes on through all phases of a protocol, whatever they hold themselves. */
  private static boolean throughout(Plan plan, Dose dose) {
    return plan.way().stream()
        .flatMap(leg -> leg.protocol().throughout().stream())
        .anyMatch(daily -> daily.element().equals(dose.element()));
  }

  private static boolean standsIn(Dose dose, Dose other) {
    return !dose.date().isBefore(other.date())
        && other.instead().stream()
            .anyMatch(replacement -> replacement.elements().contains(dose.element()));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {3, 20261125, 79})
  @DisplayName("no drug goes by a route that its formulary entry does not allow")
  void routes(long seed) {
    forRandomCharts(
        seed,
        (_, plan, _) ->
            doses(
                plan,
                (phase, dose) -> {
                  Drug drug = dose.element().drug();
                  assertThat(drug.routes()).containsKey(dose.element().route());
                  assertThat(drug.never()).doesNotContain(dose.element().route());
                  if (dose.element().route() == Route.IT) {
                    assertThat(drug.drugClass()).isNotEqualTo("vinca-alkaloid");
                  }
                }));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 20261126, 80})
  @DisplayName("the same input gives the same plan")
  void same(long seed) {
    forRandomCharts(
        seed,
        (chart, plan, asOf) -> {
          Plan again = planner.plan(chart, asOf);
          boolean same =
              again.roadmap().equals(plan.roadmap())
                  && again.assessment().equals(plan.assessment())
                  && again.needs().equals(plan.needs())
                  && again.decisions().equals(plan.decisions())
                  && again.findings().equals(plan.findings());
          assertThat(same).as("both plans are the same").isTrue();
        });
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {5, 20261127, 81})
  @DisplayName("nothing to come lies in the past, and nothing past is called to come")
  void time(long seed) {
    forRandomCharts(
        seed,
        (_, plan, asOf) ->
            doses(
                plan,
                (phase, dose) -> {
                  if (dose.standing() instanceof Standing.Projected && phase.start().happened()) {
                    assertThat(dose.date()).isAfterOrEqualTo(asOf);
                  }
                  if (dose.standing() instanceof Standing.Due) {
                    assertThat(dose.date()).isBeforeOrEqualTo(asOf);
                  }
                  if (!phase.start().happened()) {
                    assertThat(phase.start().date()).isAfterOrEqualTo(asOf);
                  }
                }));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {6, 20261128, 82})
  @DisplayName("a dose that cannot be calculated is a question with what it needs, never a number")
  void questions(long seed) {
    forRandomCharts(
        seed,
        (_, plan, _) ->
            doses(
                plan,
                (phase, dose) -> {
                  if (dose.dosage() instanceof Dosage.Asked asked) {
                    boolean setByPeople = dose.element().dose() instanceof DoseRule.Individual;
                    assertThat(asked.needs().isEmpty()).isEqualTo(setByPeople);
                    assertThat(asked.question().en()).isNotBlank();
                    assertThat(asked.question().es()).isNotBlank();
                  }
                }));
  }

  /** A check of one dose. */
  private interface DoseLaw {
    void check(PlannedPhase phase, Dose dose);
  }

  private static void doses(Plan plan, DoseLaw law) {
    for (PlannedPhase phase : plan.roadmap().phases()) {
      Phase text = phase.phase();
      assertThat(text.days()).isPositive();
      phase.doses().forEach(dose -> law.check(phase, dose));
    }
  }
}
