package org.allway.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.allway.server.backup.Archive;
import org.allway.server.backup.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code allway backup}: all that a ward keeps, in one file. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "All that a ward keeps, in one file; the ward may be running. The file holds charts and"
          + " accounts: keep it as safe as the ward.",
      StoreOptions.SECRETS
    },
    footer = {
      "",
      "Example:  allway backup --data /var/lib/allway --out monday.zip",
      "Exit code: 0 done and read again, 1 it could not be made, 2 usage."
    })
final class BackupCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private StoreOptions store = new StoreOptions();

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "A new file.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    Backup.Contents contents =
        Stored.of(() ->
            Archive.backUp(store.settings(), out.toAbsolutePath(), Clock.systemUTC().instant()));
    spec.commandLine()
        .getOut()
        .println(out + ": " + Stored.words(contents) + ". Read again, and sound.");
    return Exit.DONE;
  }
}
