package org.allway.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.allway.server.OnTheWard;
import org.allway.server.store.ChartStore;
import org.allway.server.store.Header;
import org.allway.server.store.NewEntry;
import org.allway.server.store.Who;
import org.allway.server.store.Writing;
import org.allway.words.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
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
@DisplayName("Who reaches what")
final class AccessTest {

  private static final String TABLE = "access.txt";
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  @Autowired private MockMvc web;
  @Autowired private Accounts accounts;
  @Autowired private ChartStore children;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping pages;

  private UUID child = new UUID(0, 0);
  private UUID other = new UUID(0, 0);

  @BeforeEach
  void ward() {
    child = admit("A");
    other = admit("B");
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

  private UUID admit(String name) {
    Writing written =
        children.admit(
            Header.of(name + UUID.randomUUID(), name, LocalDate.of(2020, 5, 1), "female"),
            List.of(
                new NewEntry(LocalDate.of(2026, 1, 10), Map.of("facts", Map.of("lineage", "B")))),
            new Who("test"));
    return ((Writing.Appended) written).child().value();
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
          all.add(method + " " + path);
        }
      }
    }
    return all;
  }

  private List<String> whoReaches(String page) throws Exception {
    List<String> roles = new ArrayList<>();
    int nobody = status(page, anonymous(), child);
    if (nobody != FORBIDDEN && nobody != 401 && nobody != 302) {
      roles.add("everybody");
      return roles;
    }
    if (page.equals("GET /sign-in")) {
      return List.of("everybody");
    }
    for (Role role : Role.values()) {
      int status = status(page, user(name(role)), child);
      if (status != FORBIDDEN && !(status == NOT_FOUND && page.contains("{child}"))) {
        roles.add(role.name().toLowerCase(Locale.ROOT));
      }
    }
    return roles;
  }

  private int status(String page, RequestPostProcessor who, UUID of) throws Exception {
    String[] parts = page.split(" ", 2);
    String path =
        parts[1]
            .replace("{child}", of.toString())
            .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
    try {
      return web.perform(request(HttpMethod.valueOf(parts[0]), path).with(who).with(csrf()))
          .andReturn()
          .getResponse()
          .getStatus();
    } catch (jakarta.servlet.ServletException broken) {
      // It was reached, and what it was sent made no sense.
      return 500;
    }
  }

  private static String expected() throws IOException {
    Path file = Path.of("src/test/resources/" + TABLE);
    return Optional.of(file)
        .filter(Files::exists)
        .map(one -> {
          try {
            return Files.readString(one, StandardCharsets.UTF_8).strip();
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        })
        .orElse("");
  }
}
