package org.allway.fhir.intake;

import static org.allway.fhir.intake.Bundles.DIAGNOSIS;
import static org.allway.fhir.intake.Bundles.PATIENT;
import static org.allway.fhir.intake.Bundles.dose;
import static org.allway.fhir.intake.Bundles.fact;
import static org.allway.fhir.intake.Bundles.giving;
import static org.allway.fhir.intake.Bundles.quantity;
import static org.allway.fhir.intake.Bundles.result;
import static org.allway.fhir.intake.Bundles.rxnorm;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allway.Examples;
import org.allway.library.KnowledgeText;
import org.allway.library.Library;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Out of a hospital's FHIR")
class IntakeTest {

  private static final FhirContext FHIR = FhirContext.forR4();
  private static final Library LIBRARY = Examples.library();
  private static final Intake INTAKE = new Intake(LIBRARY, FHIR);

  private static Intake.Result.Made made(Intake intake, String bundle) {
    Intake.Result result =
        intake.read(List.of(new Intake.Text("bundle", bundle)), Intake.Options.NONE);
    if (result instanceof Intake.Result.Made made) {
      return made;
    }
    throw new AssertionError(result + result.report().text());
  }

  private static Intake.Result.Made made(String... resources) {
    return made(INTAKE, Bundles.of(resources));
  }

  private static String words(String text) {
    Intake.Result result =
        INTAKE.read(List.of(new Intake.Text("file.json", text)), Intake.Options.NONE);
    assertThat(result).isInstanceOf(Intake.Result.Nothing.class);
    return result instanceof Intake.Result.Nothing(String words, var _) ? words : "";
  }

  private static String fates(Intake.Result.Made made, String resource) {
    return made.report().lines().stream()
        .filter(line -> line.resource().equals(resource))
        .flatMap(line -> line.fates().stream())
        .map(Fate::words)
        .reduce((a, b) -> a + " | " + b)
        .orElse("(no line)");
  }

  // --- the child and the disease -----------------------------------------------------------------

  @Test
  @DisplayName("comes the child, the day of diagnosis and the lineage")
  void child() {
    Intake.Result.Made made = made(PATIENT, DIAGNOSIS);
    assertThat(made.text())
        .contains("child: {id: MRN1, name: Mia Test, born: 2019-05-01, sex: female")
        .contains("{on: 2026-01-10, facts: {lineage: B}}");
    assertThat(made.chart().diagnosed()).hasToString("2026-01-10");
  }

  @Test
  @DisplayName("a relapse is taken with its place, and asked for where no place is named")
  void relapse() {
    String relapse =
        """
        {"resourceType": "Condition", "id": "back", "subject": {"reference": "Patient/p1"},
         "clinicalStatus": {"coding": [{"code": "relapse"}]},
         "code": {"coding": [{"system": "http://snomed.info/sct", "code": "91857003"}]}%s,
         "onsetDateTime": "2027-03-02"}\
        """;
    String marrow =
        ", \"bodySite\": [{\"coding\": [{\"system\": \"http://snomed.info/sct\", \"code\":"
            + " \"14016003\"}]}]";
    assertThat(made(PATIENT, DIAGNOSIS, relapse.formatted(marrow)).text())
        .contains("{on: 2027-03-02, relapse: {sites: [marrow]}}");
    assertThat(fates(made(PATIENT, DIAGNOSIS, relapse.formatted("")), "Condition/back"))
        .contains("a relapse on 2027-03-02, but not where");
  }

  @Test
  @DisplayName("a diagnosis that is only suspected, and one that was refuted, are not taken")
  void unsure() {
    String down =
        """
        {"resourceType": "Condition", "id": "down", "subject": {"reference": "Patient/p1"},
         "verificationStatus": {"coding": [{"code": "%s"}]},
         "code": {"coding": [{"system": "http://snomed.info/sct", "code": "41040004"}]},
         "recordedDate": "2026-01-11"}\
        """;
    assertThat(made(PATIENT, DIAGNOSIS, down.formatted("confirmed")).text())
        .contains("{on: 2026-01-11, facts: {down_syndrome: true}}");
    assertThat(fates(made(PATIENT, DIAGNOSIS, down.formatted("provisional")), "Condition/down"))
        .contains("only 'provisional'");
    assertThat(fates(made(PATIENT, DIAGNOSIS, down.formatted("refuted")), "Condition/down"))
        .isEqualTo("not taken: the sender marked it 'refuted'");
  }

