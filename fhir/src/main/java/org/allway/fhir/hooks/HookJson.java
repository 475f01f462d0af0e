package org.allway.fhir.hooks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allway.fhir.Canon;
import org.allway.fhir.FhirJson;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** CDS Hooks 2.0 as JSON: discovery, requests, cards, feedback. */
public final class HookJson {

  private final JsonMapper mapper = JsonMapper.builder().build();
  private final FhirJson resources;

  public HookJson(FhirJson resources) {
    this.resources = resources;
  }

  /** What came in: a request, or why it is none. */
  public sealed interface Incoming {

    /** It is one. */
    record Understood(HookRequest request) implements Incoming {}

    /** It is none; why, in words for the one who wrote the client. */
    record Refused(String why) implements Incoming {}
  }

  /** The discovery document. */
  public String discovery() {
    List<Map<String, Object>> services = new ArrayList<>();
    for (Service service : Service.values()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("hook", service.hook());
      one.put("id", service.id());
      one.put("title", service.title());
      one.put("description", service.description());
      one.put("prefetch", service.prefetch());
      services.add(one);
    }
    return mapper.writeValueAsString(Map.of("services", services));
  }

  /** A request to one service. */
  public Incoming request(Service service, String text) {
    JsonNode json;
    try {
      json = mapper.readTree(text);
    } catch (JacksonException _) {
      return new Incoming.Refused("The body is not JSON.");
    }
    String hook = json.path("hook").asString("");
    if (!hook.equals(service.hook())) {
      return new Incoming.Refused(
          "This service answers the hook '" + service.hook() + "', not '" + hook + "'.");
    }
    String instance = json.path("hookInstance").asString("");
    String patient = json.path("context").path("patientId").asString("");
    if (instance.isEmpty() || patient.isEmpty()) {
      return new Incoming.Refused("'hookInstance' and 'context.patientId' are needed.");
    }
    if (service == Service.PATIENT_VIEW) {
      return new Incoming.Understood(new HookRequest.PatientView(instance, patient));
    }
    Optional<Bundle> drafts =
        resources.read(Bundle.class, json.path("context").path("draftOrders").toString());
    if (drafts.isEmpty()) {
      return new Incoming.Refused("'context.draftOrders' is not a Bundle of FHIR R4.");
    }
    List<Resource> orders =
        drafts.get().getEntry().stream()
            .filter(Bundle.BundleEntryComponent::hasResource)
            .map(Bundle.BundleEntryComponent::getResource)
            .toList();
    if (service == Service.ORDER_SIGN) {
      return new Incoming.Understood(new HookRequest.OrderSign(instance, patient, orders));
    }
    Set<String> picked = new LinkedHashSet<>();
    json.path("context").path("selections").forEach(one -> picked.add(one.asString("")));
    return new Incoming.Understood(new HookRequest.OrderSelect(instance, patient, picked, orders));
  }

  /** The answer to a request. */
  public String cards(List<Card> cards) {
    return mapper.writeValueAsString(Map.of("cards", cards.stream().map(this::card).toList()));
  }

  /** What became of cards; nothing if the body is not feedback. */
  public List<Feedback> feedback(String text) {
    List<Feedback> all = new ArrayList<>();
    try {
      for (JsonNode one : mapper.readTree(text).path("feedback")) {
        String card = one.path("card").asString("");
        String at = one.path("outcomeTimestamp").asString("");
        switch (one.path("outcome").asString("")) {
          case "accepted" -> {
            List<String> taken = new ArrayList<>();
            one.path("acceptedSuggestions").forEach(s -> taken.add(s.path("id").asString("")));
            all.add(new Feedback.Accepted(card, taken, at));
          }
          case "overridden" -> {
            JsonNode why = one.path("overrideReason");
            all.add(
                new Feedback.Overridden(
                    card,
                    why.path("reason").path("code").asString(""),
                    why.path("userComment").asString(""),
                    at));
          }
          default -> {}
        }
      }
    } catch (JacksonException _) {
      return List.of();
    }
    return all;
  }

  private Map<String, Object> card(Card card) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("uuid", card.uuid());
    json.put("summary", card.summary());
    json.put("detail", card.detail());
    json.put("indicator", card.indicator().name().toLowerCase(Locale.ROOT));
    Map<String, Object> source = new LinkedHashMap<>();
    source.put("label", card.source().label());
    if (!card.source().url().isEmpty()) {
      source.put("url", card.source().url());
    }
    if (!card.source().topic().isEmpty()) {
      source.put("topic", Map.of("system", Canon.FINDING, "code", card.source().topic()));
    }
    json.put("source", source);
    if (!card.suggestions().isEmpty()) {
      json.put("suggestions", card.suggestions().stream().map(this::suggestion).toList());
      json.put("selectionBehavior", card.anyNumber() ? "any" : "at-most-one");
    }
    if (!card.reasons().isEmpty()) {
      json.put("overrideReasons", card.reasons().stream().map(HookJson::reason).toList());
    }
    if (!card.links().isEmpty()) {
      json.put("links", card.links().stream().map(HookJson::link).toList());
    }
    return json;
  }

  private static Map<String, Object> reason(Card.Reason reason) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", reason.code());
    json.put("system", Canon.OVERRIDE);
    json.put("display", reason.display());
    return json;
  }

  private static Map<String, Object> link(Card.Link link) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("label", link.label());
    json.put("url", link.url());
    json.put("type", "absolute");
    return json;
  }

  private Map<String, Object> suggestion(Card.Suggestion suggestion) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("label", suggestion.label());
    json.put("uuid", suggestion.uuid());
    json.put("isRecommended", suggestion.recommended());
    json.put("actions", suggestion.actions().stream().map(this::action).toList());
    return json;
  }

  private Map<String, Object> action(Card.Action action) {
    Map<String, Object> json = new LinkedHashMap<>();
    switch (action) {
      case Card.Action.Create(String _, Resource resource) -> {
        json.put("type", "create");
        json.put("resource", tree(resource));
      }
      case Card.Action.Update(String _, Resource resource) -> {
        json.put("type", "update");
        json.put("resource", tree(resource));
      }
      case Card.Action.Delete(String _, String id) -> {
        json.put("type", "delete");
        json.put("resourceId", id);
      }
    }
    json.put("description", action.description());
    return json;
  }

  private JsonNode tree(Resource resource) {
    return mapper.readTree(resources.line(resource));
  }
}
