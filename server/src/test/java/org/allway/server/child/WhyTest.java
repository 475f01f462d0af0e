package org.allway.server.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
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
@DisplayName("Why?")
final class WhyTest {

  private static final Pattern WHY = Pattern.compile("href=\"(/children/[^\"]*/why[^\"]*)\"");

  @Autowired private MockMvc web;
  @Autowired private People people;
  @Autowired private SetClock clock;

  private Visit doctor;

  @BeforeEach
  void ward() {
    clock.set("2026-02-16T15:00:00Z");
    doctor = new Visit(web, people.open("Dr. Ana", Role.PHYSICIAN, Language.EN));
  }

  private static List<String> asked(String page) {
    return WHY.matcher(page)
        .results()
        .map(found -> found.group(1).replace("&amp;", "&"))
        .distinct()
        .toList();
  }

  @Test
  @DisplayName("has an answer wherever a page asks it")
  void everywhere() {
    for (String name : List.of("emma", "leo", "hanna", "mateo")) {
      UUID child = people.example(name);
      String overview = doctor.page("/children/" + child);
      String phase = doctor.page("/children/" + child + "/phases/induction");
      assertThat(asked(overview)).hasSizeGreaterThan(5);
      asked(overview).forEach(doctor::page);
      asked(phase).forEach(doctor::page);
    }
  }

  @Test
  @DisplayName(
      "of a dose: rule as written, file and line, formula, size and its day, rounding, source")
  void dose() {
    UUID emma = people.example("emma");
    String phase = doctor.page("/children/" + emma + "/phases/induction");
    String path =
        asked(phase).stream()
            .filter(one -> one.contains("drug=vincristine"))
            .findFirst()
            .orElseThrow();
    assertThat(doctor.page(path))
        .contains("1.05 mg", "1.5 mg/m² × 0.70 m²", "17.2 kg, 104 cm, 10 Jan 2026")
        .contains("knowledge/phases/standard-risk.yaml:", "drug: vincristine", "CCG-1991")
        .contains("Cap", "2 mg, not reached", "Nobody has found this in a source");
  }

  @Test
  @DisplayName("of a dose by counts: which counts of which day, and the row that decided")
  void counts() {
    UUID hanna = people.example("hanna");
    String path =
        asked(doctor.page("/children/" + hanna)).stream()
            .filter(one -> one.contains("drug=mercaptopurine"))
            .findFirst()
            .orElseThrow();
    assertThat(doctor.page(path)).contains("By the counts", "Share given", "75 %");
  }

  @Test
  @DisplayName("of an adapted dose: the rule that adapted it, with the values it read")
  void adapted() {
    UUID leo = people.example("leo");
    String page = doctor.page("/children/" + leo + "?asOf=2026-03-02");
    String path =
        asked(page).stream()
            .filter(one -> one.contains("drug=vincristine"))
            .findFirst()
            .orElseThrow();
    assertThat(doctor.page(path))
        .contains("Adapted: ", "Direct bilirubin", "knowledge/adaptations/");
  }

  @Test
  @DisplayName("of the risk group: each reason with rule, facts and their days")
  void risk() {
    UUID emma = people.example("emma");
    assertThat(doctor.page("/children/" + emma + "/why?of=risk"))
        .contains(
            "SR-Avg", "knowledge/protocols/", "MRD at the end of induction", "0.004", "9 Feb 2026");
  }

  @Test
  @DisplayName("comes as a panel to the page that asks, without the frame around it")
  void panel() {
    UUID emma = people.example("emma");
    assertThat(doctor.part("/children/" + emma + "/why?of=risk"))
        .contains("<form method=\"dialog\">", "data-focus")
        .doesNotContain("<html");
  }

  @Test
  @DisplayName("of something that is not in the plan is not found")
  void nothing() {
    UUID emma = people.example("emma");
    for (String of :
        List.of("of=phase&phase=moon", "of=finding&n=99", "of=need&fact=moon", "of=moon")) {
      assertThat(doctor.answer("/children/" + emma + "/why?" + of).getStatus()).isEqualTo(404);
    }
  }
}
