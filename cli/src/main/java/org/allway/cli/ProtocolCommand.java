package org.allway.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.allway.diagnostic.Nearest;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code allway protocol}: one protocol, readable. */
@Command(
    name = "protocol",
    mixinStandardHelpOptions = true,
    description =
        "Print one protocol: who it treats, risk tables, roadmap, every line of every phase.",
    footer = {
      "",
      "Example:  allway protocol cog-2010-b-all",
      "Without an ID: the list of protocols."
    })
final class ProtocolCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "ID", arity = "0..1", description = "The protocol.")
  private @Nullable String id;

  @Option(names = "--library", paramLabel = "DIR", description = "Another knowledge folder.")
  private @Nullable Path folder;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Library library = Knowledge.library(Optional.ofNullable(folder));
    if (id == null) {
      Columns columns = new Columns("");
      library
          .protocols()
          .values()
          .forEach(one -> columns.row(one.id(), one.version(), one.review(), one.title().en()));
      out.print(columns.text());
      return Exit.DONE;
    }
    Protocol protocol = library.protocols().get(id);
    if (protocol == null) {
      throw new Trouble(
          "There is no protocol '"
              + id
              + "'.\n  "
              + Nearest.hint(id, library.protocols().keySet()));
    }
    out.print(new ProtocolText(library, protocol, Ink.forTerminal()).text());
    return Exit.DONE;
  }
}
