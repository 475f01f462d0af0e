package org.allway.server.child;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.allway.dose.Amount;
import org.allway.library.DoseRule;
import org.allway.library.Drug;
import org.allway.library.Element;
import org.allway.library.Titration;
import org.allway.roadmap.Adjustment;
import org.allway.roadmap.Basis;
import org.allway.roadmap.Dosage;
import org.allway.roadmap.Dose;
import org.allway.roadmap.PlannedPhase;
import org.allway.roadmap.Size;
import org.allway.rule.Numbers;
import org.allway.server.child.Reasons.Found;
import org.allway.titration.Course;
import org.allway.titration.Step;
import org.allway.wording.Amounts;
import org.allway.wording.Wording;
import org.allway.wording.Workings;

/** Why a dose is what it is, step by step: from the line of the protocol to the amount. */
final class DoseReasons {

  private final Reasons reasons;
  private final PlannedPhase phase;
  private final Dose dose;
  private final Wording wording;
  private final List<WhyModel.Row> rows = new ArrayList<>();
  private final List<WhyModel.Rule> rules = new ArrayList<>();

  private DoseReasons(Reasons reasons, PlannedPhase phase, Dose dose) {
    this.reasons = reasons;
    this.phase = phase;
    this.dose = dose;
    this.wording = reasons.wording();
  }

  static Found of(Reasons reasons, PlannedPhase phase, Dose dose) {
    return new DoseReasons(reasons, phase, dose).found();
  }

  private Found found() {
    Element.Medication element = dose.element();
    rows.add(
        row(
            say("Day", "Día"),
            Titles.of(phase, wording)
                + say(", day ", ", día ")
                + dose.day()
                + ", "
                + wording.day(dose.date())));
    switch (dose.dosage()) {
      case Dosage.Calculated calculated -> calculated(calculated);
      case Dosage.Asked asked -> {
        rows.add(row(say("Asked", "Se pregunta"), wording.say(asked.question())));
        rows.add(row(say("Needs", "Falta"), reasons.labels(asked.needs())));
      }
    }
    String standing = wording.standing(dose, reasons.sight().plan().asOf());
    if (!standing.isEmpty()) {
      rows.add(row(say("What became of it", "Qué pasó con ella"), standing));
    }
    rules.add(
        reasons.rule(
            say("The line of the protocol", "La línea del protocolo"),
            wording.say(element.how()),
            element.when().source(),
            element.evidence(),
            reasons.reads(element.when(), reasons.sight().plan().asOf())));
    if (element.dose() instanceof DoseRule.Banded banded && !banded.table().isEmpty()) {
      rules.add(
          reasons.rule(
              say("Its table: ", "Su tabla: ") + banded.table(),
              "",
              "",
              banded.evidence(),
              List.of()));
    }
    cap().ifPresent(rules::add);
    dose.adapted().acting().forEach(this::adjustment);
    titration();
    String drug = wording.drug(dose) + " " + element.route();
    return new Found(
        drug + ", " + wording.date(dose.date()),
        wording.amount(dose) + wording.manner(dose),
        dose.unverified().isEmpty(),
        rows,
        rules);
  }

  private void calculated(Dosage.Calculated calculated) {
    Basis basis = calculated.basis();
    rows.add(
        row(
            say("Worked out", "Cálculo"),
            new Workings(wording, reasons.sight().made().index().library()).of(dose)));
    Size size = basis.size();
    switch (basis.rate().per()) {
      case M2 ->
          rows.add(
              row(
                  say("Size", "Tamaño"),
                  String.format(Locale.ROOT, "%.2f m²", size.bsa())
                      + ": "
                      + Numbers.text(size.weight())
                      + " kg, "
                      + Numbers.text(size.height())
                      + " cm, "
                      + wording.date(size.measured())));
      case KG ->
          rows.add(
              row(
                  say("Size", "Tamaño"),
                  Numbers.text(size.weight()) + " kg, " + wording.date(size.measured())));
      case FLAT -> {}
    }
    if (Double.isFinite(basis.cap())) {
      Amount cap = new Amount(basis.cap(), calculated.amount().unit());
      rows.add(
          row(
              say("Cap", "Tope"),
              Amounts.text(cap)
                  + ", "
                  + (basis.capped()
                      ? say("reached", "alcanzado")
                      : say("not reached", "no alcanzado"))));
    }
    if (basis.share() != Basis.WHOLE) {
      rows.add(
          row(
              say("The protocol's dose", "La dosis del protocolo"),
              Amounts.text(calculated.whole())));
      rows.add(
          row(
              say("Share given", "Parte que se da"),
              Numbers.text(Math.rint(basis.share() * 10) / 10)
                  + " %"
                  + Wording.mark(basis.shareVerified())));
    }
    rows.add(
        row(
            say("Before rounding", "Antes de redondear"),
            Numbers.text(calculated.exact().value())
                + " "
                + Amounts.unit(calculated.exact().unit())));
    dose.adapted()
        .personal()
        .ifPresent(one ->
            rows.add(
                row(
                    say("Set by a person", "Fijado por una persona"),
                    Numbers.text(one.share())
                        + " %, "
                        + wording.date(one.when().on())
                        + (one.reason().isEmpty() ? "" : ": " + one.reason()))));
  }

  /** The formulary's word on this route: cap and rounding. */
  private Optional<WhyModel.Rule> cap() {
    Drug.Use use = dose.element().drug().routes().get(dose.element().route());
    return use == null
        ? Optional.empty()
        : Optional.of(
            reasons.rule(
                say("Cap and rounding, by the formulary", "Tope y redondeo, según el formulario"),
                "",
                "",
                use.evidence(),
                List.of()));
  }

  private void adjustment(Adjustment one) {
    rules.add(
        reasons.rule(
            say("Adapted: ", "Adaptada: ") + wording.say(one.adaptation().title()),
            wording.say(one.because()),
            one.row().when().source(),
            one.row().evidence(),
            reasons.reads(one.row().when(), earlier())));
  }

  private java.time.LocalDate earlier() {
    java.time.LocalDate asOf = reasons.sight().plan().asOf();
    return dose.date().isBefore(asOf) ? dose.date() : asOf;
  }

  private void titration() {
    for (Course course : reasons.sight().plan().roadmap().titrations()) {
      if (course.drug(dose.element().drug(), dose.element().route()).isEmpty()
          || dose.date().isBefore(course.from())) {
        continue;
      }
      course
          .because(dose.date())
          .ifPresent(step -> {
            if (step.outcome() instanceof Step.Outcome.Changed(Titration.Row changed)) {
              List<WhyModel.Read> counts = new ArrayList<>();
              step.counts()
                  .forEach((name, value) ->
                      counts.add(
                          new WhyModel.Read(
                              reasons.labels(List.of(name)),
                              value.toString(),
                              wording.date(step.day()))));
              rules.add(
                  reasons.rule(
                      say("By the counts", "Por los recuentos"),
                      wording.say(changed.because()),
                      changed.when().source(),
                      changed.evidence(),
                      counts));
            }
          });
    }
  }

  private static WhyModel.Row row(String label, String text) {
    return new WhyModel.Row(label, text);
  }

  private String say(String en, String es) {
    return reasons.say(en, es);
  }
}
