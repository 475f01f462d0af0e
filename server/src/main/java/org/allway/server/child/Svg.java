package org.allway.server.child;

import java.util.Locale;

/**
 * Writes the inside of a picture. Colours come from classes, so that one picture serves light and
 * dark; every text is escaped, there is no other way in.
 */
final class Svg {

  private final StringBuilder out = new StringBuilder();

  Svg rect(String style, double x, double y, double width, double height, String title) {
    return rect(style, x, y, width, height, 0, title);
  }

  Svg rect(
      String style, double x, double y, double width, double height, double round, String title) {
    out.append("<rect class=\"").append(style).append('"');
    number("x", x).number("y", y).number("width", width).number("height", height);
    if (round > 0) {
      number("rx", round);
    }
    return end("rect", title);
  }

  Svg circle(String style, double x, double y, double radius, String title) {
    out.append("<circle class=\"").append(style).append('"');
    number("cx", x).number("cy", y).number("r", radius);
    return end("circle", title);
  }

  Svg line(String style, double x1, double y1, double x2, double y2) {
    out.append("<line class=\"").append(style).append('"');
    number("x1", x1).number("y1", y1).number("x2", x2).number("y2", y2);
    out.append("/>");
    return this;
  }

  /** A cross where something was not given. */
  Svg cross(String style, double x, double y, double radius, String title) {
    out.append("<path class=\"").append(style).append("\" d=\"");
    move('M', x - radius, y - radius).move('L', x + radius, y + radius);
    move('M', x - radius, y + radius).move('L', x + radius, y - radius);
    out.append('"');
    return end("path", title);
  }

  Svg diamond(String style, double x, double y, double radius, String title) {
    out.append("<path class=\"").append(style).append("\" d=\"");
    move('M', x, y - radius).move('L', x + radius, y).move('L', x, y + radius);
    move('L', x - radius, y);
    out.append("Z\"");
    return end("path", title);
  }

  /** A line through points, or with steps between them. */
  Svg path(String style, Iterable<double[]> points, boolean steps) {
    out.append("<path class=\"").append(style).append("\" d=\"");
    double last = Double.NaN;
    for (double[] point : points) {
      if (Double.isNaN(last)) {
        move('M', point[0], point[1]);
      } else {
        if (steps) {
          move('L', point[0], last);
        }
        move('L', point[0], point[1]);
      }
      last = point[1];
    }
    out.append("\"/>");
    return this;
  }

  Svg text(String style, double x, double y, String words) {
    out.append("<text class=\"").append(style).append('"');
    number("x", x).number("y", y);
    out.append('>');
    escape(words);
    out.append("</text>");
    return this;
  }

  /**
   * Begins a group.
   *
   * @param attributes name and value in turn
   */
  Svg open(String name, String... attributes) {
    out.append('<').append(name);
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
    out.append('>');
    return this;
  }

  Svg close(String name) {
    out.append("</").append(name).append('>');
    return this;
  }

  Svg title(String words) {
    out.append("<title>");
    escape(words);
    out.append("</title>");
    return this;
  }

  private Svg end(String name, String title) {
    if (title.isEmpty()) {
      out.append("/>");
      return this;
    }
    out.append('>');
    return title(title).close(name);
  }

  private Svg number(String name, double value) {
    out.append(' ').append(name).append("=\"").append(shown(value)).append('"');
    return this;
  }

  private Svg move(char how, double x, double y) {
    out.append(how).append(shown(x)).append(' ').append(shown(y));
    return this;
  }

  /** A tenth of a unit is finer than any screen. */
  static String shown(double value) {
    double tenth = Math.rint(value * 10) / 10;
    return tenth == Math.rint(tenth)
        ? Long.toString((long) tenth)
        : String.format(Locale.ROOT, "%.1f", tenth);
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
  }

  String markup() {
    return out.toString();
  }
}