  // --- results -----------------------------------------------------------------------------------

  @ParameterizedTest(name = "{1} {2} of LOINC {0} is {3}")
  @CsvSource({
    "777-3, 110, 10*3/uL, 'platelets: 110'",
    "26515-7, 110000, /uL, 'platelets: 110'",
    "718-7, 102, g/L, 'hemoglobin: 10.2'",
    "1975-2, 34.2, umol/L, 'bilirubin_total: 2'",
    "14631-6, 34.2, umol/L, 'bilirubin_total: 2'",
    "2160-0, 44.2, umol/L, 'creatinine: 0.5'",
    "29463-7, 38, [lb_av], 'weight_kg: 17.2365'",
    "8302-2, 41, [in_i], 'height_cm: 104.14'",
    "1742-6, 40, IU/L, 'alt: 40'"
  })
  @DisplayName("values come in the vocabulary's units")
  void units(String loinc, String number, String unit, String shown) {
    assertThat(
            made(PATIENT, DIAGNOSIS, result("o", loinc, "2026-02-01", quantity(number, unit)))
                .text())
        .contains("on: 2026-02-01")
        .contains(shown);
  }

  @Test
  @DisplayName(
      "the first white count of the time of diagnosis is that at diagnosis; all are counts")
  void whiteCells() {
    Intake.Result.Made made =
        made(
            PATIENT,
            DIAGNOSIS,
            result("first", "6690-2", "2026-01-09", quantity("62.1", "10*3/uL")),
            result("second", "6690-2", "2026-01-11", quantity("30", "10*3/uL")),
            giving("v", rxnorm("11202"), "2026-01-12", dose("1.05", "mg", "IV")),
            result("later", "6690-2", "2026-02-11", quantity("2.2", "10*3/uL")));
    assertThat(made.text())
        .contains("{on: 2026-01-09, facts: {wbc: 62.1}}")
        .contains("{on: 2026-02-11, lab: {wbc_count: 2.2}}")
        .doesNotContain("wbc: 30", "wbc: 2.2");
    assertThat(fates(made, "Observation/later"))
        .contains("wbc: not a result of the time of diagnosis");
  }

  @Test
  @DisplayName("a value without a unit, in an unknown one, or as a range is listed, not guessed")
  void noUnit() {
    Intake.Result.Made made =
        made(
            PATIENT,
            DIAGNOSIS,
            result("bare", "777-3", "2026-02-01", "\"valueQuantity\": {\"value\": 110}"),
            result("odd", "777-3", "2026-02-02", quantity("110", "furlong")),
            result("range", "777-3", "2026-02-03", "\"valueRange\": {\"low\": {\"value\": 100}}"),
            result("none", "777-3", "2026-02-04", "\"dataAbsentReason\": {\"text\": \"clotted\"}"));
    assertThat(fates(made, "Observation/bare")).contains("it has no unit; 10*9/L was expected");
    assertThat(fates(made, "Observation/odd")).contains("the unit furlong is not known of it");
    assertThat(fates(made, "Observation/range")).contains("a range is no value");
    assertThat(fates(made, "Observation/none")).isEqualTo("not needed: it has no value: clotted");
  }

  @Test
  @DisplayName("what cannot be is not taken, what is rare is taken with a warning")
  void ranges() {
    Intake.Result.Made made =
        made(
            PATIENT,
            DIAGNOSIS,
            result("cannot", "29463-7", "2026-02-01", quantity("1700", "kg")),
            result("rare", "777-3", "2026-02-01", quantity("1500", "10*9/L")));
    assertThat(fates(made, "Observation/cannot"))
        .startsWith("not taken: 'weight_kg' cannot be 1700 kg");
    assertThat(fates(made, "Observation/rare"))
        .contains("taken as platelets 1500", "which is rare");
  }

