package org.allway.scenario;

import java.util.List;
import java.util.OptionalInt;
import org.allway.dose.Route;
import org.allway.library.Drug;
import org.allway.library.Library;
import org.allway.roadmap.Roadmap;
import org.allway.rule.Numbers;
import org.allway.titration.Course;
import org.allway.titration.Step;
import org.allway.yaml.Fields;
import org.allway.yaml.YamlNode;

/** Compares the course of a titration with what a scenario expects. */
final class ExpectedTitration {

  private final Library library;
  private final List<String> failures;

  ExpectedTitration(Library library, List<String> failures) {
    this.library = library;
    this.failures = failures;
  }

  /** {@code titration: none}, or a map of what it has come to. */
  void check(YamlNode node, Roadmap roadmap, Fields expect) {
    if (node instanceof YamlNode.Text text) {
      same(text, "titration", roadmap.titrations().isEmpty() ? "none" : "one");
      return;
    }
    Fields line = Fields.of(node, "'titration'", expect.diagnostics());
    if (roadmap.titrations().isEmpty()) {
      failures.add(node.place().fileAndLine() + ": no titration has begun");
      return;
    }
    Course course = roadmap.titrations().getFirst();
    line.text("set").ifPresent(text -> same(text, "the titration", course.rules().id()));
    line.text("state").ifPresent(text -> same(text, "the state", course.now().name()));
    line.text("since")
        .ifPresent(text -> same(text, "the state since", course.now().since().toString()));
    line.text("from").ifPresent(text -> same(text, "titrated from", course.from().toString()));
    line.text("counts")
        .ifPresent(text -> same(text, "counts", Integer.toString(course.steps().size())));
    line.text("run")
        .ifPresent(
            text -> same(text, "counts in a row", Integer.toString(course.now().run().checks())));
    line.map("share").ifPresent(map -> shares(map, course));
    line.text("last").ifPresent(text -> same(text, "the last count", last(course)));
    contains(line.texts("next"), course.next().stream().map(one -> one.text().en()).toList());
    List<String> advice = course.advice().stream().map(one -> one.text().en()).toList();
    contains(line.texts("advice"), advice.isEmpty() ? List.of("none") : advice);
    line.done();
  }

  private void shares(Fields map, Course course) {
    for (YamlNode.Entry entry : map.entries()) {
      Drug drug = library.formulary().get(entry.key());
      OptionalInt index = drug == null ? OptionalInt.empty() : course.drug(drug, Route.PO);
      String found =
          index.isEmpty()
              ? "none"
              : Numbers.text(course.titrator().share(course.now(), index.getAsInt())) + " %";
      map.textOf(entry.value(), entry.key())
          .ifPresent(text -> same(text, "the share of " + entry.key(), found));
    }
  }

  /** What the newest count was for the run: counts, skipped, breaks or lacks. */
  private static String last(Course course) {
    if (course.steps().isEmpty()) {
      return "none";
    }
    Step step = course.steps().getLast();
    return switch (step.check()) {
      case Step.Check.Counts _ -> "counts";
      case Step.Check.Skipped _ -> "skipped";
      case Step.Check.Breaks _ -> "breaks";
      case Step.Check.Lacks _ -> "lacks";
    };
  }

  private void contains(List<YamlNode.Text> wanted, List<String> said) {
    for (YamlNode.Text text : wanted) {
      if (said.stream().noneMatch(one -> one.contains(text.text()))) {
        failures.add(text.place().fileAndLine() + ": nothing says '" + text.text() + "': " + said);
      }
    }
  }

  private void same(YamlNode.Text expected, String what, String found) {
    if (!expected.text().equals(found)) {
      failures.add(
          expected.place().fileAndLine()
              + ": "
              + what
              + ": expected "
              + expected.text()
              + ", found "
              + found);
    }
  }
}
