package org.allway.server.api;

import static org.allway.server.Caller.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allway.fhir.Ids;
import org.allway.server.AmongSystems;
import org.allway.server.Caller;
import org.allway.server.Caller.Answer;
import org.allway.server.People;
import org.allway.server.SetClock;
import org.allway.server.account.Accounts;
import org.allway.server.account.Role;
import org.allway.server.store.ChartStore;
import org.allway.server.store.ChildId;
import org.allway.words.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

@AmongSystems
@DisplayName("Tokens")
class TokensTest {

  private static final String SYSTEM = "hospital-record";
  private static final String SECRET = "kept-by-the-record";
  private static final String BACK = "http://127.0.0.1:9/back";
  private static final String VERIFIER = "a-proof-key-of-more-than-forty-three-characters-in-all";

  @Autowired private People people;
  @Autowired private SetClock clock;
  @Autowired private Accounts accounts;
  @Autowired private ChartStore children;
  @Autowired private JWKSource<SecurityContext> keys;
  @LocalServerPort private int port;

  private Caller caller = new Caller(0);
  private UUID emma = new UUID(0, 0);
  private UUID noah = new UUID(0, 0);

  @BeforeEach
  void ward() {
    clock.set("2026-02-16T15:00:00Z");
    caller = new Caller(port);
    emma = people.example("emma");
    noah = people.example("noah");
  }

  private String patient(UUID child) {
    return Ids.patient(children.find(new ChildId(child)).orElseThrow().header().number());
  }

  private int reads(String token, UUID child) {
    return caller.get("/fhir/Patient/" + patient(child), bearer(token)).status();
  }

  @Nested
  @DisplayName("for a system")
  final class ForSystem {

    @Test
    @DisplayName("last an hour and read every child")
    void hour() {
      Answer answer = caller.askForToken(SYSTEM, SECRET, "system/*.rs");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().path("expires_in").asInt(0)).isBetween(3590, 3600);
      String token = answer.json().path("access_token").asString("");
      assertThat(reads(token, emma)).isEqualTo(200);
      assertThat(reads(token, noah)).isEqualTo(200);
    }

    @Test
    @DisplayName("are not given for a wrong secret, an unknown system or more than was agreed")
    void refused() {
      assertThat(caller.askForToken(SYSTEM, "guessed", "system/*.rs").status()).isEqualTo(401);
      assertThat(caller.askForToken("nobody", SECRET, "system/*.rs").status()).isEqualTo(401);
      Answer more = caller.askForToken(SYSTEM, SECRET, "user/*.rs");
      assertThat(more.status()).isEqualTo(400);
      assertThat(more.json().path("error").asString("")).isEqualTo("invalid_scope");
    }

    @Test
    @DisplayName("hold no longer once they have run out, or when another signed them")
    void expired() {
      assertThat(reads(signed(Instant.now().plusSeconds(60)), emma)).isEqualTo(200);
      assertThat(reads(signed(Instant.now().minusSeconds(120)), emma)).isEqualTo(401);
      String good = signed(Instant.now().plusSeconds(60));
      assertThat(reads(good.substring(0, good.lastIndexOf('.') + 1) + "AAAA", emma)).isEqualTo(401);
    }

