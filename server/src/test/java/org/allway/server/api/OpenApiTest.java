package org.allway.server.api;

import static org.allway.server.Caller.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allway.server.AmongSystems;
import org.allway.server.Caller;
import org.allway.server.Caller.Answer;
import org.allway.server.People;
import org.allway.server.account.Role;
import org.allway.words.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

@AmongSystems
@DisplayName("What the server says of itself")
class OpenApiTest {

  /** Made by filters, which have no list of their own. */
  private static final Set<String> OF_FILTERS =
      Set.of(
          "GET /oauth2/authorize",
          "POST /oauth2/token",
          "POST /oauth2/revoke",
          "POST /oauth2/introspect",
          "GET /oauth2/jwks",
          "GET /openapi.yaml");

  @Autowired private Map<String, RequestMappingInfoHandlerMapping> routes;
  @Autowired private People people;
  @LocalServerPort private int port;

  private Caller caller = new Caller(0);

  @BeforeEach
  void open() {
    caller = new Caller(port);
  }

  private static Map<?, ?> map(@Nullable Object node) {
    return (Map<?, ?>) Objects.requireNonNull(node);
  }

  private Map<?, ?> paths() {
    Answer answer = caller.get("/openapi.yaml");
    assertThat(answer.status()).isEqualTo(200);
    Map<?, ?> text = map(new Load(LoadSettings.builder().build()).loadFromString(answer.body()));
    assertThat(text.get("openapi")).isEqualTo("3.1.0");
    return map(text.get("paths"));
  }

  private Set<String> told() {
    Set<String> told = new TreeSet<>();
    paths()
        .forEach((path, methods) ->
            map(methods)
                .keySet()
                .forEach(
                    method -> told.add(method.toString().toUpperCase(Locale.ROOT) + " " + path)));
    return told;
  }

  /** What answers other systems: no page, and not what a page consists of. */
  private Set<String> mapped() {
    return routes.values().stream()
        .flatMap(some -> some.getHandlerMethods().entrySet().stream())
        .filter(one -> forSystems(one.getValue()))
        .flatMap(one -> lines(one.getKey()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean forSystems(HandlerMethod handler) {
    String home = handler.getBeanType().getPackageName();
    boolean feed = handler.getBeanType().getSimpleName().equals("CalendarFeed");
    return handler.getBeanType().isAnnotationPresent(RestController.class)
        || home.startsWith("org.springframework.boot.actuate")
        || home.startsWith("org.springframework.boot.webmvc.actuate")
        || home.equals("org.allway.server.smart")
        || (feed && handler.getMethod().getReturnType() == ResponseEntity.class);
  }

  private static Stream<String> lines(RequestMappingInfo route) {
    return route.getPatternValues().stream()
        .flatMap(path ->
            route.getMethodsCondition().getMethods().stream()
                .map(method -> method + " " + path.replace("/health/**", "/health/liveness")));
  }

  @Test
  @DisplayName("is all that it answers to other systems, and no more")
  void complete() {
    Set<String> real = mapped();
    real.addAll(OF_FILTERS);
    real.add("GET /health/readiness");
    assertThat(told()).isEqualTo(real);
  }

  @Test
  @DisplayName("is what each address answers to who has nothing to show")
  void answered() {
    paths()
        .forEach((path, methods) -> {
          String address = path.toString().replaceAll("\\{[^}]*}", "none");
          map(methods)
              .forEach((method, told) -> {
                Answer answer =
                    method.equals("get")
                        ? caller.get(address, "Accept", "text/html, */*")
                        : caller.post(address, "application/json", "{}");
                assertThat(map(map(told).get("responses")).keySet())
                    .as("%s %s answered %s", method, path, answer.status())
                    .anyMatch(status -> status.toString().equals(String.valueOf(answer.status())));
              });
        });
  }

  @Test
  @DisplayName("health is for everybody, and tells nothing else")
  void health() {
    for (String path : Set.of("/health", "/health/liveness", "/health/readiness")) {
      Answer answer = caller.get(path);
      assertThat(answer.status()).as(path).isEqualTo(200);
      assertThat(answer.json().path("status").asString("")).isEqualTo("UP");
      assertThat(answer.body()).doesNotContain("components", "database", "path");
    }
  }

  @Test
  @DisplayName("metrics are for an administrator, and for a system with leave to collect them")
  void metrics() {
    assertThat(caller.get("/metrics").location()).endsWith("/sign-in");
    caller.get("/health");
    String token = caller.token("hospital-record", "kept-by-the-record", "metrics");
    Answer answer = caller.get("/metrics", bearer(token));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("jvm_memory_used_bytes", "http_server_requests_seconds");
    String other = caller.token("hospital-record", "kept-by-the-record", "system/*.rs");
    assertThat(caller.get("/metrics", bearer(other)).status()).isEqualTo(403);
    assertThat(caller.get("/metrics", bearer("made.up.token")).status()).isEqualTo(401);

    caller.signIn(people.open("Admin", Role.ADMINISTRATOR, Language.EN), People.PASSWORD);
    assertThat(caller.get("/metrics").status()).isEqualTo(200);
    Caller nurse = new Caller(port);
    nurse.signIn(people.open("Nurse Nora", Role.NURSE, Language.EN), People.PASSWORD);
    assertThat(nurse.get("/metrics").status()).isEqualTo(403);
  }

  @Test
  @DisplayName("an app may ask from the browser where it lives, and no other page may")
  void browsers() {
    Answer app = caller.get("/fhir/metadata", "Origin", "http://127.0.0.1:9");
    assertThat(app.header("Access-Control-Allow-Origin")).isEqualTo("http://127.0.0.1:9");
    assertThat(caller.get("/fhir/metadata", "Origin", "https://elsewhere.example").status())
        .isEqualTo(403);
  }
}
