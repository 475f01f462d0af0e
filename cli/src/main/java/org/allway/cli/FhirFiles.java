package org.allway.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.allway.fhir.intake.Intake;
import org.allway.library.Library;
import picocli.CommandLine.Model.CommandSpec;

/** Reads charts out of files in FHIR. */
record FhirFiles(
    Library library, Optional<Path> reportFile, Optional<String> child, Optional<String> centre) {

  /** A chart; the report's summary is said. In words if there is none. */
  Intake.Result.Made made(Path file, CommandSpec spec) {
    if (centre.isPresent() && !library.centres().containsKey(centre.get())) {
      throw new Trouble(
          "There is no centre '"
              + centre.get()
              + "'. There are: "
              + String.join(", ", library.centres().keySet())
              + ".");
    }
    // The logging library would otherwise tell the user of the command that nobody logs.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    Intake.Result result = new Intake(library).read(texts(file), new Intake.Options(child, centre));
    if (reportFile.isPresent()) {
      Output.text(result.report().text(), reportFile, spec);
    }
    return switch (result) {
      case Intake.Result.Made made -> {
        spec.commandLine().getErr().print(made.report().summary());
        spec.commandLine().getErr().flush();
        yield made;
      }
      case Intake.Result.Nothing(String words, var report) ->
          throw new Trouble(
              report.lines().isEmpty() || reportFile.isPresent()
                  ? words
                  : words + "\n\n" + report.text().stripTrailing());
    };
  }

  private static List<Intake.Text> texts(Path file) {
    if (!Files.isDirectory(file)) {
      return List.of(new Intake.Text(file.toString(), Knowledge.content(file)));
    }
    try (Stream<Path> files = Files.walk(file)) {
      List<Intake.Text> texts = new ArrayList<>();
      for (Path one : files.filter(FhirFiles::holdsResources).sorted().toList()) {
        texts.add(new Intake.Text(one.toString(), Knowledge.content(one)));
      }
      if (texts.isEmpty()) {
        throw new Trouble("The folder " + file + " holds no .json or .ndjson files.");
      }
      return texts;
    } catch (IOException | UncheckedIOException e) {
      throw new Trouble("The folder " + file + " cannot be read: " + e.getMessage());
    }
  }

  private static boolean holdsResources(Path file) {
    return file.toString().endsWith(".json") || file.toString().endsWith(".ndjson");
  }
}
