package org.allway.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allway.assess.Facts;
import org.allway.assess.Index;
import org.allway.chart.ChartView;
import org.allway.library.Adaptation;
import org.allway.library.Drug;
import org.allway.library.Element;
import org.allway.library.Replacement;
import org.allway.library.Table;
import org.allway.roadmap.Adjustment;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Roadmap;
import org.allway.roadmap.Standing;
import org.allway.rule.Numbers;
import org.allway.rule.Value;
import org.allway.words.Words;

/** What to notice of the doses of these days that are not as the protocol plans them. */
final class AdaptationFindings {

  private static final double WHOLE = 100;

  private final Index index;
  private final LocalDate today;
  private final LocalDate last;
  private final Map<String, Finding> findings = new LinkedHashMap<>();

  private AdaptationFindings(Index index, LocalDate today) {
    this.index = index;
    this.today = today;
    this.last = today.plusDays(index.centre().labValidDays());
  }

  /**
   * Of the doses from the plan's day on, for as long as a laboratory value of that day is valid.
   */
  static List<Finding> of(Index index, ChartView view, Roadmap roadmap, Facts recorded) {
    AdaptationFindings all = new AdaptationFindings(index, view.asOf());
    for (PlannedPhase phase : roadmap.phases()) {
      if (!phase.end().isBefore(all.today) && !phase.start().date().isAfter(all.last)) {
        phase.doses().forEach(all::dose);
      }
    }
    all.missing(view, roadmap, recorded);
    return new ArrayList<>(all.findings.values());
  }

  private void dose(Dose dose) {
    boolean soon = !dose.date().isBefore(today) && !dose.date().isAfter(last);
    if (soon && !(dose.standing() instanceof Standing.Given)) {
      dose.adapted().acting().stream()
          .filter(one -> said(one.outcome()))
          .forEach(one -> say(dose, one));
    }
  }

  /** A range is asked where the dose is shown; of the whole dose nothing is said. */
  private static boolean said(Adaptation.Outcome outcome) {
    return switch (outcome) {
      case Adaptation.Outcome.Range _ -> false;
      case Adaptation.Outcome.Share(double percent) -> percent != WHOLE;
      default -> true;
    };
  }

  private void say(Dose dose, Adjustment one) {
    String key = one.adaptation().id() + one.outcome() + dose.element().drug().id();
    findings.computeIfAbsent(key, _ -> finding(dose, one));
  }

  private static Finding finding(Dose dose, Adjustment one) {
    Drug drug = dose.element().drug();
    Words what = what(one);
    String first = " " + dose.element().route() + " (" + dose.date() + "): ";
    return new Finding(
        Finding.Level.WARN,
        code(one.outcome()),
        new Words(
            drug.label().en() + first + what.en() + ". " + one.because().en(),
            drug.label().es() + first + what.es() + ". " + one.because().es()),
        action(one.outcome()),
        one.row().evidence().cites());
  }

  private static String code(Adaptation.Outcome outcome) {
    return switch (outcome) {
      case Adaptation.Outcome.Hold _ -> "DOSE-HELD";
      case Adaptation.Outcome.Omit _ -> "DOSE-OMITTED";
      case Adaptation.Outcome.Stop _ -> "DOSE-STOPPED";
      case Adaptation.Outcome.Replace _ -> "DOSE-REPLACED";
      case Adaptation.Outcome.Range _ -> "DOSE-RANGE";
      case Adaptation.Outcome.Advise _ -> "DOSE-ADVICE";
      case Adaptation.Outcome.Share _,
          Adaptation.Outcome.To _,
          Adaptation.Outcome.On _,
          Adaptation.Outcome.OfLast _,
          Adaptation.Outcome.Same _,
          Adaptation.Outcome.Climb _ ->
          "DOSE-ADAPTED";
    };
  }

