package org.allway.server.smart;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Allway asks of a record system. */
@Lazy
@Component
class RecordSystemCalls {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int DONE = 200;

  private final HttpClient web = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final JsonMapper mapper = JsonMapper.builder().build();

  /** The record system did not answer as it should; the message says how. */
  static final class Unanswered extends Exception {

    private static final long serialVersionUID = 1L;

    Unanswered(String message) {
      super(message);
    }
  }

  /** Where the system lets people in and gives tokens. */
  record Endpoints(String authorize, String token) {}

  /** A token, and the Patient that is open there; empty if the system did not say. */
  record Token(String access, String patient) {}

  Endpoints endpoints(SmartSettings.RecordSystem system) throws Unanswered {
    JsonNode smart =
        json(get(system.issuer() + "/.well-known/smart-configuration").build(), "its addresses");
    String authorize = smart.path("authorization_endpoint").asString("");
    String token = smart.path("token_endpoint").asString("");
    if (authorize.isEmpty() || token.isEmpty()) {
      throw new Unanswered("It does not name where to sign in.");
    }
    return new Endpoints(authorize, token);
  }

  Token token(SmartSettings.RecordSystem system, String code, String verifier, String redirect)
      throws Unanswered {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", redirect);
    form.put("code_verifier", verifier);
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoints(system).token()));
    if (system.secret().isEmpty()) {
      form.put("client_id", system.clientId());
    } else {
      String both = system.clientId() + ":" + system.secret();
      request.header(
          HttpHeaders.AUTHORIZATION,
          "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
    }
    JsonNode answer =
        json(
            request
                .timeout(PATIENCE)
                .header(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(query(form)))
                .build(),
            "a token");
    return new Token(answer.path("access_token").asString(""), answer.path("patient").asString(""));
  }

  /** All numbers by which the system knows a Patient. */
  List<String> numbers(SmartSettings.RecordSystem system, Token token) throws Unanswered {
    JsonNode patient =
        json(
            get(system.issuer() + "/Patient/" + encoded(token.patient()))
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token.access())
                .build(),
            "the Patient");
    List<String> numbers = new ArrayList<>(List.of(token.patient()));
    patient.path("identifier").forEach(one -> numbers.add(one.path("value").asString("")));
    return numbers;
  }

  static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static HttpRequest.Builder get(String address) {
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(PATIENCE)
        .header(HttpHeaders.ACCEPT, "application/fhir+json, application/json");
  }

  private JsonNode json(HttpRequest request, String what) throws Unanswered {
    try {
      HttpResponse<String> answer = web.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != DONE) {
        throw new Unanswered("It did not give " + what + " (" + answer.statusCode() + ").");
      }
      return mapper.readTree(answer.body());
    } catch (IOException | JacksonException _) {
      throw new Unanswered("It did not give " + what + ".");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Unanswered("This server is stopping.");
    }
  }
}
