package org.allway.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.allway.exposure.Account;
import org.allway.exposure.Share;
import org.allway.library.Library;
import org.allway.plan.Plan;
import org.allway.plan.Watch;
import org.allway.rule.Numbers;
import org.allway.rule.Value;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Compares the exposures and late effects of a plan with those that a scenario expects. */
final class ExpectedExposures {

  private static final double HUNDRED = 100;

  private final Library library;
  private final Plan plan;
  private final List<String> failures;

  ExpectedExposures(Library library, Plan plan, List<String> failures) {
    this.library = library;
    this.plan = plan;
    this.failures = failures;
  }

  void check(Fields expect) {
    expect.map("exposures").ifPresent(map -> map.entries().forEach(entry -> exposure(entry, map)));
    expect
        .map("late_effects")
        .ifPresent(map ->
            map.entries()
                .forEach(entry -> {
                  known(new YamlNode.Text(entry.key(), true, entry.place()));
                  map.textOf(entry.value(), entry.key())
                      .ifPresent(text -> same(text, "late effect " + entry.key(), by(entry.key())));
                }));
    for (YamlNode.Text id : expect.texts("late_effects_not")) {
      known(id);
      same(id, by(id.text()).equals("not listed"), "did not expect the late effect " + id.text());
    }
  }

  private String by(String id) {
    return plan.lateEffects().stream()
        .filter(watch -> watch.effect().id().equals(id))
        .map(Watch::by)
        .map(by -> by.name().toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse("not listed");
  }

  private void exposure(YamlNode.Entry entry, Fields around) {
    Optional<Account> account =
        plan.exposures().stream()
            .filter(one -> one.exposure().id().equals(entry.key()))
            .findFirst();
    Fields sets = Fields.of(entry.value(), "'" + entry.key() + "'", around.diagnostics());
    if (account.isEmpty()) {
      fail(
          new YamlNode.Text(entry.key(), true, entry.place()),
          "there is no exposure '" + entry.key() + "'");
      return;
    }
    for (YamlNode.Entry set : sets.entries()) {
      Account found = account.get();
      if (!found.exposure().sets().containsKey(set.key())
          && !found.exposure().sources().contains(set.key())) {
        fail(
            new YamlNode.Text(set.key(), true, set.place()),
            entry.key() + " has no set and no drug '" + set.key() + "'");
        continue;
      }
      Fields sums = Fields.of(set.value(), "'" + set.key() + "'", around.diagnostics());
      String name = entry.key() + " " + set.key();
      sums.text("so_far")
          .ifPresent(
              text -> same(text, name + " so far", written(found.sum(set.key(), Share.SO_FAR))));
      sums.text("at_the_end")
          .ifPresent(text ->
              same(text, name + " at the end", written(found.sum(set.key(), Share.AT_THE_END))));
      sums.text("not_counted")
          .ifPresent(text ->
              same(text, name + " does not count", String.join(" ", found.uncounted(set.key()))));
      sums.done();
    }
  }

  private static String written(Value value) {
    return switch (value) {
      case Value.Num(double sum) -> hundredths(sum);
      case Value.AtLeast(double sum, var needs) ->
          hundredths(sum) + " or more, needs " + String.join(" ", needs.stream().sorted().toList());
      default -> value.toString();
    };
  }

  private static String hundredths(double sum) {
    return Numbers.text(Math.round(sum * HUNDRED) / HUNDRED);
  }

  /** An expectation about a row that nobody knows could never fail. */
  private void known(YamlNode.Text id) {
    Expectation.known(List.of(id), library.lateEffects().keySet(), "late effect", failures);
  }

  private void same(YamlNode.Text expected, String what, String found) {
    same(
        expected,
        expected.text().equals(found),
        what + ": expected " + expected.text() + ", found " + found);
  }

  private void same(YamlNode.Text expected, boolean holds, String message) {
    if (!holds) {
      fail(expected, message);
    }
  }

  private void fail(YamlNode.Text at, String message) {
    failures.add(at.place().fileAndLine() + ": " + message);
  }
}
