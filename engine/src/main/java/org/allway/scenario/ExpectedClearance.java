package org.allway.scenario;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.allway.diagnostic.Place;
import org.allway.library.Rescue;
import org.allway.plan.Clearance;
import org.allway.plan.Plan;
import org.allway.rule.Numbers;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Compares the levels of a plan, and what they call for, with those that a scenario expects. */
final class ExpectedClearance {

  private final Plan plan;
  private final List<String> failures;

  ExpectedClearance(Plan plan, List<String> failures) {
    this.plan = plan;
    this.failures = failures;
  }

  void check(Fields expect) {
    expect.map("rescue").ifPresent(this::rescue);
  }

  private void rescue(Fields map) {
    Optional<YamlNode.Text> rules = map.text("rules");
    Optional<Clearance> found =
        plan.clearances().stream()
            .filter(one -> rules.isEmpty() || one.rescue().id().equals(rules.get().text()))
            .findFirst();
    if (rules.isPresent() && rules.get().text().equals("none")) {
      if (!plan.clearances().isEmpty()) {
        fail(map.place(), "expected no levels to be followed");
      }
      map.done();
      return;
    }
    if (found.isEmpty()) {
      fail(map.place(), "no levels are followed");
      map.entries();
      return;
    }
    Clearance clearance = found.get();
    Optional<Clearance.Reading> last =
        clearance.readings().isEmpty()
            ? Optional.empty()
            : Optional.of(clearance.readings().getLast());
    map.text("give")
        .ifPresent(text -> same(text, "give", last.map(ExpectedClearance::give).orElse("none")));
    map.text("says")
        .ifPresent(text -> {
          String said =
              last.flatMap(Clearance.Reading::answer).map(row -> row.text().en()).orElse("");
          if (!said.contains(text.text())) {
            fail(text.place(), "expected '" + text.text() + "', found '" + said + "'");
          }
        });
    map.text("also")
        .ifPresent(text -> same(text, "also", last.map(ExpectedClearance::also).orElse("none")));
    map.text("high")
        .ifPresent(text ->
            same(text, "high", last.map(one -> Boolean.toString(one.high())).orElse("none")));
    map.text("ended").ifPresent(text -> same(text, "ended", Boolean.toString(clearance.ended())));
    if (map.has("missing")) {
      List<String> wanted = map.strings("missing");
      List<String> hours =
          clearance.missing().stream().map(one -> Numbers.text(one.hour())).toList();
      if (!wanted.equals(hours)) {
        fail(map.place(), "expected the missing levels " + wanted + ", found " + hours);
      }
    }
    map.done();
  }

  private static String give(Clearance.Reading reading) {
    return reading
        .answer()
        .flatMap(Rescue.Answer::give)
        .flatMap(give -> reading.amount().map(amount -> amount + " every " + give.every() + " h"))
        .orElse("none");
  }

  private static String also(Clearance.Reading reading) {
    return reading.also().isEmpty()
        ? "none"
        : reading.also().stream()
            .map(one ->
                one.answer()
                    .give()
                    .map(give ->
                        give.drug().id() + one.amount().map(amount -> " " + amount).orElse(""))
                    .orElse("words"))
            .collect(Collectors.joining(", "));
  }

  private void same(YamlNode.Text wanted, String what, String found) {
    if (!wanted.text().equals(found)) {
      fail(wanted.place(), what + ": expected " + wanted.text() + ", found " + found);
    }
  }

  private void fail(Place place, String text) {
    failures.add(place.fileAndLine() + ": " + text);
  }
}
