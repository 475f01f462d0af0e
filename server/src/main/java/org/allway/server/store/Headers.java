package org.allway.server.store;

import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Headers as the top of a chart file, and back. */
final class Headers {

  private Headers() {}

  static ObjectNode json(Header header) {
    ObjectNode child = Json.object();
    child.put("id", header.number());
    child.put("name", header.name());
    child.put("born", header.born().toString());
    if (!header.sex().isEmpty()) {
      child.put("sex", header.sex());
    }
    header.diagnosed().ifPresent(day -> child.put("diagnosed", day.toString()));
    ObjectNode top = Json.object();
    top.set("child", child);
    top.put("centre", header.centre());
    if (!header.family().isEmpty()) {
      top.put("family", header.family());
    }
    return top;
  }

  static Header of(ObjectNode top) {
    JsonNode child = top.path("child");
    String number = child.path("id").asString();
    return new Header(
        number,
        child.path("name").asString(number),
        LocalDate.parse(child.path("born").asString()),
        child.path("sex").asString(""),
        Optional.of(child.path("diagnosed").asString(""))
            .filter(text -> !text.isEmpty())
            .map(LocalDate::parse),
        top.path("centre").asString("default"),
        top.path("family").asString(""));
  }
}
