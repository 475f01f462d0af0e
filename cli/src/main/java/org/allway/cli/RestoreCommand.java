package org.allway.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.allway.server.backup.Archive;
import org.allway.server.backup.Backup;
import org.allway.server.store.StoreSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code allway restore}: a backup into an empty store. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a backup into an empty folder or database, of either kind. What is there already is"
          + " never touched.",
      StoreOptions.SECRETS
    },
    footer = {
      "",
      "Example:  allway restore monday.zip --data /var/lib/allway-new",
      "Exit code: 0 done and checked, 1 the backup or the store is at fault, 2 usage."
    })
final class RestoreCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The backup.")
  private Path file = Path.of("");

  @Mixin private StoreOptions store = new StoreOptions();

  @Override
  public Integer call() {
    StoreSettings settings = store.settings();
    Backup.Contents contents = Stored.of(() -> Archive.restore(file, settings));
    spec.commandLine()
        .getOut()
        .println(
            Stored.words(contents)
                + " of "
                + contents.made()
                + " are in "
                + settings
                + ", and checked.");
    return Exit.DONE;
  }
}
