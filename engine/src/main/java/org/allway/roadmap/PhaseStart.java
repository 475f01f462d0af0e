package org.allway.roadmap;

import java.time.LocalDate;

/** On which day a phase, or the part behind a gate, begins, and how that is known. */
public record PhaseStart(LocalDate date, Kind kind, LocalDate earliest) {

  /** How a start is known. */
  public enum Kind {
    /** Recorded in the chart. */
    RECORDED,
    /** Inferred from the first recorded giving. */
    INFERRED,
    /** Worked out backwards from a later recorded start. */
    ESTIMATED,
    /** The condition holds; nothing is recorded yet. */
    READY,
    /** The condition is known not to hold. */
    WAITING,
    /** The earliest possible day; the condition is not known yet. */
    EARLIEST
  }

  public boolean happened() {
    return switch (kind) {
      case RECORDED, INFERRED, ESTIMATED -> true;
      case READY, WAITING, EARLIEST -> false;
    };
  }
}
