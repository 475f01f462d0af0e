package org.allway.bench.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** How long pages took, by kind of page. */
final class Samples {

  private static final double MILLION = 1e6;

  private final Map<String, ConcurrentLinkedQueue<Long>> times = new ConcurrentHashMap<>();
  private final AtomicLong errors = new AtomicLong();

  void add(String page, long nanos, boolean good) {
    if (good) {
      times.computeIfAbsent(page, _ -> new ConcurrentLinkedQueue<>()).add(nanos);
    } else {
      errors.incrementAndGet();
    }
  }

  long errors() {
    return errors.get();
  }

  /** A line a kind of page, and one for all. */
  List<String> report() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%-26s %8s %8s %8s %8s %8s"
            .formatted("page", "times", "p50 ms", "p95 ms", "p99 ms", "max ms"));
    List<Long> all = new ArrayList<>();
    times.keySet().stream()
        .sorted()
        .forEach(page -> {
          List<Long> some = List.copyOf(times.getOrDefault(page, new ConcurrentLinkedQueue<>()));
          all.addAll(some);
          lines.add(line(page, some));
        });
    lines.add(line("all", all));
    lines.add("errors " + errors);
    return lines;
  }

  private static String line(String page, List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return "%-26s %8d %8.0f %8.0f %8.0f %8.0f"
        .formatted(
            page,
            sorted.length,
            at(sorted, 0.5),
            at(sorted, 0.95),
            at(sorted, 0.99),
            at(sorted, 1));
  }

  /** The value below which a share of all lies, in milliseconds. */
  private static double at(long[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1] / MILLION;
  }
}
