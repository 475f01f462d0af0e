package org.allway.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allway.diagnostic.Place;
import org.allway.yaml.YamlNode;

/**
 * Writes out a scenario that stands for several: one for each day of {@code as_of}, and one for
 * each of its {@code cases}, which add to it or replace parts of it. An added entry without a day
 * is of the day of the plan.
 */
final class ScenarioCases {

  private static final String CASES = "cases";
  private static final String AS_OF = "as_of";
  private static final String NAME = "name";

  private ScenarioCases() {}

  static List<YamlNode> of(YamlNode scenario) {
    List<YamlNode> written = new ArrayList<>();
    for (YamlNode one : cases(scenario)) {
      for (YamlNode dated : days(one)) {
        written.add(dated instanceof YamlNode.Mapping mapping ? withDays(mapping) : dated);
      }
    }
    return written;
  }

  private static List<YamlNode> cases(YamlNode scenario) {
    if (!(scenario instanceof YamlNode.Mapping whole)
        || !(value(whole, CASES).orElse(whole) instanceof YamlNode.Items(var cases, var _))) {
      return List.of(scenario);
    }
    List<YamlNode> written = new ArrayList<>();
    for (YamlNode one : cases) {
      Map<String, YamlNode.Entry> entries = new LinkedHashMap<>(whole.entries());
      entries.remove(CASES);
      named(entries, "case " + (written.size() + 1));
      if (one instanceof YamlNode.Mapping own) {
        own.entries().forEach((key, entry) -> entries.merge(key, entry, ScenarioCases::joined));
      } else {
        entries.put("case", new YamlNode.Entry("case", one, one.place()));
      }
      written.add(new YamlNode.Mapping(entries, one.place()));
    }
    return written;
  }

  /** What the scenario says, and what the case adds to it or puts in its place. */
  private static YamlNode.Entry joined(YamlNode.Entry whole, YamlNode.Entry own) {
    Place place = own.value().place();
    YamlNode value = own.value();
    if (whole.key().equals("and") || whole.key().equals("without")) {
      List<YamlNode> all = new ArrayList<>(items(whole.value()));
      all.addAll(items(own.value()));
      value = new YamlNode.Items(all, place);
    } else if (whole.key().equals("expect")
        && whole.value() instanceof YamlNode.Mapping first
        && own.value() instanceof YamlNode.Mapping more) {
      Map<String, YamlNode.Entry> all = new LinkedHashMap<>(first.entries());
      all.putAll(more.entries());
      value = new YamlNode.Mapping(all, place);
    }
    return new YamlNode.Entry(own.key(), value, own.place());
  }

  private static List<YamlNode> days(YamlNode scenario) {
    if (!(scenario instanceof YamlNode.Mapping whole)
        || !(value(whole, AS_OF).orElse(whole) instanceof YamlNode.Items(var days, var _))) {
      return List.of(scenario);
    }
    List<YamlNode> written = new ArrayList<>();
    for (YamlNode day : days) {
      Map<String, YamlNode.Entry> entries = new LinkedHashMap<>(whole.entries());
      named(entries, day instanceof YamlNode.Text text ? text.text() : "");
      entries.put(AS_OF, new YamlNode.Entry(AS_OF, day, day.place()));
      written.add(new YamlNode.Mapping(entries, day.place()));
    }
    return written;
  }

  private static void named(Map<String, YamlNode.Entry> entries, String which) {
    entries.computeIfPresent(
        NAME,
        (_, entry) ->
            entry.value() instanceof YamlNode.Text(String name, var _, Place place, var _)
                ? new YamlNode.Entry(
                    NAME, new YamlNode.Text(name + " (" + which + ")", true, place), entry.place())
                : entry);
  }

  /** The scenario with the day of the plan for each added entry that names none. */
  private static YamlNode.Mapping withDays(YamlNode.Mapping scenario) {
    Optional<YamlNode> day = value(scenario, AS_OF);
    Optional<YamlNode> more = value(scenario, "and");
    if (day.isEmpty() || more.isEmpty()) {
      return scenario;
    }
    List<YamlNode> dated = new ArrayList<>();
    for (YamlNode node : items(more.get())) {
      if (node instanceof YamlNode.Mapping entry && !entry.entries().containsKey("on")) {
        dated.add(with(entry, "on", day.get()));
      } else {
        dated.add(node);
      }
    }
    return with(scenario, "and", new YamlNode.Items(dated, more.get().place()));
  }

  private static YamlNode.Mapping with(YamlNode.Mapping mapping, String key, YamlNode value) {
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>(mapping.entries());
    entries.put(key, new YamlNode.Entry(key, value, value.place()));
    return new YamlNode.Mapping(entries, mapping.place());
  }

  private static Optional<YamlNode> value(YamlNode.Mapping mapping, String key) {
    return Optional.ofNullable(mapping.entries().get(key)).map(YamlNode.Entry::value);
  }

  private static List<YamlNode> items(YamlNode node) {
    return node instanceof YamlNode.Items(List<YamlNode> items, var _) ? items : List.of(node);
  }
}
