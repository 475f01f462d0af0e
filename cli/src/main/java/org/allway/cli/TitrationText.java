package org.allway.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.allway.library.Titration;
import org.allway.rule.Numbers;
import org.allway.rule.Value;
import org.allway.titration.Course;
import org.allway.titration.Outlook;
import org.allway.titration.Step;

/** How the doses follow the counts: where they stand, why, and what would change them next. */
final class TitrationText {

  /** So many of the newest counts are shown, if not all are asked for. */
  private static final int NEWEST = 6;

  private final Course course;
  private final Ink ink;
  private final boolean why;
  private final Set<String> cited;

  TitrationText(Course course, Ink ink, boolean why, Set<String> cited) {
    this.course = course;
    this.ink = ink;
    this.why = why;
    this.cited = cited;
  }

  String text() {
    Titration rules = course.rules();
    StringBuilder out = new StringBuilder("\n");
    out.append(ink.bold("DOSE BY COUNTS")).append("  ").append(rules.title().en());
    out.append(PlanText.mark(rules.evidence()));
    out.append(rules.target().isEmpty() ? "" : ", target " + rules.target().en());
    out.append(", since ").append(course.from()).append('\n');
    boolean holds = course.titrator().holds(course.now());
    for (int drug = 0; drug < rules.drugs().size(); drug++) {
      Titration.Titrated titrated = rules.drugs().get(drug);
      String share =
          holds
              ? ink.notice("HELD")
              : ink.bold(Numbers.text(course.titrator().share(course.now(), drug)) + " %")
                  + " of the protocol's dose";
      out.append("  ").append(titrated.drug().label().en()).append(' ').append(titrated.route());
      out.append(": ").append(share).append('\n');
    }
    because(out);
    counts(out);
    for (Outlook next : course.next()) {
      out.append(Wrap.lines("  next  ", next.text().en() + PlanText.mark(next.row().evidence())));
    }
    return out.toString();
  }

  private void because(StringBuilder out) {
    course
        .because(course.from().plusYears(100))
        .ifPresent(step -> {
          if (step.outcome() instanceof Step.Outcome.Changed(Titration.Row row)) {
            String mark = PlanText.mark(row.evidence());
            out.append(Wrap.lines("  why   ", step.day() + ": " + row.because().en() + mark));
          }
        });
  }

  private void counts(StringBuilder out) {
    List<Step> steps = course.steps();
    int from = why ? 0 : Math.max(0, steps.size() - NEWEST);
    if (from > 0) {
      out.append(ink.faint("  " + from + " earlier counts: --why shows them\n"));
    }
    Columns columns = new Columns("  ");
    for (Step step : steps.subList(from, steps.size())) {
      columns.row(PlanText.DAY.format(step.day()), values(step.counts()), said(step));
    }
    out.append(columns.text());
    if (why) {
      steps.forEach(step -> {
        if (step.outcome() instanceof Step.Outcome.Changed(Titration.Row row)) {
          cited.addAll(row.evidence().cites());
          out.append(
              ink.faint(
                  Trace.line("    " + step.day() + ": ", row.when().source(), row.evidence())));
        }
      });
    }
  }

  private static String values(Map<String, Value> counts) {
    return counts.entrySet().stream()
        .map(count -> count.getKey() + " " + count.getValue())
        .collect(Collectors.joining(", "));
  }

  /** What a count did, or why it did nothing. */
  private String said(Step step) {
    return switch (step.outcome()) {
      case Step.Outcome.Changed(Titration.Row row) -> {
        String to = course.titrator().holds(step.after()) ? "held" : shares(step);
        yield ink.bold(to) + PlanText.mark(row.evidence());
      }
      case Step.Outcome.Lacks(Set<String> needs) ->
          ink.notice("cannot be told without " + String.join(", ", needs));
      case Step.Outcome.Stays _ -> run(step);
    };
  }

  private String shares(Step step) {
    List<Titration.Titrated> drugs = course.rules().drugs();
    StringBuilder text = new StringBuilder();
    for (int drug = 0; drug < drugs.size(); drug++) {
      text.append(drug == 0 ? "" : ", ").append(drugs.get(drug).drug().label().en()).append(' ');
      text.append(Numbers.text(course.titrator().share(step.after(), drug))).append(" %");
    }
    return text.toString();
  }

  private static String run(Step step) {
    return switch (step.check()) {
      case Step.Check.Counts _ -> "high, no. " + step.after().run().checks() + " in a row";
      case Step.Check.Skipped(Titration.Skip skip) ->
          "not counted: " + skip.because().en() + PlanText.mark(skip.evidence());
      case Step.Check.Breaks _, Step.Check.Lacks _ -> "";
    };
  }
}
