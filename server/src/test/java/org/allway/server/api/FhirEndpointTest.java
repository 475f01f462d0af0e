package org.allway.server.api;

import static org.allway.server.Caller.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.allway.fhir.Ids;
import org.allway.server.AmongSystems;
import org.allway.server.Caller;
import org.allway.server.Caller.Answer;
import org.allway.server.People;
import org.allway.server.SetClock;
import org.allway.server.account.Role;
import org.allway.server.audit.Audit;
import org.allway.server.store.ChartStore;
import org.allway.server.store.ChildId;
import org.allway.words.Language;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Emma, on the first day of her consolidation, as the hospital's systems see her. */
@AmongSystems
@DisplayName("The FHIR endpoint")
class FhirEndpointTest {

  private static final String SYSTEM = "hospital-record";
  private static final String SECRET = "kept-by-the-record";

  @Autowired private People people;
  @Autowired private SetClock clock;
  @Autowired private ChartStore children;
  @Autowired private FhirContext fhir;
  @Autowired private Audit audit;
  @LocalServerPort private int port;

  private Caller caller = new Caller(0);
  private UUID emma = new UUID(0, 0);
  private String number = "";
  private String patient = "";
  private String[] token = {};

  @BeforeEach
  void ward() {
    clock.set("2026-02-16T15:00:00Z");
    caller = new Caller(port);
    emma = people.example("emma");
    number = children.find(new ChildId(emma)).orElseThrow().header().number();
    patient = Ids.patient(number);
    token = bearer(caller.token(SYSTEM, SECRET, "system/*.rs"));
  }

  /** What was served, read by a parser that takes nothing it does not know. */
  private <T extends Resource> T read(Class<T> type, Answer answer) {
    IParser parser = fhir.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
    assertThat(answer.header("Content-Type")).startsWith("application/fhir+json");
    return parser.parseResource(type, answer.body());
  }

  private <T extends Resource> List<T> found(Class<T> type, String query) {
    Answer answer = caller.get(query, token);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return read(Bundle.class, answer).getEntry().stream()
        .map(entry -> type.cast(entry.getResource()))
        .toList();
  }

