package org.allway.server.store;

import java.util.List;
import java.util.stream.Collectors;
import org.allway.diagnostic.Diagnostic;

/**
 * A chart that was sound when it was written is not with today's knowledge folder: a name that it
 * uses is gone from the vocabulary, say. Nothing of it is lost; the folder must learn it again.
 */
public final class UnreadableChart extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> faults;

  UnreadableChart(ChildId child, List<Diagnostic> faults) {
    super(
        "The chart of child "
            + child
            + " does not fit the knowledge folder any more:\n"
            + faults.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
    this.faults = faults;
  }

  public List<Diagnostic> faults() {
    return faults;
  }
}
