package org.allway.cli;

import org.allway.library.Evidence;

/** Where a result comes from: rule, place, sources, doubts. */
final class Trace {

  private Trace() {}

  static String line(String indent, String rule, Evidence evidence) {
    StringBuilder text = new StringBuilder();
    text.append(evidence.place().fileAndLine());
    text.append(rule.isEmpty() ? "" : "  when " + rule);
    text.append(
        evidence.cites().isEmpty() ? "" : "  [" + String.join(", ", evidence.cites()) + "]");
    text.append(
        evidence.verified() ? "" : "  unverified: " + String.join(", ", evidence.unverified()));
    text.append(evidence.note().isEmpty() ? "" : "  note: " + evidence.note());
    return Wrap.lines(indent, text.toString());
  }
}
