package org.allway.server.api;

import static org.allway.server.Caller.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.allway.fhir.Ids;
import org.allway.server.AmongSystems;
import org.allway.server.Caller;
import org.allway.server.Neighbours;
import org.allway.server.People;
import org.allway.server.SetClock;
import org.allway.server.account.Role;
import org.allway.server.store.ChartStore;
import org.allway.server.store.ChildId;
import org.allway.words.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Where the hospital has a server of its own that gives tokens, and lets people in. */
@AmongSystems
@TestPropertySource(
    properties = {
      "allway.api.issuer=${test.login}",
      "allway.api.audience=https://ward.example",
      "allway.api.name=preferred_username"
    })
@DisplayName("Of the hospital's own server, tokens")
class HospitalServerTest {

  private static final String WARD = "https://ward.example";

  @Autowired private People people;
  @Autowired private SetClock clock;
  @Autowired private ChartStore children;
  @Autowired private Neighbours neighbours;
  @LocalServerPort private int port;

  private Caller caller = new Caller(0);
  private UUID emma = new UUID(0, 0);
  private UUID noah = new UUID(0, 0);

  @BeforeEach
  void ward() {
    clock.set("2026-02-16T15:00:00Z");
    neighbours.silent(false);
    caller = new Caller(port);
    emma = people.example("emma");
    noah = people.example("noah");
  }

  private JWTClaimsSet.Builder claims(String scope) {
    return new JWTClaimsSet.Builder()
        .issuer(neighbours.login())
        .audience(WARD)
        .subject("1234")
        .claim("scope", scope)
        .issueTime(Date.from(Instant.now()))
        .expirationTime(Date.from(Instant.now().plusSeconds(300)));
  }

  private int reads(JWTClaimsSet.Builder token, UUID child) {
    return reads(neighbours.signed(token.build()), child);
  }

  private int reads(String token, UUID child) {
    String patient = Ids.patient(children.find(new ChildId(child)).orElseThrow().header().number());
    return caller.get("/fhir/Patient/" + patient, bearer(token)).status();
  }

  @Test
  @DisplayName("let a system read what their scope says")
  void system() {
    assertThat(reads(claims("system/*.rs"), emma)).isEqualTo(200);
    assertThat(reads(claims("system/CarePlan.rs"), emma)).isEqualTo(403);
  }

  @Test
  @DisplayName(
      "let a person read who has an account of that name, and of the children of that role")
  void person() {
    String nurse = people.open("Nora", Role.NURSE, Language.EN);
    String mother = people.family("Emma's mother", Language.EN, emma);
    assertThat(reads(claims("user/*.rs").claim("preferred_username", nurse), noah)).isEqualTo(200);
    assertThat(reads(claims("user/*.rs").claim("preferred_username", mother), emma)).isEqualTo(200);
    assertThat(reads(claims("user/*.rs").claim("preferred_username", mother), noah)).isEqualTo(404);
    assertThat(reads(claims("user/*.rs").claim("preferred_username", "nobody"), emma))
        .isIn(403, 404);
  }

  @Test
  @DisplayName(
      "are refused if they are for another system, from another server, too old or changed")
  void refused() {
    assertThat(reads(claims("system/*.rs").audience("https://another.example"), emma))
        .isEqualTo(401);
    assertThat(reads(claims("system/*.rs").audience((String) null), emma)).isEqualTo(401);
    assertThat(reads(claims("system/*.rs").issuer("https://another.example"), emma)).isEqualTo(401);
    assertThat(
            reads(
                claims("system/*.rs").expirationTime(Date.from(Instant.now().minusSeconds(120))),
                emma))
        .isEqualTo(401);
    String good = neighbours.signed(claims("system/*.rs").build());
    assertThat(reads(good.substring(0, good.lastIndexOf('.') + 1) + "AAAA", emma)).isEqualTo(401);
  }

  @Test
  @DisplayName("are the only ones that hold: this server gives none of its own beside them")
  void own() {
    String own = caller.token("hospital-record", "kept-by-the-record", "system/*.rs");
    assertThat(reads(own.isEmpty() ? "none" : own, emma)).isEqualTo(401);
  }

  @Test
  @DisplayName("and signing in wait while it is down, and whoever tries is told")
  void down() {
    String nurse = people.open("Nora", Role.NURSE, Language.EN);
    neighbours.silent(true);
    Caller.Answer asked = caller.get("/oauth2/authorization/hospital");
    assertThat(asked.status()).isEqualTo(302);
    assertThat(asked.location()).endsWith("/sign-in?hospital");
    caller.signIn(nurse, People.PASSWORD);
    assertThat(caller.get("/ward").status()).isEqualTo(200);

    neighbours.silent(false);
    Caller another = new Caller(port);
    assertThat(another.get("/oauth2/authorization/hospital").location())
        .contains("/authorize?")
        .doesNotContain("sign-in");
  }
}