  @ParameterizedTest(name = "MRD {0} is {1}")
  @CsvSource({
    "'\"valueQuantity\": {\"value\": 0.0004, \"code\": \"1\", \"unit\": \"1\"}', 'mrd_eoi: 0.04'",
    "'\"valueQuantity\": {\"value\": 0.04, \"unit\": \"%\"}', 'mrd_eoi: 0.04'",
    "'\"valueQuantity\": {\"value\": 0.01, \"comparator\": \"<\", \"unit\": \"%\"}', 'mrd_eoi: 0}'",
    "'\"valueString\": \"<0.01 %\"', 'mrd_eoi: 0}'"
  })
  @DisplayName("residual disease is read as a share, as percent, and as below what can be seen")
  void mrd(String value, String shown) {
    assertThat(made(PATIENT, DIAGNOSIS, fact("m", "mrd_eoi", "2026-02-09", value)).text())
        .contains(shown);
  }

  @Test
  @DisplayName("below a bound that the test should have passed is no result")
  void insensitive() {
    Intake.Result.Made made =
        made(
            PATIENT,
            DIAGNOSIS,
            fact(
                "m",
                "mrd_eoi",
                "2026-02-09",
                "\"valueQuantity\": {\"value\": 0.1, \"comparator\": \"<\", \"unit\": \"%\"}"));
    assertThat(fates(made, "Observation/m"))
        .contains("< 0.1 is a bound, not a value; only below 0.01 it counts as none");
  }

  @Test
  @DisplayName("coded facts are known by their words, components by their own codes")
  void codes() {
    String panel =
        """
        {"resourceType": "Observation", "id": "csf", "status": "final", "subject": {"reference": "Patient/p1"},
         "code": {"text": "CSF"}, "effectiveDateTime": "2026-01-12", "component": [
          {"code": {"coding": [{"system": "http://loinc.org", "code": "26465-5"}]},
           "valueQuantity": {"value": 3, "unit": "/uL"}},
          {"code": {"text": "CNS status"}, "valueCodeableConcept": {"text": "CNS 2a"}}]}\
        """;
    assertThat(made(PATIENT, DIAGNOSIS, panel).text())
        .contains("csf_wbc: 3")
        .contains("cns: CNS2a");
  }

  // --- time --------------------------------------------------------------------------------------

  @Test
  @DisplayName("a missing day is made up for by the day of issue, but a mere month is listed")
  void times() {
    String issued =
        """
        {"resourceType": "Observation", "id": "i", "status": "final", "subject": {"reference": "Patient/p1"},
         "code": {"coding": [{"system": "http://loinc.org", "code": "777-3"}]}, %s
         "issued": "2026-02-03T08:15:00+01:00", "valueQuantity": {"value": 99, "unit": "10*9/L"}}\
        """;
    assertThat(made(PATIENT, DIAGNOSIS, issued.formatted("")).text())
        .contains("{on: 2026-02-03, lab: {platelets: 99}}");
    assertThat(
            fates(
                made(PATIENT, DIAGNOSIS, issued.formatted("\"effectiveDateTime\": \"2026-02\",")),
                "Observation/i"))
        .contains("its date is only 2026-02");
    assertThat(
            made(PATIENT, DIAGNOSIS, issued.formatted("\"effectiveDateTime\": \"2026-02-01\","))
                .text())
        .contains("{on: 2026-02-01, recorded: 2026-02-03, lab: {platelets: 99}}");
  }

  @Test
  @DisplayName("the same twice is taken once")
  void duplicates() {
    Intake.Result.Made made =
        made(
            PATIENT,
            DIAGNOSIS,
            result("a", "777-3", "2026-02-01", quantity("99", "10*9/L")),
            result("b", "26515-7", "2026-02-01", quantity("99000", "/uL")));
    assertThat(fates(made, "Observation/b"))
        .isEqualTo("the same as Observation/a: platelets 99 on 2026-02-01");
  }

