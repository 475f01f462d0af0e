package org.allway.server.family;

import java.util.List;
import java.util.UUID;

/** A family's children. */
public record ChildrenModel(List<One> children) {

  /** One of them. */
  public record One(UUID child, String name) {}
}
