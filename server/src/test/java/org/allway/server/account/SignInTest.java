package org.allway.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.allway.server.OnTheWard;
import org.allway.server.audit.Audit;
import org.allway.words.Language;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@OnTheWard
@DisplayName("Signing in")
final class SignInTest {

  private static final String RIGHT = "four calm words here";

  @Autowired private MockMvc web;
  @Autowired private Accounts accounts;
  @Autowired private Audit audit;

  private String name = "";
  private UUID id = new UUID(0, 0);

  @BeforeEach
  void somebody() {
    name = "nurse-" + UUID.randomUUID().toString().substring(0, 8);
    id =
        accounts
            .open(name, "Nurse N.", Role.NURSE, Language.EN, "given at first", "test")
            .orElseThrow();
    accounts.password(id, RIGHT, false);
  }

  private ResultActions attempt(String password, String code) throws Exception {
    return web.perform(
        post("/sign-in")
            .with(csrf())
            .with(request -> {
              request.setRemoteAddr("10.0.0." + Math.floorMod(name.hashCode(), 250));
              return request;
            })
            .param("name", name)
            .param("password", password)
            .param("code", code));
  }

  @Test
  @DisplayName("with the right password leads to the first page")
  void right() throws Exception {
    attempt(RIGHT, "").andExpect(redirectedUrl("/"));
    assertThat(audit.lines(name, Optional.empty(), Long.MAX_VALUE, 5))
        .anyMatch(line -> line.detail().equals("signed in") && line.status() == 200);
  }

  @Test
  @DisplayName("capital letters in a name do not matter")
  void capitals() throws Exception {
    name = name.toUpperCase(java.util.Locale.ROOT);
    attempt(RIGHT, "").andExpect(redirectedUrl("/"));
  }

  @Test
  @DisplayName("a wrong password is refused, and sounds like an unknown name")
  void wrong() throws Exception {
    attempt("something else", "").andExpect(redirectedUrl("/sign-in?wrong"));
    name = "nobody";
    attempt(RIGHT, "").andExpect(redirectedUrl("/sign-in?wrong"));
  }

  @Test
  @DisplayName("after five wrong passwords the account rests, even for the right one")
  void rests() throws Exception {
    for (int time = 0; time < Accounts.WRONG_IN_A_ROW; time++) {
      attempt("wrong", "").andExpect(redirectedUrl("/sign-in?wrong"));
    }
    attempt(RIGHT, "").andExpect(redirectedUrl("/sign-in?rests"));
  }

  @Test
  @DisplayName("a right password after four wrong ones begins the count anew")
  void forgotten() throws Exception {
    for (int round = 0; round < 2; round++) {
      for (int time = 0; time < Accounts.WRONG_IN_A_ROW - 1; time++) {
        attempt("wrong", "").andExpect(redirectedUrl("/sign-in?wrong"));
      }
      attempt(RIGHT, "").andExpect(redirectedUrl("/"));
    }
  }

  @Test
  @DisplayName("a closed account is refused, and one closed meanwhile is shown out")
  void closed() throws Exception {
    MockHttpSession session = new MockHttpSession();
    web.perform(get("/me").with(user(name)).session(session)).andExpect(status().isOk());
    accounts.disable(id, true);
    attempt(RIGHT, "").andExpect(redirectedUrl("/sign-in?wrong"));
    web.perform(get("/me").with(user(name)).session(session))
        .andExpect(redirectedUrl("/sign-in?unknown"));
  }

  @Test
  @DisplayName("with a second factor needs the code of now")
  void code() throws Exception {
    String secret = Codes.secret();
    accounts.totp(id, Optional.of(secret));
    attempt(RIGHT, "").andExpect(redirectedUrl("/sign-in?wrong"));
    attempt(RIGHT, "000").andExpect(redirectedUrl("/sign-in?wrong"));
    attempt(RIGHT, now(secret)).andExpect(redirectedUrl("/"));
  }

  @Test
  @DisplayName("the codes are those of RFC 6238")
  void rfc() {
    // Appendix B, SHA-1, time 59: the last six of 94287082, for the secret 12345678901234567890.
    String secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    assertThat(Codes.fits(secret, "287082", Instant.ofEpochSecond(59))).isTrue();
    assertThat(Codes.fits(secret, "287082", Instant.ofEpochSecond(59 + 30))).isTrue();
    assertThat(Codes.fits(secret, "287082", Instant.ofEpochSecond(59 + 61))).isFalse();
  }

  @Test
  @DisplayName("a password that was given must be changed before anything else")
  void mustChange() throws Exception {
    accounts.password(id, "given at first", true);
    web.perform(get("/").with(user(name))).andExpect(redirectedUrl("/me/password"));
    web.perform(
            post("/me/password")
                .with(user(name))
                .with(csrf())
                .param("old", "given at first")
                .param("password", "short")
                .param("again", "short"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(Matchers.containsString("at least 12")));
    web.perform(
            post("/me/password")
                .with(user(name))
                .with(csrf())
                .param("old", "given at first")
                .param("password", "a calm long sentence")
                .param("again", "a calm long sentence"))
        .andExpect(status().isOk());
    web.perform(get("/").with(user(name))).andExpect(redirectedUrl("/ward"));
  }

  @Test
  @DisplayName("a form without its token is refused, and nothing is changed")
  void forged() throws Exception {
    web.perform(post("/language").with(user(name)).param("to", "es"))
        .andExpect(status().isForbidden());
    assertThat(accounts.find(id).orElseThrow().language()).isEqualTo(Language.EN);
  }

  @Test
  @DisplayName("pages let nothing of others in")
  void headers() throws Exception {
    web.perform(get("/sign-in"))
        .andExpect(status().isOk())
        .andExpect(
            header()
                .string("Content-Security-Policy", Matchers.containsString("default-src 'self'")))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(content().string(Matchers.not(Matchers.containsString("style="))));
  }

  @Test
  @DisplayName("too many attempts from one address are turned away for a minute")
  void throttled() throws Exception {
    int refused = 0;
    for (int time = 0; time < 30; time++) {
      refused +=
          web.perform(
                          post("/sign-in")
                              .with(csrf())
                              .with(request -> {
                                request.setRemoteAddr("10.9.9.9");
                                return request;
                              })
                              .param("name", "who")
                              .param("password", "x"))
                      .andReturn()
                      .getResponse()
                      .getStatus()
                  == 429
              ? 1
              : 0;
    }
    assertThat(refused).isBetween(5, 10);
  }

  private static String now(String secret) throws Exception {
    TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    return generator.generateOneTimePasswordString(
        new SecretKeySpec(Base32.bytes(secret), generator.getAlgorithm()), Instant.now());
  }
}
