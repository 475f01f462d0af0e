package org.allway.server.api;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.allway.fhir.FhirJson;
import org.allway.fhir.hooks.Card;
import org.allway.fhir.hooks.Feedback;
import org.allway.fhir.hooks.HookJson;
import org.allway.fhir.hooks.HookRequest;
import org.allway.fhir.hooks.Hooks;
import org.allway.fhir.hooks.Service;
import org.allway.library.Library;
import org.allway.plan.Planner;
import org.allway.server.store.Charts;
import org.allway.server.store.StoredChild;
import org.allway.server.time.WardTime;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * CDS Hooks 2.0 at {@code /cds-services}: what the hospital's system shows beside a chart or an
 * order.
 */
@Lazy
@RestController
@RequestMapping(path = "/cds-services", produces = MediaType.APPLICATION_JSON_VALUE)
class CdsServices {

  private final Hooks hooks;
  private final HookJson json;
  private final Charts charts;
  private final Bearer bearer;
  private final Overridden overridden;
  private final WardTime time;

  CdsServices(
      Library library,
      Planner planner,
      FhirContext context,
      Charts charts,
      Bearer bearer,
      Overridden overridden,
      WardTime time) {
    this.hooks = new Hooks(library, planner);
    this.json = new HookJson(new FhirJson(context));
    this.charts = charts;
    this.bearer = bearer;
    this.overridden = overridden;
    this.time = time;
  }

  @GetMapping
  String discovery() {
    return json.discovery();
  }

  @PostMapping(path = "/{service}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> call(@PathVariable String service, @RequestBody String body) {
    Optional<Service> found = Service.of(service);
    if (found.isEmpty()) {
      return said(HttpStatus.NOT_FOUND, "There is no service '" + service + "'.");
    }
    return switch (json.request(found.get(), body)) {
      case HookJson.Incoming.Refused(String why) -> said(HttpStatus.BAD_REQUEST, why);
      case HookJson.Incoming.Understood(HookRequest request) -> answer(request);
    };
  }

  private ResponseEntity<String> answer(HookRequest request) {
    Optional<StoredChild> child = bearer.child("Patient", request.patientId());
    if (child.isEmpty()) {
      // A child whom this ward does not treat, or who is not for this system: nothing to say.
      return ResponseEntity.ok(json.cards(List.of()));
    }
    bearer.reads(child.get());
    List<Card> cards = hooks.cards(request, charts.get(child.get().id()).chart(), time.today());
    return ResponseEntity.ok(json.cards(cards));
  }

  @PostMapping(path = "/{service}/feedback", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> feedback(@PathVariable String service, @RequestBody String body) {
    if (Service.of(service).isEmpty()) {
      return said(HttpStatus.NOT_FOUND, "There is no service '" + service + "'.");
    }
    List<Feedback> all = json.feedback(body);
    if (all.isEmpty()) {
      return said(HttpStatus.BAD_REQUEST, "'feedback' is needed, with at least one outcome.");
    }
    Instant now = time.now();
    all.forEach(one -> overridden.keep(service, one, now));
    return ResponseEntity.ok("{}");
  }

  @ExceptionHandler(ForbiddenOperationException.class)
  ResponseEntity<String> notForThis(ForbiddenOperationException why) {
    return said(HttpStatus.FORBIDDEN, String.valueOf(why.getMessage()));
  }

  private static ResponseEntity<String> said(HttpStatus status, String why) {
    return ResponseEntity.status(status).body("{\"error\": \"" + why.replace("\"", "'") + "\"}");
  }
}
