package org.allway.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.allway.server.OnTheWard;
import org.allway.server.People;
import org.allway.server.SetClock;
import org.allway.words.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page for every role. What comes out is compared with a table that people read: {@code
 * access.txt}, one line a page. A new page must stand there before it goes out.
 */
@OnTheWard
@Import({SetClock.Here.class, People.class})
@DisplayName("Who reaches what")
final class AccessTest {

  private static final String TABLE = "access.txt";
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int REACHED_AND_BROKEN = 500;

  /** Refused, asked for a token, or led to the page for signing in. */
  private static final Set<Integer> OUT = Set.of(FORBIDDEN, 401, 302);

  /** What can be recorded; each form has its own roles. */
  private static final List<String> FORMS =
      List.of("values-lab", "values-size", "event", "takes", "start", "hold", "adapt", "relapse");

  @Autowired private MockMvc web;
  @Autowired private Accounts accounts;
  @Autowired private People people;
  @Autowired private ChildGate gate;
  @Autowired private SetClock clock;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping pages;

  private UUID child = new UUID(0, 0);
  private UUID other = new UUID(0, 0);

  @BeforeEach
  void ward() {
    clock.set("2026-02-16T15:00:00Z");
    child = people.example("emma");
    other = people.example("emma");
    for (Role role : Role.values()) {
      if (accounts.named(name(role)).isEmpty()) {
        UUID account =
            accounts
                .open(name(role), role.name(), role, Language.EN, "given", "test")
                .orElseThrow();
        accounts.password(account, "not needed here", false);
      }
    }
    accounts.grant(accounts.named(name(Role.FAMILY)).orElseThrow().id(), child, "test");
  }

  private static String name(Role role) {
    return "access-" + role.name().toLowerCase(Locale.ROOT);
  }

  @Test
  @DisplayName("stands in a table, page by page")
  void table() throws Exception {
    List<String> lines = new ArrayList<>();
    for (String page : mapped()) {
      lines.add(page + ": " + String.join(" ", whoReaches(page)));
    }
    assertThat(String.join("\n", lines)).isEqualTo(expected());
  }

  @Test
  @DisplayName("a family sees its own child and no trace of another")
  void anotherFamily() throws Exception {
    List<String> open = new ArrayList<>();
    for (String page : mapped()) {
      if (page.contains("{child}")
          && status(page, user(name(Role.FAMILY)), other) != NOT_FOUND
          && status(page, user(name(Role.FAMILY)), other) != FORBIDDEN) {
        open.add(page);
      }
    }
    assertThat(open).isEmpty();
  }

  @Test
  @DisplayName("nobody reaches what no feature names")
  void unnamed() throws Exception {
    for (Role role : Role.values()) {
      assertThat(
              web.perform(get("/what-nobody-made").with(user(name(role))))
                  .andReturn()
                  .getResponse()
                  .getStatus())
          .isEqualTo(FORBIDDEN);
    }
  }

  /** All pages, as {@code GET /children/{child}}. */
  private SortedSet<String> mapped() {
    SortedSet<String> all = new TreeSet<>();
    for (RequestMappingInfo page : pages.getHandlerMethods().keySet()) {
      for (String path : page.getPatternValues()) {
        if (path.equals("/error")) {
          continue;
        }
        for (RequestMethod method : page.getMethodsCondition().getMethods()) {
          if (path.endsWith("/record/{kind}") && method == RequestMethod.POST) {
            FORMS.forEach(form -> all.add(method + " " + path.replace("{kind}", form)));
          } else {
            all.add(method + " " + path);
          }
        }
      }
    }
    return all;
  }

  private List<String> whoReaches(String page) throws Exception {
    int nobody = status(page, anonymous(), child);
    if (page.equals("GET /sign-in") || !OUT.contains(nobody)) {
      return List.of("everybody");
    }
    List<String> roles = new ArrayList<>();
    for (Role role : Role.values()) {
      int status = status(page, user(name(role)), child);
      boolean missing = status == NOT_FOUND && page.contains("{child}") && !opens(role);
      if (status != FORBIDDEN && !missing) {
        roles.add(role.name().toLowerCase(Locale.ROOT));
      }
    }
    return roles.isEmpty() ? List.of("nobody of the ward") : roles;
  }

  private boolean opens(Role role) {
    return gate.opens(accounts.named(name(role)).orElseThrow().person(), child);
  }

  private int status(String page, RequestPostProcessor who, UUID of) throws Exception {
    String[] parts = page.split(" ", 2);
    String path =
        parts[1]
            .replace("{child}", of.toString())
            .replace("{phase}", "induction")
            .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
    try {
      return web.perform(
              request(HttpMethod.valueOf(parts[0]), path)
                  .with(who)
                  .with(csrf())
                  .with(AccessTest::fromElsewhere))
          .andReturn()
          .getResponse()
          .getStatus();
    } catch (ServletException broken) {
      return REACHED_AND_BROKEN; // what it was sent made no sense
    }
  }

  /** Each request from an address of its own: how often one may ask is not what is tried here. */
  private static MockHttpServletRequest fromElsewhere(MockHttpServletRequest request) {
    request.setRemoteAddr(UUID.randomUUID().toString());
    return request;
  }

  private static String expected() throws IOException {
    return Files.readString(Path.of("src/test/resources", TABLE)).strip();
  }
}
