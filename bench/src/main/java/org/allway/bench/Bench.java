package org.allway.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks whose names hold one of the given words, and prints one line a measure.
 * Progress goes to standard error, so that standard output holds the measures only.
 */
public final class Bench {

  private static final String USAGE =
      """
      Usage: bench/run [WORD...] [--format text|json] [--list] [-- JMH OPTIONS]

      Measures what has one of the words in its name (without words: everything), about ten
      seconds each: time and memory of one call. --list only names what there is.

        bench/run                          everything
        bench/run plan                     what is about plans
        bench/run plan --format json       the same, to be read by a program
        bench/run plan -- -f 3 -wi 5       with options of JMH, here three processes
      """;

  private Bench() {}

  public static void main(String[] args) throws CommandLineOptionException {
    System.exit(run(args));
  }

  private static int run(String[] args) throws CommandLineOptionException {
    List<String> words = new ArrayList<>();
    List<String> jmh = List.of();
    boolean json = false;
    boolean listing = false;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "-h", "--help" -> {
          System.out.print(USAGE);
          return 0;
        }
        case "--list" -> listing = true;
        case "--format=json" -> json = true;
        case "--format=text" -> json = false;
        case "--format" -> {
          i++;
          if (i == args.length || !List.of("text", "json").contains(args[i])) {
            return usage("--format is text or json.");
          }
          json = args[i].equals("json");
        }
        case "--" -> {
          jmh = List.of(args).subList(i + 1, args.length);
          i = args.length;
        }
        case String word when word.startsWith("-") -> {
          return usage("There is no option " + word + ".");
        }
        case String word -> words.add(word.toLowerCase(Locale.ROOT));
      }
    }

    List<BenchmarkListEntry> all = all();
    if (all.isEmpty()) {
      System.err.println("There are no benchmarks yet.");
      return 1;
    }
    List<BenchmarkListEntry> chosen = all.stream().filter(entry -> fits(entry, words)).toList();
    if (chosen.isEmpty()) {
      return usage(
          "Nothing is named like that. There are: "
              + String.join(", ", all.stream().map(Bench::name).toList()));
    }
    if (listing) {
      chosen.forEach(entry -> System.out.println(name(entry)));
      return 0;
    }
    CommandLineOptions given = new CommandLineOptions(jmh.toArray(String[]::new));
    List<Measure> measures = new ArrayList<>();
    int exit = 0;
    for (BenchmarkListEntry entry : chosen) {
      System.err.println("measuring " + name(entry) + " ...");
      try {
        for (RunResult result : new Runner(options(entry, given)).run()) {
          Measure measure = Measure.of(result);
          measures.add(measure);
          if (!json) {
            System.out.println(measure.line());
          }
        }
      } catch (RunnerException fault) {
        System.err.println("It failed. To see why: bench/run " + name(entry) + " -- -v EXTRA");
        exit = 1;
      }
    }
    if (json) {
      System.out.println(Measure.json(measures));
    }
    return exit;
  }

  private static int usage(String fault) {
    System.err.println(fault);
    System.err.print(USAGE);
    return 2;
  }

  /** All benchmarks; the list is written when this module is compiled. */
  private static List<BenchmarkListEntry> all() {
    if (Bench.class.getResource(BenchmarkList.BENCHMARK_LIST) == null) {
      return List.of();
    }
    var silent = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
    return BenchmarkList.defaultList().getAll(silent, List.of()).stream()
        .sorted(Comparator.comparing(Bench::name))
        .toList();
  }

  private static String name(BenchmarkListEntry entry) {
    return Measure.name(entry.getUsername());
  }

  private static boolean fits(BenchmarkListEntry entry, List<String> words) {
    String name = name(entry).toLowerCase(Locale.ROOT);
    return words.isEmpty() || words.stream().anyMatch(name::contains);
  }

  /**
   * What was given in the command holds first, then what the benchmark's annotations say; else a
   * short run: one process, three seconds of warming up, five measured.
   */
  private static Options options(BenchmarkListEntry entry, CommandLineOptions given) {
    TimeValue second = TimeValue.seconds(1);
    return new OptionsBuilder()
        .parent(given)
        .include("^" + Pattern.quote(entry.getUsername()) + "$")
        .forks(given.getForkCount().orElse(entry.getForks().orElse(1)))
        .warmupIterations(given.getWarmupIterations().orElse(entry.getWarmupIterations().orElse(3)))
        .warmupTime(given.getWarmupTime().orElse(entry.getWarmupTime().orElse(second)))
        .measurementIterations(
            given.getMeasurementIterations().orElse(entry.getMeasurementIterations().orElse(5)))
        .measurementTime(
            given.getMeasurementTime().orElse(entry.getMeasurementTime().orElse(second)))
        .verbosity(given.verbosity().orElse(VerboseMode.SILENT))
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .build();
  }
}