  @Test
  @DisplayName("of several values of a day the latest counts; what contradicts is left to a person")
  void contradictions() {
    Intake.Result.Made later =
        made(
            PATIENT,
            DIAGNOSIS,
            result("six", "777-3", "2026-02-01T06:00:00Z", quantity("99", "10*9/L")),
            result("noon", "777-3", "2026-02-01T12:00:00Z", quantity("80", "10*9/L")));
    assertThat(later.text()).contains("platelets: 80").doesNotContain("platelets: 99");
    assertThat(fates(later, "Observation/six"))
        .contains("superseded by the later result of Observation/noon");
    Intake.Result.Made unclear =
        made(
            PATIENT,
            DIAGNOSIS,
            result("x", "777-3", "2026-02-01", quantity("99", "10*9/L")),
            result("y", "777-3", "2026-02-01", quantity("9", "10*9/L")));
    assertThat(unclear.text()).doesNotContain("platelets");
    assertThat(fates(unclear, "Observation/y"))
        .contains("platelets 9 on 2026-02-01 contradicts platelets 99");
    Intake.Result.Made issued =
        made(
            PATIENT,
            DIAGNOSIS,
            result(
                "x",
                "777-3",
                "2026-02-01",
                quantity("99", "10*9/L"),
                ", \"issued\": \"2026-02-01T10:00:00Z\""),
            result(
                "y",
                "777-3",
                "2026-02-01",
                quantity("9", "10*9/L"),
                ", \"issued\": \"2026-02-02T10:00:00Z\""));
    assertThat(issued.text()).contains("platelets: 9").doesNotContain("platelets: 99");
  }

  @Test
  @DisplayName("of several versions the newest counts; what was in error or cancelled is listed")
  void versions() {
    String old =
        result(
            "o",
            "777-3",
            "2026-02-01",
            quantity("99", "10*9/L"),
            ", \"meta\": {\"versionId\": \"9\"}");
    String amended =
        result(
                "o",
                "777-3",
                "2026-02-01",
                quantity("89", "10*9/L"),
                ", \"meta\": {\"versionId\": \"10\"}")
            .replace("\"final\"", "\"amended\"");
    String wrong =
        result("w", "777-3", "2026-02-02", quantity("1", "10*9/L"))
            .replace("\"final\"", "\"entered-in-error\"");
    String preliminary =
        result("p", "777-3", "2026-02-03", quantity("70", "10*9/L"))
            .replace("\"final\"", "\"preliminary\"");
    Intake.Result.Made made = made(PATIENT, DIAGNOSIS, amended, old, wrong, preliminary);
    assertThat(made.text())
        .contains("platelets: 89")
        .doesNotContain("platelets: 99", "platelets: 1}");
    assertThat(fates(made, "Observation/o")).contains("superseded by version 10");
    assertThat(fates(made, "Observation/w")).contains("marked it 'entered-in-error'");
    assertThat(fates(made, "Observation/p")).contains("(preliminary)");
  }

  // --- drugs -------------------------------------------------------------------------------------

  @Test
  @DisplayName("givings come by code or by name, also through a referred medication")
  void givings() {
    String contained =
        """
        {"resourceType": "MedicationAdministration", "id": "c", "status": "completed",
         "contained": [{"resourceType": "Medication", "id": "m",
           "code": {"text": "Vincristine sulfate 1 MG/ML Injectable Solution"}}],
         "subject": {"reference": "urn:uuid:0000-1"}, "medicationReference": {"reference": "#m"},
         "effectivePeriod": {"start": "2026-01-19T09:00:00+01:00"},
         "dosage": {"dose": {"value": 1.05, "code": "mg"},
           "route": {"coding": [{"system": "http://snomed.info/sct", "code": "47625008"}]}}}\
        """;
    Intake.Result.Made made =
        made(
            PATIENT,
            DIAGNOSIS,
            giving("v", rxnorm("11202"), "2026-01-12", dose("1050", "ug", "intravenous")),
            contained,
            giving("peg", "{\"text\": \"Oncaspar\"}", "2026-01-15", dose("1760", "units", "IV")));
    assertThat(made.text())
        .contains("{on: 2026-01-12, gave: {drug: vincristine, amount: 1.05 mg, route: IV}}")
        .contains("{on: 2026-01-19, gave: {drug: vincristine, amount: 1.05 mg, route: IV}}")
        .contains("{on: 2026-01-15, gave: {drug: pegaspargase, amount: 1760 IU, route: IV}}");
    assertThat(fates(made, "MedicationAdministration/peg"))
        .contains("counted in unit by the sender, in IU here");
  }

