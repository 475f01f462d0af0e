package org.allway.server.decision;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.allway.server.child.ChildFrame;

/**
 * The decisions of one child, the open ones first.
 *
 * @param may whether this person decides
 */
public record DecisionsModel(
    ChildFrame frame, UUID child, List<Asked> open, List<Asked> settled, boolean may) {

  /**
   * One question.
   *
   * @param answer the option that holds; empty if none
   * @param by who decided; empty if nobody
   */
  public record Asked(String id, String question, List<Answer> answers, String answer, String by) {}

  /**
   * One option.
   *
   * @param look {@code recommended}, {@code possible} or {@code excluded}
   * @param because reasons, each with its sources
   * @param verified whether what it says is backed by a source
   * @param needs what would tell more about it
   * @param ahead phases that it would bring
   */
  public record Answer(
      String id,
      String label,
      String look,
      String status,
      List<Reason> because,
      boolean verified,
      List<String> needs,
      List<String> ahead,
      boolean chosen) {}

  /** Why, and from where. */
  public record Reason(String text, List<Source> sources) {}

  /** A source, with its title if the library has one. */
  public record Source(String id, Optional<String> title) {}
}
