package org.allway.server.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allway.plan.Decision;
import org.allway.server.OnTheWard;
import org.allway.server.People;
import org.allway.server.SetClock;
import org.allway.server.account.Role;
import org.allway.server.store.ChartStore;
import org.allway.server.store.ChildId;
import org.allway.server.store.NewEntry;
import org.allway.server.store.Plans;
import org.allway.server.store.Who;
import org.allway.words.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@OnTheWard
@Import({People.class, SetClock.Here.class})
@DisplayName("A person decides")
final class DecisionsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 2, 16);
  private static final int DONE = 303;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int CHANGED = 409;

  @Autowired private MockMvc web;
  @Autowired private People people;
  @Autowired private SetClock clock;
  @Autowired private ChartStore store;
  @Autowired private Plans plans;

  private String physician = "";
  private String nurse = "";
  private UUID emma = new UUID(0, 0);

  @BeforeEach
  void ward() {
    clock.set("2026-02-16T15:00:00Z");
    physician = people.open("Dr. Ana", Role.PHYSICIAN, Language.EN);
    nurse = people.open("Noor", Role.NURSE, Language.EN);
    emma = people.example("emma");
  }

  @Test
  @DisplayName("who sees each option with its reasons, and none chosen beforehand")
  void shown() throws Exception {
    String page = page(nurse, "");
    Decision open = open();
    assertThat(page).contains(open.question().en(), "recommended", "Physicians decide");
    open.options().forEach(option -> assertThat(page).contains(option.label().en()));
    assertThat(page).doesNotContain("checked", "selected");
  }

  @Test
  @DisplayName("who sees what an option would change before choosing it; the chart then says so")
  void chosen() throws Exception {
    Decision decision = open();
    String option = decision.options().getFirst().id();
    String look = page(physician, "/" + decision.id() + "/" + option);
    assertThat(look).contains("What it would change in the plan");
    long before = version();
    assertThat(choose(physician, decision.id(), option, before).getStatus()).isEqualTo(DONE);
    assertThat(store.entries(new ChildId(emma)).getLast().body().toString())
        .contains("choose", option, physician, "talked it over");
    assertThat(
            plans.of(new ChildId(emma), TODAY).plan().decisions().stream()
                .filter(one -> one.id().equals(decision.id()))
                .findFirst()
                .orElseThrow()
                .settledBy())
        .isEqualTo(Decision.Settled.CHART);
  }

  @Test
  @DisplayName("who is a physician")
  void roles() throws Exception {
    Decision decision = open();
    String option = decision.options().getFirst().id();
    assertThat(choose(nurse, decision.id(), option, version()).getStatus()).isEqualTo(FORBIDDEN);
    assertThat(page(nurse, "/" + decision.id() + "/" + option))
        .doesNotContain("action=\"/children/" + emma + "/decisions");
  }

  @Test
  @DisplayName("who is told when the chart has changed meanwhile")
  void conflict() throws Exception {
    Decision decision = open();
    long seen = version();
    store.append(
        new ChildId(emma),
        List.of(new NewEntry(TODAY, Map.of("lab", Map.of("hemoglobin", 7.9)))),
        new Who("lab"));
    MockHttpServletResponse answer =
        choose(physician, decision.id(), decision.options().getFirst().id(), seen);
    assertThat(answer.getStatus()).isEqualTo(CHANGED);
    assertThat(answer.getContentAsString()).contains("Somebody was faster", "talked it over");
  }

  @Test
  @DisplayName("among the options that there are")
  void unknown() throws Exception {
    assertThat(
            web.perform(get("/children/" + emma + "/decisions/x/y").with(user(physician)))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(NOT_FOUND);
  }

  private Decision open() {
    return plans.of(new ChildId(emma), TODAY).plan().decisions().stream()
        .filter(one -> one.settledBy() == Decision.Settled.OPEN)
        .findFirst()
        .orElseThrow();
  }

  private String page(String who, String rest) throws Exception {
    return web.perform(get("/children/" + emma + "/decisions" + rest).with(user(who)))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private MockHttpServletResponse choose(String who, String choice, String option, long version)
      throws Exception {
    return web.perform(
            post("/children/" + emma + "/decisions/" + choice + "/" + option)
                .with(user(who))
                .with(csrf())
                .param("version", String.valueOf(version))
                .param("on", TODAY.toString())
                .param("note", "talked it over"))
        .andReturn()
        .getResponse();
  }

  private long version() {
    return store.find(new ChildId(emma)).orElseThrow().version();
  }
}
