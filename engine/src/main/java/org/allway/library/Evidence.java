package org.allway.library;

import java.util.List;
import java.util.Set;
import org.allway.diagnostic.Place;

/**
 * Where the numbers of one line come from.
 *
 * @param cites keys of sources
 * @param unverified fields of the line that nobody has found in a source; {@code all} for the whole
 * @param note conflicts and doubts, for the reader
 * @param place the line
 */
public record Evidence(List<String> cites, Set<String> unverified, String note, Place place) {

  private static final String ALL = "all";

  public static final Evidence NONE = new Evidence(List.of(), Set.of(), "", Place.NOWHERE);

  /** Whether every number of the line is backed by a source. */
  public boolean verified() {
    return unverified.isEmpty();
  }

  public boolean verified(String field) {
    return !unverified.contains(ALL) && !unverified.contains(field);
  }
}
