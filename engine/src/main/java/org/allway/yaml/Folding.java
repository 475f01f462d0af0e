package org.allway.yaml;

import java.util.ArrayList;
import java.util.List;
import org.allway.diagnostic.Place;

/**
 * Finds where the characters of a scalar stand that is broken over lines or has escapes: a line
 * break with the spaces around it is read as one space, an escape as one character.
 */
final class Folding {

  private final String raw;
  private final boolean doubled;
  private final boolean single;
  private final List<YamlNode.Piece> pieces = new ArrayList<>();
  private Place place;
  private int at;
  private int offset;

  private Folding(String raw, Place start) {
    this.raw = raw;
    this.doubled = raw.startsWith("\"");
    this.single = raw.startsWith("'");
    this.place = start;
  }

  /**
   * The pieces of a scalar; none if its characters stand in one row.
   *
   * @param raw as it stands in the file, with its quotes
   * @param length of the text that it means
   */
  static List<YamlNode.Piece> of(String raw, int length, Place start) {
    boolean quoted = raw.startsWith("\"") || raw.startsWith("'");
    return raw.length() - (quoted ? 2 : 0) == length && raw.indexOf('\n') < 0
        ? List.of()
        : new Folding(raw, start).pieces(quoted);
  }

  private List<YamlNode.Piece> pieces(boolean quoted) {
    int end = raw.length();
    if (quoted) {
      skip(1);
      end--;
    }
    pieces.add(new YamlNode.Piece(0, place));
    while (at < end) {
      char c = raw.charAt(at);
      int gap = gap();
      if (gap > 0) {
        folded(gap);
      } else if (single && c == '\'') {
        read(2, 1);
      } else if (doubled && c == '\\' && at + 1 < end) {
        escape(raw.charAt(at + 1));
      } else {
        skip(1);
        offset++;
      }
    }
    return List.copyOf(pieces);
  }

  /** How many characters of white space begin here, if there is a line break among them. */
  private int gap() {
    int end = at;
    boolean broken = false;
    while (end < raw.length() && Character.isWhitespace(raw.charAt(end))) {
      broken |= raw.charAt(end) == '\n';
      end++;
    }
    return broken ? end - at : 0;
  }

  private void folded(int gap) {
    long lines = raw.substring(at, at + gap).chars().filter(c -> c == '\n').count();
    read(gap, (int) Math.max(1, lines - 1));
  }

  private void escape(char kind) {
    switch (kind) {
      case 'x' -> read(4, 1);
      case 'u' -> read(6, 1);
      case 'U' -> read(10, 2);
      case '\n', '\r' -> {
        skip(1);
        read(gap(), 0);
      }
      default -> read(2, 1);
    }
  }

  /** Some characters of the file that mean fewer; behind them a new piece begins. */
  private void read(int characters, int meant) {
    skip(Math.max(1, characters));
    offset += meant;
    pieces.add(new YamlNode.Piece(offset, place));
  }

  private void skip(int characters) {
    for (int i = 0; i < characters && at < raw.length(); i++) {
      place = raw.charAt(at) == '\n' ? new Place(place.file(), place.line() + 1, 1) : place.plus(1);
      at++;
    }
  }
}
