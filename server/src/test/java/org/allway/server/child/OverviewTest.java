package org.allway.server.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.allway.server.OnTheWard;
import org.allway.server.People;
import org.allway.server.SetClock;
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
@DisplayName("The child's first page")
final class OverviewTest {

  @Autowired private MockMvc web;
  @Autowired private People people;
  @Autowired private SetClock clock;

  private Visit nurse;

  @BeforeEach
  void ward() {
    clock.set("2026-02-16T15:00:00Z");
    nurse = new Visit(web, people.open("Noor", Role.NURSE, Language.EN));
  }

  private String of(UUID child, String rest) {
    return nurse.page("/children/" + child + rest);
  }

  @Test
  @DisplayName("says who it is, where on the way, and how big, with the day of each measure")
  void frame() {
    String page = of(people.example("emma"), "");
    assertThat(page)
        .contains("<h1>Emma</h1>", "girl, 4 y 11 mo", "day 36", "SR-Avg", "0.70 m²")
        .contains("17.2 kg (10 Jan 2026), 104 cm (10 Jan 2026)");
  }

  @Test
  @DisplayName("marks a risk group that may still change, and says which it may become")
  void provisional() {
    assertThat(of(people.example("emma"), "?asOf=2026-01-20"))
        .contains("provisional", "possible: ");
  }

  @Test
  @DisplayName("shows reactions to drugs above everything else")
  void reactions() {
    assertThat(of(people.example("leo"), "")).contains("Allergic reaction: pegaspargase, grade 3");
  }

  @Test
  @DisplayName("draws each phase as a link that says its days and how sure they are")
  void phases() {
    UUID emma = people.example("emma");
    assertThat(of(emma, ""))
        .contains("href=\"/children/" + emma + "/phases/induction\"")
        .contains("Induction with three drugs, 12 Jan 2026 – 15 Feb 2026, done")
        .contains("waits for neutrophils");
  }

  @Test
  @DisplayName("reads each drug's line aloud: how many given, due, planned, and the next day")
  void lanes() {
    assertThat(of(people.example("emma"), ""))
        .containsPattern("aria-label=\"vincristine IV: 4 given, .*planned, next ");
  }

  @Test
  @DisplayName("has the way as a list, for screens too narrow for a picture")
  void list() {
    assertThat(of(people.example("emma"), "")).contains("<ol class=\"way narrow-only\">");
  }

  @Test
  @DisplayName("shows what is missing, by when and what for")
  void needs() {
    assertThat(of(people.example("emma"), ""))
        .contains("MRD by sequencing at the end of induction", "by 16 Feb 2026, for a decision");
  }

  @Test
  @DisplayName("leads to the decisions that are open")
  void decisions() {
    UUID emma = people.example("emma");
    assertThat(of(emma, "")).contains("/children/" + emma + "/decisions#");
  }

  @Test
  @DisplayName("draws counts with the limits of the rules in use, the dose beneath, and a table")
  void counts() {
    assertThat(of(people.example("hanna"), ""))
        .contains("Neutrophils", "Platelets", "Dose by counts", "limit-text", "In numbers")
        .contains("a count with neutrophils &lt; 0.5");
  }

  @Test
  @DisplayName("of another day says so, and every link on it stays on that day")
  void travel() {
    UUID emma = people.example("emma");
    String page = of(emma, "?asOf=2026-01-20&knownOn=2026-01-15");
    assertThat(page)
        .contains("Not the plan to work by", "2026-01-20", "2026-01-15", "Back to today")
        .contains("/phases/induction?asOf=2026-01-20&amp;knownOn=2026-01-15");
  }

  @Test
  @DisplayName("of a child without a protocol says what is missing")
  void undetermined() {
    assertThat(of(people.example("ben"), "")).contains("Still needed");
  }

  @Test
  @DisplayName("is there in Spanish, too")
  void spanish() {
    Visit doctor = new Visit(web, people.open("Ana", Role.PHYSICIAN, Language.ES));
    assertThat(doctor.page("/children/" + people.example("emma")))
        .contains("niña, 4 a 11 m", "Las próximas dos semanas", "Aún falta", "¿por qué?");
  }

  @Test
  @DisplayName("is not found for a child that is not there, and a day that is none is refused")
  void absent() {
    assertThat(nurse.answer("/children/" + UUID.randomUUID()).getStatus()).isEqualTo(404);
    UUID emma = people.example("emma");
    assertThat(nurse.answer("/children/" + emma + "?asOf=soon").getStatus()).isEqualTo(400);
  }
}
