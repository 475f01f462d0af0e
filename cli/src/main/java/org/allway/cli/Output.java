package org.allway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command's result goes: a file, else standard output. */
final class Output {

  private Output() {}

  static void text(String text, Optional<Path> out, CommandSpec spec) {
    if (out.isPresent()) {
      bytes(text.getBytes(StandardCharsets.UTF_8), out);
      return;
    }
    PrintWriter writer = spec.commandLine().getOut();
    writer.print(text);
    writer.flush();
  }

  /** Never to a terminal, which would only beep. */
  static void bytes(byte[] bytes, Optional<Path> out) {
    try {
      if (out.isPresent()) {
        Files.write(out.get(), bytes);
      } else if (System.console() != null && System.console().isTerminal()) {
        throw new Trouble("A PDF cannot be shown here.\n  Write it to a file: --out plan.pdf");
      } else {
        System.out.write(bytes);
        System.out.flush();
      }
    } catch (IOException _) {
      throw new Trouble(
          "The file "
              + out.map(Path::toString).orElse("")
              + " cannot be written.\n  Check the folder and its rights.");
    }
  }
}
