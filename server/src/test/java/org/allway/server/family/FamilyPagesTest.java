package org.allway.server.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allway.server.OnTheWard;
import org.allway.server.People;
import org.allway.server.SetClock;
import org.allway.server.account.Accounts;
import org.allway.server.account.Role;
import org.allway.server.helpline.Message;
import org.allway.server.helpline.Messages;
import org.allway.server.home.Adherence;
import org.allway.server.home.AtHome;
import org.allway.server.home.HomeDose;
import org.allway.server.home.HomeDoses;
import org.allway.server.store.ChartStore;
import org.allway.server.store.ChildId;
import org.allway.server.store.Plans;
import org.allway.words.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@OnTheWard
@Import({SetClock.Here.class, People.class})
@DisplayName("A family's pages")
class FamilyPagesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 1, 14);
  private static final int NOT_FOUND = 404;

  @Autowired private MockMvc web;
  @Autowired private People people;
  @Autowired private SetClock clock;
  @Autowired private Accounts accounts;
  @Autowired private ChartStore children;
  @Autowired private Plans plans;
  @Autowired private HomeDoses doses;
  @Autowired private AtHome atHome;
  @Autowired private Messages messages;

  private UUID emma = new UUID(0, 0);
  private String family = "";

  @BeforeEach
  void emmaInTheFirstWeek() {
    clock.set("2026-01-14T15:00:00Z");
    emma = people.example("emma");
    family = people.family("Emma's mother", Language.EN, emma);
  }

  private String page(String name, String path) throws Exception {
    return web.perform(get(path).with(user(name)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private String at(String page) {
    return "/family/" + emma + page;
  }

  private MockHttpServletRequestBuilder send(String page) {
    return post(at(page)).with(user(family)).with(csrf());
  }

  @Test
  void whoHasOneChildGoesStraightToItAndWhoHasTwoChooses() throws Exception {
    web.perform(get("/family").with(user(family))).andExpect(redirectedUrl(at("")));

    UUID mateo = people.example("mateo");
    accounts.grant(people.id(family), mateo, "test");

    assertThat(page(family, "/family")).contains(at(""), "/family/" + mateo, "Emma", "Mateo");
  }

  @Test
  void thisWeekBeginsWithTheSignsThatCannotWait() throws Exception {
    String week = page(family, at(""));

    assertThat(week.indexOf("Do not wait. Call day or night."))
        .isPositive()
        .isLessThan(week.indexOf("Your 7 days"));
    assertThat(week).contains("38.0 °C (100.4 °F)").contains(at("/symptoms/fever"));
  }

  @Test
  void thisWeekTellsHomeFromClinicDayByDay() throws Exception {
    String week = page(family, at(""));

    String wednesday = between(week, "Wed 14 Jan", "Thu 15 Jan");
    String thursday = between(week, "Thu 15 Jan", "Fri 16 Jan");
    assertThat(between(wednesday, "At home", "This day is set"))
        .contains("dexamethasone")
        .contains("twice a day");
    assertThat(thursday).contains("At the clinic").contains("pegaspargase");
    assertThat(between(week, "Mon 19 Jan", "Tue 20 Jan"))
        .contains("vincristine", "methotrexate", "into the spinal fluid");
    assertThat(week).contains("Check each dose with your team before you give it.");
  }

  @Test
  void tabletsAreCountedWhereThePlanCountsThem() throws Exception {
    clock.set("2026-03-23T15:00:00Z");
    UUID mateo = people.example("mateo");
    String spanish = people.family("Los padres de Mateo", Language.ES, mateo);

    assertThat(page(spanish, "/family/" + mateo))
        .contains("pastillas de 50 mg")
        .contains("pastillas de 2.5 mg")
        .contains("No espere. Llame de día o de noche.");
  }

  @Test
  void anotherFamilysChildIsNotThere() throws Exception {
    UUID other = people.example("sofia");
    for (String page :
        List.of(
            "",
            "/medicines",
            "/symptoms",
            "/symptoms/fever",
            "/calendar",
            "/calendar.ics",
            "/guide",
            "/guide.pdf",
            "/help",
            "/help/talk")) {
      web.perform(get("/family/" + other + page).with(user(family)))
          .andExpect(status().is(NOT_FOUND));
    }
    for (String page :
        List.of(
            "/medicines",
            "/symptoms",
            "/symptoms/fever",
            "/calendar/link",
            "/calendar/link/end",
            "/help",
            "/help/chat",
            "/help/chat/end")) {
      web.perform(post("/family/" + other + page).with(user(family)).with(csrf()))
          .andExpect(status().is(NOT_FOUND));
    }
    assertThat(messages.thread(other)).isEmpty();
  }

  @Test
  void theTeamHasNoFamilyPages() throws Exception {
    String nurse = people.open("Nurse Nora", Role.NURSE, Language.EN);

    web.perform(get(at("")).with(user(nurse))).andExpect(status().isForbidden());
  }

  private MockHttpServletRequestBuilder dose(LocalDate day, int giving, String said) {
    return send("/medicines")
        .param("day", day.toString())
        .param("drug", "dexamethasone")
        .param("giving", Integer.toString(giving))
        .param("said", said);
  }

  @Test
  void whatWasTakenIsTickedAndTakenBackByANewEntry() throws Exception {
    long version = children.find(new ChildId(emma)).orElseThrow().version();

    web.perform(dose(TODAY, 1, "TAKEN")).andExpect(redirectedUrl(at("/medicines?saved=yes")));
    assertThat(page(family, at("/medicines"))).contains("Emma's mother", "1 of 2", "Undo");
    web.perform(dose(TODAY, 1, "OPEN")).andExpect(redirectedUrl(at("/medicines?saved=yes")));

    assertThat(doses.between(emma, TODAY, TODAY)).isEmpty();
    assertThat(doses.history(emma, TODAY, TODAY))
        .extracting(HomeDose::said)
        .containsExactly(HomeDose.Said.TAKEN, HomeDose.Said.OPEN);
    assertThat(children.find(new ChildId(emma)).orElseThrow().version())
        .as("the chart holds nothing of it")
        .isEqualTo(version);
  }

  @Test
  void whatWasNotTakenNeedsAReasonAndSaysWhomToCall() throws Exception {
    String refused =
        web.perform(dose(TODAY, 1, "MISSED"))
            .andExpect(status().is(422))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(refused).contains("Say why it was not taken.");

    web.perform(dose(TODAY, 1, "MISSED").param("why", "VOMITED").param("note", "after 10 minutes"))
        .andExpect(redirectedUrl(at("/medicines?saved=missed")));

    assertThat(page(family, at("/medicines?saved=missed")))
        .contains("Call on the same day", "A missed dose, or a dose that came up again.")
        .contains("It came up again", "after 10 minutes");
  }

  @Test
  void onlyDosesOfThePlanAndOfTheseDaysCanBeTicked() throws Exception {
    web.perform(dose(TODAY, 3, "TAKEN")).andExpect(status().is(422));
    web.perform(dose(TODAY.plusDays(1), 1, "TAKEN")).andExpect(status().is(422));
    web.perform(dose(TODAY.minusDays(3), 1, "TAKEN")).andExpect(status().is(422));
    web.perform(dose(TODAY.minusDays(2), 1, "TAKEN"))
        .andExpect(redirectedUrl(at("/medicines?saved=yes")));
  }

  @Test
  void theTeamSeesWhatAFamilySaysOfMedicinesAtHome() throws Exception {
    web.perform(dose(TODAY, 1, "TAKEN"));
    web.perform(dose(TODAY, 2, "MISSED").param("why", "FORGOTTEN"));

    List<Adherence> seen = atHome.of(emma, plans.of(new ChildId(emma), TODAY).plan(), 7);

    assertThat(seen)
        .singleElement()
        .satisfies(one -> {
          assertThat(one.drug().en()).isEqualTo("dexamethasone");
          assertThat(one.planned()).isEqualTo(6);
          assertThat(one.taken()).isEqualTo(1);
          assertThat(one.missed())
              .extracting(HomeDose::why)
              .containsExactly(HomeDose.Why.FORGOTTEN);
          assertThat(one.silent()).isEqualTo(4);
        });
  }

  @Test
  void aSignOfDangerSaysWhomToCallBeforeAnythingIsSaved() throws Exception {
    String fever = page(family, at("/symptoms/fever"));

    assertThat(fever)
        .contains("Call now", "38.0 °C (100.4 °F)", "In an emergency call your hospital")
        .contains("tel:911", "tel:112")
        .doesNotContain("tel:18002272345");
    assertThat(messages.thread(emma)).isEmpty();
  }

  @Test
  void theTeamCanBeToldOfASignOfDangerAsWell() throws Exception {
    web.perform(send("/symptoms/fever")).andExpect(redirectedUrl(at("/symptoms/fever?told=true")));

    assertThat(messages.thread(emma))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.kind()).isEqualTo(Message.Kind.SYMPTOMS);
          assertThat(one.signs().en()).startsWith("Fever: 38.0 °C");
          assertThat(one.signs().es()).startsWith("Fiebre: 38.0 °C");
        });
    assertThat(page(family, at("/symptoms/fever?told=true"))).contains("tel:911", "Call.");
  }

  @Test
  void otherSymptomsGoToTheTeamAndThoseOfTheSameDaySayToCall() throws Exception {
    web.perform(send("/symptoms").param("sign", "cough").param("text", "since Monday"))
        .andExpect(redirectedUrl(at("/symptoms?sent=true&call=cough")));

    assertThat(messages.thread(emma))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.body()).isEqualTo("since Monday");
          assertThat(one.signs().en()).isEqualTo("A cough that goes on for more than 1 or 2 days.");
        });
    assertThat(page(family, at("/symptoms?sent=true&call=cough")))
        .contains("Sent to your team.", "Call on the same day")
        .doesNotContain("no reason to worry");
  }

  @Test
  void nothingPickedAndNothingWrittenIsNotSent() throws Exception {
    web.perform(send("/symptoms").param("text", "  ")).andExpect(status().is(422));

    assertThat(messages.thread(emma)).isEmpty();
  }

  @Test
  void theGuideIsThereOnTheScreenAndOnPaper() throws Exception {
    assertThat(page(family, at("/guide")))
        .contains("Your family guide", "About your medicines")
        .containsOnlyOnce("<main");
    byte[] paper =
        web.perform(get(at("/guide.pdf")).with(user(family)))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    assertThat(new String(paper, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
  }

  @Test
  void theCalendarShowsAMonth() throws Exception {
    String month = page(family, at("/calendar"));

    assertThat(month).contains("January 2026", "Mon 12 Jan", "Phase starts");
    assertThat(page(family, at("/calendar?month=2026-02"))).contains("February 2026");
    web.perform(get(at("/calendar?month=soon")).with(user(family)))
        .andExpect(status().isBadRequest());
  }

  private String link() throws Exception {
    web.perform(send("/calendar/link")).andExpect(redirectedUrl(at("/calendar#link")));
    Matcher found =
        Pattern.compile("/calendar/[A-Za-z0-9_-]{43}\\.ics").matcher(page(family, at("/calendar")));
    assertThat(found.find()).isTrue();
    return found.group();
  }

  @Test
  void aPhoneReadsTheCalendarByItsSecretAddressAlone() throws Exception {
    String link = link();

    var answer =
        web.perform(get(link))
            .andExpect(status().isOk())
            .andExpect(header().string("Content-Type", "text/calendar;charset=UTF-8"))
            .andReturn()
            .getResponse();
    String file = answer.getContentAsString();
    assertThat(file).startsWith("BEGIN:VCALENDAR");
    assertThat(file.lines().filter(line -> line.startsWith("UID")))
        .isNotEmpty()
        .noneMatch(line -> line.toLowerCase(java.util.Locale.ROOT).contains("emma"));
    String mark = Objects.requireNonNull(answer.getHeader("ETag"));
    assertThat(answer.getHeader("Last-Modified")).isEqualTo("Wed, 14 Jan 2026 15:00:00 GMT");
    web.perform(get(link).header("If-None-Match", mark)).andExpect(status().isNotModified());
  }

  @Test
  void theCalendarsAddressEndsWithItsLinkTheAccessAndTheAccount() throws Exception {
    String first = link();
    String second = link();
    web.perform(get(first)).andExpect(status().isNotFound());
    web.perform(get(second)).andExpect(status().isOk());

    accounts.revoke(people.id(family), emma);
    web.perform(get(second)).andExpect(status().isNotFound());
    accounts.grant(people.id(family), emma, "test");
    web.perform(get(second)).andExpect(status().isOk());

    accounts.disable(people.id(family), true);
    web.perform(get(second)).andExpect(status().isNotFound());
    accounts.disable(people.id(family), false);

    web.perform(send("/calendar/link/end"));
    web.perform(get(second)).andExpect(status().isNotFound());
    web.perform(get("/calendar/guess.ics")).andExpect(status().isNotFound());
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from);
    assertThat(start).as(from).isNotNegative();
    int end = text.indexOf(to, start);
    assertThat(end).as(to).isNotNegative();
    return text.substring(start, end);
  }
}
