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
   * @param pieces where its characters stand, if it is broken over lines or has escapes; else empty
   */
  record Text(String text, boolean plain, Place place, List<Piece> pieces) implements YamlNode {

    public Text(String text, boolean plain, Place place) {
      this(text, plain, place, List.of());
    }

    @Override
    public String described() {
      return "'" + text + "'";
    }

    /** Where one of its characters stands; an opening quote is none of them. */
    public Place at(int offset) {
      for (Piece piece : pieces.reversed()) {
        if (piece.offset() <= offset) {
          return piece.place().plus(offset - piece.offset());
        }
      }
      return place.plus(plain ? offset : offset + 1);
    }
  }

  /** From this character of a text on, the characters stand one behind the other from a place. */
  record Piece(int offset, Place place) {}

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
