package org.allway.cli;

/** Breaks running text into lines. */
final class Wrap {

  private static final int WIDTH = 100;

  private Wrap() {}

  /** The text behind a lead, later lines indented as far as the lead is long. */
  static String lines(String lead, String text) {
    StringBuilder out = new StringBuilder(lead);
    int column = lead.length();
    boolean first = true;
    for (String word : text.strip().split("\\s+", -1)) {
      if (!first && column + 1 + word.length() > WIDTH) {
        out.append('\n').append(" ".repeat(lead.length()));
        column = lead.length();
      } else if (!first) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += word.length();
      first = false;
    }
    return out.append('\n').toString();
  }
}
