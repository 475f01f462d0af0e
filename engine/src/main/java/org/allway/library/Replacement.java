package org.allway.library;

import java.util.List;
import org.allway.diagnostic.Place;
import org.allway.words.Words;

/**
 * What is given in place of one dose that can no longer be given.
 *
 * @param elements their day 1 is the day of the replaced dose; those whose condition holds are
 *     given, one giving after the other, and none is lost if one comes late
 */
public record Replacement(
    String id, Words title, List<Element.Medication> elements, Evidence evidence, Place place) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Replacement that && that.id.equals(id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
