package org.allway.titration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.allway.Bundled;
import org.allway.chart.Chart;
import org.allway.chart.ChartReader;
import org.allway.diagnostic.Diagnostics;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;
import org.allway.library.LibraryCompiler;
import org.allway.library.Titration;
import org.allway.plan.Planner;
import org.allway.rule.Frame;
import org.allway.rule.Type;
import org.allway.rule.Value;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A titration, driven count by count without a chart")
class TitratorTest {

  private static final LocalDate DAY_1 = LocalDate.of(2026, 1, 1);

  /** Steps of one set, with counts by the names of the vocabulary. */
  private static final class Drive {

    final Titrator titrator;
    State state;
    LocalDate day = DAY_1;

    Drive(String set) {
      Titration rules = Objects.requireNonNull(Bundled.library().titrations().get(set));
      titrator = new Titrator(rules);
      state = titrator.start(DAY_1);
    }

    /** So many days later: names and values in turn. */
    Step after(int days, Object... counts) {
      day = day.plusDays(days);
      Step step = titrator.step(state, day, frame(counts));
      state = step.after();
      return step;
    }

    String shares() {
      return (titrator.holds(state) ? "held " : "")
          + state.name()
          + " "
          + titrator.share(state, 0)
          + " "
          + titrator.share(state, 1);
    }
  }

  /** Nothing happened, nothing was given, and these counts. */
  private static Frame frame(Object... counts) {
    Map<Integer, Value> values = new HashMap<>();
    for (int i = 0; i < counts.length; i += 2) {
      int slot =
          Objects.requireNonNull(Bundled.library().vocabulary().get((String) counts[i]))
              .symbol()
              .slot();
      values.put(slot, new Value.Num(((Number) counts[i + 1]).doubleValue()));
    }
    Bundled.library()
        .queries()
        .forEach((query, symbol) ->
            values.put(
                symbol.slot(),
                query.kind().type() == Type.TRUTH
                    ? Value.Bool.FALSE
                    : new Value.Num(Double.POSITIVE_INFINITY)));
    return slot -> values.getOrDefault(slot, Value.unknown("slot " + slot));
  }

  @Test
  @DisplayName("COG: the second drop starts again at half, then three quarters, then all")
  void secondDrop() {
    Drive cog = new Drive("cog");
    cog.after(7, "anc", 0.4, "platelets", 120);
    assertThat(cog.shares()).isEqualTo("held held 0.0 0.0");
    cog.after(7, "anc", 0.5, "platelets", 50);
    assertThat(cog.shares()).isEqualTo("full 100.0 100.0");
    cog.after(28, "anc", 1.0, "platelets", 49);
    assertThat(cog.shares()).isEqualTo("held held 0.0 0.0");
    cog.after(7, "anc", 0.74, "platelets", 90);
    assertThat(cog.shares()).isEqualTo("held held 0.0 0.0");
    cog.after(7, "anc", 0.75, "platelets", 75);
    assertThat(cog.shares()).isEqualTo("half 50.0 50.0");
    cog.after(13, "anc", 1.2, "platelets", 200);
    assertThat(cog.shares()).isEqualTo("half 50.0 50.0");
    cog.after(1, "anc", 1.2, "platelets", 200);
    assertThat(cog.shares()).isEqualTo("three-quarters 75.0 75.0");
    cog.after(14, "anc", 1.2, "platelets", 200);
    assertThat(cog.shares()).isEqualTo("full 100.0 100.0");
  }

  @Test
  @DisplayName("COG: raises take turns and are of the current dose: 100, 125, 156.25 %")
  void raises() {
    Drive cog = new Drive("cog");
    for (int raise = 0; raise < 3; raise++) {
      for (int day : new int[] {7, 21, 21}) {
        cog.after(day, "anc", 2, "platelets", 300);
      }
    }
    assertThat(cog.shares()).isEqualTo("full 156.25 125.0");
    assertThat(cog.state.raises()).isEqualTo(3);
  }

  @Test
  @DisplayName("COG: half after a raise is half of the raised dose")
  void halfOfTheRaisedDose() {
    Drive cog = new Drive("cog");
    for (int day : new int[] {7, 21, 21}) {
      cog.after(day, "anc", 2, "platelets", 300);
    }
    cog.after(14, "anc", 0.3, "platelets", 300);
    cog.after(7, "anc", 0.6, "platelets", 300);
    assertThat(cog.shares()).isEqualTo("full 125.0 100.0");
    cog.after(14, "anc", 0.3, "platelets", 300);
    cog.after(7, "anc", 0.8, "platelets", 300);
    assertThat(cog.shares()).isEqualTo("half 62.5 50.0");
  }

  @ParameterizedTest(name = "three counts over {0} days: {1} %")
  @CsvSource({"41, 100.0", "42, 125.0"})
  @DisplayName("COG: three counts over six weeks")
  void sixWeeks(int span, double share) {
    Drive cog = new Drive("cog");
    cog.after(3, "anc", 1.5, "platelets", 100);
    cog.after(20, "anc", 1.5, "platelets", 100);
    cog.after(span - 20, "anc", 1.5, "platelets", 100);
    assertThat(cog.titrator.share(cog.state, 0)).isEqualTo(share);
  }

