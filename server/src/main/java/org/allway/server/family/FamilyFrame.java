package org.allway.server.family;

import java.util.UUID;

/**
 * What stands around each page of a family.
 *
 * @param name of the child
 * @param here which page this is, such as {@code week}
 * @param several whether the family has more children here
 * @param unread messages of the team that this person has not read
 */
public record FamilyFrame(UUID child, String name, String here, boolean several, int unread) {

  /** The address of a page of this child. */
  public String to(String page) {
    return "/family/" + child + page;
  }
}
