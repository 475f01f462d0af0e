package org.allway.server.child;

import java.util.List;
import org.allway.server.store.ChildId;

/**
 * What stands above every page about a child, in the language of who looks.
 *
 * @param who sex, age and number
 * @param items what must be seen at a glance
 * @param alerts reactions to drugs, and drugs on hold
 * @param stops how many findings must not be passed
 * @param warnings how many want an eye
 */
public record ChildFrame(
    ChildId id,
    Tab tab,
    Moment moment,
    String name,
    String who,
    List<Item> items,
    List<String> alerts,
    int stops,
    int warnings) {

  /**
   * One of them.
   *
   * @param note what else belongs to it; empty if nothing
   * @param provisional whether it may still change
   * @param why the address of its reasons; empty if it has none
   */
  public record Item(String label, String value, String note, boolean provisional, String why) {}

  /** The address of another page about this child; of the same day, where it can show that. */
  public String path(Tab to) {
    return to.path(id) + (to == Tab.OVERVIEW || to == tab ? moment.query() : "");
  }
}
