package org.allway.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.allway.proof.MutationCheck;
import org.allway.scenario.Mutation;
import tools.jackson.databind.json.JsonMapper;

/** How a library stood up to mutations: who noticed how many, and which nobody did. */
record MutationReport(List<MutationCheck.Verdict> verdicts) {

  private static final int STEP = 25;

  /** Tries mutations, on all cores; progress goes to the terminal, if there is one. */
  static MutationReport of(MutationCheck check, List<Mutation> mutations, boolean terminal) {
    AtomicInteger tried = new AtomicInteger();
    AtomicInteger survived = new AtomicInteger();
    List<MutationCheck.Verdict> verdicts =
        mutations.parallelStream()
            .map(mutation -> {
              MutationCheck.Verdict verdict = check.judge(mutation);
              int lived = verdict.killer().isEmpty() ? survived.incrementAndGet() : survived.get();
              int done = tried.incrementAndGet();
              if (terminal && (done % STEP == 0 || done == mutations.size())) {
                progress(done, mutations.size(), lived);
              }
              return verdict;
            })
            .toList();
    if (terminal) {
      System.err.print("\r\u001b[K");
    }
    return new MutationReport(verdicts);
  }

  private static void progress(int done, int all, int survived) {
    System.err.print("\r" + done + " of " + all + " mutants tried, " + survived + " survived");
    System.err.flush();
  }

  String text() {
    Columns columns = new Columns("  ");
    for (Mutation one : survivors()) {
      columns.row(
          one.place().toString(),
          one.kind().toString(),
          one.was() + " -> " + (one.now().isEmpty() ? "(nothing)" : one.now()));
    }
    return columns.text()
        + killers().entrySet().stream()
            .map(entry -> entry.getValue() + " by " + entry.getKey())
            .collect(Collectors.joining(", ", verdicts.size() + " mutants. Killed: ", ".\n"))
        + "%d survived. Score: %.1f %%.%n".formatted(survivors().size(), 100 * score());
  }

  String json() {
    List<Map<String, Object>> survivors = new ArrayList<>();
    for (Mutation one : survivors()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("file", one.place().file());
      json.put("line", one.place().line());
      json.put("column", one.place().column());
      json.put("mutation", one.kind().toString());
      json.put("was", one.was());
      json.put("now", one.now());
      survivors.add(json);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("mutants", verdicts.size());
    json.put("killed", killers());
    json.put("survived", survivors.size());
    json.put("score", score());
    json.put("survivors", survivors);
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(json)
        + "\n";
  }

  private List<Mutation> survivors() {
    return verdicts.stream()
        .filter(verdict -> verdict.killer().isEmpty())
        .map(MutationCheck.Verdict::mutation)
        .toList();
  }

  /** The share that was noticed. */
  private double score() {
    return verdicts.isEmpty() ? 1 : 1 - survivors().size() / (double) verdicts.size();
  }

  private Map<String, Integer> killers() {
    Map<MutationCheck.Killer, Integer> counts = new EnumMap<>(MutationCheck.Killer.class);
    for (MutationCheck.Killer killer : MutationCheck.Killer.values()) {
      counts.put(killer, 0);
    }
    verdicts.forEach(
        verdict -> verdict.killer().ifPresent(killer -> counts.merge(killer, 1, Integer::sum)));
    Map<String, Integer> named = new LinkedHashMap<>();
    counts.forEach((killer, count) -> named.put(killer.name().toLowerCase(Locale.ROOT), count));
    return named;
  }
}
