package org.allway.print;

/** The style sheet of a page: written by us, never from data, and so not escaped. */
public record Style(String css) implements Node {

  @Override
  public void write(StringBuilder out) {
    out.append("<style>").append(css).append("</style>");
  }

  /** A text inside a style sheet, for margins of paper. */
  public static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(point -> {
          boolean plain = Character.isLetterOrDigit(point) || point == ' ';
          if (plain && point < 0x7f) {
            quoted.appendCodePoint(point);
          } else {
            // The blank ends the escape and is not shown.
            quoted.append('\\').append(Integer.toHexString(point)).append(' ');
          }
        });
    return quoted.append('"').toString();
  }
}
