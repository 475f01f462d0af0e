package org.allway.plan;

import java.time.LocalDate;
import org.allway.library.Choice;

/** A decision by which treatment went on with another protocol. */
record Fork(LocalDate on, Choice choice, Choice.Option option) {

  /** The protocol that it begins. */
  String starts() {
    return option.starts().orElseThrow();
  }
}
