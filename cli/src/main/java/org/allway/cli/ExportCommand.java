package org.allway.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.allway.server.backup.Archive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code allway export}: all that a ward keeps, as files that need no Allway. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "All that a ward keeps, as files: each child a chart that 'allway plan' takes, and each table"
          + " as lines of JSON. The ward must not be running on the folder.",
      StoreOptions.SECRETS
    },
    footer = {
      "",
      "Example:  allway export --data /var/lib/allway --out files",
      "Exit code: 0 done, 1 it could not be done, 2 usage."
    })
final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private StoreOptions store = new StoreOptions();

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "A new folder.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    int charts = Stored.of(() -> Archive.export(store.settings(), out));
    spec.commandLine()
        .getOut()
        .println(
            out + ": " + (charts == 1 ? "1 chart" : charts + " charts") + ", and every table.");
    return Exit.DONE;
  }
}
