package org.allway.server.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.allway.server.OnTheWard;
import org.allway.server.People;
import org.allway.server.SetClock;
import org.allway.server.account.Role;
import org.allway.server.store.ChartStore;
import org.allway.server.store.ChildId;
import org.allway.server.store.Plans;
import org.allway.server.store.Who;
import org.allway.server.store.Writing;
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
@DisplayName("Documents of a child")
final class DocumentsTest {

  @Autowired private MockMvc web;
  @Autowired private People people;
  @Autowired private SetClock clock;
  @Autowired private ChartStore store;
  @Autowired private Plans plans;

  private Visit nurse;
  private UUID emma = new UUID(0, 0);

  @BeforeEach
  void ward() {
    clock.set("2026-02-16T15:00:00Z");
    nurse = new Visit(web, people.open("Noor", Role.NURSE, Language.EN));
    emma = people.example("emma");
  }

  private MockHttpServletResponse file(String name) {
    MockHttpServletResponse answer = nurse.answer("/children/" + emma + "/documents/" + name);
    assertThat(answer.getStatus()).as(name).isEqualTo(200);
    assertThat(answer.getHeader("Content-Disposition"))
        .contains("allway-")
        .doesNotContainIgnoringCase("emma");
    return answer;
  }

  @Test
  @DisplayName("the roadmap on paper comes as PDF, whole or one phase, in both languages and sizes")
  void roadmap() {
    for (String query :
        List.of("", "?lang=es&paper=letter", "?phase=induction", "?asOf=2026-01-20")) {
      MockHttpServletResponse answer = file("roadmap.pdf" + query);
      assertThat(answer.getContentType()).isEqualTo("application/pdf");
      assertThat(new String(answer.getContentAsByteArray(), 0, 5, StandardCharsets.US_ASCII))
          .isEqualTo("%PDF-");
    }
  }

  @Test
  @DisplayName("the family's guide comes as PDF and as a page of its own")
  void guide() {
    assertThat(file("guide.pdf?lang=es").getContentType()).isEqualTo("application/pdf");
    MockHttpServletResponse page = file("guide.html?lang=es");
    assertThat(Visit.text(page)).contains("lang=\"es\"");
    assertThat(page.getHeader("Content-Disposition")).startsWith("attachment");
  }

  @Test
  @DisplayName("the calendar holds the days of treatment")
  void calendar() {
    MockHttpServletResponse answer = file("calendar.ics?lang=es");
    assertThat(answer.getContentType()).startsWith("text/calendar");
    assertThat(Visit.text(answer)).startsWith("BEGIN:VCALENDAR");
  }

  @Test
  @DisplayName("the chart as a file gives the same plan in another ward")
  void chart() {
    String text =
        Visit.text(file("chart.yaml"))
            .replaceFirst("\"id\":\"emma", "\"id\":\"again-" + emma + "-");
    Writing written = store.takeOver("chart.yaml", text, new Who("test"));
    assertThat(written).isInstanceOf(Writing.Appended.class);
    ChildId again = ((Writing.Appended) written).child();
    var today = java.time.LocalDate.of(2026, 2, 16);
    assertThat(plans.of(again, today).plan().roadmap())
        .isEqualTo(plans.of(new ChildId(emma), today).plan().roadmap());
  }

  @Test
  @DisplayName("plan and chart come as FHIR R4 for another record system")
  void fhir() {
    MockHttpServletResponse plan = file("plan.fhir.json");
    assertThat(plan.getContentType()).isEqualTo("application/fhir+json");
    assertThat(Visit.text(plan))
        .contains("\"CarePlan\"", "\"MedicationRequest\"", "\"Provenance\"");
    assertThat(Visit.text(file("chart.fhir.json"))).contains("\"Patient\"", "\"Observation\"");
  }

  @Test
  @DisplayName("what there is nothing of yet is not found, and the page says so")
  void nothing() {
    UUID ben = people.example("ben");
    assertThat(nurse.page("/children/" + ben + "/documents")).contains("YAML");
    assertThat(nurse.answer("/children/" + emma + "/documents/guide.pdf?lang=xx").getStatus())
        .isEqualTo(404);
    assertThat(nurse.answer("/children/" + emma + "/documents/roadmap.pdf?phase=moon").getStatus())
        .isEqualTo(404);
  }
}
