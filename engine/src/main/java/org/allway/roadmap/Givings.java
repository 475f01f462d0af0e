package org.allway.roadmap;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allway.chart.Entry;
import org.allway.dose.Route;
import org.allway.library.Drug;
import org.allway.library.Element;

/** The recorded givings, each of which is at most one dose of the plan. */
final class Givings {

  private final List<Entry.Gave> all;
  private final List<Entry.Gave> open;

  Givings(List<Entry.Gave> recorded) {
    all = recorded;
    open = new ArrayList<>(recorded);
  }

  /** Takes the giving of a drug that lies nearest to a day, no further than the tolerance. */
  Optional<Entry.Gave> take(Element.Medication element, LocalDate day, int tolerance) {
    int best = -1;
    long bestDistance = Long.MAX_VALUE;
    for (int i = 0; i < open.size(); i++) {
      Entry.Gave gave = open.get(i);
      if (gave.drug().equals(element.drug()) && element.routes().contains(gave.route())) {
        long distance = Math.abs(ChronoUnit.DAYS.between(day, gave.when().on()));
        if (distance <= tolerance && distance < bestDistance) {
          best = i;
          bestDistance = distance;
        }
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(open.remove(best));
  }

  /** The first day from a date on, before another, on which a drug was given by a route. */
  Optional<LocalDate> first(Drug drug, List<Route> routes, LocalDate from, LocalDate before) {
    return open.stream()
        .filter(gave -> gave.drug().equals(drug) && routes.contains(gave.route()))
        .map(gave -> gave.when().on())
        .filter(day -> !day.isBefore(from) && day.isBefore(before))
        .min(LocalDate::compareTo);
  }

  /** The days from one on, before another, on which a drug was given that no dose has claimed. */
  List<LocalDate> days(Element.Medication element, LocalDate from, LocalDate before) {
    return open.stream()
        .filter(
            gave -> gave.drug().equals(element.drug()) && element.routes().contains(gave.route()))
        .map(gave -> gave.when().on())
        .filter(day -> !day.isBefore(from) && day.isBefore(before))
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether any giving of this drug by its routes is recorded, claimed or not. */
  boolean any(Element.Medication element) {
    return all.stream()
        .anyMatch(
            gave -> gave.drug().equals(element.drug()) && element.routes().contains(gave.route()));
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  /** Takes all givings from one day up to, not including, another. */
  List<Entry.Gave> takeBetween(LocalDate from, LocalDate before) {
    List<Entry.Gave> taken =
        open.stream()
            .filter(gave -> !gave.when().on().isBefore(from) && gave.when().on().isBefore(before))
            .toList();
    open.removeAll(taken);
    return taken;
  }
}
