package org.allway.fhir.hooks;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allway.assess.Selection;
import org.allway.library.Source;
import org.allway.order.Order;
import org.allway.plan.Plan;

/** What all cards need: who says it, by which sources, under which name. */
record Said(Map<String, Source> sources, Plan plan, String instance) {

  static final List<Card.Reason> REASONS =
      List.of(
          new Card.Reason("decided", "Decided for this child; the reason is in the notes"),
          new Card.Reason("emergency", "Emergency"),
          new Card.Reason("chart-incomplete", "The chart does not hold all that is known"),
          new Card.Reason("plan-outdated", "The plan is out of date"));

  /** The same for the same thing in the same call, so that feedback finds it. */
  String uuid(String... parts) {
    String name = "allway/hooks/" + instance + "/" + String.join("/", parts);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  Card.Source source(Collection<String> cites, String topic) {
    String url =
        cites.stream()
            .map(sources::get)
            .filter(source -> source != null && !source.url().isEmpty())
            .map(Source::url)
            .findFirst()
            .orElse("");
    String label =
        plan.selection() instanceof Selection.Chosen(var index, var _, var _)
            ? "Allway: " + index.protocol().title().en() + " " + index.protocol().version()
            : "Allway";
    return new Card.Source(label, url, topic);
  }

  /** Sources as a line of Markdown; empty if there are none. */
  String sources(Collection<String> cites) {
    if (cites.isEmpty()) {
      return "";
    }
    return "\n\nSources: "
        + cites.stream()
            .map(key -> {
              Source source = sources.get(key);
              return source == null || source.url().isEmpty()
                  ? key
                  : "[" + key + "](" + source.url() + ")";
            })
            .collect(Collectors.joining(", "));
  }

  /** Such as "vincristine 1.05 mg IV on 2026-02-16". */
  static String order(Order order) {
    return order.drug().label().en()
        + " "
        + order.amount()
        + " "
        + order.route()
        + (order.times() > 1 ? ", " + order.times() + " times a day" : "")
        + (order.repeats()
            ? " from " + order.on() + " until " + order.until()
            : " on " + order.on());
  }

  static String unverified(Set<String> fields) {
    return fields.isEmpty()
        ? ""
        : "\n\nNobody has found a source yet for: " + String.join(", ", fields) + ".";
  }
}
