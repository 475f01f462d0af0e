package org.allway.server.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.allway.library.Library;
import org.allway.library.Protocol;
import org.allway.print.Node;
import org.allway.print.Page;
import org.allway.print.Paper;
import org.allway.print.Tag;
import org.allway.print.Text;
import org.allway.review.ProtocolPage;
import org.allway.server.library.ProtocolModel.Heading;
import org.allway.words.Language;

/** The protocol as it stands on paper, made into a part of a page: headings get names. */
final class ProtocolText {

  private final List<Heading> headings = new ArrayList<>();

  private ProtocolText() {}

  static ProtocolModel of(Library library, Protocol protocol, Language language) {
    Page page = ProtocolPage.of(library, protocol, language, Paper.A4);
    ProtocolText text = new ProtocolText();
    StringBuilder markup = new StringBuilder();
    for (Node node : page.body()) {
      if (node instanceof Tag(String name, var _, List<Node> children) && name.equals("main")) {
        children.forEach(child -> text.part(child).write(markup));
      } else {
        text.part(node).write(markup);
      }
    }
    return new ProtocolModel(
        protocol.id(),
        protocol.title().in(language),
        !protocol.review().equals("unreviewed"),
        List.copyOf(text.headings),
        markup.toString());
  }

  private Node part(Node node) {
    if (!(node instanceof Tag tag)) {
      return node;
    }
    return switch (tag.name()) {
      case "h2" -> {
        String id = "part-" + (headings.size() + 1);
        headings.add(new Heading(id, words(tag)));
        yield tag.with("id", id);
      }
      // A wide table moves by itself, and by the keyboard too.
      case "table" ->
          Tag.of("div", plain(tag).as("numbers striped"))
              .as("scroll")
              .with("tabindex", "0")
              .with("role", "region")
              .with("aria-label", headings.isEmpty() ? "-" : headings.getLast().title());
      case "section", "div" ->
          new Tag(tag.name(), tag.attributes(), tag.children().stream().map(this::part).toList());
      default -> tag;
    };
  }

  /** Without the widths of paper: these pages take no styles but their own. */
  private static Tag plain(Tag tag) {
    Map<String, String> attributes = new LinkedHashMap<>(tag.attributes());
    attributes.remove("style");
    return new Tag(
        tag.name(),
        attributes,
        tag.children().stream()
            .map(child -> child instanceof Tag inner ? plain(inner) : child)
            .toList());
  }

  private static String words(Node node) {
    return switch (node) {
      case Text(String words) -> words;
      case Tag tag ->
          tag.children().stream().map(ProtocolText::words).collect(Collectors.joining());
      default -> "";
    };
  }
}
