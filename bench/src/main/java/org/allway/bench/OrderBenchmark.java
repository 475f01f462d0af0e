package org.allway.bench;

import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.allway.chart.Chart;
import org.allway.diagnostic.Diagnostics;
import org.allway.library.Library;
import org.allway.order.Checked;
import org.allway.order.OrderChecker;
import org.allway.order.OrderReader;
import org.allway.order.Orders;
import org.allway.plan.Case;
import org.allway.plan.Planner;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One order of Emma's, against every check; her plan is there. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OrderBenchmark {

  /** A correct order, and one that is stopped. */
  @Param({"correct", "tenfold"})
  private String order = "correct";

  private Ready ready = new Ready("correct");

  /** What is prepared before the clock runs. */
  private static final class Ready {

    final Case standing;
    final OrderChecker checker;
    final Orders orders;

    Ready(String order) {
      Library library = Bundled.compile(Bundled.texts());
      Chart chart = Bundled.example(library, "emma");
      String text =
          "{on: 2026-02-16, drug: vincristine, amount: %s mg, route: IV}"
              .formatted(order.equals("correct") ? "1.05" : "10.5");
      orders = new OrderReader(library, new Diagnostics()).read("order", text).orElseThrow();
      standing = new Planner(library).of(chart, orders.first(), LocalDate.MAX);
      checker = new OrderChecker(standing);
    }
  }

  @Setup
  public void prepare() {
    ready = new Ready(order);
  }

  @Benchmark
  public Checked check() {
    return ready.checker.check(ready.orders);
  }

  /** The same, with the plan's givings still to be looked up. */
  @Benchmark
  public Checked prepareAndCheck() {
    return new OrderChecker(ready.standing).check(ready.orders);
  }
}
