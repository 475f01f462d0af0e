package org.allway.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The whole bundled library, compiled from its texts: in a fresh process, and warm. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CompileBenchmark {

  private final List<KnowledgeText> texts = Bundled.texts();

  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Fork(5)
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public Library compileCold() {
    return Bundled.compile(texts);
  }

  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  public Library compileWarm() {
    return Bundled.compile(texts);
  }
}
