package org.allway.server.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.allway.library.Fact;
import org.allway.library.Library;
import org.allway.server.OnTheWard;
import org.allway.server.People;
import org.allway.server.SetClock;
import org.allway.server.account.Role;
import org.allway.server.store.ChartStore;
import org.allway.server.store.ChildId;
import org.allway.server.store.NewEntry;
import org.allway.server.store.Who;
import org.allway.words.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@OnTheWard
@Import({People.class, SetClock.Here.class})
@DisplayName("What is known is recorded in forms made from the vocabulary")
final class RecordTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 2, 16);
  private static final int OK = 200;
  private static final int DONE = 303;
  private static final int FORBIDDEN = 403;
  private static final int CHANGED = 409;
  private static final int REFUSED = 422;

  @Autowired private MockMvc web;
  @Autowired private People people;
  @Autowired private SetClock clock;
  @Autowired private ChartStore store;
  @Autowired private Library library;

  private String nurse = "";
  private String physician = "";
  private UUID emma = new UUID(0, 0);

  @BeforeEach
  void ward() {
    clock.set("2026-02-16T15:00:00Z");
    nurse = people.open("Noor", Role.NURSE, Language.EN);
    physician = people.open("Dr. Ana", Role.PHYSICIAN, Language.EN);
    emma = people.example("emma");
  }

  @Test
  @DisplayName("every fact that people record has its field, with its label and unit")
  void everyFact() throws Exception {
    for (Fact fact : library.facts()) {
      if (fact.computed()) {
        continue;
      }
      assertThat(page(nurse, "values-" + fact.group()))
          .contains("name=\"" + fact.name() + "\"")
          .contains(
              org.springframework.web.util.HtmlUtils.htmlEscape(fact.label().en()).substring(0, 3));
    }
  }

  @Test
  @DisplayName("what the plan is missing stands first, by the day on which it counts on it")
  void needed() throws Exception {
    assertThat(page(nurse, ""))
        .contains("What the plan is missing", "needed by", "name=\"hts_mrd\"");
  }

  @Test
  @DisplayName(
      "counts are saved with their day, by who recorded them, in either way of writing decimals")
  void counts() throws Exception {
    MockHttpServletResponse saved =
        send(nurse, "values-lab", Map.of("on", "2026-02-15", "anc", "0,4", "platelets", "95"));
    assertThat(saved.getStatus()).isEqualTo(DONE);
    assertThat(last()).contains("\"on\":\"2026-02-15\"", "\"anc\":0.4", "\"platelets\":95", nurse);
    assertThat(page(nurse, Objects.requireNonNull(saved.getRedirectedUrl())))
        .contains("Recorded", "0.4", "The plan stays as it is");
  }

  @Test
  @DisplayName("a value that cannot be is refused at its field, and nothing is saved")
  void impossible() throws Exception {
    long before = version();
    MockHttpServletResponse answer =
        send(nurse, "values-lab", Map.of("anc", "2.1", "platelets", "-5"));
    assertThat(answer.getStatus()).isEqualTo(REFUSED);
    assertThat(answer.getContentAsString())
        .contains("This cannot be", "value=\"2.1\"", "value=\"-5\"");
    assertThat(send(nurse, "values-lab", Map.of("anc", "many")).getContentAsString())
        .contains("Write a number alone");
    assertThat(version()).isEqualTo(before);
  }

  @Test
  @DisplayName("a value that is rare is asked about, and taken when somebody says that it is right")
  void implausible() throws Exception {
    MockHttpServletResponse asked =
        send(nurse, "values-size", Map.of("weight_kg", "172", "height_cm", "104"));
    assertThat(asked.getStatus()).isEqualTo(REFUSED);
    assertThat(asked.getContentAsString()).contains("This is rare", "name=\"sure.weight_kg\"");
    assertThat(
            send(
                    nurse,
                    "values-size",
                    Map.of("weight_kg", "172", "height_cm", "104", "sure.weight_kg", "yes"))
                .getStatus())
        .isEqualTo(DONE);
  }

  @Test
  @DisplayName("nothing is recorded of a day to come, of a day before birth, or out of nothing")
  void days() throws Exception {
    for (String day : List.of("2026-02-17", "2019-01-01", "soon")) {
      assertThat(send(nurse, "values-lab", Map.of("on", day, "anc", "1")).getStatus())
          .isEqualTo(REFUSED);
    }
    assertThat(send(nurse, "values-lab", Map.of()).getContentAsString())
        .contains("Nothing is filled in yet");
  }

  @Test
  @DisplayName("when somebody was faster, what was typed stays and is confirmed by what is new")
  void conflict() throws Exception {
    long seen = version();
    store.append(
        new ChildId(emma),
        List.of(new NewEntry(TODAY, Map.of("lab", Map.of("hemoglobin", 7.9)))),
        new Who("lab"));
    MockHttpServletResponse answer = send(nurse, "values-lab", Map.of("anc", "0.7"), seen);
    assertThat(answer.getStatus()).isEqualTo(CHANGED);
    assertThat(answer.getContentAsString())
        .contains("Somebody was faster", "7.9", "value=\"0.7\"", "value=\"" + version() + "\"");
    assertThat(send(nurse, "values-lab", Map.of("anc", "0.7")).getStatus()).isEqualTo(DONE);
  }

  @Test
  @DisplayName("what-if shows the difference and keeps nothing; then it is saved as it was typed")
  void whatIf() throws Exception {
    long before = version();
    MockHttpServletResponse tried =
        web.perform(
                form(physician, "/children/" + emma + "/what-if", version())
                    .param("kind", "values-response")
                    .param("mrd_eoi", "0.5"))
            .andReturn()
            .getResponse();
    assertThat(tried.getStatus()).isEqualTo(OK);
    assertThat(tried.getContentAsString())
        .contains("Nothing is saved yet", "Risk group", "name=\"mrd_eoi\" value=\"0.5\"");
    assertThat(version()).isEqualTo(before);
    assertThat(send(physician, "values-response", Map.of("mrd_eoi", "0.5")).getStatus())
        .isEqualTo(DONE);
    assertThat(
            send(physician, "values-response", Map.of("mrd_eoi", "0.5", "change", "yes"))
                .getContentAsString())
        .contains("value=\"0.5\"");
  }

  @Test
  @DisplayName("events, medicines, holds, starts and relapses are recorded, too")
  void everythingElse() throws Exception {
    assertThat(
            send(nurse, "event", Map.of("what", "allergy", "to", "pegaspargase", "grade", "3"))
                .getStatus())
        .isEqualTo(DONE);
    assertThat(last()).contains("allergy", "\"grade\":3");
    assertThat(send(nurse, "takes", Map.of("drug", "Itraconazole")).getStatus()).isEqualTo(DONE);
    assertThat(last()).contains("\"drug\":\"itraconazole\"");
    assertThat(send(nurse, "stops", Map.of("drug", "itraconazole")).getStatus()).isEqualTo(DONE);
    assertThat(
            send(physician, "hold", Map.of("drug", "vincristine", "reason", "ileus")).getStatus())
        .isEqualTo(DONE);
    assertThat(send(physician, "resume", Map.of("drug", "vincristine")).getStatus())
        .isEqualTo(DONE);
    assertThat(
            send(
                    physician,
                    "adapt",
                    Map.of("drug", "vincristine", "share", "50", "reason", "nerves"))
                .getStatus())
        .isEqualTo(DONE);
    assertThat(last()).contains("50 %");
    assertThat(send(physician, "start", Map.of("phase", "consolidation")).getStatus())
        .isEqualTo(DONE);
    assertThat(send(physician, "relapse", Map.of("sites", "marrow")).getStatus()).isEqualTo(DONE);
    assertThat(send(nurse, "takes", Map.of("drug", "snake oil")).getStatus()).isEqualTo(REFUSED);
  }

  @Test
  @DisplayName("what physicians decide, only they record")
  void limits() throws Exception {
    for (String kind : List.of("hold", "start", "relapse", "adapt")) {
      assertThat(send(nurse, kind, Map.of("drug", "vincristine")).getStatus()).isEqualTo(FORBIDDEN);
      assertThat(page(nurse, kind)).contains("A physician records this");
    }
  }

  @Test
  @DisplayName("an entry that was an error is withdrawn with a reason, and stays to be seen")
  void withdraw() throws Exception {
    send(nurse, "values-lab", Map.of("anc", "0.3"));
    String entry = store.entries(new ChildId(emma)).getLast().body().path("id").asString("");
    String address = "/children/" + emma + "/record/withdraw/" + entry;
    assertThat(
            web.perform(get(address).with(user(nurse)))
                .andReturn()
                .getResponse()
                .getContentAsString())
        .contains("Was this an error?", "0.3");
    assertThat(
            web.perform(form(nurse, address, version()).param("reason", ""))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(REFUSED);
    assertThat(
            web.perform(form(nurse, address, version()).param("reason", "other child"))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(DONE);
    assertThat(page(nurse, "values-lab")).contains("withdrawn", "0.9").doesNotContain("now: 0.3");
  }

  @Test
  @DisplayName("every page speaks Spanish to who reads Spanish")
  void spanish() throws Exception {
    String spanish = people.open("Luz", Role.NURSE, Language.ES);
    assertThat(page(spanish, "")).contains("Lo que falta al plan", "hace falta el");
  }

  private String page(String who, String kind) throws Exception {
    String address =
        kind.startsWith("/")
            ? kind
            : "/children/" + emma + "/record" + (kind.isEmpty() ? "" : "/" + kind);
    return web.perform(get(address).with(user(who))).andReturn().getResponse().getContentAsString();
  }

  private MockHttpServletResponse send(String who, String kind, Map<String, String> typed)
      throws Exception {
    return send(who, kind, typed, version());
  }

  private MockHttpServletResponse send(
      String who, String kind, Map<String, String> typed, long version) throws Exception {
    MockHttpServletRequestBuilder request =
        form(who, "/children/" + emma + "/record/" + kind, version);
    typed.forEach(request::param);
    return web.perform(request).andReturn().getResponse();
  }

  private static MockHttpServletRequestBuilder form(String who, String address, long version) {
    return post(address).with(user(who)).with(csrf()).param("version", String.valueOf(version));
  }

  private long version() {
    return store.find(new ChildId(emma)).orElseThrow().version();
  }

  private String last() {
    return store.entries(new ChildId(emma)).getLast().body().toString();
  }
}
