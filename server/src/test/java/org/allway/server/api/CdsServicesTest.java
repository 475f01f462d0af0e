package org.allway.server.api;

import static org.allway.server.Caller.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.allway.fhir.Ids;
import org.allway.library.Library;
import org.allway.server.AmongSystems;
import org.allway.server.Caller;
import org.allway.server.Caller.Answer;
import org.allway.server.People;
import org.allway.server.SetClock;
import org.allway.server.audit.Audit;
import org.allway.server.store.ChartStore;
import org.allway.server.store.ChildId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Emma, on the first day of her consolidation. */
@AmongSystems
@DisplayName("CDS Hooks")
class CdsServicesTest {

  private static final String JSON = "application/json";
  private static final String INTRATHECAL = "72607000";
  private static final String INTRAVENOUS = "47625008";

  @Autowired private People people;
  @Autowired private SetClock clock;
  @Autowired private ChartStore children;
  @Autowired private Library library;
  @Autowired private JdbcClient database;
  @Autowired private Audit audit;
  @LocalServerPort private int port;

  private Caller caller = new Caller(0);
  private UUID emma = new UUID(0, 0);
  private String patient = "";
  private String[] token = {};

  @BeforeEach
  void ward() {
    clock.set("2026-02-16T15:00:00Z");
    caller = new Caller(port);
    emma = people.example("emma");
    patient = Ids.patient(children.find(new ChildId(emma)).orElseThrow().header().number());
    token = bearer(caller.token("hospital-record", "kept-by-the-record", "system/*.rs"));
  }

  private static String call(String hook, String patient, String more) {
    return """
    {"hook": "%s", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
     "context": {"userId": "Practitioner/1", "patientId": "%s"%s}}\
    """
        .formatted(hook, patient, more);
  }

  private String vincristine(String amount, String route) {
    String code =
        Objects.requireNonNull(library.formulary().get("vincristine")).codes().get("rxnorm");
    return """
    , "selections": ["MedicationRequest/1"], "draftOrders":
    {"resourceType": "Bundle", "type": "collection", "entry": [{"resource":
      {"resourceType": "MedicationRequest", "id": "1", "status": "draft", "intent": "order",
       "medicationCodeableConcept": {"coding": [
         {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "%s"}]},
       "subject": {"reference": "Patient/1"},
       "dosageInstruction": [{"route": {"coding": [
           {"system": "http://snomed.info/sct", "code": "%s"}]},
         "timing": {"event": ["2026-02-16"]},
         "doseAndRate": [{"doseQuantity": {"value": %s, "unit": "mg",
           "system": "http://unitsofmeasure.org", "code": "mg"}}]}]}}]}\
    """
        .formatted(code, route, amount);
  }

  private List<JsonNode> cards(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return List.copyOf(answer.json().path("cards").values());
  }

  private Answer sign(String draft) {
    return caller.post(
        "/cds-services/allway-order-sign", JSON, call("order-sign", patient, draft), token);
  }

  @Test
  @DisplayName("say to everybody which services there are")
  void discovery() {
    Answer answer = caller.get("/cds-services");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("services").values())
        .extracting(service -> service.path("id").asString(""))
        .containsExactlyInAnyOrder(
            "allway-patient-view", "allway-order-select", "allway-order-sign");
  }

  @Test
  @DisplayName("answer nobody without a token, nor with one that is not for children")
  void token() {
    String body = call("patient-view", patient, "");
    String service = "/cds-services/allway-patient-view";
    assertThat(caller.post(service, JSON, body).status()).isEqualTo(401);
    String[] other =
        bearer(caller.token("laboratory", "kept-by-the-laboratory", "system/RiskAssessment.rs"));
    Answer answer = caller.post(service, JSON, body, other);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("error").asString("")).contains("not for Patient");
  }

  @Test
  @DisplayName("tell where a child stands whose chart is opened, and write it down")
  void view() {
    List<JsonNode> cards =
        cards(
            caller.post(
                "/cds-services/allway-patient-view",
                JSON,
                call("patient-view", patient, ""),
                token));
    assertThat(cards).isNotEmpty();
    assertThat(cards)
        .allSatisfy(card -> {
          assertThat(card.path("uuid").asString("")).isNotEmpty();
          assertThat(card.path("summary").asString("")).hasSizeBetween(1, 140);
          assertThat(card.path("indicator").asString("")).isIn("info", "warning", "critical");
          assertThat(card.path("source").path("label").asString("")).isNotEmpty();
        });
    assertThat(audit.lines("hospital-record", Optional.of(emma), Long.MAX_VALUE, 5))
        .anyMatch(line -> line.path().equals("/cds-services/allway-patient-view"));
  }

  @Test
  @DisplayName("stop vincristine into the spine, with no reason to pass it by")
  void absolute() {
    assertThat(cards(sign(vincristine("1.05", INTRATHECAL))))
        .anySatisfy(card -> {
          assertThat(card.path("source").path("topic").path("code").asString(""))
              .isEqualTo("IT-VINCA");
          assertThat(card.path("indicator").asString("")).isEqualTo("critical");
          assertThat(card.has("overrideReasons")).isFalse();
        });
  }

  @Test
  @DisplayName("stop ten times the dose when it is picked")
  void tenTimes() {
    Answer answer =
        caller.post(
            "/cds-services/allway-order-select",
            JSON,
            call("order-select", patient, vincristine("10.5", INTRAVENOUS)),
            token);
    assertThat(cards(answer))
        .anyMatch(card -> card.path("indicator").asString("").equals("critical"));
  }

  @Test
  @DisplayName("have nothing to say of a child whom the ward does not treat")
  void stranger() {
    assertThat(
            cards(
                caller.post(
                    "/cds-services/allway-patient-view",
                    JSON,
                    call("patient-view", "nobody", ""),
                    token)))
        .isEmpty();
  }

  @Test
  @DisplayName("say what is wrong with a call")
  void wrong() {
    Map<String, String> faults =
        Map.of(
            "not json",
            "not JSON",
            call("order-sign", patient, ""),
            "answers the hook 'patient-view'",
            "{\"hook\": \"patient-view\"}",
            "are needed");
    faults.forEach((body, because) -> {
      Answer answer = caller.post("/cds-services/allway-patient-view", JSON, body, token);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().path("error").asString("")).contains(because);
    });
    Answer none = caller.post("/cds-services/none", JSON, "{}", token);
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.json().path("error").asString("")).contains("no service 'none'");
    assertThat(sign("").status()).isEqualTo(400);
  }

  @Test
  @DisplayName("keep why a card was passed by")
  void feedback() {
    String card = UUID.randomUUID().toString();
    String said =
        """
        {"feedback": [{"card": "%s", "outcome": "overridden", "outcomeTimestamp": "2026-02-16T15:00:00Z",
          "overrideReason": {"reason": {"code": "benefit"}, "userComment": "as agreed at the round"}}]}\
        """
            .formatted(card);
    Answer answer = caller.post("/cds-services/allway-order-sign/feedback", JSON, said, token);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(
            database
                .sql("select * from card_feedback where card = :card")
                .param("card", card)
                .query()
                .singleRow())
        .containsEntry("system", "hospital-record")
        .containsEntry("service", "allway-order-sign")
        .containsEntry("outcome", "overridden")
        .containsEntry("reason", "benefit")
        .containsEntry("comment", "as agreed at the round");
    assertThat(caller.post("/cds-services/allway-order-sign/feedback", JSON, "{}", token).status())
        .isEqualTo(400);
  }
}
