package org.allway.server.record;

import java.util.List;
import java.util.Set;

/** How a value is put in. */
public sealed interface Control {

  /**
   * A number.
   *
   * @param unit as a person writes it; empty if it has none
   */
  record Number(String unit, boolean whole) implements Control {}

  /** Yes, no, or not said. */
  record Truth() implements Control {}

  /** One of a list, or not said. */
  record OneOf(List<Option> options) implements Control {}

  /** Any of a list. */
  record AnyOf(List<Option> options, Set<String> ticked) implements Control {}

  record Day() implements Control {}

  /**
   * A text.
   *
   * @param proposals from which one can be picked
   */
  record Text(List<Option> proposals) implements Control {}

  /** Something to pick. */
  record Option(String value, String label) {}
}
