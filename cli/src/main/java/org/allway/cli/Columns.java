package org.allway.cli;

import java.util.ArrayList;
import java.util.List;

/** Lines in columns, each as wide as its widest cell; the last column runs free. */
final class Columns {

  private final List<String[]> rows = new ArrayList<>();
  private final String indent;

  Columns(String indent) {
    this.indent = indent;
  }

  Columns row(String... cells) {
    rows.add(cells);
    return this;
  }

  String text() {
    int columns = rows.stream().mapToInt(row -> row.length).max().orElse(0);
    int[] widths = new int[columns];
    for (String[] row : rows) {
      for (int i = 0; i < row.length - 1; i++) {
        widths[i] = Math.max(widths[i], width(row[i]));
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int i = 0; i < row.length; i++) {
        line.append(row[i]);
        if (i < row.length - 1) {
          line.append(" ".repeat(widths[i] - width(row[i]) + 2));
        }
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** The width on screen: colour codes take none. */
  private static int width(String cell) {
    String plain = cell.replaceAll("\u001b\\[[0-9;]*m", "");
    return plain.codePointCount(0, plain.length());
  }
}
