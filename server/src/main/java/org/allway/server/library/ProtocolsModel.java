package org.allway.server.library;

import java.util.List;
import org.allway.words.Words;

/**
 * All protocols.
 *
 * @param families generations of trials, each in the order in which a child is tried
 * @param others those that treatment goes on with by a decision
 */
public record ProtocolsModel(List<Group> families, List<Item> others) {

  /** One family. */
  public record Group(Words title, List<Item> items) {}

  /**
   * One protocol.
   *
   * @param review {@code unreviewed}, or who has reviewed it
   * @param takes whom, in words
   * @param phases how many there are
   * @param unverified lines that rest on numbers without a source
   * @param lines how many lines there are
   */
  public record Item(
      String id,
      Words title,
      String version,
      String review,
      String revised,
      List<Words> takes,
      int phases,
      long unverified,
      long lines) {

    public boolean reviewed() {
      return !review.equals("unreviewed");
    }
  }
}
