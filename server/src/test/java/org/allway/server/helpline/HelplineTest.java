package org.allway.server.helpline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allway.server.OnTheWard;
import org.allway.server.People;
import org.allway.server.SetClock;
import org.allway.server.account.Role;
import org.allway.server.audit.Audit;
import org.allway.words.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@OnTheWard
@Import({SetClock.Here.class, People.class})
@DisplayName("The helpline")
class HelplineTest {

  /** A Wednesday, 9 in the morning in Chicago. */
  private static final String OPEN = "2026-01-14T15:00:00Z";

  @Autowired private MockMvc web;
  @Autowired private People people;
  @Autowired private SetClock clock;
  @Autowired private Audit audit;
  @Autowired private Messages messages;
  @Autowired private Chats chats;
  @Autowired private Desk desk;

  private UUID emma = new UUID(0, 0);
  private UUID leo = new UUID(0, 0);
  private String emmas = "";
  private String leos = "";
  private String nora = "";
  private String omar = "";

  @BeforeEach
  void twoFamiliesAndTwoOfTheTeam() {
    clock.set(OPEN);
    emma = people.example("emma");
    leo = people.example("leo");
    emmas = people.family("Emma's mother", Language.EN, emma);
    leos = people.family("Los padres de Leo", Language.ES, leo);
    nora = people.open("Nurse Nora", Role.NURSE, Language.EN);
    omar = people.open("Dr. Omar", Role.PHYSICIAN, Language.EN);
  }

  @AfterEach
  void nobodyWaits() {
    clock.set(OPEN);
    for (UUID child : List.of(emma, leo)) {
      chats
          .open(child)
          .ifPresent(
              chat -> chats.next(chat, person(child), ChatEvent.What.ENDED, Optional.empty()));
    }
  }

  private org.allway.server.account.Person person(UUID child) {
    String name = child.equals(emma) ? emmas : leos;
    return new org.allway.server.account.Person(
        people.id(name), name, name, Role.FAMILY, Language.EN);
  }

