package org.allway.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.allway.diagnostic.Nearest;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.allway.print.Page;
import org.allway.print.Printer;
import org.allway.review.ProtocolPage;
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

  /** How it is shown. */
  enum Format {
    text,
    fhir,
    pdf
  }

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}. Default: text.")
  private Format format = Format.text;

  @Option(names = "--lang", paramLabel = "en|es", description = "Language on paper. Default: en.")
  private Tongue language = Tongue.en;

  @Option(names = "--paper", description = "${COMPLETION-CANDIDATES}. Default: a4.")
  private Sheet sheet = Sheet.a4;

  @Option(names = "--out", paramLabel = "FILE", description = "Write to a file.")
  private @Nullable Path file;

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
    Optional<Path> to = Optional.ofNullable(file);
    switch (format) {
      case text -> {
        Ink ink = to.isEmpty() ? Ink.forTerminal() : new Ink(false);
        Output.text(new ProtocolText(library, protocol, ink).text(), to, spec);
      }
      case fhir -> Output.text(Fhir.protocol(library, protocol), to, spec);
      case pdf -> {
        Page page = ProtocolPage.of(library, protocol, language.language(), sheet.paper());
        Output.bytes(new Printer().pdf(page, protocol.revised()), to);
      }
    }
    return Exit.DONE;
  }
}