  @Test
  @DisplayName("a giving that two systems tell of is one; two at other hours are two")
  void twice() {
    Intake.Result.Made made =
        made(
            PATIENT,
            DIAGNOSIS,
            giving("day", rxnorm("3264"), "2026-01-12", dose("2", "mg", "PO")),
            giving("hour", rxnorm("3264"), "2026-01-12T08:00:00Z", dose("2", "mg", "PO")),
            giving("am", rxnorm("3264"), "2026-01-13T08:00:00Z", dose("2", "mg", "PO")),
            giving("pm", rxnorm("3264"), "2026-01-13T20:00:00Z", dose("2", "mg", "PO")));
    assertThat(fates(made, "MedicationAdministration/hour"))
        .startsWith("the same as MedicationAdministration/day");
    assertThat(made.text().split("2026-01-13, gave", -1)).hasSize(3);
  }

  @Test
  @DisplayName("a giving by a route that harms is recorded as it was, and said")
  void harmfulRoute() {
    Intake.Result.Made made =
        made(PATIENT, DIAGNOSIS, giving("v", rxnorm("11202"), "2026-01-12", dose("1", "mg", "IT")));
    assertThat(made.text()).contains("route: IT");
    assertThat(fates(made, "MedicationAdministration/v"))
        .contains("by this route vincristine must never be given: check this record");
  }

  @Test
  @DisplayName("a dose per surface, a missing dose and a missing route are not guessed")
  void incomplete() {
    Intake.Result.Made made =
        made(
            PATIENT,
            DIAGNOSIS,
            giving("m2", rxnorm("6851"), "2026-01-12", dose("1.5", "mg/m2", "IV")),
            giving("dose", rxnorm("6851"), "2026-01-12", "\"route\": {\"text\": \"IV\"}"),
            giving(
                "route",
                rxnorm("6851"),
                "2026-01-12",
                "\"dose\": {\"value\": 12, \"unit\": \"mg\"}"));
    assertThat(fates(made, "MedicationAdministration/m2")).contains("1.5 mg/m2 is no amount");
    assertThat(fates(made, "MedicationAdministration/dose")).contains("how much methotrexate");
    assertThat(fates(made, "MedicationAdministration/route"))
        .contains("by which route methotrexate");
  }

  @Test
  @DisplayName("orders of chemotherapy are not givings; other medicines are taken besides")
  void orders() {
    String order =
        """
        {"resourceType": "MedicationRequest", "id": "%s", "status": "active", "intent": "order",
         "subject": {"reference": "Patient/p1"}, "authoredOn": "2026-01-20",
         "medicationCodeableConcept": %s}\
        """;
    Intake.Result.Made made =
        made(
            PATIENT,
            DIAGNOSIS,
            order.formatted("chemo", rxnorm("11202")),
            order.formatted("home", rxnorm("28031")));
    assertThat(fates(made, "MedicationRequest/chemo")).contains("a chart records what was given");
    assertThat(made.text()).contains("{on: 2026-01-20, takes: {drug: itraconazole}}");
  }

