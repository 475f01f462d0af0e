package org.allway.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.allway.fhir.intake.Fate;
import org.allway.fhir.intake.Intake;
import org.allway.fhir.intake.Report.Line;
import org.allway.library.Library;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code allway import}: from a hospital's FHIR to a chart, with a report. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "A hospital's FHIR R4 as a chart, with a report of what became of each resource.",
    footer = {
      "",
      "Example:  allway import bundle.json --out chart.yaml --report report.txt",
      "Exit code: 0 done, 1 nothing in it makes a chart, 2 usage."
    })
final class ImportCommand implements Callable<Integer> {

  /** How the result is shown. */
  enum Format {
    text,
    json
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "BUNDLE",
      description = "A Bundle in JSON, an .ndjson file, or a folder of such files.")
  private Path file = Path.of("");

  @Mixin private Charts charts = new Charts();

  @Option(names = "--out", paramLabel = "FILE", description = "Write the chart to a file.")
  private @Nullable Path out;

  @Option(
      names = "--format",
      description =
          "${COMPLETION-CANDIDATES}: the chart as YAML, or chart and report as JSON. Default:"
              + " text.")
  private Format format = Format.text;

  @Option(names = "--library", paramLabel = "DIR", description = "Another knowledge folder.")
  private @Nullable Path folder;

  @Override
  public Integer call() {
    Library library = Knowledge.library(Optional.ofNullable(folder));
    Intake.Result.Made made = charts.fhir(library, file, spec);
    String text =
        switch (format) {
          case text -> made.text();
          case json -> json(made);
        };
    Output.text(text, Optional.ofNullable(out), spec);
    return Exit.DONE;
  }

  private static String json(Intake.Result.Made made) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("child", made.chart().child().id());
    root.put("chart", made.text());
    Map<String, Integer> counts = new LinkedHashMap<>();
    made.report()
        .counts()
        .forEach((group, count) -> counts.put(group.name().toLowerCase(Locale.ROOT), count));
    root.put("counts", counts);
    root.put("notes", made.report().notes());
    List<Map<String, Object>> resources = new ArrayList<>();
    for (Line line : made.report().lines()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("source", line.source());
      one.put("resource", line.resource());
      one.put("about", line.about());
      one.put("group", line.group().name().toLowerCase(Locale.ROOT));
      one.put("fates", line.fates().stream().map(Fate::words).toList());
      resources.add(one);
    }
    root.put("resources", resources);
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(root)
        + "\n";
  }
}