  @Test
  @DisplayName("COG: a hold by other hands begins the window anew")
  void interrupted() {
    Drive cog = new Drive("cog");
    cog.after(3, "anc", 2, "platelets", 200);
    cog.after(21, "anc", 2, "platelets", 200);
    cog.state = cog.state.interrupted();
    cog.after(21, "anc", 2, "platelets", 200);
    assertThat(cog.shares()).isEqualTo("full 100.0 100.0");
  }

  @Test
  @DisplayName("COG: what comes next is told for the first drop and for the second")
  void next() {
    Drive cog = new Drive("cog");
    cog.after(7, "anc", 0.4, "platelets", 120);
    assertThat(Outlooks.of(cog.titrator, cog.state, cog.day))
        .extracting(outlook -> outlook.text().en())
        .containsExactly(
            "a count with neutrophils >= 0.5 and platelets >= 50: mercaptopurine 100 %,"
                + " methotrexate 100 %");
    cog.after(7, "anc", 0.6, "platelets", 120);
    cog.after(7, "anc", 0.4, "platelets", 120);
    assertThat(Outlooks.of(cog.titrator, cog.state, cog.day))
        .extracting(outlook -> outlook.text().es())
        .containsExactly(
            "un recuento con neutrófilos >= 0.75 y plaquetas >= 75: mercaptopurina 50 %,"
                + " metotrexato 50 %");
  }

  @Test
  @DisplayName("A centre can name another set than the protocol does")
  void centresOwn() {
    List<KnowledgeText> texts = new ArrayList<>(Bundled.texts());
    texts.add(
        new KnowledgeText(
            "ours.yaml",
            """
            centre: ours
            title: {en: Ours, es: Nuestro}
            family: cog-2010
            body_size: mosteller
            lab_valid_days: 7
            giving_window_days: 3
            titration: bfm
            choices: {maintenance-pulses: every-12-weeks, asparaginase-product: pegaspargase}
            """));
    Library library = ((LibraryCompiler.Result.Compiled) LibraryCompiler.compile(texts)).library();
    Diagnostics diagnostics = new Diagnostics();
    Chart chart =
        new ChartReader(library, diagnostics)
            .read(
                "chart.yaml",
                """
                child: {id: girl, name: Girl, born: 2021-03-04, sex: female}
                centre: ours
                chart:
                  - {on: 2026-01-10, measure: {height_cm: 104, weight_kg: 17.2}}
                  - {on: 2026-01-10, facts: {lineage: B, wbc: 12.4, cns: CNS1, testicular: false, down_syndrome: false, steroid_hours_2wk: 0}}
                  - {on: 2026-01-12, start: induction}
                  - {on: 2026-10-05, start: maintenance-1}
                  - {on: 2026-10-12, lab: {wbc_count: 1.5}}
                """)
            .orElseThrow();
    Course course =
        new Planner(library)
            .plan(chart, LocalDate.of(2026, 10, 12))
            .roadmap()
            .titrations()
            .getFirst();
    assertThat(course.rules().id()).isEqualTo("bfm");
    assertThat(course.now().name()).isEqualTo("half");
  }

  @Test
  @DisplayName("A count that lacks what the rows ask changes nothing and says so")
  void lacks() {
    Drive cog = new Drive("cog");
    Step step = cog.after(7, "anc", 2);
    assertThat(step.outcome()).isInstanceOf(Step.Outcome.Lacks.class);
    assertThat(cog.after(7, "anc", 0.4).outcome()).isInstanceOf(Step.Outcome.Changed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cog", "ukall", "icicle", "bfm", "nopho"})
  @DisplayName("Whatever the counts: held below the limits, never below zero, two runs alike")
  void anyCounts(String set) {
    Random random = new Random(20261123);
    for (int child = 0; child < 200; child++) {
      Drive one = new Drive(set);
      Drive other = new Drive(set);
      for (int count = 0; count < 40; count++) {
        int days = 1 + random.nextInt(30);
        Object[] counts = {
          "anc",
          random.nextInt(30) / 10.0,
          "platelets",
          20 + random.nextInt(280),
          "hemoglobin",
          5 + random.nextInt(9),
          "wbc_count",
          random.nextInt(50) / 10.0
        };
        one.after(days, counts);
        other.after(days, counts);
        assertThat(one.state).isEqualTo(other.state);
        boolean low = (double) counts[1] < 0.5 || (int) counts[3] < 50;
        if (low && !set.equals("bfm") && !set.equals("nopho")) {
          assertThat(one.titrator.holds(one.state)).isTrue();
        }
        for (int drug = 0; drug < 2; drug++) {
          assertThat(one.titrator.share(one.state, drug)).isBetween(0.0, 100000.0);
        }
      }
    }
  }
}
