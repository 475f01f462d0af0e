package org.allway.fhir.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.allway.library.Fact;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Type;

/** Results, measures and findings: each that the vocabulary knows becomes a value of a fact. */
final class ObservationReader {

  private final Reading reading;
  private final ValueReader values;

  ObservationReader(Reading reading) {
    this.reading = reading;
    this.values = new ValueReader(reading.meanings);
  }

  void read(Item item, Observation observation) {
    List<String> remarks = new ArrayList<>();
    switch (observation.getStatus()) {
      case CANCELLED, ENTEREDINERROR, REGISTERED -> {
        item.fate(new Fate.Retracted(observation.getStatus().toCode()));
        return;
      }
      case PRELIMINARY -> remarks.add("preliminary");
      case UNKNOWN -> remarks.add("its status is not known");
      case null -> remarks.add("it has no status");
      default -> {}
    }
    Type time = time(observation);
    Optional<LocalDate> on = Times.day(time);
    if (on.isEmpty()) {
      Optional<String> partial = Times.partial(observation.getEffective());
      on = partial.isPresent() ? Optional.empty() : Times.day(observation.getIssuedElement());
      if (on.isEmpty()) {
        item.notUnderstood(
            partial
                .map(text -> "its date is only " + text + "; a chart needs the day")
                .orElse("it has no date"));
        return;
      }
      remarks.add("the day on which it was issued");
    }
    if (!fusion(item, observation, on.get(), time, remarks)) {
      results(item, observation, on.get(), time, remarks);
    }
  }

  private Type time(Observation observation) {
    if (observation.hasEffective()) {
      return observation.getEffective();
    }
    return reading
        .records
        .find(observation, observation.getSpecimen())
        .filter(Specimen.class::isInstance)
        .map(Specimen.class::cast)
        .map(specimen -> specimen.getCollection().getCollected())
        .orElse(observation.getEffective());
  }

  private void results(
      Item item, Observation observation, LocalDate on, Type time, List<String> remarks) {
    boolean any = false;
    if (observation.hasValue() || observation.hasDataAbsentReason()) {
      any = true;
      result(
          item,
          observation.getCode(),
          observation.getValue(),
          observation.getDataAbsentReason(),
          on,
          time,
          observation,
          remarks);
    }
    for (ObservationComponentComponent component : observation.getComponent()) {
      any = true;
      result(
          item,
          component.getCode(),
          component.getValue(),
          component.getDataAbsentReason(),
          on,
          time,
          observation,
          remarks);
    }
    if (!any) {
      if (observation.hasHasMember()) {
        item.notNeeded("it only groups other results");
      } else {
        item.notUnderstood("it has no value");
      }
    }
  }

  private void result(
      Item item,
      CodeableConcept code,
      Type value,
      CodeableConcept absent,
      LocalDate on,
      Type time,
      Observation observation,
      List<String> remarks) {
    Set<Fact> facts = reading.meanings.facts(code);
    Optional<Fact> computed = reading.meanings.computed(code);
    if (facts.isEmpty() && computed.isPresent()) {
      item.notNeeded(computed.get().name() + " is worked out from other values");
      return;
    }
    if (facts.isEmpty()) {
      item.notUnderstood(
          "no fact of the vocabulary has the code " + Texts.shown(code) + ValueReader.of(value));
      return;
    }
    if (value == null) {
      item.notNeeded("it has no value: " + Texts.shown(absent));
      return;
    }
    for (Fact fact : facts) {
      switch (values.read(fact, value)) {
        case ValueReader.Read.Text(String text, List<String> more) -> {
          List<String> all = new ArrayList<>(remarks);
          all.addAll(more);
          reading.fact(item, fact, text, on, time, observation.getIssuedElement(), all);
        }
        case ValueReader.Read.Unclear(String why) -> item.notUnderstood(fact.name() + ": " + why);
      }
    }
  }

  /** A result about genes whose fusion is a fact. */
  private boolean fusion(
      Item item, Observation observation, LocalDate on, Type time, List<String> remarks) {
    Set<String> genes = new HashSet<>();
    for (ObservationComponentComponent component : observation.getComponent()) {
      if (component.getValue() instanceof CodeableConcept concept) {
        concept.getCoding().stream()
            .filter(Coding::hasDisplay)
            .forEach(coding -> genes.add(coding.getDisplay().toUpperCase(Locale.ROOT)));
        genes.add(Texts.of(concept).toUpperCase(Locale.ROOT));
      }
    }
    List<Fact> fusions = reading.meanings.fusions(genes);
    if (fusions.isEmpty()) {
      return false;
    }
    Optional<Boolean> found =
        observation.getValue() instanceof CodeableConcept concept
            ? reading.meanings.answer(concept)
            : Optional.empty();
    for (Fact fact : fusions) {
      if (found.isPresent()) {
        reading.fact(
            item, fact, found.get().toString(), on, time, observation.getIssuedElement(), remarks);
      } else {
        item.notUnderstood(fact.name() + ": whether it is there or not is not said");
      }
    }
    return true;
  }
}
