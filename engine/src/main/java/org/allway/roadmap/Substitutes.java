package org.allway.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.allway.assess.Facts;
import org.allway.chart.Child;
import org.allway.library.Element;
import org.allway.library.Replacement;
import org.allway.rule.Value;

/**
 * The doses that stand in for one that can no longer be given. They follow each other: if one comes
 * late, those behind it move along, and none is lost.
 */
final class Substitutes {

  private final DoseCalculator calculator;
  private final Size size;
  private final Child child;
  private final Givings givings;
  private final Adapting adapting;
  private final String phase;
  private final Facts facts;
  private final List<PlannedPhase.Waiting> waiting = new ArrayList<>();

  Substitutes(
      DoseCalculator calculator,
      Size size,
      Child child,
      Givings givings,
      Adapting adapting,
      String phase,
      Facts facts) {
    this.calculator = calculator;
    this.size = size;
    this.child = child;
    this.givings = givings;
    this.adapting = adapting;
    this.phase = phase;
    this.facts = facts;
  }

  /** One dose of a course. */
  record Turn(Line line, int day, LocalDate date) {}

  /** Lines of replacements whose condition nobody has settled. */
  List<PlannedPhase.Waiting> waiting() {
    return waiting;
  }

  /** What is given in place of a dose. */
  List<Turn> of(Dose replaced) {
    List<Turn> turns = new ArrayList<>();
    for (Replacement replacement : replaced.instead().stream().toList()) {
      for (Element.Medication element : replacement.elements()) {
        Value when = element.when().evaluate(facts);
        if (when.isTrue()) {
          turns.addAll(turns(element, replaced));
        } else if (when instanceof Value.Unknown(Set<String> needs, var _)) {
          waiting.add(new PlannedPhase.Waiting(element, needs));
        }
      }
    }
    return turns;
  }

  private List<Turn> turns(Element.Medication element, Dose replaced) {
    Adapting.Of adapts = adapting.of(element, phase, facts);
    List<Turn> turns = new ArrayList<>();
    List<LocalDate> given =
        givings.days(element, replaced.date(), replaced.date().plusDays(longest(element)));
    int late = 0;
    for (int i = 0; i < element.schedule().count(); i++) {
      int day = element.schedule().day(i);
      LocalDate planned = replaced.date().plusDays(day - 1L + late);
      LocalDate date = i < given.size() ? given.get(i) : planned;
      late += (int) (date.toEpochDay() - planned.toEpochDay());
      Line line = new Line(element, calculator, size, child, 0, 0, givings.any(element), adapts);
      turns.add(new Turn(line, replaced.day() + day - 1 + late, date));
    }
    return turns;
  }

  /** Twice as long as planned, so that a course with interruptions is still one. */
  private static int longest(Element.Medication element) {
    return 2 * element.schedule().day(element.schedule().count() - 1);
  }
}
