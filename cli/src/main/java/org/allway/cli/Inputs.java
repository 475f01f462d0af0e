package org.allway.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.allway.chart.Chart;
import org.allway.chart.ChartReader;
import org.allway.diagnostic.Diagnostics;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What commands read from files and options. */
final class Inputs {

  private Inputs() {}

  static Chart chart(Library library, Path file, CommandSpec spec) {
    return read(
        file,
        (diagnostics, text) ->
            new ChartReader(library, diagnostics).read(text.file(), text.content()),
        spec);
  }

  /** What a file holds; its errors are the trouble, its warnings are said and leave it usable. */
  static <T> T read(
      Path file, BiFunction<Diagnostics, KnowledgeText, Optional<T>> reader, CommandSpec spec) {
    KnowledgeText text = new KnowledgeText(file.toString(), Knowledge.content(file));
    Diagnostics diagnostics = new Diagnostics();
    Optional<T> read = reader.apply(diagnostics, text);
    String report = new Report(List.of(text)).text(diagnostics.all());
    if (read.isEmpty()) {
      throw new Trouble(report);
    }
    if (!report.isEmpty()) {
      spec.commandLine().getErr().println(report);
    }
    return read.get();
  }

  /** The day that an option names, if it was given. */
  static Optional<LocalDate> date(@Nullable String text, String option, CommandSpec spec) {
    if (text == null) {
      return Optional.empty();
    }
    if (text.equals("today")) {
      return Optional.of(LocalDate.now(ZoneId.systemDefault()));
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException _) {
      throw new ParameterException(
          spec.commandLine(), option + " needs a date such as 2026-01-31, not '" + text + "'.");
    }
  }
}
