package org.allway.rule;

/** The values of all symbols for one child on one day. */
@FunctionalInterface
public interface Frame {

  /** The value in a symbol's slot; {@link Value.Unknown} if nothing is known. */
  Value value(int slot);
}
