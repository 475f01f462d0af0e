package org.allway.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.allway.assess.Selection;
import org.allway.calendar.PlanCalendar;
import org.allway.chart.Chart;
import org.allway.library.Library;
import org.allway.plan.Finding;
import org.allway.plan.Plan;
import org.allway.plan.Planner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code allway plan}: from a chart to the whole dated roadmap. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Risk group, roadmap, doses, needs and decisions for one child.",
    footer = {
      "",
      "Example:  allway plan examples/emma.yaml --as-of 2026-02-16 --why",
      "Exit code: 0 done, 1 the chart is at fault, 2 usage, 3 the plan holds a stop finding."
    })
final class PlanCommand implements Callable<Integer> {

  /** How a plan is shown. */
  enum Format {
    text,
    json,
    ics
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "CHART", description = "The child's chart, a YAML or JSON file.")
  private Path chartFile = Path.of("");

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "The day to plan for: 2026-01-31 or 'today'. Default: the chart's last entry.")
  private @Nullable String asOf;

  @Option(
      names = "--known-on",
      paramLabel = "DATE",
      description = "Use only what was recorded by this day. Default: everything.")
  private @Nullable String knownOn;

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}. Default: text.")
  private Format format = Format.text;

  @Option(names = "--why", description = "Show rules, places and sources behind everything.")
  private boolean why;

  @Option(
      names = "--late-effects",
      description = "Show the late effects to look for while therapy goes on, too.")
  private boolean lateEffects;

  @Option(
      names = "--phase",
      paramLabel = "ID",
      description = "Show this phase day by day, or 'all'. Default: the current one.")
  private @Nullable String phase;

  @Option(names = "--library", paramLabel = "DIR", description = "Another knowledge folder.")
  private @Nullable Path folder;

  @Option(
      names = "--lang",
      paramLabel = "en|es",
      description = "Language of the calendar. Default: en.")
  private Tongue language = Tongue.en;

  @Option(names = "--out", paramLabel = "FILE", description = "Write to a file.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    Library library = Knowledge.library(Optional.ofNullable(folder));
    Chart chart = Inputs.chart(library, chartFile, spec);
    LocalDate day = Inputs.date(asOf, "--as-of", spec).orElse(chart.lastEntry());
    LocalDate known = Inputs.date(knownOn, "--known-on", spec).orElse(LocalDate.MAX);
    Planner planner = new Planner(library);
    Plan plan = planner.plan(chart, day, known);
    if (plan.selection() instanceof Selection.Outside outside) {
      throw new Trouble(Refusals.words(chartFile, plan, outside));
    }
    boolean toTerminal = out == null && format == Format.text;
    String text =
        switch (format) {
          case text ->
              new PlanText(
                      library,
                      chart,
                      plan,
                      toTerminal ? Ink.forTerminal() : new Ink(false),
                      why,
                      lateEffects)
                  .text(Optional.ofNullable(phase));
          case json -> PlanJson.text(library, plan);
          case ics -> calendar(planner, chart, plan);
        };
    Output.text(text, Optional.ofNullable(out), spec);
    boolean stops =
        plan.findings().stream().anyMatch(finding -> finding.level() == Finding.Level.STOP);
    return stops ? Exit.STOP_FINDING : Exit.DONE;
  }

  private String calendar(Planner planner, Chart chart, Plan plan) {
    if (plan.roadmap().phases().isEmpty()) {
      throw new Trouble(
          "There is nothing to put into a calendar yet.\n  Facts are missing: see allway plan "
              + chartFile
              + ".");
    }
    return PlanCalendar.text(planner, chart, plan.asOf(), plan.knownOn(), language.language());
  }
}
