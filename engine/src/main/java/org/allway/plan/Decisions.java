package org.allway.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.allway.assess.Facts;
import org.allway.assess.Index;
import org.allway.chart.ChartView;
import org.allway.library.Choice;
import org.allway.library.Element;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.allway.library.Replacement;
import org.allway.library.Rescue;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Roadmap;
import org.allway.rule.Reads;
import org.allway.rule.Rule;
import org.allway.rule.Symbol;
import org.allway.rule.Value;
import org.allway.words.Words;

/** The decisions that this child's roadmap asks for, taken or open. */
final class Decisions {

  private Decisions() {}

  /** Of the roadmap in use, then of the child's way. */
  static List<Decision> of(Index index, Way way, Map<String, Index> indexes) {
    List<Decision> decisions = new ArrayList<>();
    way.now().ifPresent(now -> decisions.addAll(ofRoadmap(index, way.view(), now)));
    decisions.addAll(Forks.of(index, way, indexes));
    return decisions;
  }

  private static List<Decision> ofRoadmap(Index index, ChartView view, Treated now) {
    Library library = index.library();
    Facts assumed = now.assumed();
    List<Decision> decisions = new ArrayList<>();
    for (String id : asked(index, view, assumed, now.roadmap())) {
      Choice choice = Objects.requireNonNull(library.choices().get(id));
      Optional<String> recorded = view.chosen(id, view.asOf());
      boolean routine = index.centre().choices().containsKey(id);
      String chosen =
          assumed.value(choice.symbol().slot()) instanceof Value.Code(String option) ? option : "";
      Decision.Settled settled =
          recorded.isPresent()
              ? Decision.Settled.CHART
              : routine ? Decision.Settled.CENTRE : Decision.Settled.OPEN;
      List<Decision.Option> options =
          choice.options().stream().map(option -> option(option, assumed, now.recorded())).toList();
      decisions.add(new Decision(id, choice.question(), options, chosen, settled));
    }
    return decisions;
  }

  private static Decision.Option option(Choice.Option option, Facts assumed, Facts recorded) {
    boolean excluded = option.exclude().evaluate(assumed).isTrue();
    Decision.Status status =
        excluded
            ? Decision.Status.EXCLUDED
            : option.recommend().evaluate(assumed).isTrue()
                ? Decision.Status.RECOMMENDED
                : Decision.Status.POSSIBLE;
    return new Decision.Option(
        option.id(),
        option.label(),
        status,
        option.because(),
        option.evidence(),
        List.of(),
        missing(option, recorded),
        List.of());
  }

  /** Facts that would tell whether an option is recommended or excluded. */
  static Set<String> missing(Choice.Option option, Facts recorded) {
    Set<String> needs = new LinkedHashSet<>();
    for (Rule rule : List.of(option.recommend(), option.exclude())) {
      if (rule.evaluate(recorded) instanceof Value.Unknown(Set<String> missing, var _)) {
        needs.addAll(missing);
      }
    }
    return needs;
  }

  /** Choices on which something in the roadmap really turns. */
  private static Set<String> asked(Index index, ChartView view, Facts assumed, Roadmap roadmap) {
    Library library = index.library();
    Facts undecided = Facts.assumed(index, view, view.asOf(), view.asOf());
    undecided.set(library.group(), assumed.value(library.group().slot()));
    for (Choice choice : library.choices().values()) {
      undecided.set(choice.symbol(), Value.unknown(choice.id()));
    }
    Set<String> asked = new LinkedHashSet<>();
    for (Protocol.Step step : index.protocol().roadmap()) {
      collect(step.when(), undecided, library, asked);
      if (step.variant() instanceof Protocol.Variant.ByRows(var table)) {
        table.rows().forEach(row -> collect(row.when(), undecided, library, asked));
      }
    }
    for (Protocol.Throughout daily : index.protocol().throughout()) {
      collect(daily.element().when(), undecided, library, asked);
    }
    for (PlannedPhase phase : roadmap.phases()) {
      undecided.set(library.cycle(), new Value.Num(Math.max(1, phase.cycle())));
      if (!phase.phase().choices().isEmpty()) {
        for (Element element : phase.phase().elements()) {
          collect(element.when(), undecided, library, asked);
        }
      }
      for (Dose dose : phase.doses()) {
        Optional<Replacement> other = dose.instead();
        if (other.isPresent()) {
          other.get().elements().forEach(one -> collect(one.when(), undecided, library, asked));
        }
      }
      library.smallChild().stream()
          .filter(rule -> rule.when().evaluate(undecided).isTrue())
          .forEach(rule -> asked.add(rule.choice()));
    }
    for (Rescue rescue : Clearances.followed(index, view, assumed)) {
      collect(rescue.when(), undecided, library, asked);
    }
    return asked;
  }

  private static void collect(Rule when, Facts undecided, Library library, Set<String> asked) {
    if (!(when.evaluate(undecided) instanceof Value.Unknown(Set<String> needs, var _))) {
      return;
    }
    for (Symbol symbol : Reads.of(when.expr())) {
      if (library.choices().containsKey(symbol.name()) && needs.contains(symbol.name())) {
        asked.add(symbol.name());
      }
    }
  }

  /** Facts that would tell which option of an open decision is recommended or excluded. */
  static Set<String> needs(List<Decision> decisions) {
    Set<String> needs = new LinkedHashSet<>();
    for (Decision decision : decisions) {
      if (decision.settledBy() == Decision.Settled.OPEN) {
        decision.options().forEach(option -> needs.addAll(option.needs()));
      }
    }
    return needs;
  }

  /** An excluded option that was chosen all the same. */
  static List<Finding> findings(List<Decision> decisions) {
    List<Finding> findings = new ArrayList<>();
    for (Decision decision : decisions) {
      for (Decision.Option option : decision.options()) {
        if (option.id().equals(decision.chosen()) && option.status() == Decision.Status.EXCLUDED) {
          findings.add(
              new Finding(
                  Finding.Level.WARN,
                  "EXCLUDED-OPTION",
                  new Words(
                      decision.question().en()
                          + " '"
                          + option.label().en()
                          + "' was chosen but is excluded.",
                      decision.question().es()
                          + " Se eligió '"
                          + option.label().es()
                          + "', pero está excluida."),
                  option.grounds().isEmpty()
                      ? option.because()
                      : option.grounds().getFirst().because(),
                  option.evidence().cites()));
        }
      }
    }
    return findings;
  }
}
