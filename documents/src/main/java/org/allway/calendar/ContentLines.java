package org.allway.calendar;

import java.nio.charset.StandardCharsets;

/** Lines of an iCalendar text (RFC 5545, 3.1): escaped, folded at 75 octets, ended by CRLF. */
final class ContentLines {

  private static final int LONGEST = 75;

  private final StringBuilder out = new StringBuilder();

  /** A line whose value stands as it is. */
  ContentLines raw(String name, String value) {
    fold(name + ":" + value);
    return this;
  }

  /** A line whose value is a text. */
  ContentLines text(String name, String value) {
    return raw(name, escaped(value));
  }

  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\', ';', ',' -> escaped.append('\\').append(c);
        case '\n' -> escaped.append("\\n");
        case '\r' -> {}
        default -> escaped.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
    return escaped.toString();
  }

  /** Never cut within a character: what is counted is octets, what is written are code points. */
  private void fold(String line) {
    int octets = 0;
    int i = 0;
    while (i < line.length()) {
      int point = line.codePointAt(i);
      int size = Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > LONGEST) {
        out.append("\r\n ");
        octets = 1;
      }
      out.appendCodePoint(point);
      octets += size;
      i += Character.charCount(point);
    }
    out.append("\r\n");
  }

  String text() {
    return out.toString();
  }
}
