package org.allway.server.order;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Acts as they are kept. */
final class ActJson {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private ActJson() {}

  static String kind(Act act) {
    return switch (act) {
      case Act.Prescribed _ -> "prescribed";
      case Act.Verified _ -> "verified";
      case Act.Rejected _ -> "rejected";
      case Act.Given _ -> "given";
      case Act.NotGiven _ -> "not-given";
      case Act.Cancelled _ -> "cancelled";
    };
  }

  static String write(Act act) {
    Map<String, Object> body =
        switch (act) {
          case Act.Prescribed(Ordered what, var reasons) -> {
            Map<String, Object> order = new LinkedHashMap<>();
            order.put("dose", what.dose());
            order.put("on", what.on().toString());
            order.put("drug", what.drug());
            order.put("amount", what.amount());
            order.put("route", what.route());
            order.put("times", what.times());
            order.put("product", what.product());
            order.put("planned", what.planned());
            yield Map.of("order", order, "reasons", reasons);
          }
          case Act.Verified _ -> Map.of();
          case Act.Rejected(String reason) -> Map.of("reason", reason);
          case Act.Given(String amount, String time, String second, String note) ->
              Map.of("amount", amount, "time", time, "second", second, "note", note);
          case Act.NotGiven(String reason) -> Map.of("reason", reason);
          case Act.Cancelled(String reason) -> Map.of("reason", reason);
        };
    return MAPPER.writeValueAsString(body);
  }

  static Act read(String kind, String text) {
    JsonNode body = MAPPER.readTree(text);
    String reason = body.path("reason").asString("");
    return switch (kind) {
      case "prescribed" -> {
        Map<String, String> reasons = new LinkedHashMap<>();
        body.path("reasons")
            .properties()
            .forEach(one -> reasons.put(one.getKey(), one.getValue().asString("")));
        yield new Act.Prescribed(ordered(body.path("order")), reasons);
      }
      case "verified" -> new Act.Verified();
      case "rejected" -> new Act.Rejected(reason);
      case "given" ->
          new Act.Given(
              body.path("amount").asString(""),
              body.path("time").asString(""),
              body.path("second").asString(""),
              body.path("note").asString(""));
      case "not-given" -> new Act.NotGiven(reason);
      case "cancelled" -> new Act.Cancelled(reason);
      default -> throw new IllegalStateException("An order knows no act '" + kind + "'.");
    };
  }

  private static Ordered ordered(JsonNode order) {
    List<String> product =
        order.path("product").valueStream().map(one -> one.asString("")).toList();
    return new Ordered(
        order.path("dose").asString(""),
        LocalDate.parse(order.path("on").asString("")),
        order.path("drug").asString(""),
        order.path("amount").asString(""),
        order.path("route").asString(""),
        order.path("times").asInt(1),
        product,
        order.path("planned").asString(""));
  }
}
