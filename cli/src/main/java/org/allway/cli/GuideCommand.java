package org.allway.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.allway.assess.Selection;
import org.allway.calendar.PlanCalendar;
import org.allway.chart.Chart;
import org.allway.guide.GuidePage;
import org.allway.library.FamilyGuide;
import org.allway.library.Library;
import org.allway.plan.Finding;
import org.allway.plan.Plan;
import org.allway.plan.Planner;
import org.allway.print.Page;
import org.allway.print.Printer;
import org.allway.words.Language;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code allway guide}: a child's plan in plain words, for the family. */
@Command(
    name = "guide",
    mixinStandardHelpOptions = true,
    description = "A guide for the family: signs, whom to reach now, this phase, this week.",
    footer = {
      "",
      "Example:  allway guide examples/emma.yaml --lang es --format pdf --out emma-guide.pdf",
      "Exit code: 0 done, 1 the chart is at fault, 2 usage, 3 the plan holds a stop finding."
    })
final class GuideCommand implements Callable<Integer> {

  /** What the guide becomes. */
  enum Format {
    html,
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
      names = "--lang",
      paramLabel = "LANGUAGE",
      description = "en, es, or another of which knowledge/family has a file. Default: en.")
  private String language = "en";

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}. Default: html.")
  private Format format = Format.html;

  @Option(names = "--paper", description = "${COMPLETION-CANDIDATES}. Default: a4.")
  private Sheet sheet = Sheet.a4;

  @Option(
      names = "--now",
      paramLabel = "TIME",
      description =
          "The moment for which it says whom to reach, such as 2026-02-16T08:15-06:00 or, by the"
              + " clock of this machine's zone, 2026-02-16T08:15. Default: now.")
  private @Nullable String now;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "The day to plan for: 2026-01-31 or 'today'. Default: the chart's last entry.")
  private @Nullable String asOf;

  @Option(names = "--library", paramLabel = "DIR", description = "Another knowledge folder.")
  private @Nullable Path folder;

  @Option(names = "--out", paramLabel = "FILE", description = "Write to a file.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    Library library = Knowledge.library(Optional.ofNullable(folder));
    FamilyGuide guide = library.guides().get(language);
    if (guide == null) {
      throw new ParameterException(
          spec.commandLine(),
          "There is no guide in '"
              + language
              + "'. There are: "
              + String.join(", ", library.guides().keySet())
              + ".");
    }
    Chart chart = charts.read(library, chartFile, spec);
    LocalDate day = Inputs.date(asOf, "--as-of", spec).orElse(chart.lastEntry());
    ZonedDateTime moment = moment();
    Planner planner = new Planner(library);
    Plan plan = planner.plan(chart, day);
    if (plan.selection() instanceof Selection.Outside outside) {
      throw new Trouble(Refusals.words(chartFile, plan, outside));
    }
    switch (format) {
      case html -> Output.text(page(library, guide, plan, moment).html(), file(), spec);
      case pdf -> Output.bytes(new Printer().pdf(page(library, guide, plan, moment), day), file());
      case ics -> Output.text(calendar(planner, chart, plan), file(), spec);
    }
    boolean stops =
        plan.findings().stream().anyMatch(finding -> finding.level() == Finding.Level.STOP);
    return stops ? Exit.STOP_FINDING : Exit.DONE;
  }

  private Page page(Library library, FamilyGuide guide, Plan plan, ZonedDateTime moment) {
    return GuidePage.of(library, guide, plan, moment, sheet.paper());
  }

  private Optional<Path> file() {
    return Optional.ofNullable(out);
  }

  private String calendar(Planner planner, Chart chart, Plan plan) {
    Language words = language.equals("es") ? Language.ES : Language.EN;
    if (plan.roadmap().phases().isEmpty()) {
      throw new Trouble(
          "There is nothing to put into a calendar yet.\n  Facts are missing: see allway plan "
              + chartFile
              + ".");
    }
    return PlanCalendar.text(planner, chart, plan.asOf(), plan.knownOn(), words);
  }

  private ZonedDateTime moment() {
    String text = now;
    if (text == null) {
      return ZonedDateTime.now(ZoneId.systemDefault());
    }
    try {
      return ZonedDateTime.parse(text);
    } catch (DateTimeException _) {
      try {
        return LocalDateTime.parse(text).atZone(ZoneId.systemDefault());
      } catch (DateTimeException _) {
        throw new ParameterException(
            spec.commandLine(),
            "--now needs a moment such as 2026-02-16T08:15-06:00, not '" + text + "'.");
      }
    }
  }
}
