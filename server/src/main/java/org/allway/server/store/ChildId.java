package org.allway.server.store;

import java.util.UUID;

/**
 * By which the server knows a child. It says nothing of the child, so that addresses may hold it.
 */
public record ChildId(UUID value) {

  /** A new one, by chance. */
  public static ChildId fresh() {
    return new ChildId(UUID.randomUUID());
  }

  /**
   * As it stands in an address.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static ChildId of(String text) {
    return new ChildId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
