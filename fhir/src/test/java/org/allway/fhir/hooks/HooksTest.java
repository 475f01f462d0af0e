package org.allway.fhir.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.allway.Examples;
import org.allway.fhir.FhirJson;
import org.allway.fhir.Systems;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Emma, on the first day of her consolidation. */
class HooksTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 2, 16);

  private final FhirJson resources = new FhirJson(FhirContext.forR4Cached());
  private final HookJson json = new HookJson(resources);
  private final JsonMapper mapper = JsonMapper.builder().build();
  private final Hooks hooks = new Hooks(Examples.library(), Examples.planner());

  private static String draft(String id, String medication, String amount, String route) {
    return """
    {"resourceType": "MedicationRequest", "id": "%s", "status": "draft", "intent": "order",
     "medicationCodeableConcept": %s, "subject": {"reference": "Patient/1"},
     "dosageInstruction": [{"route": {"coding": [{"system": "http://snomed.info/sct", "code": "%s"}]},
       "timing": {"event": ["2026-02-16"]},
       "doseAndRate": [{"doseQuantity": {"value": %s, "unit": "mg",
         "system": "http://unitsofmeasure.org", "code": "mg"}}]}]}\
    """
        .formatted(id, medication, route, amount);
  }

  private static String vincristine(String id, String amount, String route) {
    String code =
        Objects.requireNonNull(Examples.library().formulary().get("vincristine"))
            .codes()
            .get("rxnorm");
    return draft(
        id,
        "{\"coding\": [{\"system\": \"%s\", \"code\": \"%s\"}]}".formatted(Systems.RXNORM, code),
        amount,
        route);
  }

  private static String call(String hook, String selections, String... drafts) {
    String entries =
        String.join(",", Stream.of(drafts).map(one -> "{\"resource\": " + one + "}").toList());
    return """
    {"hook": "%s", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
     "context": {"userId": "Practitioner/1", "patientId": "1", "selections": [%s],
       "draftOrders": {"resourceType": "Bundle", "type": "collection", "entry": [%s]}}}\
    """
        .formatted(hook, selections, entries);
  }

  private HookRequest request(Service service, String text) {
    return switch (json.request(service, text)) {
      case HookJson.Incoming.Understood(HookRequest request) -> request;
      case HookJson.Incoming.Refused(String why) -> throw new AssertionError(why);
    };
  }

  private List<Card> sign(String... drafts) {
    HookRequest request = request(Service.ORDER_SIGN, call("order-sign", "", drafts));
    return hooks.cards(request, Examples.chart("emma"), TODAY);
  }

  private List<Card> view() {
    HookRequest request = request(Service.PATIENT_VIEW, call("patient-view", ""));
    return hooks.cards(request, Examples.chart("emma"), TODAY);
  }

  private static final String IV = "47625008";
  private static final String IT = "72607000";

  @Test
  void anAbsoluteStopCannotBePassedBy() {
    List<Card> cards = sign(vincristine("1", "1.05", IT));

    assertThat(cards)
        .anySatisfy(card -> {
          assertThat(card.source().topic()).isEqualTo("IT-VINCA");
          assertThat(card.indicator()).isEqualTo(Card.Indicator.CRITICAL);
          assertThat(card.absolute()).isTrue();
          assertThat(card.reasons()).isEmpty();
          assertThat(card.suggestions())
              .singleElement()
              .satisfies(one ->
                  assertThat(one.actions())
                      .containsExactly(
                          new Card.Action.Delete("Take this order out", "MedicationRequest/1")));
        });
    assertThat(json.cards(cards)).doesNotContain("\"overrideReasons\":[]");
  }

  @Test
  void tenTimesTheDoseIsStoppedAndThePlannedOneOffered() {
    Card card =
        sign(vincristine("1", "10.5", IV)).stream()
            .filter(one -> one.indicator() == Card.Indicator.CRITICAL)
            .filter(one -> one.suggestions().size() > 1)
            .findFirst()
            .orElseThrow();
    MedicationRequest update =
        card.suggestions().stream()
            .flatMap(one -> one.actions().stream())
            .filter(Card.Action.Update.class::isInstance)
            .map(one -> (MedicationRequest) ((Card.Action.Update) one).resource())
            .findFirst()
            .orElseThrow();
    var dose = update.getDosageInstructionFirstRep().getDoseAndRateFirstRep().getDoseQuantity();

    assertThat(card.suggestions().getFirst().recommended()).isTrue();
    assertThat(update.getIdPart()).isEqualTo("1");
    assertThat(dose.getValue()).isEqualByComparingTo("1.05");
    assertThat(dose.getCode()).isEqualTo("mg");
  }

  @Test
  void thePlannedDoseRaisesNoStop() {
    assertThat(sign(vincristine("1", "1.05", IV)))
        .noneMatch(card -> card.indicator() == Card.Indicator.CRITICAL);
  }

  @Test
  void whatCannotBeReadIsSaidAndNeverPassedOver() {
    String unknown = draft("7", "{\"text\": \"wonder drug\"}", "1", IV);

    assertThat(sign(unknown))
        .singleElement()
        .satisfies(card -> {
          assertThat(card.summary()).startsWith("Not checked: wonder drug");
          assertThat(card.indicator()).isEqualTo(Card.Indicator.WARNING);
        });
  }

  @Test
  void onlyWhatIsPickedIsChecked() {
    String call =
        call(
            "order-select",
            "\"MedicationRequest/2\"",
            vincristine("1", "1.05", IT),
            vincristine("2", "1.05", IV));
    HookRequest request = request(Service.ORDER_SELECT, call);

    assertThat(hooks.cards(request, Examples.chart("emma"), TODAY))
        .noneMatch(card -> card.source().topic().equals("IT-VINCA"));
  }

  @Test
  void anOpenedChartShowsWhereTheChildStands() {
    List<Card> cards = view();

    assertThat(cards.getFirst().summary()).startsWith("Risk group SR-Avg");
    assertThat(cards).allMatch(card -> card.summary().length() <= 140);
    assertThat(cards).noneMatch(card -> card.detail().contains("Emma"));
  }

  @Test
  void whatIsPlannedForTodayCanBeOrderedWithOneClick() {
    assertThat(view())
        .filteredOn(card -> card.summary().startsWith("Planned for today"))
        .singleElement()
        .satisfies(card -> {
          assertThat(card.anyNumber()).isTrue();
          assertThat(card.suggestions()).isNotEmpty();
          assertThat(card.suggestions().getFirst().actions().getFirst())
              .isInstanceOf(Card.Action.Create.class);
        });
  }

  @Test
  void theSameCallGivesTheSameNamesToCards() {
    assertThat(view()).extracting(Card::uuid).isEqualTo(view().stream().map(Card::uuid).toList());
    assertThat(view()).extracting(Card::uuid).doesNotHaveDuplicates();
  }

  @Test
  void cardsAreJsonAsTheStandardWantsIt() {
    JsonNode cards = mapper.readTree(json.cards(sign(vincristine("1", "10.5", IV)))).path("cards");

    assertThat(cards.isEmpty()).isFalse();
    for (JsonNode card : cards) {
      assertThat(card.path("indicator").asString("")).isIn("info", "warning", "critical");
      assertThat(card.path("source").path("label").asString("")).startsWith("Allway");
      assertThat(card.path("uuid").asString("")).hasSize(36);
      for (JsonNode suggestion : card.path("suggestions")) {
        assertThat(card.path("selectionBehavior").asString("")).isEqualTo("at-most-one");
        for (JsonNode action : suggestion.path("actions")) {
          assertThat(action.path("type").asString("")).isIn("create", "update", "delete");
          if (action.has("resource")) {
            assertThat(action.path("resource").path("resourceType").asString("")).isNotEmpty();
          }
        }
      }
    }
  }

  @Test
  void theServicesCanBeDiscovered() {
    JsonNode services = mapper.readTree(json.discovery()).path("services");

    assertThat(services.size()).isEqualTo(Service.values().length);
    assertThat(services.get(0).path("prefetch").path("patient").asString(""))
        .isEqualTo("Patient/{{context.patientId}}");
    assertThat(Service.of("allway-order-sign")).contains(Service.ORDER_SIGN);
  }

  @Test
  void aFaultyRequestIsRefusedInWords() {
    assertThat(json.request(Service.ORDER_SIGN, "no json"))
        .isEqualTo(new HookJson.Incoming.Refused("The body is not JSON."));
    assertThat(json.request(Service.ORDER_SIGN, "{\"hook\": \"patient-view\"}"))
        .isInstanceOf(HookJson.Incoming.Refused.class);
    assertThat(
            json.request(
                Service.ORDER_SIGN,
                "{\"hook\": \"order-sign\", \"hookInstance\": \"1\", \"context\": {\"patientId\":"
                    + " \"1\"}}"))
        .isInstanceOf(HookJson.Incoming.Refused.class);
  }

  @Test
  void feedbackTellsWhatWasTakenAndWhatWasPassedBy() {
    String text =
        """
        {"feedback": [
          {"card": "a", "outcome": "accepted", "acceptedSuggestions": [{"id": "s"}],
           "outcomeTimestamp": "2026-02-16T10:00:00Z"},
          {"card": "b", "outcome": "overridden", "outcomeTimestamp": "2026-02-16T10:01:00Z",
           "overrideReason": {"reason": {"code": "emergency"}, "userComment": "at night"}}]}\
        """;

    assertThat(json.feedback(text))
        .containsExactly(
            new Feedback.Accepted("a", List.of("s"), "2026-02-16T10:00:00Z"),
            new Feedback.Overridden("b", "emergency", "at night", "2026-02-16T10:01:00Z"));
    assertThat(json.feedback("nonsense")).isEmpty();
  }

  @Test
  void aWeeklyOrderKeepsItsRhythm() {
    String weekly =
        vincristine("1", "1.05", IV)
            .replace(
                "\"event\": [\"2026-02-16\"]",
                "\"repeat\": {\"boundsPeriod\": {\"start\": \"2026-02-16\", \"end\":"
                    + " \"2026-03-02\"}, \"frequency\": 1, \"period\": 1, \"periodUnit\": \"wk\"}");
    Resource resource = resources.read(MedicationRequest.class, weekly).orElseThrow();
    Drafts drafts = Drafts.of(Examples.library(), List.of(resource), TODAY);

    assertThat(drafts.unread()).isEmpty();
    assertThat(drafts.read().getFirst().order().days())
        .containsExactlyElementsOf(
            Set.of(TODAY, TODAY.plusDays(7), TODAY.plusDays(14)).stream().sorted().toList());
  }
}