  @Test
  @DisplayName("an allergy to a drug is an event; to peanuts it is not needed")
  void allergies() {
    String allergy =
        """
        {"resourceType": "AllergyIntolerance", "id": "%s", "patient": {"reference": "Patient/p1"},
         "clinicalStatus": {"coding": [{"code": "active"}]}, "code": {"text": "%s"},
         "recordedDate": "2026-01-15"}\
        """;
    Intake.Result.Made made =
        made(
            PATIENT,
            DIAGNOSIS,
            allergy.formatted("peg", "pegaspargase"),
            allergy.formatted("nut", "Peanut"));
    assertThat(made.text()).contains("{on: 2026-01-15, event: {what: allergy, to: pegaspargase}}");
    assertThat(fates(made, "AllergyIntolerance/nut")).contains("no drug of the formulary");
  }

  // --- the hospital's own codes ------------------------------------------------------------------

  @Test
  @DisplayName("a hospital's own codes are read by a text of its own")
  void localCodes() {
    Library own =
        Examples.library(
            List.of(
                new KnowledgeText(
                    "our-codes.yaml",
                    """
                    codes:
                      facts:
                        mrd_eoi: {code: {"urn:oid:1.2.3": [MRD33]}}
                        cns: {code: {"urn:oid:1.2.3": [LIQUOR]}, values: {CNS1: {"urn:oid:1.2.3": [L0]}}}
                      drugs:
                        vincristine: {"urn:oid:1.2.3": [ZYT-7]}
                    """)));
    String local =
        """
        {"resourceType": "Observation", "id": "%s", "status": "final", "subject": {"reference": "Patient/p1"},
         "code": {"coding": [{"system": "urn:oid:1.2.3", "code": "%s"}]}, "effectiveDateTime": "2026-02-09",
         %s}\
        """;
    Intake.Result.Made made =
        made(
            new Intake(own, FHIR),
            Bundles.of(
                PATIENT,
                DIAGNOSIS,
                local.formatted("m", "MRD33", quantity("0.02", "%")),
                local.formatted(
                    "c",
                    "LIQUOR",
                    "\"valueCodeableConcept\": {\"coding\": [{\"system\": \"urn:oid:1.2.3\","
                        + " \"code\": \"L0\"}]}"),
                giving(
                    "v",
                    "{\"coding\": [{\"system\": \"urn:oid:1.2.3\", \"code\": \"ZYT-7\"}]}",
                    "2026-01-12",
                    dose("1", "mg", "IV"))));
    assertThat(made.text()).contains("mrd_eoi: 0.02", "cns: CNS1", "drug: vincristine");
  }

  // --- nothing silently --------------------------------------------------------------------------

  @Test
  @DisplayName("what nobody has to look at is counted, what somebody must map is listed")
  void counted() {
    List<String> resources =
        new ArrayList<>(
            List.of(
                PATIENT, DIAGNOSIS, fact("w", "wbc", "2026-01-10", quantity("12.4", "10*9/L"))));
    for (int one = 0; one < 5; one++) {
      resources.add(
          """
          {"resourceType": "DocumentReference", "id": "d%d", "status": "current",
           "subject": {"reference": "Patient/p1"}, "content": [{"attachment": {"title": "Letter"}}]}\
          """
              .formatted(one));
    }
    Intake.Result.Made made = made(resources.toArray(String[]::new));
    assertThat(made.report().text())
        .contains("5 x DocumentReference\n      not read: ")
        .doesNotContain("DocumentReference/d3");
    assertThat(made.report().lines()).hasSize(8);
    assertThat(made.report().summary()).contains("5 of kinds that are not read");
  }

  @Test
  @DisplayName("every resource has its line, also one that is broken or of another kind")
  void everyLine() {
    Intake.Result.Made made =
        made(
            PATIENT,
            DIAGNOSIS,
            "{\"resourceType\": \"Encounter\", \"id\": \"e\", \"status\": \"finished\"}",
            "{\"resourceType\": \"Immunization\", \"id\": \"i\", \"status\": \"completed\"}",
            "{\"resourceType\": \"Observation\", \"id\": \"bad\", \"status\": \"final\","
                + " \"effectiveDateTime\": \"yesterday\"}",
            result("x", "99999-9", "2026-02-01", "\"valueString\": \"blue\""));
    assertThat(made.report().lines()).hasSize(6);
    assertThat(fates(made, "Encounter/e")).startsWith("not needed");
    assertThat(fates(made, "Immunization/i")).startsWith("not read: ");
    assertThat(fates(made, "Observation/bad")).contains("it is no sound resource");
    assertThat(fates(made, "Observation/x")).contains("99999-9", "it says 'blue'");
    assertThat(made.report().summary())
        .startsWith(
            "6 resources: 2 not understood, 2 taken, 1 of kinds that are not read, 1 not needed");
  }

