package org.allway.server.child;

import java.util.List;

/**
 * What can be printed or taken along.
 *
 * @param planned whether there is a roadmap to print
 * @param phases of which one sheet alone can be had
 * @param guides languages in which there is a guide for the family
 */
public record DocumentsModel(
    ChildFrame frame, boolean planned, List<Phase> phases, List<String> guides) {

  /** A phase with its title. */
  public record Phase(String id, String title) {}

  /** The address of a file; parameters may follow behind an {@code &}. */
  public String file(String name) {
    String query = frame.moment().query();
    return "/children/" + frame.id() + "/documents/" + name + (query.isEmpty() ? "?" : query + "&");
  }
}
