package org.allway.server.difference;

import org.allway.words.Words;

/** Where a child stands, as people read it. */
public final class States {

  private States() {}

  /** The words for a plan's {@code state}. */
  public static Words words(String state) {
    return switch (state) {
      case "new" -> new Words("newly diagnosed", "recién diagnosticado");
      case "in-remission" -> new Words("in remission", "en remisión");
      case "refractory" -> new Words("refractory", "refractario");
      case "relapsed" -> new Words("relapsed", "en recaída");
      case "after-transplant" -> new Words("after transplant", "tras el trasplante");
      case "off-therapy" -> new Words("off therapy", "fin del tratamiento");
      default -> Words.same(state);
    };
  }
}
