package org.allway.fhir;

import org.allway.chart.Child;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;

/** The child as a Patient: one id and one form, whatever leaves. */
public final class Patients {

  private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

  private Patients() {}

  /** As mCODE wants a cancer patient; whether it claims so is for the bundle to say. */
  public static Patient of(Child child) {
    Patient patient = new Patient();
    patient.setId(Ids.patient(child.id()));
    patient.addIdentifier().setSystem(Systems.CHILD).setValue(child.id());
    // A chart has a name as one text, and does not say which of its words are given.
    patient.addName().setText(child.name()).addExtension(ABSENT, new CodeType("unsupported"));
    patient.setGender(
        switch (child.sex()) {
          case "female" -> AdministrativeGender.FEMALE;
          case "male" -> AdministrativeGender.MALE;
          default -> AdministrativeGender.UNKNOWN;
        });
    patient.setBirthDateElement(new DateType(child.born().toString()));
    return patient;
  }
}
