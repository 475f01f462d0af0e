package org.allway.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.allway.server.Caller;
import org.allway.server.Caller.Answer;
import org.allway.server.FreshStore;
import org.allway.server.People;
import org.allway.server.SetClock;
import org.allway.server.Ward;
import org.allway.server.account.Role;
import org.allway.words.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
    classes = Ward.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"logging.config=classpath:structured.xml", "logging.level.org.allway=info"})
@ActiveProfiles("test")
@ContextConfiguration(initializers = FreshStore.class)
@Import({SetClock.Here.class, People.class})
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("The log")
class LogTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Autowired private People people;
  @Autowired private SetClock clock;
  @LocalServerPort private int port;

  private Caller caller = new Caller(0);
  private UUID emma = new UUID(0, 0);
  private String physician = "";

  @BeforeEach
  void ward() {
    clock.set("2026-02-16T15:00:00Z");
    caller = new Caller(port);
    emma = people.example("emma");
    physician = people.open("Dr. Rosalind", Role.PHYSICIAN, Language.EN);
    caller.signIn(physician, People.PASSWORD);
  }

  private static List<JsonNode> lines(CapturedOutput output) {
    return output.getAll().lines().filter(line -> line.startsWith("{")).map(LogTest::line).toList();
  }

  private static JsonNode line(String text) {
    return JSON.readTree(text);
  }

  /** A request is written down when its answer is on the way already. */
  private static JsonNode of(CapturedOutput output, String number) throws InterruptedException {
    for (int tries = 0; tries < 100; tries++) {
      Optional<JsonNode> found =
          lines(output).stream()
              .filter(line -> line.path("request").asString("").equals(number))
              .findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      Thread.sleep(50);
    }
    throw new AssertionError("No line has the number " + number);
  }

  @Test
  @DisplayName("has a line of JSON for each request, with the number that the answer bears")
  void requests(CapturedOutput output) throws Exception {
    Answer answer = caller.get("/children/" + emma);
    JsonNode line = of(output, answer.header(RequestLog.HEADER));
    assertThat(line.path("path").asString("")).isEqualTo("/children/" + emma);
    assertThat(line.path("status").asInt(0)).isEqualTo(200);
    assertThat(line.path("account").asString("")).isEqualTo(physician);
    assertThat(line.has("@timestamp")).isTrue();
  }

  @Test
  @DisplayName("keeps a number that comes with a request, unless it is none")
  void number(CapturedOutput output) throws Exception {
    caller.get("/ward", RequestLog.HEADER, "gateway-17");
    assertThat(of(output, "gateway-17").path("path").asString("")).isEqualTo("/ward");
    String made = caller.get("/ward", RequestLog.HEADER, "a b \"c\"").header(RequestLog.HEADER);
    assertThat(UUID.fromString(made)).isNotNull();
  }

  @Test
  @DisplayName("holds no name of a child or a person and nothing that was searched for")
  void names(CapturedOutput output) {
    String child = "/children/" + emma;
    Stream.of(
            "/ward",
            "/ward?name=Emma",
            child,
            child + "/today",
            child + "/history",
            child + "/record",
            child + "/decisions",
            child + "/documents",
            child + "/documents/chart.yaml",
            child + "/why?what=Emma",
            child + "/phases/none",
            child + "/record/Emma%22",
            "/children/none?name=Emma",
            "/fhir/Patient?name=Emma")
        .forEach(caller::get);
    caller.form(child + "/what-if", java.util.Map.of("name", "Emma"));
    List<String> written = lines(output).stream().map(JsonNode::toString).toList();
    assertThat(written).hasSizeGreaterThan(10);
    assertThat(written)
        .filteredOn(line -> !line.contains("/record/Emma%22"))
        .noneMatch(line -> line.contains("Emma") || line.contains("Rosalind"));
  }
}
