package org.allway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MeasureTest {

  private static final Measure MEASURE =
      new Measure("plan.project", new TreeMap<>(), 12.5, Double.NaN, "us/op", 2048);

  @Test
  void a_benchmark_is_called_by_its_subject_and_what_it_does() {
    assertThat(Measure.name("org.allway.bench.PlanBenchmark.project")).isEqualTo("plan.project");
  }

  @Test
  void a_line_holds_name_value_unit_and_memory() {
    assertThat(MEASURE.line().split(" +"))
        .containsExactly("plan.project", "12.500", "us/op", "2048", "B/op");
  }

  @Test
  void what_was_not_measured_is_null_in_json() {
    assertThat(Measure.json(List.of(MEASURE)))
        .isEqualTo(
            "[{\"name\": \"plan.project\", \"parameters\": {}, \"value\": 12.5, \"error\": null,"
                + " \"unit\": \"us/op\", \"alloc\": 2048.0, \"allocUnit\": \"B/op\"}]");
  }
}
