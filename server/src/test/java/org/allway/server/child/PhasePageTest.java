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
@DisplayName("A phase, day by day")
final class PhasePageTest {

  @Autowired private MockMvc web;
  @Autowired private People people;
  @Autowired private SetClock clock;

  private Visit nurse;

  @BeforeEach
  void ward() {
    clock.set("2026-02-16T15:00:00Z");
    nurse = new Visit(web, people.open("Noor", Role.NURSE, Language.EN));
  }

  @Test
  @DisplayName("shows dose, workings, what became of it and who recorded that")
  void given() {
    UUID emma = people.example("emma");
    assertThat(nurse.page("/children/" + emma + "/phases/induction"))
        .contains("Induction with three drugs", "cytarabine IT", "given 70 mg, 12 Jan 2026", "test")
        .contains("no giving recorded", "Find out: MRD in blood on day 8");
  }

  @Test
  @DisplayName("marks every number that nobody has found in a source")
  void marks() {
    UUID emma = people.example("emma");
    assertThat(nurse.page("/children/" + emma + "/phases/induction"))
        .contains("1.05 mg *", "* rests on a number that nobody has found in a source");
  }

  @Test
  @DisplayName("shows the protocol's dose beside the one that this child gets")
  void adapted() {
    UUID hanna = people.example("hanna");
    assertThat(nurse.page("/children/" + hanna + "/phases/maintenance-2"))
        .contains("<del>54.24 mg</del>", "40.68 mg");
  }

  @Test
  @DisplayName("says what its start waits for, and whether that is met")
  void gates() {
    UUID emma = people.example("emma");
    assertThat(nurse.page("/children/" + emma + "/phases/consolidation"))
        .contains("waits for", "≥ 0.75", "met");
  }

  @Test
  @DisplayName("that is not in the roadmap is not found")
  void absent() {
    UUID emma = people.example("emma");
    assertThat(nurse.answer("/children/" + emma + "/phases/moon").getStatus()).isEqualTo(404);
  }
}