  @Test
  @DisplayName("files with one resource a line are read together, a broken line is listed")
  void lines() {
    String patient = PATIENT.replace("\n", " ");
    String result = result("o", "777-3", "2026-02-01", quantity("99", "10*9/L")).replace("\n", " ");
    Intake.Result read =
        INTAKE.read(
            List.of(
                new Intake.Text(
                    "Patient.ndjson",
                    patient + "\n" + patient.replace("p1", "p2").replace("MRN1", "MRN2") + "\n"),
                new Intake.Text("Observation.ndjson", result + "\n{\"resourceType\": \"Obs\n")),
            new Intake.Options(Optional.of("MRN1"), Optional.of("cog-2010")));
    assertThat(read).isInstanceOf(Intake.Result.Made.class);
    assertThat(read.report().text())
        .contains("Patient/p2", "of another patient", "line 2", "this line is no JSON");
    assertThat(read instanceof Intake.Result.Made made ? made.text() : "")
        .contains("centre: cog-2010");
  }

  @Test
  @DisplayName("what is no FHIR R4 is refused in words")
  void refused() {
    assertThat(words("")).contains("file.json is empty");
    assertThat(words("<Bundle xmlns=\"http://hl7.org/fhir\"/>"))
        .contains("is XML", "application/fhir+json");
    assertThat(words("{\"resourceType\": \"Bundle\", \"entry\": ["))
        .contains("is no JSON", "line 1");
    assertThat(words("{\"a\": 1}")).contains("no 'resourceType'");
    assertThat(words("{\"resourceType\": \"Bundle\", \"type\": \"collection\"}"))
        .contains("There are no resources");
    assertThat(words(Bundles.of(DIAGNOSIS))).contains("no Patient");
    assertThat(words(Bundles.of(PATIENT))).contains("Nothing in it tells of the treatment");
    assertThat(words(Bundles.of(PATIENT.replace("2019-05-01", "2019-05"), DIAGNOSIS)))
        .contains("date of birth is only 2019-05");
    assertThat(words(Bundles.of(PATIENT, PATIENT.replace("p1", "p2").replace("MRN1", "MRN2"))))
        .contains("There are 2 patients", "MRN1, MRN2");
    assertThat(
            words(
                Bundles.of(
                    PATIENT, "{\"resourceType\": \"Condition\", \"clinicalStatus\": \"active\"}")))
        .contains("older version", "R4");
    assertThat(
            words(
                Bundles.of(
                    PATIENT,
                    "{\"resourceType\": \"MedicationRequest\", \"medication\": {\"concept\":"
                        + " {}}}")))
        .contains("R5 or newer");
  }

  // --- what others made --------------------------------------------------------------------------

  @Test
  @DisplayName("the paediatric example of mCODE becomes a chart with its gene fusion")
  void mcode() {
    Intake.Result.Made made =
        made(INTAKE, Examples.content(Path.of("src/test/resources/mcode-brian-l.json")));
    assertThat(made.text())
        .contains("lineage: B", "wbc: 88.5", "hemoglobin: 6.7", "etv6_runx1: true")
        .contains("gave: {drug: vincristine, amount: 2 mg, route: IV}")
        .contains("gave: {drug: idarubicin, amount: 5.4 mg, route: IV}");
    assertThat(made.chart().diagnosed()).hasToString("2024-01-01");
    assertThat(
            fates(
                made,
                "MedicationAdministration/cancer-related-medication-admin-prednisone-brian-l"))
        .contains("the formulary has no prednisone by this route");
    assertThat(made.report().summary())
        .startsWith("28 resources: 9 not understood, 9 taken, 1 of kinds that are not read");
  }
}
