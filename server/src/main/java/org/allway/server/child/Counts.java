package org.allway.server.child;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.allway.assess.Selection;
import org.allway.chart.ChartView;
import org.allway.chart.Entry;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.library.Phase;
import org.allway.library.Protocol;
import org.allway.library.Row;
import org.allway.library.Titration;
import org.allway.plan.Plan;
import org.allway.roadmap.PlannedPhase;
import org.allway.rule.Expr;
import org.allway.rule.Reads;
import org.allway.rule.Rule;
import org.allway.rule.Symbol;
import org.allway.rule.Type;
import org.allway.rule.Value;
import org.allway.titration.Course;
import org.allway.titration.Step;

/**
 * The counts by which a child's doses and phases go, and residual disease, as recorded. Which they
 * are, and where their limits lie, is read from the rules that ask for them.
 *
 * @param series of counts, in the order of the vocabulary
 * @param residual one for each time at which residual disease was measured
 * @param shares how the doses followed, for each drug that does
 */
record Counts(List<Series> series, List<Series> residual, List<Shares> shares) {

  /** How names of residual disease begin in the vocabulary. */
  private static final String RESIDUAL = "mrd_";

  /** What people look at beside the counts that rules read. */
  private static final Set<String> ALSO = Set.of("wbc_count", "hemoglobin");

  /** A value and its day. */
  record Point(LocalDate on, double value) {}

  /**
   * One count over time.
   *
   * @param limits that the rules in use compare it with
   */
  record Series(Fact fact, List<Point> points, List<Double> limits) {

    String unit() {
      return fact.symbol().type() instanceof Type.Numeric number
          ? number.shownUnit().replace("x10^9", "×10⁹").replace("x10^12", "×10¹²")
          : "";
    }
  }

  /** The share of the protocol's dose of one drug, in percent; 0 while it is held. */
  record Shares(Titration.Titrated drug, List<Point> points) {}

  static Counts of(Sight sight) {
    Plan plan = sight.plan();
    Library library = sight.made().index().library();
    ChartView view = sight.made().view();
    List<Rule> rules = rules(plan);
    Set<Symbol> read = new LinkedHashSet<>();
    rules.forEach(rule -> read.addAll(Reads.of(rule.expr())));
    plan.roadmap().titrations().forEach(course -> read.addAll(course.rules().counts()));
    List<Series> series = new ArrayList<>();
    List<Series> residual = new ArrayList<>();
    for (Fact fact : library.facts()) {
      boolean count =
          fact.group().equals("lab")
              && fact.kind() != Fact.Kind.CODE
              && (read.contains(fact.symbol()) || ALSO.contains(fact.name()));
      boolean left = fact.name().startsWith(RESIDUAL) && fact.kind() == Fact.Kind.NUMBER;
      if (count || left) {
        List<Point> points = points(view, fact);
        if (!points.isEmpty()) {
          (left ? residual : series)
              .add(new Series(fact, points, limits(left ? stages(plan) : rules, fact)));
        }
      }
    }
    return new Counts(List.copyOf(series), List.copyOf(residual), shares(plan));
  }

  boolean isEmpty() {
    return series.isEmpty() && residual.isEmpty();
  }

  private static List<Point> points(ChartView view, Fact fact) {
    Map<LocalDate, Double> days = new TreeMap<>();
    for (Entry.Noted noted : view.noted()) {
      if (noted.values().get(fact.symbol().slot()) instanceof Value.Num(double number)) {
        days.put(noted.when().on(), number);
      }
    }
    return days.entrySet().stream().map(one -> new Point(one.getKey(), one.getValue())).toList();
  }

  /** The rules by which counts decide in these days: titrations, else the gates of the way. */
  private static List<Rule> rules(Plan plan) {
    List<Rule> rules = new ArrayList<>();
    for (Course course : plan.roadmap().titrations()) {
      rules.add(course.rules().run().when());
      course.rules().rows().stream().map(Titration.Row::when).forEach(rules::add);
    }
    if (rules.isEmpty()) {
      plan.roadmap().phases().stream()
          .filter(phase -> phase.status() != PlannedPhase.Status.DONE)
          .flatMap(phase -> phase.phase().gates().stream())
          .map(Phase.Gate::when)
          .forEach(rules::add);
    }
    return rules;
  }

  private static List<Rule> stages(Plan plan) {
    return plan.selection() instanceof Selection.Chosen(var index, var _, var _)
        ? index.protocol().stages().stream()
            .map(Protocol.Stage::table)
            .flatMap(table -> table.rows().stream())
            .map(Row::when)
            .toList()
        : List.of();
  }

  private static List<Double> limits(List<Rule> rules, Fact fact) {
    Set<Double> limits = new TreeSet<>();
    rules.forEach(rule -> collect(rule.expr(), fact.symbol(), limits));
    return List.copyOf(limits);
  }

  private static void collect(Expr expr, Symbol wanted, Set<Double> limits) {
    switch (expr) {
      case Expr.And(Expr left, Expr right, var _) -> {
        collect(left, wanted, limits);
        collect(right, wanted, limits);
      }
      case Expr.Or(Expr left, Expr right, var _) -> {
        collect(left, wanted, limits);
        collect(right, wanted, limits);
      }
      case Expr.Not(Expr operand, var _) -> collect(operand, wanted, limits);
      case Expr.Either(Expr condition, Expr then, Expr otherwise, var _) ->
          Stream.of(condition, then, otherwise).forEach(one -> collect(one, wanted, limits));
      case Expr.Compare compare -> {
        if (compare.left() instanceof Expr.Fact(Symbol symbol, var _)
            && symbol.equals(wanted)
            && compare.right() instanceof Expr.Literal(Value.Num(double number), var _)) {
          limits.add(number);
        }
      }
      case Expr.Has _,
          Expr.Fact _,
          Expr.Known _,
          Expr.Calculate _,
          Expr.Call _,
          Expr.Literal _ -> {}
    }
  }

  private static List<Shares> shares(Plan plan) {
    List<Shares> shares = new ArrayList<>();
    for (Course course : plan.roadmap().titrations()) {
      List<Titration.Titrated> drugs = course.rules().drugs();
      for (int drug = 0; drug < drugs.size(); drug++) {
        Map<LocalDate, Double> days = new LinkedHashMap<>();
        days.put(
            course.from(), course.titrator().share(course.titrator().start(course.from()), drug));
        for (Step step : course.steps()) {
          days.put(step.day(), course.titrator().share(step.after(), drug));
        }
        days.put(plan.asOf(), course.titrator().share(course.now(), drug));
        shares.add(
            new Shares(
                drugs.get(drug),
                days.entrySet().stream()
                    .map(one -> new Point(one.getKey(), Objects.requireNonNull(one.getValue())))
                    .toList()));
      }
    }
    return shares;
  }
}
