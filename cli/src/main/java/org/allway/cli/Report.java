package org.allway.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.allway.diagnostic.Diagnostic;

/** Diagnostics as a person reads them. */
final class Report {

  private Report() {}

  static String of(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n"));
  }
}
