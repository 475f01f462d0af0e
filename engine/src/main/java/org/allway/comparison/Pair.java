package org.allway.comparison;

/** The same child under both sides; or, where no child fits both, one of each. */
public record Pair(Arm a, Arm b) {

  public boolean sameChild() {
    return a.child().equals(b.child());
  }
}