  private void refused(Answer answer, int status, String because) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(read(OperationOutcome.class, answer).getIssueFirstRep().getDiagnostics())
        .contains(because);
  }

  @Test
  @DisplayName("says to everybody what it can")
  void capabilities() {
    CapabilityStatement can = read(CapabilityStatement.class, caller.get("/fhir/metadata"));
    assertThat(can.getFhirVersion().toCode()).isEqualTo("4.0.1");
    assertThat(can.getRestFirstRep().getResource())
        .extracting(CapabilityStatement.CapabilityStatementRestResourceComponent::getType)
        .contains(
            "Patient",
            "CarePlan",
            "RequestGroup",
            "MedicationRequest",
            "MedicationAdministration",
            "ServiceRequest",
            "RiskAssessment",
            "DetectedIssue",
            "Task",
            "Provenance",
            "PlanDefinition");
    assertThat(can.getRestFirstRep().getResource())
        .filteredOn(one -> one.getType().equals("PlanDefinition"))
        .singleElement()
        .satisfies(
            one -> assertThat(one.getOperation()).extracting("name").contains("apply", "package"));
  }

  @Test
  @DisplayName("says to everybody where tokens are")
  void smart() {
    Answer answer = caller.get("/fhir/.well-known/smart-configuration");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("token_endpoint").asString(""))
        .isEqualTo("http://127.0.0.1:" + port + "/oauth2/token");
    assertThat(answer.json().path("code_challenge_methods_supported").toString())
        .isEqualTo("[\"S256\"]");
  }

  @Nested
  @DisplayName("without the right token")
  final class WithoutToken {

    @Test
    @DisplayName("refuses whoever has none, or one that nobody gave")
    void none() {
      Answer answer = caller.get("/fhir/Patient");
      refused(answer, 401, "A token is needed");
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
      refused(caller.get("/fhir/Patient", bearer("made.up.token")), 401, "A token is needed");
    }

    @Test
    @DisplayName("takes nobody's session for a token")
    void session() {
      String physician = people.open("Dr. Ana", Role.PHYSICIAN, Language.EN);
      caller.signIn(physician, People.PASSWORD);
      assertThat(caller.get("/ward").status()).isEqualTo(200);
      assertThat(caller.get("/fhir/Patient").status()).isEqualTo(401);
    }

    @Test
    @DisplayName("refuses what the token's scopes do not name")
    void scope() {
      String[] risk =
          bearer(caller.token("laboratory", "kept-by-the-laboratory", "system/RiskAssessment.rs"));
      assertThat(caller.get("/fhir/RiskAssessment?patient=" + patient, risk).status())
          .isEqualTo(200);
      refused(caller.get("/fhir/Patient/" + patient, risk), 403, "not for Patient");
    }
  }

  @Nested
  @DisplayName("read")
  final class Read {

    @Test
    @DisplayName("gives a child by the id of its Patient")
    void patient() {
      Patient read = read(Patient.class, caller.get("/fhir/Patient/" + patient, token));
      assertThat(read.getIdentifierFirstRep().getValue()).isEqualTo(number);
      assertThat(read.getBirthDateElement().getValueAsString()).isEqualTo("2021-03-04");
    }

    @Test
    @DisplayName("gives again what a search gave")
    void again() {
      MedicationRequest first =
          found(MedicationRequest.class, "/fhir/MedicationRequest?patient=" + patient).getFirst();
      MedicationRequest read =
          read(
              MedicationRequest.class,
              caller.get("/fhir/MedicationRequest/" + first.getIdPart(), token));
      assertThat(read.getSubject().getReference()).isEqualTo("Patient/" + patient);
      assertThat(fhir.newJsonParser().encodeResourceToString(read))
          .isEqualTo(fhir.newJsonParser().encodeResourceToString(first));
    }

    @Test
    @DisplayName("knows no id that nobody has, and no type that it does not list")
    void unknown() {
      refused(caller.get("/fhir/Patient/nobody", token), 404, "nobody");
      refused(caller.get("/fhir/CarePlan/" + UUID.randomUUID(), token), 404, "not known");
      refused(caller.get("/fhir/Observation/1", token), 404, "Observation");
    }

    @Test
    @DisplayName("writes nothing")
    void writes() {
      Answer answer =
          caller.post(
              "/fhir/Patient", "application/fhir+json", "{\"resourceType\": \"Patient\"}", token);
      assertThat(answer.status()).isBetween(400, 405);
      read(OperationOutcome.class, answer);
    }
  }

  @Nested
  @DisplayName("search")
  final class Search {

    @Test
    @DisplayName("finds a child by the hospital's number, its name and its birthday")
    void patient() {
      assertThat(found(Patient.class, "/fhir/Patient?identifier=" + number)).hasSize(1);
      assertThat(found(Patient.class, "/fhir/Patient?name=EMM&birthdate=2021-03-04"))
          .anyMatch(one -> one.getIdPart().equals(patient));
      assertThat(found(Patient.class, "/fhir/Patient?identifier=nobody")).isEmpty();
    }

    @Test
    @DisplayName("finds the child's plan by Patient, by reference and by number")
    void plan() {
      for (String who : List.of(patient, "Patient/" + patient, number)) {
        for (String by : List.of("patient", "subject")) {
          List<CarePlan> plans = found(CarePlan.class, "/fhir/CarePlan?" + by + "=" + who);
          assertThat(plans).filteredOn(one -> !one.hasPartOf()).hasSize(1);
          assertThat(plans)
              .allMatch(one -> one.getSubject().getReference().equals("Patient/" + patient));
        }
      }
    }

    @Test
    @DisplayName("finds only that child's, and pages through many")
    void requests() {
      people.example("emma");
      Answer answer = caller.get("/fhir/MedicationRequest?_count=10&patient=" + patient, token);
      Bundle page = read(Bundle.class, answer);
      assertThat(page.getEntry()).hasSize(10);
      assertThat(page.getTotal()).isGreaterThan(100);
      assertThat(page.getEntry())
          .allSatisfy(entry ->
              assertThat(((MedicationRequest) entry.getResource()).getSubject().getReference())
                  .isEqualTo("Patient/" + patient));
      String next = page.getLink(Bundle.LINK_NEXT).getUrl();
      assertThat(read(Bundle.class, caller.get(next, token)).getEntry()).hasSize(10);
      assertThat(new Caller(port).get(next).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("refuses a question that it does not understand")
    void unknown() {
      refused(caller.get("/fhir/CarePlan?colour=blue", token), 400, "colour");
    }
  }

  @Nested
  @DisplayName("protocols")
  final class Protocol {

    private String treated() {
      return found(CarePlan.class, "/fhir/CarePlan?patient=" + patient)
          .getFirst()
          .getInstantiatesCanonical()
          .getFirst()
          .getValue()
          .replaceFirst("\\|.*$", "")
          .replaceFirst("^.*/", "");
    }

    @Test
    @DisplayName("are PlanDefinitions, one by one and whole")
    void definitions() {
      List<PlanDefinition> all = found(PlanDefinition.class, "/fhir/PlanDefinition?_count=1000");
      assertThat(all).extracting(PlanDefinition::getIdPart).contains(treated());
      PlanDefinition one =
          read(PlanDefinition.class, caller.get("/fhir/PlanDefinition/" + treated(), token));
      assertThat(one.getTitle()).isNotEmpty();
      Bundle whole =
          read(Bundle.class, caller.get("/fhir/PlanDefinition/" + treated() + "/$package", token));
      assertThat(whole.getEntry()).hasSizeGreaterThan(10);
      refused(caller.get("/fhir/PlanDefinition/none", token), 404, "none");
    }

    @Test
    @DisplayName("applied to a child whom they treat, give the child's plan")
    void apply() {
      String protocol = treated();
      for (String subject : List.of("Patient/" + patient, number)) {
        Bundle plan =
            read(
                Bundle.class,
                caller.get(
                    "/fhir/PlanDefinition/" + protocol + "/$apply?subject=" + subject, token));
        assertThat(plan.getEntry())
            .extracting(entry -> entry.getResource().fhirType())
            .contains("CarePlan", "RequestGroup", "MedicationRequest", "RiskAssessment");
      }
    }

    @Test
    @DisplayName("are not applied to a child whom another protocol treats, or to nobody")
    void otherwise() {
      String treated = treated();
      String other =
          found(PlanDefinition.class, "/fhir/PlanDefinition?_count=1000").stream()
              .map(PlanDefinition::getIdPart)
              .filter(one -> !treated.startsWith(one) && !one.startsWith(treated))
              .findFirst()
              .orElseThrow();
      String apply = "/$apply?subject=Patient/";
      refused(
          caller.get("/fhir/PlanDefinition/" + other + apply + patient, token),
          412,
          "not treated by");
      refused(
          caller.get("/fhir/PlanDefinition/" + treated + apply + "nobody", token), 404, "no child");
      refused(
          caller.get("/fhir/PlanDefinition/" + treated + "/$apply", token), 400, "Name the child");
    }
  }

  @Test
  @DisplayName("writes down who read of which child, and each child of a search")
  void audited() throws Exception {
    UUID second = people.example("noah");
    caller.get("/fhir/Patient/" + patient, token);
    written(emma, "/fhir/Patient/" + patient);

    caller.get("/fhir/Patient?_count=1000", token);
    for (UUID child : List.of(emma, second)) {
      written(child, "/fhir/Patient");
    }
    assertThat(audit.lines(SYSTEM, Optional.empty(), Long.MAX_VALUE, 3))
        .noneMatch(line -> line.path().equals("/sign-in"));
  }

  /** A line is written when the answer is on the way already. */
  private void written(UUID child, String path) throws InterruptedException {
    boolean found = false;
    for (int tries = 0; !found && tries < 100; tries++) {
      found =
          audit.lines(SYSTEM, Optional.of(child), Long.MAX_VALUE, 5).stream()
              .anyMatch(line ->
                  line.path().equals(path) && line.role().equals("SYSTEM") && line.status() == 200);
      Thread.sleep(50);
    }
    assertThat(found).as(path).isTrue();
  }
}
