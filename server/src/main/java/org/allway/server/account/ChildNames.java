package org.allway.server.account;

import java.util.Map;
import java.util.UUID;

/**
 * What an administrator must know of children in order to open a family's access: their names and
 * nothing else.
 */
@FunctionalInterface
public interface ChildNames {

  /** Name by id. */
  Map<UUID, String> all();
}
