package org.allway.print;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One element of a page. What it writes is HTML and XHTML at once, and every text in it is escaped:
 * there is no other way in.
 */
public record Tag(String name, Map<String, String> attributes, List<Node> children)
    implements Node {

  public static Tag of(String name, Node... children) {
    return new Tag(name, Map.of(), List.of(children));
  }

  public static Tag of(String name, List<? extends Node> children) {
    return new Tag(name, Map.of(), List.copyOf(children));
  }

  public static Tag of(String name, String text) {
    return of(name, new Text(text));
  }

  public static Tag of(String name, Stream<? extends Node> children) {
    return of(name, children.toList());
  }

  public Tag with(String attribute, String value) {
    Map<String, String> more = new LinkedHashMap<>(attributes);
    more.put(attribute, value);
    return new Tag(name, more, children);
  }

  /** With a class, by which the style finds it. */
  public Tag as(String style) {
    return with("class", style);
  }

  public Tag and(Node... more) {
    List<Node> all = new ArrayList<>(children);
    all.addAll(List.of(more));
    return new Tag(name, attributes, List.copyOf(all));
  }

  @Override
  public void write(StringBuilder out) {
    out.append('<').append(name);
    attributes.forEach((attribute, value) -> {
      out.append(' ').append(attribute).append("=\"");
      escape(value, out);
      out.append('"');
    });
    boolean empty =
        List.of("meta", "br", "hr", "col", "path", "circle", "rect", "line").contains(name);
    if (children.isEmpty() && empty) {
      out.append("/>");
      return;
    }
    out.append('>');
    children.forEach(child -> child.write(out));
    out.append("</").append(name).append('>');
  }

  static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        // Control characters are no XML at all.
        default -> out.append(Character.isISOControl(c) && c != '\n' ? ' ' : c);
      }
    }
  }
}
