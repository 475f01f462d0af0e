package org.allway.fhir.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.allway.Examples;
import org.allway.chart.Chart;
import org.allway.fhir.Hl7;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("HL7's validator finds no error")
class ValidTest {

  static List<String> examples() {
    return Examples.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  @DisplayName("in an example chart as FHIR")
  void example(String child) {
    valid(Examples.chart(child));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  @DisplayName("in any chart as FHIR")
  void any(long seed) {
    String text = new RandomCharts(Examples.library(), seed).text();
    valid(Examples.chart("seed " + seed, text));
  }

  private static void valid(Chart chart) {
    assertThat(Hl7.shared().errors(ChartBundle.of(Examples.library(), chart))).isEmpty();
  }
}
