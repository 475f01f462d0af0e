package org.allway.server.ward;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The ward's children.
 *
 * @param wanted part of a name or number that was searched for
 * @param only the filter in use; empty for all
 * @param by {@code name}, or empty for the most urgent first
 * @param all how many children the ward has
 * @param admits whether this person can admit a child
 */
public record WardModel(
    LocalDate today,
    String wanted,
    String only,
    String by,
    int all,
    List<Bed> beds,
    boolean admits) {

  /**
   * One child.
   *
   * @param protocol the risk group or the protocol; empty if neither is known
   * @param phase the phase and its day; where there is none, what comes next
   * @param toSign doses of today that nobody has prescribed
   * @param toVerify orders of today that wait for the second signature
   * @param toGive orders of today that wait to be given
   * @param given doses of today that are given
   * @param tests due today
   * @param asks open decisions
   * @param needs what is missing, the most urgent first
   * @param late whether any of that is due by today
   * @param unread messages nobody has read
   * @param unplanned why there is no plan, if there is none
   */
  public record Bed(
      String id,
      String name,
      String number,
      String age,
      String state,
      String protocol,
      String phase,
      int toSign,
      int toVerify,
      int toGive,
      int given,
      List<String> tests,
      List<String> asks,
      List<Missing> needs,
      boolean late,
      int stops,
      int warns,
      int unread,
      Optional<String> unplanned) {

    /** How soon somebody should look; the greater the sooner. */
    public int urgency() {
      return stops * 1000
          + unread * 200
          + toGive * 60
          + toVerify * 50
          + toSign * 40
          + asks.size() * 30
          + (late ? 25 : 0)
          + tests.size() * 10
          + warns;
    }

    public boolean workToday() {
      return toSign + toVerify + toGive > 0 || !tests.isEmpty();
    }
  }

  /**
   * A fact that the plan lacks.
   *
   * @param late whether the plan counted on it before today
   * @param now whether it counts on it today
   */
  public record Missing(String label, String by, boolean late, boolean now) {}
}
