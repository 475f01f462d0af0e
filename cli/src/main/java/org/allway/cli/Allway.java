package org.allway.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code allway} command. */
@Command(
    name = "allway",
    mixinStandardHelpOptions = true,
    version = "Allway 1.0.0",
    description = {
      "Treatment roadmaps for children with acute lymphoblastic leukemia.",
      "Allway supports clinicians and replaces none: every number needs a clinician's eye."
    },
    footer = {"", "Start with:  allway plan examples/emma.yaml"},
    subcommands = {
      PlanCommand.class,
      GuideCommand.class,
      CheckCommand.class,
      ImportCommand.class,
      VerifyCommand.class,
      ProtocolCommand.class,
      DiffCommand.class,
      ServeCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      ExportCommand.class
    })
public final class Allway {

  private Allway() {}

  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, arguments));
  }

  /** Runs a command line; never lets a stack trace reach a person. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line = new CommandLine(new Allway()).setOut(out).setErr(err);
    line.setExecutionExceptionHandler((exception, _, _) -> {
      if (exception instanceof Trouble trouble) {
        err.println(trouble.words());
        return Exit.INPUT_AT_FAULT;
      }
      err.println("Allway met a fault of its own: " + exception);
      err.println("  Please report it with the command and the file that caused it.");
      return Exit.INPUT_AT_FAULT;
    });
    if (arguments.length == 0) {
      line.usage(out);
      return Exit.USAGE;
    }
    int code = line.execute(arguments);
    out.flush();
    err.flush();
    return code;
  }
}
