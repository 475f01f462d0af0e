package org.allway.server.family;

import java.time.LocalDate;
import java.util.List;

/**
 * What a day of the plan brings a family.
 *
 * @param name such as <i>Mon 16 Feb</i>
 * @param clinic what is given there
 * @param home what is taken at home
 * @param tests what is looked at
 * @param set whether the day stands; otherwise it is the first possible one
 */
public record PlannedDay(
    LocalDate date,
    String name,
    List<Giving> clinic,
    List<Giving> home,
    List<String> tests,
    boolean set) {

  /**
   * A drug of a day.
   *
   * @param drug its id
   * @param label its name
   * @param how its route, in plain words
   * @param much how much, and how often
   * @param held whether it must not be given
   * @param times how often on this day
   */
  public record Giving(
      String drug, String label, String how, String much, boolean held, int times) {}

  public boolean empty() {
    return clinic.isEmpty() && home.isEmpty() && tests.isEmpty();
  }
}
