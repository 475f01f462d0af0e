package org.allway.print;

import java.util.List;

/** A whole document. */
public record Page(String language, String title, String description, String css, List<Node> body) {

  /** As a file that needs no other. */
  public String html() {
    StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    Tag.of(
            "html",
            Tag.of(
                "head",
                Tag.of("meta").with("charset", "utf-8"),
                Tag.of("meta")
                    .with("name", "viewport")
                    .with("content", "width=device-width, initial-scale=1"),
                Tag.of("meta").with("name", "description").with("content", description),
                Tag.of("title", title),
                new Style(css)),
            Tag.of("body", body))
        .with("lang", language)
        .with("xml:lang", language)
        .write(out);
    return out.append('\n').toString();
  }
}
