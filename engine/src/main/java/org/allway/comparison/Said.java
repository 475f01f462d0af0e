package org.allway.comparison;

import org.allway.library.Evidence;

/** What one side says, with where it comes from. */
public record Said(String text, Evidence evidence) {

  /** Whether what it says of this is backed by a source. */
  public boolean verified(Difference.Aspect aspect) {
    return aspect.field.isEmpty() ? evidence.verified() : evidence.verified(aspect.field);
  }
}
