package org.allway.print;

/** A piece of a page. */
public sealed interface Node permits Tag, Text, Style {

  void write(StringBuilder out);
}
