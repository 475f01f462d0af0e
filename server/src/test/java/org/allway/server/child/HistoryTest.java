package org.allway.server.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allway.server.OnTheWard;
import org.allway.server.People;
import org.allway.server.SetClock;
import org.allway.server.account.Role;
import org.allway.server.store.ChartStore;
import org.allway.server.store.ChildId;
import org.allway.server.store.NewEntry;
import org.allway.server.store.StoredEntry;
import org.allway.server.store.Who;
import org.allway.words.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

@OnTheWard
@Import({People.class, SetClock.Here.class})
@DisplayName("The history")
final class HistoryTest {

  @Autowired private MockMvc web;
  @Autowired private People people;
  @Autowired private SetClock clock;
  @Autowired private ChartStore store;

  private Visit nurse;
  private UUID emma = new UUID(0, 0);
  private String name = "";

  @BeforeEach
  void ward() {
    clock.set("2026-02-18T09:30:00Z");
    name = people.open("Noor Haddad", Role.NURSE, Language.EN);
    nurse = new Visit(web, name);
    emma = people.example("emma");
  }

  private void record(LocalDate on, Map<String, ?> says) {
    store.append(new ChildId(emma), List.of(new NewEntry(on, says)), new Who(name));
  }

  @Test
  @DisplayName("shows both times of an entry, and who wrote it by the name that people know")
  void times() {
    record(LocalDate.of(2026, 2, 17), Map.of("lab", Map.of("anc", 0.4)));
    assertThat(nurse.page("/children/" + emma + "/history"))
        .contains("Recorded on Wed 18 Feb 2026", "of 17 Feb 2026", "09:30", "Noor Haddad")
        .contains("Neutrophils");
  }

  @Test
  @DisplayName("keeps what was withdrawn, struck out, with the reason")
  void withdrawn() {
    record(LocalDate.of(2026, 2, 17), Map.of("lab", Map.of("anc", 0.4)));
    StoredEntry newest = store.entries(new ChildId(emma)).getLast();
    String id = newest.body().path("id").asString("");
    record(
        LocalDate.of(2026, 2, 18),
        Map.of("withdraw", Map.of("entry", id, "reason", "of another child")));
    assertThat(nurse.page("/children/" + emma + "/history"))
        .containsPattern("<del>Neutrophils[^<]*0.4[^<]*</del>")
        .contains("withdrawn", "of another child");
  }

  @Test
  @DisplayName("says what an entry changed in the plan")
  void changed() {
    record(LocalDate.of(2026, 2, 18), Map.of("start", "consolidation"));
    long version = store.find(new ChildId(emma)).orElseThrow().version();
    assertThat(nurse.page("/children/" + emma + "/history/changes?to=" + version))
        .contains("Start of consolidation", "class=\"difference\"");
    assertThat(
            nurse.answer("/children/" + emma + "/history/changes?to=" + (version + 1)).getStatus())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("leads back to the plan as it was known on the day of an entry")
  void travel() {
    assertThat(nurse.page("/children/" + emma + "/history"))
        .contains("/children/" + emma + "?asOf=2026-02-16&amp;knownOn=2026-02-18");
  }

  @Test
  @DisplayName("can be narrowed to one kind of entry")
  void kinds() {
    assertThat(nurse.page("/children/" + emma + "/history?kind=gave"))
        .contains("Gave vincristine")
        .doesNotContain("Start of induction");
  }
}
