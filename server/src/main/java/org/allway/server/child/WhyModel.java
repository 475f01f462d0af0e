package org.allway.server.child;

import java.util.List;
import org.allway.library.Source;

/**
 * Why something is so, in the language of who asks.
 *
 * @param answer the number or name that is asked about
 * @param rows how it came about, in order
 * @param rules that decided, with what they read and where they come from
 */
public record WhyModel(
    ChildFrame frame,
    String title,
    String answer,
    boolean verified,
    List<Row> rows,
    List<Rule> rules,
    String back) {

  /** One step. */
  public record Row(String label, String text) {}

  /**
   * A rule.
   *
   * @param words what it says, or what decided it
   * @param condition as the rule language writes it; empty if it always holds
   * @param place file and line
   * @param written the lines of the file
   * @param facts what it read
   * @param unverified the fields that nobody has found in a source
   * @param note conflicts and doubts
   */
  public record Rule(
      String title,
      String words,
      String condition,
      String place,
      String written,
      List<Read> facts,
      List<Source> sources,
      List<String> unverified,
      String note) {}

  /**
   * A fact that was read.
   *
   * @param from when it was true; or that it is assumed, worked out, or missing
   */
  public record Read(String label, String value, String from) {}
}
