package org.allway.fhir.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.allway.chart.ChartText;
import org.allway.chart.Entry;
import org.allway.fhir.Concepts;
import org.allway.fhir.Systems;
import org.allway.library.Fact;
import org.allway.rule.Value;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;

/** Facts and choices of a chart as Observations. */
final class Observations {

  private final Frame frame;

  Observations(Frame frame) {
    this.frame = frame;
  }

  /** A fact, or that it is not known. */
  Observation fact(Entry.When when, Fact fact, Value value, int line) {
    Observation observation = observation(when, line, fact.name());
    observation.setCode(frame.concepts().fact(fact));
    String category =
        switch (fact.group()) {
          case "size" -> "vital-signs";
          case "lab", "genetics", "response" -> "laboratory";
          default -> "exam";
        };
    observation
        .addCategory()
        .addCoding()
        .setSystem("http://terminology.hl7.org/CodeSystem/observation-category")
        .setCode(category);
    switch (value) {
      case Value.Num(double number) when fact.kind() == Fact.Kind.DATE ->
          observation.setValue(new DateTimeType(LocalDate.ofEpochDay((long) number).toString()));
      case Value.Num(double number) -> observation.setValue(quantity(fact, number));
      case Value.Bool(boolean truth) -> observation.setValue(new BooleanType(truth));
      case Value.Code(String code) -> observation.setValue(frame.concepts().value(fact, code));
      default ->
          observation.setDataAbsentReason(
              Concepts.own(
                  "http://terminology.hl7.org/CodeSystem/data-absent-reason",
                  "unknown",
                  "not known"));
    }
    return observation;
  }

  /** What people decided. */
  Observation choice(Entry.When when, String choice, String option, int line) {
    Observation observation = observation(when, line, "choose-" + choice);
    var known = frame.library().choices().get(choice);
    observation.setCode(
        Concepts.own(Systems.CHOICE, choice, known == null ? choice : known.question().en()));
    observation.setValue(Concepts.own(Systems.OPTION, choice + "." + option, option));
    return observation;
  }

  private Observation observation(Entry.When when, int line, String part) {
    Observation observation = new Observation();
    observation.setId(line + "-" + part);
    observation.addIdentifier(frame.identifier(line, part));
    observation.setStatus(
        frame.wrong(when) ? ObservationStatus.ENTEREDINERROR : ObservationStatus.FINAL);
    observation.setSubject(frame.patient());
    observation.setEffective(Frame.date(when.on()));
    if (!when.recorded().equals(when.on())) {
      observation.setIssuedElement(new InstantType(when.recorded() + "T00:00:00Z"));
    }
    return observation;
  }

  private static Quantity quantity(Fact fact, double number) {
    String unit =
        fact.symbol().type() instanceof org.allway.rule.Type.Numeric numeric ? numeric.unit() : "";
    return new Quantity()
        .setValue(new BigDecimal(ChartText.number(number)))
        .setUnit(unit.isEmpty() ? "1" : unit)
        .setSystem(Systems.UCUM)
        .setCode(unit.isEmpty() ? "1" : unit);
  }
}
