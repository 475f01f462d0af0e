package org.allway.bench;

import java.util.concurrent.TimeUnit;
import org.allway.chart.Chart;
import org.allway.library.Library;
import org.allway.plan.Plan;
import org.allway.plan.Planner;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A full plan, from day 1 to the end of therapy, of one example child. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PlanBenchmark {

  /** Emma: two years, few entries. Mateo: three years, a long record. */
  @Param({"emma", "mateo"})
  private String child = "emma";

  private Ready ready = new Ready("emma");

  /** What is prepared before the clock runs. */
  private static final class Ready {

    final Planner planner;
    final Chart chart;

    Ready(String child) {
      Library library = Bundled.compile(Bundled.texts());
      planner = new Planner(library);
      chart = Bundled.example(library, child);
    }
  }

  @Setup
  public void prepare() {
    ready = new Ready(child);
  }

  @Benchmark
  public Plan plan() {
    return ready.planner.plan(ready.chart, ready.chart.lastEntry());
  }
}
