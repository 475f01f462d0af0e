package org.allway.bench;

import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.allway.chart.Chart;
import org.allway.guide.GuidePage;
import org.allway.library.FamilyGuide;
import org.allway.library.Library;
import org.allway.plan.Plan;
import org.allway.plan.Planner;
import org.allway.print.Paper;
import org.allway.print.Printer;
import org.allway.sheet.RoadmapSheets;
import org.allway.words.Language;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Mateo's plan on paper; the plan is there. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PdfBenchmark {

  private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-03-20T08:15-05:00");

  private Ready ready = new Ready();

  /** What is prepared before the clock runs. */
  private static final class Ready {

    final Library library = Bundled.compile(Bundled.texts());
    final FamilyGuide guide = Objects.requireNonNull(library.guides().get("es"));
    final Printer printer = new Printer();
    final Plan plan;

    Ready() {
      Chart chart = Bundled.example(library, "mateo");
      plan = new Planner(library).plan(chart, chart.lastEntry());
    }
  }

  @Setup
  public void prepare() {
    ready = new Ready();
  }

  /** The sheet of one phase, with its back. */
  @Benchmark
  public byte[] phase() {
    return sheets(Optional.of("interim-maintenance-1"));
  }

  /** The overview and all phases. */
  @Benchmark
  public byte[] roadmap() {
    return sheets(Optional.empty());
  }

  @Benchmark
  public byte[] guide() {
    return ready.printer.pdf(
        GuidePage.of(ready.library, ready.guide, ready.plan, NOW, Paper.A4), ready.plan.asOf());
  }

  private byte[] sheets(Optional<String> phase) {
    return ready.printer.pdf(
        RoadmapSheets.of(ready.library, ready.plan, Language.EN, Paper.A4, phase),
        ready.plan.asOf());
  }
}
