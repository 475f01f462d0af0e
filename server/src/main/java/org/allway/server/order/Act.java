package org.allway.server.order;

import java.util.Map;

/** Something that a person did with an order. */
public sealed interface Act {

  /**
   * Signed by who prescribes it.
   *
   * @param reasons why it goes on although a check stops it, by the check's code
   */
  record Prescribed(Ordered what, Map<String, String> reasons) implements Act {}

  /** Signed by a second person, who agrees with every reason above. */
  record Verified() implements Act {}

  /** Not signed by that person. */
  record Rejected(String reason) implements Act {}

  /**
   * Given.
   *
   * @param amount as it went into the child
   * @param time of the day, such as {@code 10:35}
   * @param second who checked it at the bedside as well; empty if nobody was named
   * @param note why it is less than ordered, or anything else
   */
  record Given(String amount, String time, String second, String note) implements Act {}

  /** Not given, because. */
  record NotGiven(String reason) implements Act {}

  /** Taken back by a prescriber. */
  record Cancelled(String reason) implements Act {}
}
