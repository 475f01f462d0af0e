package org.allway.proof;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.allway.diagnostic.Diagnostic;
import org.allway.diagnostic.Diagnostics;
import org.allway.diagnostic.Place;
import org.allway.library.Check;
import org.allway.library.KnowledgeFile;
import org.allway.library.LateEffect;
import org.allway.library.Library;
import org.allway.library.LibraryCompiler;
import org.allway.library.Phase;
import org.allway.library.Protocol;
import org.allway.library.Row;
import org.allway.library.ScenarioTexts;
import org.allway.scenario.Mutation;
import org.allway.scenario.ScenarioResult;
import org.allway.scenario.ScenarioRunner;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/**
 * Tries mutations of a sound library: what the compiler takes is put to the scenarios, those first
 * that reach the changed line, then the other cases of these, and what survives them to the checks
 * of paths and the proofs. Serves any number of threads.
 */
public final class MutationCheck {

  private final List<KnowledgeFile> files;
  private final Library library;
  private final ScenarioTexts scenarios;
  private final Set<Diagnostic> known = new HashSet<>();
  private final Prover prover = new Prover(1);
  private final Map<Place, BitSet> reaching = new HashMap<>();
  private final Map<Place, BitSet> using = new HashMap<>();

  /** All cases of its scenario, for each of them: both sides of a bound stand there. */
  private final List<BitSet> cases = new ArrayList<>();

  /** The scenario that noticed the last mutation near a place: it is likely to notice the next. */
  private final Map<Place, Integer> watchful = new ConcurrentHashMap<>();

  /**
   * How often each scenario noticed something in a file: those that ask for much of it come first.
   */
  private final Map<String, AtomicIntegerArray> noticed = new ConcurrentHashMap<>();

  /** Who noticed a mutation. */
  public enum Killer {
    COMPILER,
    SCENARIO,
    PATHS,
    PROOF
  }

  /**
   * What came of one mutation.
   *
   * @param killer empty if it survived
   * @param by the message or the scenario that noticed it
   */
  public record Verdict(Mutation mutation, Optional<Killer> killer, String by) {}

  /**
   * @param library what the files compile to
   * @param results of all their scenarios, which have passed
   */
  public MutationCheck(
      List<KnowledgeFile> files,
      Library library,
      List<Diagnostic> warnings,
      List<ScenarioResult> results) {
    this.files = files;
    this.library = library;
    this.scenarios = ScenarioTexts.of(files, new Diagnostics());
    known.addAll(warnings);
    known.addAll(PathChecks.check(library));
    prover.check(library).faults().forEach(fault -> known.add(fault.diagnostic()));
    for (int i = 0; i < results.size(); i++) {
      for (Place place : results.get(i).reached()) {
        reaching.computeIfAbsent(place, _ -> new BitSet()).set(i);
      }
    }
    for (int i = 0; i < results.size(); i++) {
      watching(scenarios.scenarios().get(i), i);
    }
    library.protocols().values().forEach(this::users);
    Map<String, BitSet> byName = new HashMap<>();
    for (int i = 0; i < results.size(); i++) {
      BitSet own = byName.computeIfAbsent(title(results.get(i).name()), _ -> new BitSet());
      own.set(i);
      cases.add(own);
    }
  }

  /** The name of a scenario without that of the case. */
  private static String title(String name) {
    int end = name.indexOf(" (case ");
    return end < 0 ? name : name.substring(0, end);
  }

  /**
   * A scenario comes near to the checks and late effects that it names, also where they are not
   * found.
   */
  private void watching(YamlNode scenario, int number) {
    Diagnostics unread = new Diagnostics();
    Fields.of(scenario, "A scenario", unread)
        .map("expect")
        .ifPresent(expect -> {
          Set<String> codes = new HashSet<>(expect.strings("order_findings_not"));
          expect
              .map("order_findings")
              .ifPresent(found -> found.entries().forEach(one -> codes.add(one.key())));
          for (String code : codes) {
            Check check = library.checks().get(code);
            if (check != null) {
              near(check.evidence().place(), number);
            }
          }
          for (String id : expect.strings("late_effects_not")) {
            LateEffect effect = library.lateEffects().get(id);
            if (effect != null) {
              near(effect.evidence().place(), number);
            }
          }
        });
  }

  private void near(Place place, int number) {
    reaching.computeIfAbsent(place, _ -> new BitSet()).set(number);
  }

