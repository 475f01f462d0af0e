package org.allway.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allway.dose.Amount;
import org.allway.dose.WeekPlan;
import org.allway.plan.Plan;
import org.allway.roadmap.Supply;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Compares what is taken by mouth in the week to come with what a scenario expects. */
final class ExpectedWeek {

  private static final String NONE = "none";

  private final Plan plan;
  private final List<String> failures;

  ExpectedWeek(Plan plan, List<String> failures) {
    this.plan = plan;
    this.failures = failures;
  }

  void check(Fields map) {
    for (YamlNode.Entry entry : map.entries()) {
      Optional<Supply> supply =
          plan.week().stream().filter(one -> one.drug().id().equals(entry.key())).findFirst();
      if (entry.value() instanceof YamlNode.Text text) {
        same(text, entry.key(), supply.isEmpty() ? NONE : "some");
      } else if (supply.isEmpty()) {
        failures.add(entry.place().fileAndLine() + ": no week of " + entry.key());
      } else {
        supply(Fields.of(entry.value(), "A week", map.diagnostics()), supply.get());
      }
    }
  }

  private void supply(Fields line, Supply supply) {
    line.text("exact")
        .ifPresent(text -> same(text, "exact", shown(supply.best().wanted(), supply)));
    texts(
        line.texts("totals"),
        "totals",
        supply.plans().stream().map(plan -> shown(plan.total(), supply)).toList());
    WeekPlan best = supply.best();
    List<String> days = new ArrayList<>();
    for (int day = 0; day < supply.days().size(); day++) {
      days.add(shown(best.amount(day), supply));
    }
    texts(line.texts("days"), "days", days);
    List<String> others =
        supply.others().stream().map(other -> shown(other.plan().total(), supply)).toList();
    texts(line.texts("instead"), "instead", others.isEmpty() ? List.of(NONE) : others);
    line.done();
  }

  private static String shown(double value, Supply supply) {
    return new Amount(value, supply.drug().unit()).toString();
  }

  private void texts(List<YamlNode.Text> expected, String what, List<String> found) {
    List<String> wanted = expected.stream().map(YamlNode.Text::text).toList();
    if (!wanted.isEmpty() && !wanted.equals(found)) {
      failures.add(
          expected.getFirst().place().fileAndLine()
              + ": "
              + what
              + ": expected "
              + wanted
              + ", found "
              + found);
    }
  }

  private void same(YamlNode.Text expected, String what, String found) {
    texts(List.of(expected), what, List.of(found));
  }
}
