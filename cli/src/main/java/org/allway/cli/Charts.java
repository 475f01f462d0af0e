package org.allway.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.allway.chart.Chart;
import org.allway.fhir.intake.Intake;
import org.allway.library.Library;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * The options of commands that read a chart, which may also be a FHIR Bundle or a folder of files
 * with one resource a line. Nothing of FHIR is loaded for a chart in the project's own form.
 */
final class Charts {

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Of FHIR: write what became of every resource to a file.")
  private @Nullable Path reportFile;

  @Option(
      names = "--child",
      paramLabel = "ID",
      description = "Of FHIR with several patients: the one to read.")
  private @Nullable String child;

  @Option(
      names = "--centre",
      paramLabel = "ID",
      description = "Of FHIR: the centre's profile. Default: default.")
  private @Nullable String centre;

  /** The chart of a file or folder; of FHIR the report's summary is said. */
  Chart read(Library library, Path file, CommandSpec spec) {
    return isFhir(file) ? fhir(library, file, spec).chart() : Inputs.chart(library, file, spec);
  }

  private static boolean isFhir(Path file) {
    return Files.isDirectory(file)
        || file.toString().endsWith(".ndjson")
        || Intake.isFhir(Knowledge.content(file));
  }

  /** What FHIR becomes; in words if that is nothing. */
  Intake.Result.Made fhir(Library library, Path file, CommandSpec spec) {
    return new FhirFiles(
            library,
            Optional.ofNullable(reportFile),
            Optional.ofNullable(child),
            Optional.ofNullable(centre))
        .made(file, spec);
  }
}
