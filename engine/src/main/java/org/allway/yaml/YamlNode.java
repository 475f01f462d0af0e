package org.allway.yaml;

import java.util.List;
import java.util.Map;
import org.allway.diagnostic.Place;

/** A piece of YAML that knows where it stands. */
public sealed interface YamlNode {

  Place place();

  /** What this is, in the words of a message: "a text", "a list", "a map". */
  String described();

  /**
   * A scalar, as written.
   *
   * @param plain true when written without quotes, so that {@code true}, {@code 12} and {@code
   *     null} are not texts
   */
  record Text(String text, boolean plain, Place place) implements YamlNode {
    @Override
    public String described() {
      return "'" + text + "'";
    }

    /** Where the characters begin: behind the opening quote, if there is one. */
    public Place start() {
      return plain ? place : place.plus(1);
    }
  }

  /** A sequence. */
  record Items(List<YamlNode> items, Place place) implements YamlNode {
    @Override
    public String described() {
      return "a list";
    }
  }

  /** A mapping, in the order written. */
  record Mapping(Map<String, Entry> entries, Place place) implements YamlNode {
    @Override
    public String described() {
      return "a map of keys and values";
    }
  }

  /** One key with its value; the place is the key's. */
  record Entry(String key, YamlNode value, Place place) {}
}
