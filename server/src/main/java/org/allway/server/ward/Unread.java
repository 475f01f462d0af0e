package org.allway.server.ward;

import java.util.Map;
import java.util.UUID;

/** How many messages about each child nobody of the team has read yet. */
@FunctionalInterface
public interface Unread {

  /** By child; none where there are none. */
  Map<UUID, Integer> counts();
}
