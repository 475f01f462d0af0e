package org.allway.fhir.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allway.chart.Child;
import org.allway.fhir.Systems;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/** Finds the one child that a chart is about. */
final class Children {

  private Children() {}

  /** The patient that was asked for, or the only one; in words why there is none. */
  static Item one(List<Item> items, Optional<String> wanted) {
    List<Item> patients = items.stream().filter(item -> item.resource instanceof Patient).toList();
    if (patients.isEmpty()) {
      throw new Unreadable(
          "There is no Patient among the resources: whose chart is it?"
              + " Ask for the Patient in the same Bundle.");
    }
    List<Item> found =
        wanted.isEmpty()
            ? patients
            : patients.stream()
                .filter(item -> item.resource instanceof Patient one && is(one, wanted.get()))
                .toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    String all =
        patients.stream()
            .map(item ->
                item.resource instanceof Patient one ? child(one, LocalDate.EPOCH).id() : "")
            .limit(20)
            .collect(Collectors.joining(", "));
    throw new Unreadable(
        wanted
                .map(id -> "No single patient is '" + id + "'.")
                .orElse("There are " + patients.size() + " patients.")
            + " Name one of: "
            + all);
  }

  private static boolean is(Patient patient, String wanted) {
    return wanted.equals(patient.getIdElement().getIdPart())
        || patient.getIdentifier().stream()
            .anyMatch(identifier -> wanted.equals(identifier.getValue()));
  }

  /** The date of birth, which doses depend on. */
  static LocalDate born(Patient patient) {
    return Times.day(patient.getBirthDateElement())
        .orElseThrow(() ->
            new Unreadable(
                Times.partial(patient.getBirthDateElement())
                        .map(text -> "The date of birth is only " + text + ".")
                        .orElse("The patient has no date of birth.")
                    + " Doses depend on the age to the day: ask for the whole date."));
  }

  static Child child(Patient patient, LocalDate born) {
    String id =
        Stream.concat(
                patient.getIdentifier().stream().filter(Children::ours),
                Stream.concat(
                    patient.getIdentifier().stream().filter(Children::medicalRecord),
                    patient.getIdentifier().stream()))
            .map(Identifier::getValue)
            .filter(value -> value != null && !value.isBlank())
            .findFirst()
            .or(() -> Optional.ofNullable(patient.getIdElement().getIdPart()))
            .orElse("child");
    String sex =
        switch (patient.getGender()) {
          case FEMALE -> "female";
          case MALE -> "male";
          case null, default -> "";
        };
    return new Child(id, patient.hasName() ? name(patient.getNameFirstRep(), id) : id, born, sex);
  }

  private static boolean ours(Identifier identifier) {
    return Systems.CHILD.equals(identifier.getSystem());
  }

  private static boolean medicalRecord(Identifier identifier) {
    return identifier.getType().getCoding().stream()
        .anyMatch(coding -> "MR".equals(coding.getCode()));
  }

  private static String name(HumanName name, String otherwise) {
    if (name.hasText()) {
      return name.getText();
    }
    String whole =
        (name.getGivenAsSingleString() + " " + (name.hasFamily() ? name.getFamily() : "")).strip();
    return whole.isEmpty() ? otherwise : whole;
  }
}
