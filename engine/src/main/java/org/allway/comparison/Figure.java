package org.allway.comparison;

/**
 * A number that something comes to.
 *
 * @param atLeast whether something is missing from it: this or more
 * @param verified whether every number that it rests on is backed by a source
 */
public record Figure(double number, boolean atLeast, boolean verified) {

  public static final Figure NONE = new Figure(0, false, true);

  /** Whether it comes to anything, as far as it is known. */
  boolean isSomething() {
    return number > 0 || atLeast;
  }

  Figure plus(double more, boolean backed) {
    return new Figure(number + more, atLeast, verified && backed);
  }
}
