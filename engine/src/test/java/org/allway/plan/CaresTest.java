package org.allway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.allway.Bundled;
import org.allway.chart.Chart;
import org.allway.chart.ChartReader;
import org.allway.diagnostic.Diagnostics;
import org.allway.library.Care;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Care in these days")
class CaresTest {

  private static final String GIRL =
      """
      child: {id: girl, born: 2018-03-04, sex: female}
      centre: cog-2010
      chart:
        - {on: 2022-01-10, measure: {height_cm: 96, weight_kg: 14}}
        - {on: 2022-01-10, facts: {lineage: B, wbc: 12, cns: CNS1, testicular: false}}
        - {on: 2022-01-12, start: induction}
        - {on: 2022-02-09, facts: {mrd_eoi: 0, marrow_eoi: M1}}
        - {on: 2022-02-16, start: consolidation}
        - {on: 2022-03-16, start: interim-maintenance-1}
      """;

  private static List<String> care(String asOf) {
    Chart chart =
        new ChartReader(Bundled.library(), new Diagnostics()).read("girl.yaml", GIRL).orElseThrow();
    return new Planner(Bundled.library())
        .plan(chart, LocalDate.parse(asOf)).care().stream().map(Care::id).toList();
  }

  @Test
  @DisplayName("knows from the roadmap that therapy is over")
  void over() {
    assertThat(care("2024-03-15")).doesNotContain("tests-off-therapy");
    assertThat(care("2024-03-16")).contains("tests-off-therapy");
  }
}