    private String signed(Instant until) {
      return new NimbusJwtEncoder(keys)
          .encode(
              JwtEncoderParameters.from(
                  JwtClaimsSet.builder()
                      .subject(SYSTEM)
                      .claim("scope", "system/*.rs")
                      .issuedAt(until.minusSeconds(3600))
                      .expiresAt(until)
                      .build()))
          .getTokenValue();
    }
  }

  @Nested
  @DisplayName("for an app with a person")
  final class ForApp {

    private String family = "";
    private Map<String, String> question = new LinkedHashMap<>();

    @BeforeEach
    void asked() throws Exception {
      family = people.family("Emma's mother", Language.EN, emma);
      question = new LinkedHashMap<>();
      question.put("response_type", "code");
      question.put("client_id", "app");
      question.put("redirect_uri", BACK);
      question.put("scope", "openid launch/patient patient/*.rs");
      question.put("state", "the-app's-own");
      question.put("code_challenge", challenge());
      question.put("code_challenge_method", "S256");
    }

    private static String challenge() throws Exception {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private Answer authorize() {
      return caller.get("/oauth2/authorize?" + Caller.encoded(question), "Accept", "text/html");
    }

    /** The page that asks; whoever is asked has signed in. */
    private String page(String name) {
      caller.signIn(name, People.PASSWORD);
      Answer asked = authorize();
      assertThat(asked.location()).contains("/consent?");
      Answer page = caller.get(asked.location());
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.header("Content-Security-Policy"))
          .contains("form-action 'self' http://127.0.0.1:9");
      return page.body();
    }

    private Answer answer(String page, String scopes, String child) {
      Matcher state = Pattern.compile("name=\"state\" value=\"([^\"]+)\"").matcher(page);
      assertThat(state.find()).isTrue();
      StringBuilder form =
          new StringBuilder(Caller.encoded(Map.of("client_id", "app", "state", state.group(1))));
      for (String scope : scopes.isEmpty() ? new String[0] : scopes.split(" ", -1)) {
        form.append('&').append(Caller.encoded(Map.of("scope", scope)));
      }
      if (!child.isEmpty()) {
        form.append('&').append(Caller.encoded(Map.of("patient", child)));
      }
      return caller.post("/oauth2/authorize", "application/x-www-form-urlencoded", form.toString());
    }

    private Answer exchange(String code, String verifier) {
      return caller.form(
          "/oauth2/token",
          Map.of(
              "grant_type", "authorization_code",
              "client_id", "app",
              "code", code,
              "redirect_uri", BACK,
              "code_verifier", verifier));
    }

    private Answer tokenOf(String name, UUID child) {
      Answer back = answer(page(name), "launch/patient patient/*.rs", patient(child));
      assertThat(back.location()).startsWith(BACK);
      assertThat(back.sent("state")).isEqualTo("the-app's-own");
      return exchange(back.sent("code"), VERIFIER);
    }

    @Test
    @DisplayName("come after signing in and a yes, and name the child that was chosen")
    void whole() {
      assertThat(authorize().location()).endsWith("/sign-in");
      Answer given = tokenOf(family, emma);
      assertThat(given.status()).as(given.body()).isEqualTo(200);
      assertThat(given.json().path("patient").asString("")).isEqualTo(patient(emma));
      assertThat(given.json().path("id_token").asString("")).isNotEmpty();
      String token = given.json().path("access_token").asString("");
      assertThat(reads(token, emma)).isEqualTo(200);
      assertThat(reads(token, noah)).isEqualTo(404);
    }

    @Test
    @DisplayName("let a family read no child but its own, even if the form names another")
    void anothers() {
      assertThat(page(family)).contains("Emma").doesNotContain("Noah");
      String token = tokenOf(family, noah).json().path("access_token").asString("");
      assertThat(reads(token, noah)).isEqualTo(404);
      assertThat(reads(token, emma)).isEqualTo(404);
      assertThat(caller.get("/fhir/CarePlan", bearer(token)).json().path("total").asInt(-1))
          .isZero();
    }

    @Test
    @DisplayName("with user scopes, read what the person may see")
    void user() {
      question.put("scope", "user/*.rs");
      String code = answer(page(family), "user/*.rs", "").sent("code");
      Answer given = exchange(code, VERIFIER);
      assertThat(given.json().has("patient")).isFalse();
      String token = given.json().path("access_token").asString("");
      assertThat(reads(token, emma)).isEqualTo(200);
      assertThat(reads(token, noah)).isEqualTo(404);

      String nurse = people.open("Nurse Nora", Role.NURSE, Language.EN);
      caller = new Caller(port);
      String hers =
          exchange(answer(page(nurse), "user/*.rs", "").sent("code"), VERIFIER)
              .json()
              .path("access_token")
              .asString("");
      assertThat(reads(hers, emma)).isEqualTo(200);
      assertThat(reads(hers, noah)).isEqualTo(200);
    }

    @Test
    @DisplayName("end with the account, and with what the family may see")
    void ends() {
      String token = tokenOf(family, emma).json().path("access_token").asString("");
      accounts.revoke(people.id(family), emma);
      assertThat(reads(token, emma)).isEqualTo(404);
      accounts.grant(people.id(family), emma, "test");
      assertThat(reads(token, emma)).isEqualTo(200);
      accounts.disable(people.id(family), true);
      assertThat(reads(token, emma)).isEqualTo(404);
    }

    @Test
    @DisplayName("are asked for each time, and a no is a no")
    void no() {
      tokenOf(family, emma);
      Answer back = answer(page(family), "", "");
      assertThat(back.location()).startsWith(BACK);
      assertThat(back.sent("error")).isEqualTo("access_denied");
    }

    @Test
    @DisplayName("are not given without the proof key, twice for one code, or to another address")
    void proof() {
      String code = answer(page(family), "launch/patient patient/*.rs", patient(emma)).sent("code");
      assertThat(exchange(code, "guessed-" + VERIFIER).status()).isEqualTo(400);
      Answer fresh = answer(page(family), "launch/patient patient/*.rs", patient(emma));
      assertThat(exchange(fresh.sent("code"), VERIFIER).status()).isEqualTo(200);
      assertThat(exchange(fresh.sent("code"), VERIFIER).status()).isEqualTo(400);
      question.put("redirect_uri", "http://127.0.0.1:9/elsewhere");
      assertThat(authorize().status()).isEqualTo(400);
      question.put("redirect_uri", BACK);
      question.remove("code_challenge");
      assertThat(authorize().sent("error")).isEqualTo("invalid_request");
    }

    @Test
    @DisplayName("are not given to whom has still to change a password that others know")
    void password() {
      accounts.password(people.id(family), "given by others", true);
      caller.signIn(family, "given by others");
      assertThat(authorize().location()).endsWith("/me/password");
    }
  }
}
