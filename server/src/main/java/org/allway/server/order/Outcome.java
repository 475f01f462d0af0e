package org.allway.server.order;

import java.util.List;
import org.allway.words.Words;

/** What became of something that a person wanted to do with orders: all of it, or nothing. */
public sealed interface Outcome {

  /** It is done. */
  record Done(int orders) implements Outcome {}

  /** It cannot be done; what is wrong, and what to do. */
  record Refused(List<Words> why) implements Outcome {

    static Refused because(String en, String es) {
      return new Refused(List.of(new Words(en, es)));
    }
  }

  /** Somebody changed the chart or the order meanwhile: look again. */
  record Conflict() implements Outcome {}
}
