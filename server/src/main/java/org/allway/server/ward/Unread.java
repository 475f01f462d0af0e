package org.allway.server.ward;

import java.util.Map;
import java.util.UUID;
import org.allway.server.account.Person;

/** How many messages about each child somebody of the team has not read yet. */
@FunctionalInterface
public interface Unread {

  /** By child; none where there are none. */
  Map<UUID, Integer> counts(Person person);
}
