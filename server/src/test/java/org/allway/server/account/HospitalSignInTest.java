package org.allway.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.allway.server.AmongSystems;
import org.allway.server.Caller;
import org.allway.server.Caller.Answer;
import org.allway.server.Neighbours;
import org.allway.server.People;
import org.allway.server.SetClock;
import org.allway.server.audit.Audit;
import org.allway.words.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AmongSystems
@DisplayName("Signing in with the hospital's account")
class HospitalSignInTest {

  @Autowired private People people;
  @Autowired private SetClock clock;
  @Autowired private Accounts accounts;
  @Autowired private Neighbours neighbours;
  @Autowired private Audit audit;
  @LocalServerPort private int port;

  private Caller somebody = new Caller(0);
  private String nurse = "";

  @BeforeEach
  void ward() {
    clock.set("2026-02-16T15:00:00Z");
    somebody = new Caller(port);
    nurse = people.open("Nurse Nora", Role.NURSE, Language.EN);
  }

  private Answer asked() {
    assertThat(somebody.get("/sign-in").body()).contains("/oauth2/authorization/hospital");
    Answer asked = somebody.get("/oauth2/authorization/hospital");
    assertThat(asked.status()).isEqualTo(302);
    return asked;
  }

  private Answer back(Answer asked, String name) {
    String code = neighbours.letIn(name, asked.sent("code_challenge"), asked.sent("nonce"));
    return back(code, asked.sent("state"));
  }

  private Answer back(String code, String state) {
    return somebody.get(
        "/login/oauth2/code/hospital?" + Caller.encoded(Map.of("code", code, "state", state)));
  }

  @Test
  @DisplayName("leads to the ward who has an account of that name there, with its role")
  void signedIn() {
    Answer asked = asked();
    assertThat(asked.sent("state")).isNotEmpty();
    assertThat(asked.sent("nonce")).isNotEmpty();
    assertThat(asked.sent("code_challenge_method")).isEqualTo("S256");
    assertThat(back(asked, nurse).location()).endsWith("/");
    assertThat(somebody.get("/ward").status()).isEqualTo(200);
    assertThat(somebody.get("/accounts").status()).isEqualTo(403);
    assertThat(audit.lines(nurse, Optional.empty(), Long.MAX_VALUE, 10))
        .anyMatch(line ->
            line.path().equals("/login/oauth2/code/hospital") && line.detail().equals("signed in"));
  }

  @Test
  @DisplayName("shows out who has none, or whose account is closed")
  void unknown() {
    back(asked(), "somebody-of-another-ward");
    assertThat(somebody.get("/ward").location()).endsWith("/sign-in?unknown");
    assertThat(somebody.get("/ward").location()).endsWith("/sign-in");

    accounts.disable(people.id(nurse), true);
    back(asked(), nurse);
    assertThat(somebody.get("/ward").location()).endsWith("/sign-in?unknown");
  }

  @Test
  @DisplayName("refuses another state, and a code of somebody else's proof key")
  void forged() {
    Answer asked = asked();
    String code = neighbours.letIn(nurse, asked.sent("code_challenge"), asked.sent("nonce"));
    assertThat(back(code, "another").location()).contains("/sign-in?hospital");

    asked = asked();
    code = neighbours.letIn(nurse, "of-somebody-else", asked.sent("nonce"));
    assertThat(back(code, asked.sent("state")).location()).contains("/sign-in?hospital");

    asked = asked();
    code = neighbours.letIn(nurse, asked.sent("code_challenge"), "another");
    assertThat(back(code, asked.sent("state")).location()).contains("/sign-in?hospital");
    assertThat(somebody.get("/ward").location()).endsWith("/sign-in");
  }

  @Test
  @DisplayName("does not stop anybody from signing in here")
  void local() {
    somebody.signIn(nurse, People.PASSWORD);
    assertThat(somebody.get("/ward").status()).isEqualTo(200);
  }
}
