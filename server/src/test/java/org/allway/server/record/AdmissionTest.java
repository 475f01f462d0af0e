package org.allway.server.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.allway.server.OnTheWard;
import org.allway.server.People;
import org.allway.server.SetClock;
import org.allway.server.account.Role;
import org.allway.server.store.ChartStore;
import org.allway.words.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.util.HtmlUtils;

@OnTheWard
@Import({People.class, SetClock.Here.class})
@DisplayName("A new child is admitted")
final class AdmissionTest {

  private static final int OK = 200;
  private static final int DONE = 303;
  private static final int FORBIDDEN = 403;
  private static final int REFUSED = 422;

  @Autowired private MockMvc web;
  @Autowired private People people;
  @Autowired private SetClock clock;
  @Autowired private ChartStore store;

  private String nurse = "";
  private final String number = "h-" + UUID.randomUUID();

  @BeforeEach
  void ward() {
    clock.set("2026-02-16T15:00:00Z");
    nurse = people.open("Noor", Role.NURSE, Language.EN);
  }

  @Test
  @DisplayName("with what is known, and goes on to what the plan is missing")
  void admitted() throws Exception {
    MockHttpServletResponse answer =
        admit(Map.of("height_cm", "104", "weight_kg", "17,2", "lineage", "B"));
    assertThat(answer.getStatus()).isEqualTo(DONE);
    assertThat(answer.getRedirectedUrl()).endsWith("/record");
    assertThat(store.numbered(number)).isPresent();
    assertThat(store.entries(store.numbered(number).orElseThrow().id())).hasSize(3);
  }

  @Test
  @DisplayName("with a name and a birthday alone, for all else can come later")
  void bare() throws Exception {
    assertThat(admit(Map.of()).getStatus()).isEqualTo(DONE);
  }

  @Test
  @DisplayName("whoever has the name and birthday of another is asked about")
  void duplicate() throws Exception {
    String name = "Twin " + UUID.randomUUID();
    admit(Map.of("name", name));
    MockHttpServletResponse asked = admit(Map.of("name", name, "number", "h-" + UUID.randomUUID()));
    assertThat(asked.getStatus()).isEqualTo(REFUSED);
    assertThat(asked.getContentAsString()).contains("Is this the same child?");
    String other = "h-" + UUID.randomUUID();
    assertThat(admit(Map.of("name", name, "number", other, "another", "yes")).getStatus())
        .isEqualTo(DONE);
  }

  @Test
  @DisplayName("a number that another child has is refused, and what was typed stays")
  void sameNumber() throws Exception {
    admit(Map.of());
    MockHttpServletResponse answer = admit(Map.of("name", "Somebody else"));
    assertThat(answer.getStatus()).isEqualTo(REFUSED);
    assertThat(answer.getContentAsString()).contains("Another child of this ward", "Somebody else");
  }

  @Test
  @DisplayName("what cannot be is refused at its field")
  void impossible() throws Exception {
    assertThat(admit(Map.of("born", "2030-01-01")).getStatus()).isEqualTo(REFUSED);
    assertThat(admit(Map.of("weight_kg", "9999")).getContentAsString()).contains("This cannot be");
  }

  @Test
  @DisplayName("a chart that is in a file is taken over as it is, or refused with the reason")
  void file() throws Exception {
    String chart =
        "child: {id: "
            + number
            + ", name: Ada, born: 2021-03-04}\nchart:\n"
            + "  - {on: 2026-01-10, facts: {lineage: B}}\n";
    assertThat(take(chart).getStatus()).isEqualTo(DONE);
    assertThat(store.numbered(number)).isPresent();
    assertThat(take("child: {id: x}").getStatus()).isEqualTo(REFUSED);
  }

  @Test
  @DisplayName("a FHIR Bundle is read out first, and taken over once a person has seen it")
  void fhir() throws Exception {
    String bundle =
        """
        {"resourceType": "Bundle", "type": "collection", "entry": [
          {"resource": {"resourceType": "Patient", "id": "%s", "birthDate": "2021-03-04",
            "gender": "female", "name": [{"given": ["Ada"], "family": "Li"}]}},
          {"resource": {"resourceType": "Observation", "id": "w", "status": "final",
            "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]},
            "effectiveDateTime": "2026-01-10",
            "valueQuantity": {"value": 16.5, "system": "http://unitsofmeasure.org", "code": "kg"}}},
          {"resource": {"resourceType": "Observation", "id": "moon", "status": "final",
            "code": {"text": "Phase of the moon"}, "valueString": "full"}}]}
        """
            .formatted(number);
    MockHttpServletResponse read = take(bundle);
    assertThat(read.getStatus()).isEqualTo(OK);
    String page = read.getContentAsString(StandardCharsets.UTF_8);
    assertThat(page).contains("Nothing is kept yet", "Observation/w", "Observation/moon");
    assertThat(store.numbered(number)).isEmpty();
    String chart = page.replaceAll("(?s).*<textarea[^>]*>(.*)</textarea>.*", "$1");
    MockHttpServletResponse taken =
        web.perform(
                post("/children/import/read")
                    .param("chart", HtmlUtils.htmlUnescape(chart))
                    .with(user(nurse))
                    .with(csrf()))
            .andReturn()
            .getResponse();
    assertThat(taken.getStatus()).isEqualTo(DONE);
    assertThat(store.numbered(number)).isPresent();
  }

  @Test
  @DisplayName("FHIR that makes no chart says why, and keeps nothing")
  void nothing() throws Exception {
    MockHttpServletResponse read = take("{\"resourceType\": \"Bundle\", \"type\": \"collection\"}");
    assertThat(read.getStatus()).isEqualTo(REFUSED);
    assertThat(read.getContentAsString(StandardCharsets.UTF_8)).contains("no resources in it");
  }

  @Test
  @DisplayName("pharmacists and administrators admit nobody")
  void roles() throws Exception {
    for (Role role : new Role[] {Role.PHARMACIST, Role.ADMINISTRATOR, Role.FAMILY}) {
      nurse = people.open("Other", role, Language.EN);
      assertThat(admit(Map.of()).getStatus()).isEqualTo(FORBIDDEN);
    }
  }

  private MockHttpServletResponse take(String chart) throws Exception {
    MockMultipartFile file =
        new MockMultipartFile(
            "chart", "ada.yaml", "text/yaml", chart.getBytes(StandardCharsets.UTF_8));
    return web.perform(multipart("/children/import").file(file).with(user(nurse)).with(csrf()))
        .andReturn()
        .getResponse();
  }

  private MockHttpServletResponse admit(Map<String, String> typed) throws Exception {
    MockHttpServletRequestBuilder request = post("/children").with(user(nurse)).with(csrf());
    Map<String, String> usual =
        Map.of(
            "name", "Child " + number, "number", number, "born", "2021-03-04", "centre", "default");
    usual.forEach((name, value) -> request.param(name, typed.getOrDefault(name, value)));
    typed.forEach((name, value) -> {
      if (!usual.containsKey(name)) {
        request.param(name, value);
      }
    });
    return web.perform(request).andReturn().getResponse();
  }
}
