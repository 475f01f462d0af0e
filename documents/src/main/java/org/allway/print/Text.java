package org.allway.print;

/** Words on a page. */
public record Text(String words) implements Node {

  @Override
  public void write(StringBuilder out) {
    Tag.escape(words, out);
  }
}
