package org.allway.plan;

import java.util.List;
import org.allway.words.Words;

/** What a check says. */
public record Finding(Level level, String code, Words text, Words action, List<String> cites) {

  /** How much it matters: a stop must not be passed, a warning wants an eye, the rest informs. */
  public enum Level {
    STOP,
    WARN,
    INFO
  }
}
