package org.allway.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.allway.library.Titration;
import org.allway.roadmap.Roadmap;
import org.allway.roadmap.Supply;
import org.allway.rule.Numbers;
import org.allway.titration.Course;
import org.allway.titration.Step;
import org.allway.words.Words;

/** What to notice of doses that follow the counts, and of a week's tablets. */
final class CountFindings {

  private CountFindings() {}

  static List<Finding> of(Roadmap roadmap, List<Supply> week) {
    List<Finding> findings = new ArrayList<>();
    roadmap.titrations().forEach(course -> course(course, findings));
    week.stream().filter(Supply::beyond).forEach(supply -> findings.add(tablets(supply)));
    return findings;
  }

  private static void course(Course course, List<Finding> findings) {
    Titration.State state = course.state();
    if (state.holds()) {
      String en = names(course, true);
      String es = names(course, false);
      findings.add(
          new Finding(
              Finding.Level.WARN,
              "HELD-BY-COUNTS",
              new Words(
                  en + ": held since " + course.now().since() + " by the counts.",
                  es + ": suspendidos desde el " + course.now().since() + " por los recuentos."),
              state.action(),
              course.rules().evidence().cites()));
    } else if (!state.action().isEmpty()) {
      findings.add(
          new Finding(
              Finding.Level.WARN,
              "COUNTS-ADVICE",
              new Words(
                  "The counts are " + state.label().en() + ".",
                  "Los recuentos están " + state.label().es() + "."),
              state.action(),
              course.rules().evidence().cites()));
    }
    if (!course.steps().isEmpty()
        && course.steps().getLast().outcome() instanceof Step.Outcome.Lacks(Set<String> needs)) {
      String missing = String.join(", ", needs);
      findings.add(
          new Finding(
              Finding.Level.WARN,
              "COUNT-INCOMPLETE",
              new Words(
                  "The count of " + course.steps().getLast().day() + " lacks " + missing + ".",
                  "Al recuento del "
                      + course.steps().getLast().day()
                      + " le falta "
                      + missing
                      + "."),
              new Words(
                  "Record it: until then the dose stays as it was.",
                  "Regístrelo: hasta entonces la dosis queda como estaba."),
              List.of()));
    }
    for (Titration.Advice advice : course.advice()) {
      findings.add(
          new Finding(
              Finding.Level.WARN,
              "COUNTS-ADVICE",
              advice.text(),
              advice.action(),
              advice.evidence().cites()));
    }
  }

  private static String names(Course course, boolean english) {
    return course.rules().drugs().stream()
        .map(one -> english ? one.drug().label().en() : one.drug().label().es())
        .collect(Collectors.joining(", "));
  }

  private static Finding tablets(Supply supply) {
    String off = Numbers.text(Math.rint(supply.best().error() * 10) / 10);
    return new Finding(
        Finding.Level.WARN,
        "TABLETS-OFF",
        new Words(
            supply.drug().label().en()
                + ": the week's tablets are "
                + off
                + " % off the exact dose.",
            supply.drug().label().es()
                + ": los comprimidos de la semana se apartan un "
                + off
                + " % de la dosis exacta."),
        new Words("Take a liquid or another strength.", "Use un líquido u otra presentación."),
        List.of());
  }
}
