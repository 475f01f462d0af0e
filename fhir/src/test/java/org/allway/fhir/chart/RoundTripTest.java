package org.allway.fhir.chart;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.stream.LongStream;
import org.allway.Examples;
import org.allway.chart.Chart;
import org.allway.chart.ChartReader;
import org.allway.chart.ChartText;
import org.allway.diagnostic.Diagnostics;
import org.allway.fhir.intake.Fate;
import org.allway.fhir.intake.Intake;
import org.allway.library.Library;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A chart that goes out as FHIR and comes back")
class RoundTripTest {

  private static final FhirContext FHIR = FhirContext.forR4();
  private static final Library LIBRARY = Examples.library();
  private static final Intake INTAKE = new Intake(LIBRARY, FHIR);

  static List<String> examples() {
    return Examples.all();
  }

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  @DisplayName("is the same, for every example")
  void example(String child) {
    holds(Examples.chart(child));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("is the same, whatever stands in it")
  void any(long seed) {
    holds(read("seed " + seed, new RandomCharts(LIBRARY, seed).text()));
  }

  private static void holds(Chart chart) {
    assertThat(Same.of(read("written", ChartText.of(LIBRARY, chart))))
        .as("as text")
        .isEqualTo(Same.of(chart));
    String json = FHIR.newJsonParser().encodeResourceToString(ChartBundle.of(LIBRARY, chart));
    Intake.Result result =
        INTAKE.read(List.of(new Intake.Text("bundle", json)), Intake.Options.NONE);
    assertThat(result).as(result.report().text()).isInstanceOf(Intake.Result.Made.class);
    if (result instanceof Intake.Result.Made made) {
      assertThat(Same.of(made.chart())).as("as FHIR").isEqualTo(Same.of(chart));
      assertThat(made.report().lines())
          .allMatch(line -> line.fates().stream().allMatch(Fate.Taken.class::isInstance));
    }
  }

  private static Chart read(String name, String text) {
    Diagnostics diagnostics = new Diagnostics();
    return new ChartReader(LIBRARY, diagnostics)
        .read(name, text)
        .orElseThrow(() -> new AssertionError(diagnostics.all() + "\n" + text));
  }
}
