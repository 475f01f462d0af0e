package org.allway.guide;

import java.util.List;
import org.allway.dose.Route;
import org.allway.library.Product;
import org.allway.print.Node;
import org.allway.print.Tag;

/** How a medicine goes in, as a picture. */
enum Icon {
  PILL,
  DROP,
  DRIP,
  SPINE,
  NEEDLE;

  private static final String INK = "#1d4f7a";
  private static final String PAPER = "#ffffff";

  /** A liquid by mouth is a drop. */
  static Icon of(Route route, boolean liquid) {
    return switch (route) {
      case PO -> liquid ? DROP : PILL;
      case IV, IO -> DRIP;
      case IT -> SPINE;
      case IM, SC, ID -> NEEDLE;
      case PR, INH, NAS -> DROP;
    };
  }

  static boolean liquid(Product product) {
    return product.form() == Product.Form.LIQUID;
  }

  /**
   * The picture.
   *
   * @param words what it shows, for those who do not see it
   */
  Tag picture(String words) {
    return Tag.of("svg", shapes())
        .with("xmlns", "http://www.w3.org/2000/svg")
        .with("viewBox", "0 0 48 48")
        .with("width", "40")
        .with("height", "40")
        .with("role", "img")
        .with("aria-label", words)
        .with("alt", words);
  }

  private List<Node> shapes() {
    return switch (this) {
      case PILL ->
          List.of(
              box(5, 16, 38, 16, 8, PAPER),
              path("M24 16 h11 a8 8 0 0 1 0 16 h-11 z").with("fill", INK));
      case DROP ->
          List.of(
              path("M24 4 C32 16 38 24 38 31 A14 14 0 0 1 10 31 C10 24 16 16 24 4 Z")
                  .with("fill", INK));
      case DRIP ->
          List.of(
              box(13, 4, 22, 24, 4, PAPER),
              box(13, 14, 22, 14, 4, INK),
              path("M24 28 V40").with("fill", "none"),
              path("M24 38 L28 46 H20 Z").with("fill", INK));
      case SPINE ->
          List.of(
              box(8, 3, 14, 8, 3, INK),
              box(8, 14, 14, 8, 3, INK),
              box(8, 26, 14, 8, 3, INK),
              box(8, 37, 14, 8, 3, INK),
              path("M22 24 H34").with("fill", "none"),
              box(34, 19, 12, 10, 2, PAPER));
      case NEEDLE ->
          List.of(
              path("M4 15 V33 M4 24 H12").with("fill", "none"),
              box(12, 17, 22, 14, 2, PAPER),
              box(22, 17, 12, 14, 2, INK),
              path("M34 24 H46").with("fill", "none"));
    };
  }

  private static Tag box(int x, int y, int width, int height, int round, String fill) {
    return Tag.of("rect")
        .with("x", Integer.toString(x))
        .with("y", Integer.toString(y))
        .with("width", Integer.toString(width))
        .with("height", Integer.toString(height))
        .with("rx", Integer.toString(round))
        .with("fill", fill)
        .with("stroke", INK)
        .with("stroke-width", "2.5");
  }

  private static Tag path(String way) {
    return Tag.of("path").with("d", way).with("stroke", INK).with("stroke-width", "2.5");
  }
}