  /** The scenarios that a change of a phase or a protocol can touch: those of its families. */
  private void users(Protocol protocol) {
    BitSet own = reaching.getOrDefault(protocol.place(), new BitSet());
    using.put(protocol.place(), own);
    for (Protocol.Step step : protocol.roadmap()) {
      List<Phase> phases =
          switch (step.variant()) {
            case Protocol.Variant.Always(Phase phase) -> List.of(phase);
            case Protocol.Variant.ByGroup(Map<String, Phase> byGroup) ->
                List.copyOf(byGroup.values());
            case Protocol.Variant.ByRows(var table) ->
                table.rows().stream().map(Row::then).toList();
          };
      phases.forEach(phase -> using.computeIfAbsent(phase.place(), _ -> new BitSet()).or(own));
    }
  }

  public List<Mutation> mutations() {
    return Mutation.of(files, library);
  }

  public Verdict judge(Mutation mutation) {
    KnowledgeFile changed = mutation.changed();
    List<KnowledgeFile> all =
        files.stream().map(file -> file == mutation.file() ? changed : file).toList();
    return switch (LibraryCompiler.compileParsed(all)) {
      case LibraryCompiler.Result.Refused(List<Diagnostic> diagnostics) ->
          killed(mutation, Killer.COMPILER, diagnostics.getFirst().toString());
      case LibraryCompiler.Result.Compiled(Library mutant, List<Diagnostic> warnings) ->
          judge(mutation, mutant, warnings);
    };
  }

  private Verdict judge(Mutation mutation, Library mutant, List<Diagnostic> warnings) {
    Optional<Diagnostic> warned = news(warnings);
    if (warned.isPresent()) {
      return killed(mutation, Killer.COMPILER, warned.get().toString());
    }
    ScenarioRunner runner = new ScenarioRunner(mutant);
    for (int i : order(mutation)) {
      YamlNode scenario = scenarios.scenarios().get(i);
      if (!runner.passes(scenario, scenarios)) {
        mutation.around().forEach(place -> watchful.put(place, i));
        noticed(mutation).incrementAndGet(i);
        return killed(mutation, Killer.SCENARIO, scenario.place().toString());
      }
    }
    Optional<Diagnostic> path = news(PathChecks.check(mutant));
    if (path.isPresent()) {
      return killed(mutation, Killer.PATHS, path.get().toString());
    }
    List<Diagnostic> faults =
        prover.check(mutant).faults().stream().map(Fault::diagnostic).toList();
    return news(faults)
        .map(fault -> killed(mutation, Killer.PROOF, fault.toString()))
        .orElse(new Verdict(mutation, Optional.empty(), ""));
  }

  private Optional<Diagnostic> news(List<Diagnostic> diagnostics) {
    return diagnostics.stream().filter(one -> !known.contains(one)).findFirst();
  }

  private static Verdict killed(Mutation mutation, Killer killer, String by) {
    return new Verdict(mutation, Optional.of(killer), by);
  }

  private AtomicIntegerArray noticed(Mutation mutation) {
    return noticed.computeIfAbsent(
        mutation.place().file(), _ -> new AtomicIntegerArray(scenarios.scenarios().size()));
  }

  /** The scenarios that could notice, by number, those first that come nearest to the line. */
  private Set<Integer> order(Mutation mutation) {
    BitSet left = new BitSet();
    left.set(0, scenarios.scenarios().size());
    // A mapping begins where its first key does: only the nearest place is the phase itself.
    mutation.around().stream()
        .flatMap(place -> Stream.ofNullable(using.get(place)))
        .findFirst()
        .ifPresent(left::and);
    Set<Integer> order = new LinkedHashSet<>();
    // As it stands now: other threads count on while this is sorted.
    int[] before = counts(noticed(mutation));
    for (Place place : mutation.around()) {
      Optional.ofNullable(watchful.get(place)).filter(left::get).ifPresent(order::add);
    }
    for (Place place : mutation.around()) {
      BitSet near = (BitSet) reaching.getOrDefault(place, new BitSet()).clone();
      near.and(left);
      oftenFirst(near, before).forEach(order::add);
      left.andNot(near);
      BitSet beside = new BitSet();
      near.stream().forEach(one -> beside.or(cases.get(one)));
      beside.and(left);
      oftenFirst(beside, before).forEach(order::add);
      left.andNot(beside);
    }
    oftenFirst(left, before).forEach(order::add);
    return order;
  }

  private static int[] counts(AtomicIntegerArray noticed) {
    return IntStream.range(0, noticed.length()).map(noticed::get).toArray();
  }

  private static Stream<Integer> oftenFirst(BitSet some, int[] noticed) {
    return some.stream().boxed().sorted(Comparator.comparingInt(one -> -noticed[one]));
  }
}
