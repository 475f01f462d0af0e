package org.allway.server.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import org.allway.library.Library;
import org.allway.server.OnTheWard;
import org.allway.server.People;
import org.allway.server.account.Role;
import org.allway.words.Language;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@OnTheWard
@Import(People.class)
@DisplayName("Protocols, to be read")
final class ProtocolPagesTest {

  @Autowired private MockMvc web;
  @Autowired private People people;
  @Autowired private Library library;

  private MockHttpServletResponse answer(String path, Language language) throws Exception {
    String name = people.open("Dr. Ana", Role.PHYSICIAN, language);
    return web.perform(get(path).with(user(name))).andReturn().getResponse();
  }

  private static String text(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("stand in one list, with version, review and what has no source")
  void list() throws Exception {
    String page = text(answer("/protocols", Language.EN));
    library
        .protocols()
        .values()
        .forEach(one ->
            assertThat(page).contains("href=\"/protocols/" + one.id() + "\"", one.version()));
    assertThat(page).contains("not reviewed by a clinician");
  }

  @Test
  @DisplayName("each opens in both languages and warns while nobody has reviewed it")
  void each() throws Exception {
    for (String id : library.protocols().keySet()) {
      MockHttpServletResponse spanish = answer("/protocols/" + id, Language.ES);
      assertThat(spanish.getStatus()).as(id).isEqualTo(200);
      assertThat(text(spanish)).contains("A quién incluye", "Fuentes", "No trate a un niño con él");
    }
  }

  @Test
  @DisplayName("a protocol lists its parts beside the text, and names a source on each line")
  void parts() throws Exception {
    assertThat(text(answer("/protocols/cog-2019-b-all", Language.EN)))
        .contains("href=\"#part-1\"", "id=\"part-1\"", "vincristine", "CCG-1991");
  }

  @Test
  @DisplayName("come on paper, too; one that is not there is not found")
  void paper() throws Exception {
    assertThat(answer("/protocols/cog-2019-b-all/protocol.pdf", Language.EN).getContentType())
        .isEqualTo("application/pdf");
    assertThat(answer("/protocols/moon", Language.EN).getStatus()).isEqualTo(404);
  }

  @Test
  @DisplayName("two stand side by side, with what they come to and every line that differs")
  void compared() throws Exception {
    String page = text(answer("/protocols/compare?a=cog-2010-b-all&b=cog-2019-b-all", Language.EN));
    assertThat(page)
        .contains("What it comes to", "days with intrathecal therapy", "vincristine IV");
    assertThat(page).contains("Line by line", "scope=\"rowgroup\"");
    assertThat(text(answer("/protocols/compare?a=cog-2010-b-all&b=cog-2019-b-all", Language.ES)))
        .contains("días con terapia intratecal", "Una niña de 6 años");
  }

  @Test
  @DisplayName("one stands beside itself as another centre gives it")
  void centres() throws Exception {
    String page =
        text(
            answer(
                "/protocols/compare?a=adapted-b-all&b=adapted-b-all&centreB=low-resource",
                Language.EN));
    assertThat(page).contains("The centres' routines");
  }

  @Test
  @DisplayName("nothing is compared with itself, nor with what is not there")
  void notCompared() throws Exception {
    assertThat(text(answer("/protocols/compare?a=cog-2010-b-all&b=cog-2010-b-all", Language.EN)))
        .contains("Choose two protocols")
        .doesNotContain("Line by line");
    assertThat(answer("/protocols/compare?a=moon&b=cog-2010-b-all", Language.EN).getStatus())
        .isEqualTo(404);
  }
}
