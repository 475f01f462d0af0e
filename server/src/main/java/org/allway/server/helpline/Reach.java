package org.allway.server.helpline;

import java.util.List;
import java.util.stream.Stream;

/**
 * Whom a family can reach at a moment.
 *
 * @param first what comes before everything else, in an emergency
 * @param now the moment, on the family's clock
 * @param centre whom the child's own centre names
 * @param emergency numbers for an emergency
 * @param helplines who helps besides the centre
 */
public record Reach(
    String first, String now, List<Line> centre, List<Line> emergency, List<Line> helplines) {

  /**
   * One of them.
   *
   * @param dial the number as a phone takes it; empty if it is no phone number
   * @param always whether somebody is there at all hours
   * @param hours on which days and from when to when, by the clock of the place and of the family
   * @param opens when somebody is there next, by the family's clock; empty if somebody is
   * @param say what they help with
   */
  public record Line(
      String name,
      String way,
      String dial,
      boolean open,
      boolean always,
      String hours,
      String opens,
      String say) {}

  /** Whom to call when there is danger: the centre's open phones, then the emergency numbers. */
  public List<Line> danger() {
    return Stream.concat(
            centre.stream().filter(line -> line.open() && !line.dial().isEmpty()),
            emergency.stream())
        .toList();
  }

  /** The phones where somebody is now. */
  public List<Line> phones() {
    return Stream.concat(centre.stream(), helplines.stream())
        .filter(line -> line.open() && !line.dial().isEmpty())
        .toList();
  }
}
