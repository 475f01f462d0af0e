package org.allway.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one benchmark came to, with one choice of its parameters.
 *
 * @param error half the width of the 99.9 % interval; not a number after a single round
 * @param allocated bytes a call; not a number when the profiler saw none
 */
record Measure(
    String name,
    SortedMap<String, String> parameters,
    double value,
    double error,
    String unit,
    double allocated) {

  static Measure of(RunResult run) {
    BenchmarkParams params = run.getParams();
    SortedMap<String, String> parameters = new TreeMap<>();
    for (String key : keys(params)) {
      parameters.put(key, params.getParam(key));
    }
    Result<?> time = run.getPrimaryResult();
    return new Measure(
        name(params.getBenchmark()),
        parameters,
        time.getScore(),
        time.getScoreError(),
        time.getScoreUnit(),
        allocated(run));
  }

  @SuppressWarnings("unchecked") // JMH declares the keys' collection without its type
  private static Collection<String> keys(BenchmarkParams params) {
    return params.getParamsKeys();
  }

  @SuppressWarnings("rawtypes") // as JMH declares it
  private static double allocated(RunResult run) {
    for (Map.Entry<String, Result> entry : run.getSecondaryResults().entrySet()) {
      if (entry.getKey().endsWith("gc.alloc.rate.norm")) {
        return entry.getValue().getScore();
      }
    }
    return Double.NaN;
  }

  /** {@code org.allway.bench.PlanBenchmark.project} is {@code plan.project}. */
  static String name(String benchmark) {
    List<String> parts = List.of(benchmark.split("[.]", -1));
    String type = parts.get(parts.size() - 2).replaceFirst("Benchmarks?$", "");
    return type.toLowerCase(Locale.ROOT) + "." + parts.getLast();
  }

  String line() {
    String whole = parameters.isEmpty() ? name : name + " " + parameters;
    String spread = Double.isFinite(error) ? String.format(Locale.ROOT, "± %.3f", error) : "";
    return String.format(
        Locale.ROOT, "%-40s %12.3f %-12s %-6s %12.0f B/op", whole, value, spread, unit, allocated);
  }

  static String json(List<Measure> measures) {
    return measures.stream().map(Measure::json).collect(Collectors.joining(",\n ", "[", "]"));
  }

  private String json() {
    String inner =
        parameters.entrySet().stream()
            .map(entry -> text(entry.getKey()) + ": " + text(entry.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
    return "{\"name\": "
        + text(name)
        + ", \"parameters\": "
        + inner
        + ", \"value\": "
        + number(value)
        + ", \"error\": "
        + number(error)
        + ", \"unit\": "
        + text(unit)
        + ", \"alloc\": "
        + number(allocated)
        + ", \"allocUnit\": \"B/op\"}";
  }

  private static String number(double number) {
    return Double.isFinite(number) ? Double.toString(number) : "null";
  }

  private static String text(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