  private static Words what(Adjustment one) {
    return switch (one.outcome()) {
      case Adaptation.Outcome.Hold _ -> new Words("hold it", "suspender");
      case Adaptation.Outcome.Omit _ -> new Words("leave it out", "omitir");
      case Adaptation.Outcome.Stop _ -> new Words("never again", "nunca más");
      case Adaptation.Outcome.Replace(Replacement other) ->
          new Words("replaced by " + other.title().en(), "se sustituye por " + other.title().es());
      case Adaptation.Outcome.Range(double least, double most) ->
          new Words(
              Numbers.text(least) + " to " + Numbers.text(most) + " % of the dose",
              Numbers.text(least) + " a " + Numbers.text(most) + " % de la dosis");
      case Adaptation.Outcome.Advise _ -> new Words("think of this", "tenga en cuenta");
      case Adaptation.Outcome.Share(double percent) -> share(percent);
      case Adaptation.Outcome.On(double percent, var _) -> share(percent);
      case Adaptation.Outcome.OfLast(double percent) ->
          new Words(
              Numbers.text(percent) + " % of the dose given last",
              Numbers.text(percent) + " % de la última dosis");
      case Adaptation.Outcome.Same _ -> new Words("the same dose as last", "la misma dosis");
      case Adaptation.Outcome.To _, Adaptation.Outcome.Climb _ -> Words.NONE;
    };
  }

  private static Words share(double percent) {
    String shown = Numbers.text(Math.rint(percent * 10) / 10) + " %";
    return new Words(shown + " of the dose", shown + " de la dosis");
  }

  private static Words action(Adaptation.Outcome outcome) {
    return switch (outcome) {
      case Adaptation.Outcome.Hold _ ->
          new Words(
              "Do not give it; look again when the reason is gone.",
              "No la administre; revise cuando desaparezca el motivo.");
      case Adaptation.Outcome.Omit _ -> new Words("It is not made up.", "No se recupera.");
      case Adaptation.Outcome.Stop _ ->
          new Words("Tell the team and the family.", "Informe al equipo y a la familia.");
      case Adaptation.Outcome.Replace _ ->
          new Words("Look at the new doses.", "Revise las nuevas dosis.");
      case Adaptation.Outcome.Range _ -> Words.NONE;
      case Adaptation.Outcome.Advise _ ->
          new Words("The dose stays as it is.", "La dosis no cambia.");
      case Adaptation.Outcome.Share _,
          Adaptation.Outcome.To _,
          Adaptation.Outcome.On _,
          Adaptation.Outcome.OfLast _,
          Adaptation.Outcome.Same _,
          Adaptation.Outcome.Climb _ ->
          new Words("The plan shows the adapted dose.", "El plan muestra la dosis adaptada.");
    };
  }

  /** What the rules for today's doses would have to know. */
  private void missing(ChartView view, Roadmap roadmap, Facts recorded) {
    Facts facts = Facts.fresh(index, view, today, today.minusDays(index.centre().labValidDays()));
    facts.set(index.library().group(), recorded.value(index.library().group().slot()));
    Set<String> needs = new LinkedHashSet<>();
    Set<String> drugs = new LinkedHashSet<>();
    Set<String> drugsEs = new LinkedHashSet<>();
    for (PlannedPhase phase : roadmap.phases()) {
      boolean now = !phase.start().date().isAfter(today) && !phase.end().isBefore(today);
      for (Dose dose : now ? phase.doses() : List.<Dose>of()) {
        if (dose.date().equals(today) && !(dose.standing() instanceof Standing.Given)) {
          Set<String> open = open(dose.element(), facts);
          if (needs.addAll(open) || !open.isEmpty()) {
            drugs.add(dose.element().drug().label().en());
            drugsEs.add(dose.element().drug().label().es());
          }
        }
      }
    }
    if (!needs.isEmpty()) {
      String missing = String.join(", ", needs);
      findings.put(
          "missing",
          new Finding(
              Finding.Level.INFO,
              "LABS-FOR-DOSES",
              new Words(
                  "Not known of these days, and asked by the rules for "
                      + String.join(", ", drugs)
                      + ": "
                      + missing
                      + ".",
                  "No se conoce de estos días, y lo piden las reglas de "
                      + String.join(", ", drugsEs)
                      + ": "
                      + missing
                      + "."),
              new Words(
                  "The doses stand as if it were normal.", "Las dosis suponen valores normales."),
              List.of()));
    }
  }

  private Set<String> open(Element.Medication element, Facts facts) {
    Set<String> open = new LinkedHashSet<>();
    for (Adaptation adaptation : index.library().adaptations().values()) {
      if (adaptation.protocols().isEmpty()
          && adaptation.concerns(element)
          && adaptation.table().decide(facts)
              instanceof Table.Verdict.Open<Adaptation.Outcome> one) {
        for (String need : one.needs()) {
          if (index.library().vocabulary().containsKey(need)
              && facts.value(index.library().vocabulary().get(need)) instanceof Value.Unknown) {
            open.add(need);
          }
        }
      }
    }
    return open;
  }
}
