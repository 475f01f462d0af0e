package org.allway.server.ward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.List;
import java.util.UUID;
import org.allway.server.OnTheWard;
import org.allway.server.People;
import org.allway.server.SetClock;
import org.allway.server.account.ChildNames;
import org.allway.server.account.Role;
import org.allway.words.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

@OnTheWard
@Import({People.class, SetClock.Here.class})
@DisplayName("The ward's list")
final class WardTest {

  private static final int OK = 200;
  private static final int FORBIDDEN = 403;

  @Autowired private MockMvc web;
  @Autowired private People people;
  @Autowired private SetClock clock;
  @Autowired private ChildNames names;

  private UUID emma = new UUID(0, 0);
  private UUID lucia = new UUID(0, 0);

  @BeforeEach
  void ward() {
    clock.set("2026-03-03T15:00:00Z");
    emma = people.example("emma");
    lucia = people.example("lucia");
  }

  @Test
  @DisplayName("shows where each child stands and what is to do today")
  void shown() throws Exception {
    assertThat(page(""))
        .contains("href=\"/children/" + emma + "\"", "Emma", "in remission", "to sign", "Missing");
  }

  @Test
  @DisplayName("finds a child by a part of the name, with or without accents")
  void found() throws Exception {
    assertThat(page("?q=luci")).contains(lucia.toString()).doesNotContain(emma.toString());
    assertThat(page("?q=LUCÍA")).contains(lucia.toString());
    assertThat(page("?q=nobody-of-that-name")).contains("No child fits");
  }

  @Test
  @DisplayName("shows on request only who waits for something")
  void filtered() throws Exception {
    assertThat(page("?only=missing")).contains(lucia.toString());
    assertThat(page("?only=give")).doesNotContain(lucia.toString());
  }

  @Test
  @DisplayName("is the team's; an administrator learns the names alone")
  void roles() throws Exception {
    for (Role role : List.of(Role.PHYSICIAN, Role.PHARMACIST, Role.NURSE)) {
      assertThat(status(role)).isEqualTo(OK);
    }
    for (Role role : List.of(Role.FAMILY, Role.ADMINISTRATOR)) {
      assertThat(status(role)).isEqualTo(FORBIDDEN);
    }
    assertThat(names.all()).containsEntry(emma, "Emma");
  }

  private int status(Role role) throws Exception {
    return web.perform(get("/ward").with(user(people.open("One", role, Language.EN))))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  private String page(String query) throws Exception {
    return web.perform(
            get("/ward" + query).with(user(people.open("Noor", Role.NURSE, Language.EN))))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
