package org.allway.fhir;

import java.math.BigDecimal;
import java.util.Optional;
import org.allway.dose.Amount;
import org.allway.dose.DoseRate;
import org.allway.dose.Route;
import org.allway.library.Drug;
import org.allway.library.Library;
import org.allway.rule.Numbers;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Quantity;

/** Drugs, routes and amounts in the codes of others. */
public final class Drugs {

  private Drugs() {}

  /** A drug by every code that the formulary knows, and by its own. */
  public static CodeableConcept concept(Drug drug) {
    CodeableConcept concept = new CodeableConcept().setText(drug.label().en());
    drug.codes()
        .forEach((system, code) ->
            Systems.named(system)
                .ifPresent(
                    address -> concept.addCoding(new Coding().setSystem(address).setCode(code))));
    concept.addCoding(new Coding(Systems.DRUG, drug.id(), drug.label().en()));
    return concept;
  }

  public static CodeableConcept route(Route route) {
    Coding coding =
        switch (route) {
          case PO -> snomed("26643006", "Oral route");
          case IV -> snomed("47625008", "Intravenous route");
          case IT -> snomed("72607000", "Intrathecal route");
          case IM -> snomed("78421000", "Intramuscular route");
          case SC -> snomed("34206005", "Subcutaneous route");
          case IO -> snomed("417255000", "Intraosseous route");
          case PR -> snomed("37161004", "Rectal route");
          case INH -> snomed("447694001", "Respiratory tract route");
          case NAS -> snomed("46713006", "Nasal route");
          case ID -> snomed("372464004", "Intradermal route");
        };
    return new CodeableConcept(coding)
        .addCoding(new Coding().setSystem(Systems.ROUTE).setCode(route.name()))
        .setText(route.name());
  }

  /** The route that a concept names, by code or by letters. */
  public static Optional<Route> route(CodeableConcept concept) {
    for (Route route : Route.values()) {
      for (Coding known : route(route).getCoding()) {
        for (Coding coding : concept.getCoding()) {
          if (Systems.same(coding.getSystem() == null ? "" : coding.getSystem())
                  .equals(known.getSystem())
              && known.getCode().equals(coding.getCode())) {
            return Optional.of(route);
          }
        }
      }
      if (route.name().equalsIgnoreCase(concept.getText())) {
        return Optional.of(route);
      }
    }
    return Optional.empty();
  }

  /** The drug of the formulary that a concept names, by any code, else by any name. */
  public static Optional<Drug> drug(Library library, CodeableConcept concept) {
    for (Drug drug : library.formulary().values()) {
      for (Coding known : concept(drug).getCoding()) {
        for (Coding coding : concept.getCoding()) {
          if (coding.getSystem() != null
              && known.getSystem().equals(Systems.same(coding.getSystem()))
              && known.getCode().equals(coding.getCode())) {
            return Optional.of(drug);
          }
        }
      }
    }
    return library.formulary().values().stream()
        .filter(drug -> concept.hasText() && called(drug, concept.getText()))
        .findFirst();
  }

  private static boolean called(Drug drug, String text) {
    return drug.id().equalsIgnoreCase(text)
        || drug.label().en().equalsIgnoreCase(text)
        || drug.label().es().equalsIgnoreCase(text)
        || drug.aliases().stream().anyMatch(text::equalsIgnoreCase);
  }

  private static Coding snomed(String code, String display) {
    return new Coding(Systems.SNOMED, code, display);
  }

  /** An amount as people see it: two decimals at most. */
  public static Quantity quantity(Amount amount) {
    return quantity(
        new BigDecimal(amount.shown().toPlainString()),
        amount.unit().text,
        Units.ucum(amount.unit()));
  }

  /** A rate such as 1.5 mg/m2; a day's total says so. */
  public static Quantity quantity(DoseRate rate) {
    String per = rate.per().text + (rate.daily() ? "/d" : "");
    return quantity(
        new BigDecimal(Numbers.text(rate.value())),
        rate.unit().text + rate.per().text + (rate.daily() ? "/day" : ""),
        Units.ucum(rate.unit()) + per);
  }

  public static Quantity quantity(BigDecimal value, String unit, String code) {
    return new Quantity().setValue(value).setUnit(unit).setSystem(Systems.UCUM).setCode(code);
  }
}