  private String read(String name, String path, String zone) throws Exception {
    return web.perform(get(path).with(user(name)).cookie(new Cookie("allway-zone", zone)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private String help(String name, UUID child) throws Exception {
    return read(name, "/family/" + child + "/help", "America/Chicago");
  }

  private String thread(String name, UUID child) throws Exception {
    return read(name, "/children/" + child + "/messages", "America/Chicago");
  }

  /** Each comes a second after the one before. */
  private MockHttpServletRequestBuilder by(String name, String path) {
    clock.pass(Duration.ofSeconds(1));
    return post(path).with(user(name)).with(csrf());
  }

  private void ask(String name, UUID child) throws Exception {
    web.perform(by(name, "/family/" + child + "/help/chat"))
        .andExpect(redirectedUrl("/family/" + child + "/help#talk"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-13T12:59:00Z, false",
    "2026-02-13T13:00:00Z, true",
    "2026-02-14T00:29:59Z, true",
    "2026-02-14T00:30:00Z, false",
    "2026-02-15T18:00:00Z, false",
    // Summer time: Chicago's clock is one hour on from 8 March.
    "2026-03-06T12:59:59Z, false",
    "2026-03-07T00:29:59Z, true",
    "2026-03-09T11:59:59Z, false",
    "2026-03-09T12:00:00Z, true",
    "2026-03-09T23:30:00Z, false",
  })
  void theChatIsOpenFrom7To1830OnChicagosClockOnWeekdays(String moment, boolean open)
      throws Exception {
    clock.set(moment);

    String page = help(emmas, emma);

    assertThat(page.contains("Ask for a chat")).isEqualTo(open);
    assertThat(page.contains("The chat is closed now.")).isEqualTo(!open);
  }

  @ParameterizedTest
  @CsvSource({
    "America/Chicago, 'Mon 9 Mar, 7:00 AM'",
    "America/Mexico_City, 'Mon 9 Mar, 6:00 AM'",
    "Europe/Madrid, 'Mon 9 Mar, 1:00 PM'",
    "America/Los_Angeles, 'Mon 9 Mar, 5:00 AM'",
  })
  void aClosedChatSaysWhenItOpensOnTheFamilysOwnClock(String zone, String opens) throws Exception {
    clock.set("2026-03-07T00:30:00Z");

    String page = read(emmas, "/family/" + emma + "/help", zone);

    assertThat(page).contains(opens + " (your time)");
    assertThat(page).contains("tel:18002272345", "open day and night");
  }

  @Test
  void outsideItsHoursNobodyCanAskForAChat() throws Exception {
    clock.set("2026-02-14T00:30:00Z");

    ask(emmas, emma);

    assertThat(desk.current(emma)).isEmpty();
    assertThat(help(emmas, emma)).contains("The chat is closed now.", "tel:18002272345");
  }

  @Test
  void familiesWaitInTheOrderOfAsking() throws Exception {
    ask(emmas, emma);
    clock.pass(Duration.ofMinutes(1));
    ask(leos, leo);

    assertThat(help(emmas, emma)).contains("You are number 1 in line.");
    assertThat(help(leos, leo)).contains("Usted es el número 2 en la fila.");
    String inbox = read(nora, "/messages", "UTC");
    assertThat(inbox.indexOf(emma.toString())).isLessThan(inbox.indexOf(leo.toString()));

    web.perform(by(nora, "/children/" + emma + "/messages/take"))
        .andExpect(redirectedUrl("/children/" + emma + "/messages"));

    assertThat(help(emmas, emma)).contains("Nurse Nora is in the chat.");
    assertThat(help(leos, leo)).contains("Usted es el número 1 en la fila.");
  }

  @Test
  void askingTwiceKeepsThePlaceInTheQueue() throws Exception {
    ask(emmas, emma);
    ask(leos, leo);
    ask(emmas, emma);

    assertThat(desk.queue()).extracting(Chat::child).containsExactly(emma, leo);
  }

  @Test
  void whoComesSecondDoesNotTakeAChatThatIsTaken() throws Exception {
    ask(emmas, emma);
    web.perform(by(nora, "/children/" + emma + "/messages/take"));

    web.perform(by(omar, "/children/" + emma + "/messages/take")).andExpect(status().is(409));

    assertThat(help(emmas, emma)).contains("Nurse Nora is in the chat.");
  }

  @Test
  void aChatIsHandedOverAndItsTranscriptStaysInTheThread() throws Exception {
    ask(emmas, emma);
    web.perform(by(emmas, "/family/" + emma + "/help").param("text", "May she go to school?"));
    web.perform(by(nora, "/children/" + emma + "/messages/take"));
    web.perform(by(nora, "/children/" + emma + "/messages").param("text", "I ask the doctor."));
    web.perform(
            by(nora, "/children/" + emma + "/messages/hand")
                .param("to", people.id(omar).toString()))
        .andExpect(redirectedUrl("/children/" + emma + "/messages"));

    assertThat(help(emmas, emma)).contains("Dr. Omar will take over the chat.");
    String stranger = people.open("Nurse Nils", Role.NURSE, Language.EN);
    web.perform(by(stranger, "/children/" + emma + "/messages/take")).andExpect(status().is(409));
    web.perform(by(omar, "/children/" + emma + "/messages/take"));
    web.perform(by(nora, "/children/" + emma + "/messages/end")).andExpect(status().is(409));
    web.perform(by(omar, "/children/" + emma + "/messages").param("text", "Not this week."));
    web.perform(by(omar, "/children/" + emma + "/messages/end"));

    String page = help(emmas, emma);
    assertThat(page)
        .containsSubsequence(
            "asks for a chat",
            "May she go to school?",
            "is in the chat now",
            "I ask the doctor.",
            "hands the chat over to Dr. Omar",
            "Dr. Omar is in the chat now",
            "Not this week.",
            "ended the chat")
        .contains("Ask for a chat");
    assertThat(messages.thread(emma)).extracting(Message::kind).containsOnly(Message.Kind.CHAT);
  }

  @Test
  void whoIsHandedOverToAndDoesNotComeIsStoodInForByAnybody() throws Exception {
    ask(emmas, emma);
    web.perform(by(nora, "/children/" + emma + "/messages/take"));
    web.perform(
        by(nora, "/children/" + emma + "/messages/hand").param("to", people.id(omar).toString()));
    clock.pass(Duration.ofMinutes(3));

    assertThat(help(emmas, emma)).contains("Nobody has come yet.", "tel:18002272345");
    String stranger = people.open("Nurse Nils", Role.NURSE, Language.EN);
    web.perform(by(stranger, "/children/" + emma + "/messages/take"))
        .andExpect(redirectedUrl("/children/" + emma + "/messages"));
  }

  @Test
  void ifNobodyComesWithinMinutesThePageSaysSoAndShowsThePhone() throws Exception {
    ask(emmas, emma);
    clock.pass(Duration.ofSeconds(179));
    assertThat(help(emmas, emma)).doesNotContain("Nobody has come yet.");

    clock.pass(Duration.ofSeconds(1));

    assertThat(between(help(emmas, emma), "Nobody has come yet.", "Leave the line"))
        .contains("tel:18002272345");
  }

  @Test
  void whoWaitsWhenTheChatClosesSeesThePhoneAndWaitsNoLonger() throws Exception {
    clock.set("2026-02-14T00:29:00Z");
    ask(emmas, emma);
    assertThat(help(emmas, emma)).contains("You are number 1 in line.");

    clock.set("2026-02-14T00:30:00Z");
    assertThat(help(emmas, emma)).contains("The chat is closed now.", "tel:18002272345");
    web.perform(by(nora, "/children/" + emma + "/messages/take")).andExpect(status().is(409));

    clock.set("2026-02-16T15:00:00Z");
    assertThat(desk.queue()).isEmpty();
    assertThat(help(emmas, emma)).contains("Ask for a chat");
  }

  @Test
  void whoTalksWhenTheChatClosesMayGoOn() throws Exception {
    clock.set("2026-02-14T00:29:00Z");
    ask(emmas, emma);
    web.perform(by(nora, "/children/" + emma + "/messages/take"));
    clock.set("2026-02-14T00:31:00Z");

    assertThat(help(emmas, emma)).contains("Nurse Nora is in the chat.", "End the chat");
  }

  @Test
  void aPharmacistAnswersMessagesButTakesNoChat() throws Exception {
    String pharmacist = people.open("Pia", Role.PHARMACIST, Language.EN);
    ask(emmas, emma);

    web.perform(by(pharmacist, "/children/" + emma + "/messages/take"))
        .andExpect(status().isForbidden());
    web.perform(by(pharmacist, "/children/" + emma + "/messages").param("text", "Shake it well."));

    assertThat(help(emmas, emma)).contains("Shake it well.", "Pia");
  }

  @Test
  void aMessageWaitsAtTheTeamUntilItIsAnsweredAndIsUnreadUntilItIsRead() throws Exception {
    web.perform(by(emmas, "/family/" + emma + "/help").param("text", "Which bath is fine?"))
        .andExpect(redirectedUrl("/family/" + emma + "/help#write"));

    assertThat(read(nora, "/messages", "UTC"))
        .contains("Which bath is fine?", "waits for an answer", "Emma's mother", "1 unread");
    assertThat(thread(nora, emma)).contains("Which bath is fine?", "Wed 14 Jan, ");
    assertThat(messages.unread(people.id(nora), emma)).isZero();
    assertThat(messages.unread(people.id(omar), emma)).isEqualTo(1);
    web.perform(by(nora, "/children/" + emma + "/messages").param("text", "A short one."));

    assertThat(messages.unanswered()).doesNotContainKey(emma);
    assertThat(read(emmas, "/family/" + emma, "UTC")).contains("1 new");
    assertThat(help(emmas, emma)).contains("A short one.", "Nurse Nora");
    assertThat(read(emmas, "/family/" + emma, "UTC")).doesNotContain("1 new");
  }

  @Test
  void aMessageThatNeedsNoAnswerIsMarkedAsReadAndTheFamilySeesIt() throws Exception {
    web.perform(by(emmas, "/family/" + emma + "/help").param("text", "Thank you!"));
    web.perform(by(nora, "/children/" + emma + "/messages/seen"))
        .andExpect(redirectedUrl("/messages"));

    assertThat(messages.unanswered()).doesNotContainKey(emma);
    assertThat(help(emmas, emma)).contains("Nurse Nora has read this.");
  }

  @Test
  void anEmptyMessageIsNotSent() throws Exception {
    web.perform(by(emmas, "/family/" + emma + "/help").param("text", " "))
        .andExpect(status().is(422));
    assertThat(messages.thread(emma)).isEmpty();
  }

  @Test
  void whoLooksForNewsAndFindsNoneIsNotWrittenDown() throws Exception {
    Matcher stamp = Pattern.compile("talk\\?seen=([^\"]+)\"").matcher(help(emmas, emma));
    assertThat(stamp.find()).isTrue();
    String path = "/family/" + emma + "/help/talk?seen=" + stamp.group(1);

    web.perform(get(path).with(user(emmas)).header("HX-Request", "true"))
        .andExpect(status().isNoContent());
    assertThat(reads(emmas, "/talk")).isZero();

    web.perform(by(nora, "/children/" + emma + "/messages").param("text", "Hello."));
    String news =
        web.perform(get(path).with(user(emmas)).header("HX-Request", "true"))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(news).startsWith("<div id=\"talk\"").contains("Hello.").doesNotContain("<html");
    assertThat(reads(emmas, "/talk")).isEqualTo(1);
  }

  private long reads(String account, String ending) {
    return audit.lines(account, Optional.of(emma), Long.MAX_VALUE, 100).stream()
        .filter(line -> line.path().endsWith(ending))
        .count();
  }

  @Test
  void bothSidesOfAThreadAreWrittenDown() throws Exception {
    web.perform(by(emmas, "/family/" + emma + "/help").param("text", "Hello?"));
    thread(nora, emma);

    assertThat(reads(emmas, "/help")).isEqualTo(1);
    assertThat(reads(nora, "/messages")).isEqualTo(1);
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from);
    assertThat(start).as(from).isNotNegative();
    int end = text.indexOf(to, start);
    assertThat(end).as(to).isNotNegative();
    return text.substring(start, end);
  }
}
