package org.allway.dose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A week in whole pieces")
class WeekPlanTest {

  private static final double HALF = 25;

  @Test
  @DisplayName("75 mg/m2 at 0.70 m2: 50 mg on six days, 75 mg on one, 2.0 % too much")
  void sixAndOne() {
    List<WeekPlan> plans = WeekPlan.nearest(367.5, 7, HALF);
    assertThat(plans).hasSize(1);
    assertThat(plans.getFirst().pieces()).containsExactly(2, 2, 2, 3, 2, 2, 2);
    assertThat(plans.getFirst().total()).isEqualTo(375);
    assertThat(plans.getFirst().error()).isCloseTo(2.0, within(0.05));
  }

  @Test
  @DisplayName("75 mg/m2 at 0.50 m2 lies between two sums: the lower first, and both")
  void tie() {
    List<WeekPlan> plans = WeekPlan.nearest(262.5, 7, HALF);
    assertThat(plans.stream().map(WeekPlan::total)).containsExactly(250.0, 275.0);
    assertThat(plans.getFirst().error()).isCloseTo(-4.8, within(0.05));
    assertThat(plans.getLast().error()).isCloseTo(4.8, within(0.05));
  }

  @Test
  @DisplayName("14 mg of methotrexate is 15 mg in tablets of 2.5 mg, 7.1 % too much")
  void methotrexate() {
    WeekPlan plan = WeekPlan.nearest(14, 1, 2.5).getFirst();
    assertThat(plan.pieces()).containsExactly(6);
    assertThat(plan.error()).isCloseTo(7.1, within(0.05));
  }

  @Test
  @DisplayName("A liquid has the same volume every day")
  void liquid() {
    WeekPlan plan = WeekPlan.daily(367.5, 7, 2);
    assertThat(plan.pieces()).containsOnly(26);
    assertThat(plan.total()).isEqualTo(364);
  }

  @Test
  @DisplayName("The tolerance itself is not beyond it")
  void tolerance() {
    assertThat(WeekPlan.nearest(1000.0 / 11, 1, 100).getFirst().beyond(10)).isFalse();
    assertThat(WeekPlan.nearest(90, 1, 100).getFirst().beyond(10)).isTrue();
  }

  @Test
  @DisplayName("Any amount, any strength: the nearest sum, days even, the heavier ones spread")
  void anyWeek() {
    Random random = new Random(20261123);
    double[] pieces = {2, 2.5, 5, 10, 20, 25, 40, 50};
    for (int i = 0; i < 20000; i++) {
      double piece = pieces[random.nextInt(pieces.length)];
      int days = 1 + random.nextInt(7);
      double wanted =
          random.nextInt(4) == 0
              ? piece * random.nextInt(60) / 2.0 + piece / 2
              : 1 + random.nextDouble() * 1500;
      List<WeekPlan> plans = WeekPlan.nearest(wanted, days, piece);
      WeekPlan best = plans.getFirst();
      assertThat(best.pieces()).hasSize(days);
      assertThat(best.total())
          .isEqualTo(best.pieces().stream().mapToInt(Integer::intValue).sum() * piece);
      assertThat(Math.abs(best.total() - wanted)).isLessThanOrEqualTo(piece / 2 + 1e-6);
      assertThat(Collections.max(best.pieces()) - Collections.min(best.pieces())).isBetween(0, 1);
      if (plans.size() == 2) {
        assertThat(plans.getLast().total() - best.total()).isCloseTo(piece, within(1e-9));
        assertThat(Math.abs(plans.getLast().total() - wanted))
            .isCloseTo(Math.abs(best.total() - wanted), within(1e-6));
      }
      assertThat(best.beyond(10)).isEqualTo(Math.abs(best.total() - wanted) > wanted * 0.1 + 1e-9);
      assertThat(gapsDiffer(best.pieces())).isLessThanOrEqualTo(1);
    }
  }

  /** By how much the distances between the heavier days differ, around the week. */
  private static int gapsDiffer(List<Integer> pieces) {
    int most = Collections.max(pieces);
    List<Integer> heavy = new ArrayList<>();
    for (int day = 0; day < pieces.size(); day++) {
      if (pieces.get(day) == most) {
        heavy.add(day);
      }
    }
    if (heavy.size() == pieces.size()) {
      return 0;
    }
    List<Integer> gaps = new ArrayList<>();
    for (int i = 0; i < heavy.size(); i++) {
      int next = heavy.get((i + 1) % heavy.size());
      gaps.add(Math.floorMod(next - heavy.get(i) - 1, pieces.size()) + 1);
    }
    return Collections.max(gaps) - Collections.min(gaps);
  }
}
