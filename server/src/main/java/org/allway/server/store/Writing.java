package org.allway.server.store;

import java.util.List;
import org.allway.diagnostic.Diagnostic;

/** What became of something that was to be recorded. All of it was, or nothing. */
public sealed interface Writing {

  /**
   * It is in the chart.
   *
   * @param child whose chart it is
   * @param version of the chart from now on
   * @param warnings about what was recorded, such as a value that is rare
   */
  record Appended(ChildId child, long version, List<Diagnostic> warnings) implements Writing {}

  /** Somebody else wrote first: look again, then decide. */
  record Conflict(long currentVersion) implements Writing {}

  /** It cannot be in a chart; the reasons are for the person who wrote it. */
  record Refused(List<Diagnostic> faults) implements Writing {}
}
