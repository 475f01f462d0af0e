package org.allway.server.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One entry of a chart, as it is kept.
 *
 * @param seq its number in the chart, from 1; the version of the chart that ends with it
 * @param on the day on which it was true; none where the entry says who the child is
 * @param recordedAt never earlier than that of the entry before
 * @param recordedBy the account
 * @param body in the format of chart files: an entry, or {@code child}, {@code centre} and {@code
 *     family}
 */
public record StoredEntry(
    long seq, Optional<LocalDate> on, Instant recordedAt, String recordedBy, ObjectNode body) {

  /** Whether this says who the child is. */
  public boolean isHeader() {
    return on.isEmpty();
  }
}
