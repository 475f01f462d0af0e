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
import org.allway.print.Page;
import org.allway.print.Printer;
import org.allway.sheet.RoadmapSheets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    fhir,
    pdf,
    ics
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "CHART",
      description = "The child's chart, a YAML or JSON file, or FHIR.")
  private Path chartFile = Path.of("");

  @Mixin private Charts charts = new Charts();

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
      description =
          "Show this phase day by day, or 'all'. Default: the current one; on paper, all.")
  private @Nullable String phase;

  @Option(names = "--library", paramLabel = "DIR", description = "Another knowledge folder.")
  private @Nullable Path folder;

  @Option(
      names = "--lang",
      paramLabel = "en|es",
      description = "Language on paper and in the calendar. Default: en.")
  private Tongue language = Tongue.en;

  @Option(names = "--paper", description = "${COMPLETION-CANDIDATES}. Default: a4.")
  private Sheet sheet = Sheet.a4;

  @Option(names = "--out", paramLabel = "FILE", description = "Write to a file.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    Library library = Knowledge.library(Optional.ofNullable(folder));
    Chart chart = charts.read(library, chartFile, spec);
    LocalDate day = Inputs.date(asOf, "--as-of", spec).orElse(chart.lastEntry());
    LocalDate known = Inputs.date(knownOn, "--known-on", spec).orElse(LocalDate.MAX);
    Planner planner = new Planner(library);
    Plan plan = planner.plan(chart, day, known);
    if (plan.selection() instanceof Selection.Outside outside) {
      throw new Trouble(Refusals.words(chartFile, plan, outside));
    }
    Optional<Path> file = Optional.ofNullable(out);
    switch (format) {
      case text -> Output.text(text(library, chart, plan), file, spec);
      case json -> Output.text(PlanJson.text(library, plan), file, spec);
      case fhir -> Output.text(Fhir.plan(library, plan), file, spec);
      case pdf -> Output.bytes(new Printer().pdf(sheets(library, plan), plan.asOf()), file);
      case ics -> Output.text(calendar(planner, chart, plan), file, spec);
    }
    boolean stops =
        plan.findings().stream().anyMatch(finding -> finding.level() == Finding.Level.STOP);
    return stops ? Exit.STOP_FINDING : Exit.DONE;
  }

  private String text(Library library, Chart chart, Plan plan) {
    Ink ink = out == null ? Ink.forTerminal() : new Ink(false);
    return new PlanText(library, chart, plan, ink, why, lateEffects)
        .text(Optional.ofNullable(phase));
  }

  /** All sheets, or that of one phase. */
  private Page sheets(Library library, Plan plan) {
    Optional<String> only = Optional.ofNullable(phase).filter(one -> !one.equals("all"));
    only.ifPresent(one -> PlanText.require(plan, one));
    return RoadmapSheets.of(library, plan, language.language(), sheet.paper(), only);
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
