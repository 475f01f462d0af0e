package org.allway.server.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allway.server.AmongSystems;
import org.allway.server.Caller;
import org.allway.server.Caller.Answer;
import org.allway.server.Neighbours;
import org.allway.server.People;
import org.allway.server.SetClock;
import org.allway.server.account.Role;
import org.allway.server.store.ChartStore;
import org.allway.server.store.Header;
import org.allway.server.store.NewEntry;
import org.allway.server.store.Who;
import org.allway.server.store.Writing;
import org.allway.words.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AmongSystems
@DisplayName("Opened from the record system")
class LaunchTest {

  @Autowired private People people;
  @Autowired private SetClock clock;
  @Autowired private ChartStore children;
  @Autowired private Neighbours neighbours;
  @LocalServerPort private int port;

  private Caller nurse = new Caller(0);
  private String open = "";
  private UUID child = new UUID(0, 0);

  @BeforeEach
  void ward() {
    clock.set("2026-02-16T15:00:00Z");
    open = UUID.randomUUID().toString().substring(0, 8);
    Writing written =
        children.admit(
            Header.of("N-" + open, "Lena", LocalDate.of(2020, 5, 1), "female"),
            List.of(
                new NewEntry(LocalDate.of(2026, 1, 10), Map.of("facts", Map.of("lineage", "B")))),
            new Who("test"));
    child = ((Writing.Appended) written).child().value();
    nurse = new Caller(port);
    nurse.signIn(people.open("Nurse Nora", Role.NURSE, Language.EN), People.PASSWORD);
  }

  @AfterEach
  void speakAgain() {
    neighbours.silent(false);
  }

  private Answer launch() {
    return launch(neighbours.issuer());
  }

  private Answer launch(String issuer) {
    return nurse.get("/smart/launch?" + Caller.encoded(Map.of("iss", issuer, "launch", "xyz")));
  }

  private Answer back(String code, String state) {
    return nurse.get("/smart/callback?" + Caller.encoded(Map.of("code", code, "state", state)));
  }

  @Test
  @DisplayName("asks there with state and proof key, and shows the child that is open there")
  void shown() {
    Answer asked = launch();
    assertThat(asked.status()).isEqualTo(302);
    assertThat(asked.location()).startsWith(neighbours.issuer().replace("/fhir", "/authorize"));
    assertThat(asked.sent("client_id")).isEqualTo(Neighbours.CLIENT);
    assertThat(asked.sent("launch")).isEqualTo("xyz");
    assertThat(asked.sent("aud")).isEqualTo(neighbours.issuer());
    assertThat(asked.sent("code_challenge_method")).isEqualTo("S256");
    assertThat(asked.sent("state")).hasSizeGreaterThan(30);

    String code = neighbours.letIn(open, asked.sent("code_challenge"), "");
    Answer shown = back(code, asked.sent("state"));
    assertThat(shown.location()).endsWith("/children/" + child);
  }

  @Test
  @DisplayName("refuses a system that the settings do not name, without asking it anything")
  void stranger() {
    Answer refused = launch("http://127.0.0.1:9/fhir");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("This system is not known here");
  }

  @Test
  @DisplayName("refuses another state, a second time, and a browser that asked nothing")
  void state() {
    Answer asked = launch();
    String code = neighbours.letIn(open, asked.sent("code_challenge"), "");
    assertThat(back(code, "another").status()).isEqualTo(400);
    assertThat(back(code, asked.sent("state")).status()).isEqualTo(400);

    asked = launch();
    code = neighbours.letIn(open, asked.sent("code_challenge"), "");
    assertThat(back(code, asked.sent("state")).status()).isEqualTo(302);
    assertThat(back(code, asked.sent("state")).status()).isEqualTo(400);
  }

  @Test
  @DisplayName("does not open a child with a code that was given to somebody else's proof key")
  void proof() {
    Answer asked = launch();
    String code = neighbours.letIn(open, "of-somebody-else", "");
    Answer refused = back(code, asked.sent("state"));
    assertThat(refused.status()).isEqualTo(502);
    assertThat(refused.body()).contains("did not give a token");
  }

  @Test
  @DisplayName("says so when the child is not on the ward yet")
  void notHere() {
    Answer asked = launch();
    String code = neighbours.letIn("new-one", asked.sent("code_challenge"), "");
    Answer said = back(code, asked.sent("state"));
    assertThat(said.status()).isEqualTo(404);
    assertThat(said.body()).contains("Not on this ward yet").contains("N-new-one");
  }

  @Test
  @DisplayName("says so when the record system is silent or says no")
  void silent() {
    Answer asked = launch();
    Answer no = nurse.get("/smart/callback?error=access_denied&state=" + asked.sent("state"));
    assertThat(no.status()).isEqualTo(400);
    assertThat(no.body()).contains("access_denied");
    neighbours.silent(true);
    assertThat(launch().status()).isEqualTo(502);
  }

  @Test
  @DisplayName("first signs in who has not, and then goes on")
  void signIn() {
    Caller nobody = new Caller(port);
    String path =
        "/smart/launch?" + Caller.encoded(Map.of("iss", neighbours.issuer(), "launch", "xyz"));
    assertThat(nobody.get(path).location()).endsWith("/sign-in");
    String name = people.open("Nurse Nils", Role.NURSE, Language.EN);
    assertThat(nobody.signIn(name, People.PASSWORD).location()).contains("/smart/launch?");
  }

  @Test
  @DisplayName("is not for families")
  void family() {
    Caller family = new Caller(port);
    family.signIn(people.family("Lena's mother", Language.EN, child), People.PASSWORD);
    assertThat(family.get("/smart/launch?iss=x&launch=y").status()).isEqualTo(403);
  }
}
