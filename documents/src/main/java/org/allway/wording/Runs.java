package org.allway.wording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allway.library.Element;
import org.allway.roadmap.Dose;
import org.allway.roadmap.Standing;

/** Doses of one line on days in a row. */
public final class Runs {

  /** From this many days in a row on, a drug is taken "every day" rather than on single days. */
  public static final int DAILY = 4;

  private Runs() {}

  /** The doses of each line, in the order of the lines, cut where a day is missing between two. */
  public static List<List<Dose>> of(List<Dose> doses) {
    Map<Element.Medication, List<Dose>> lines = new LinkedHashMap<>();
    doses.forEach(dose -> lines.computeIfAbsent(dose.element(), _ -> new ArrayList<>()).add(dose));
    List<List<Dose>> runs = new ArrayList<>();
    for (List<Dose> line : lines.values()) {
      List<Dose> run = new ArrayList<>();
      for (Dose dose : line) {
        if (!run.isEmpty() && !run.getLast().date().plusDays(1).equals(dose.date())) {
          runs.add(run);
          run = new ArrayList<>();
        }
        run.add(dose);
      }
      runs.add(run);
    }
    return runs;
  }

  /** A run cut where the dose, or what became of it, changes. */
  public static List<List<Dose>> alike(List<Dose> run) {
    List<List<Dose>> parts = new ArrayList<>();
    List<Dose> part = new ArrayList<>();
    for (Dose dose : run) {
      if (!part.isEmpty() && !alike(part.getLast(), dose)) {
        parts.add(part);
        part = new ArrayList<>();
      }
      part.add(dose);
    }
    parts.add(part);
    return parts;
  }

  /** A run cut where the dose, or the kind of what became of it, changes: given, held, to come. */
  public static List<List<Dose>> ofOneKind(List<Dose> run) {
    List<List<Dose>> parts = new ArrayList<>();
    List<Dose> part = new ArrayList<>();
    for (Dose dose : run) {
      if (!part.isEmpty() && !ofOneKind(part.getLast(), dose)) {
        parts.add(part);
        part = new ArrayList<>();
      }
      part.add(dose);
    }
    parts.add(part);
    return parts;
  }

  private static boolean ofOneKind(Dose one, Dose other) {
    boolean given =
        one.standing() instanceof Standing.Given && other.standing() instanceof Standing.Given;
    return one.dosage().equals(other.dosage()) && (given || alike(one, other));
  }

  private static boolean alike(Dose one, Dose other) {
    boolean waiting = open(one) && open(other);
    return one.dosage().equals(other.dosage())
        && (waiting || one.standing().equals(other.standing()));
  }

  /** Nothing has happened to it. */
  private static boolean open(Dose dose) {
    return dose.standing() instanceof Standing.Due || dose.standing() instanceof Standing.Projected;
  }
}
