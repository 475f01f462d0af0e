package org.allway.server.family;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.allway.server.home.HomeDose;

/**
 * Medicines at home, day by day, today in front.
 *
 * @param call what the guide says of a dose that was missed; shown after one was
 * @param giving what the guide says of giving medicines
 * @param saved whether something was saved just now
 * @param fault why something was not saved; empty if nothing is wrong
 * @param wrong the tick with which something is wrong; empty if none
 */
public record MedicinesModel(
    FamilyFrame frame,
    List<Day> days,
    Optional<SignsModel> call,
    Optional<SignsModel> giving,
    boolean saved,
    String fault,
    String wrong,
    List<String> notes) {

  /** A day. */
  public record Day(LocalDate date, String name, boolean today, List<Tick> ticks) {

    /** How many of them nothing was said of. */
    public long open() {
      return ticks.stream().filter(tick -> tick.said().isEmpty() && !tick.held()).count();
    }
  }

  /**
   * One giving.
   *
   * @param id for the page
   * @param giving which of the day, from 1
   * @param times how many the day has
   */
  public record Tick(
      String id,
      String drug,
      String label,
      String much,
      boolean held,
      int giving,
      int times,
      Optional<HomeDose> said,
      String when) {}
}
