package org.allway.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allway.diagnostic.Place;
import org.allway.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * A scenario with {@code cases} stands for several: each case adds its entries to those of the
 * scenario and says the rest itself.
 */
final class Cases {

  private static final String CASES = "cases";
  private static final String NAME = "name";
  private static final String AND = "and";

  private Cases() {}

  static List<YamlNode> of(YamlNode scenario) {
    if (!(scenario instanceof YamlNode.Mapping(Map<String, YamlNode.Entry> entries, Place _))
        || !(entries.get(CASES) instanceof YamlNode.Entry(var _, YamlNode.Items cases, var _))) {
      return List.of(scenario);
    }
    List<YamlNode> all = new ArrayList<>();
    for (YamlNode one : cases.items()) {
      if (one instanceof YamlNode.Mapping own) {
        all.add(merged(entries, own, all.size() + 1));
      } else {
        all.add(one);
      }
    }
    return all;
  }

  private static YamlNode merged(
      Map<String, YamlNode.Entry> common, YamlNode.Mapping own, int number) {
    Map<String, YamlNode.Entry> merged = new LinkedHashMap<>(common);
    merged.remove(CASES);
    for (YamlNode.Entry entry : own.entries().values()) {
      switch (entry.key()) {
        case AND -> put(merged, AND, both(common.get(AND), entry.value()));
        case NAME -> {}
        default -> merged.put(entry.key(), entry);
      }
    }
    String name =
        text(common.get(NAME))
            + ", "
            + (own.entries().containsKey(NAME) ? text(own.entries().get(NAME)) : "case " + number);
    put(merged, NAME, new YamlNode.Text(name, false, own.place()));
    return new YamlNode.Mapping(merged, own.place());
  }

  private static void put(Map<String, YamlNode.Entry> merged, String key, YamlNode value) {
    merged.put(key, new YamlNode.Entry(key, value, value.place()));
  }

  private static String text(YamlNode.@Nullable Entry entry) {
    return entry != null && entry.value() instanceof YamlNode.Text text ? text.text() : "";
  }

  private static YamlNode both(YamlNode.@Nullable Entry common, YamlNode own) {
    List<YamlNode> items = new ArrayList<>();
    if (common != null && common.value() instanceof YamlNode.Items first) {
      items.addAll(first.items());
    }
    if (own instanceof YamlNode.Items more) {
      items.addAll(more.items());
    } else {
      items.add(own);
    }
    return new YamlNode.Items(items, own.place());
  }
}
