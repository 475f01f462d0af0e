package org.allway.fhir.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allway.library.Element;
import org.allway.library.Schedule;
import org.allway.roadmap.Dose;
import org.allway.roadmap.Standing;

/**
 * Doses that are one request: a single giving, or the same dose of one line on days in a row.
 *
 * @param doses alike in amount and in what has become of them
 */
record Course(List<Dose> doses) {

  /** The courses of a phase, by their first days. */
  static List<Course> of(List<Dose> doses) {
    Map<Element.Medication, List<Dose>> open = new LinkedHashMap<>();
    List<List<Dose>> courses = new ArrayList<>();
    for (Dose dose : doses) {
      List<Dose> course = open.get(dose.element());
      if (course == null || !follows(course.getLast(), dose)) {
        course = new ArrayList<>();
        courses.add(course);
        open.put(dose.element(), course);
      }
      course.add(dose);
    }
    return courses.stream().map(Course::new).toList();
  }

  /**
   * What was given is recorded giving by giving; what counts in hours, or runs on, stands alone.
   */
  private static boolean follows(Dose last, Dose next) {
    return last.date().plusDays(1).equals(next.date())
        && last.hour() == Schedule.NO_HOUR
        && last.element().infusionDays() == 0
        && !(next.standing() instanceof Standing.Given)
        && last.standing().equals(next.standing())
        && last.dosage().equals(next.dosage())
        && last.unverified().equals(next.unverified());
  }

  Dose first() {
    return doses.getFirst();
  }

  Element.Medication element() {
    return first().element();
  }

  LocalDate from() {
    return first().date();
  }

  /** The last day on which something is given; of a continuous infusion, the last that it runs. */
  LocalDate to() {
    int running = Math.max(0, element().infusionDays() - 1);
    return doses.getLast().date().plusDays(running);
  }

  boolean oneDay() {
    return from().equals(to());
  }

  /** What tells it from the other courses of its phase. */
  String key() {
    Element.Medication line = element();
    String hour = first().hour() == Schedule.NO_HOUR ? "" : "/hour-" + first().hour();
    return line.drug().id() + "/" + line.route() + "/day-" + first().day() + hour;
  }
}
