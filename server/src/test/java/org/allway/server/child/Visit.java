package org.allway.server.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Somebody who has signed in and opens pages. */
record Visit(MockMvc web, String name) {

  private static final int FOUND = 200;

  MockHttpServletResponse answer(String path) {
    try {
      return web.perform(get(path).with(user(name))).andReturn().getResponse();
    } catch (Exception e) {
      throw new AssertionError(path, e);
    }
  }

  /** A page that must be there. */
  String page(String path) {
    MockHttpServletResponse answer = answer(path);
    assertThat(answer.getStatus()).as(path).isEqualTo(FOUND);
    return text(answer);
  }

  static String text(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }

  /** The part that htmx asks for. */
  String part(String path) {
    try {
      return text(
          web.perform(get(path).with(user(name)).header("HX-Request", "true"))
              .andReturn()
              .getResponse());
    } catch (Exception e) {
      throw new AssertionError(path, e);
    }
  }
}
