package org.allway.server.child;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The day as of which a child is looked at.
 *
 * @param asOf the day of the plan
 * @param knownOn the last day whose knowledge counts; the far future if all that is known counts
 * @param today the ward's day
 */
public record Moment(LocalDate asOf, LocalDate knownOn, LocalDate today) {

  /** Today, with all that is known. */
  public static Moment now(LocalDate today) {
    return new Moment(today, LocalDate.MAX, today);
  }

  /**
   * As addresses say it.
   *
   * @param asOf empty for today
   * @param knownOn empty for all that is known
   */
  static Moment of(String asOf, String knownOn, LocalDate today) {
    return new Moment(
        asOf.isBlank() ? today : day(asOf),
        knownOn.isBlank() ? LocalDate.MAX : day(knownOn),
        today);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException _) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }

  /** Whether this is the plan by which the ward works. */
  public boolean now() {
    return asOf.equals(today) && knowsAll();
  }

  public boolean knowsAll() {
    return knownOn.equals(LocalDate.MAX);
  }

  /** As the value of a field for a day; empty if all that is known counts. */
  public String known() {
    return knowsAll() ? "" : knownOn.toString();
  }

  /** What an address says of it: nothing, or {@code ?asOf=...}. */
  public String query() {
    return query("?");
  }

  /** The same behind other parameters. */
  public String more() {
    return query("&");
  }

  private String query(String lead) {
    if (now()) {
      return "";
    }
    return lead + "asOf=" + asOf + (knowsAll() ? "" : "&knownOn=" + knownOn);
  }
}
