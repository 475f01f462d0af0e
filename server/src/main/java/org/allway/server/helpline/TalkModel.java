package org.allway.server.helpline;

import java.util.List;
import java.util.UUID;

/**
 * A child's thread with its live chat.
 *
 * @param at the address of the page it stands on
 * @param family whether the family looks at it, and not the team
 * @param stamp changes whenever there is something else to show
 * @param phones where somebody answers by phone now
 */
public record TalkModel(
    String at,
    boolean family,
    List<Line> lines,
    ChatModel chat,
    String stamp,
    List<Reach.Line> phones) {

  /**
   * A message, or something that happened to a chat.
   *
   * @param event what happened; empty for a message
   * @param signs that the family picked
   */
  public record Line(
      String event,
      String author,
      String when,
      boolean mine,
      boolean family,
      String text,
      List<String> signs) {}

  /** How the live chat stands. */
  public enum Standing {
    /** Outside its hours, or this centre has none. */
    CLOSED,
    /** It may be asked for. */
    OPEN,
    WAITING,
    TALKING,
    HANDED
  }

  /**
   * The live chat.
   *
   * @param hours its hours; empty if the centre has none
   * @param opens when it opens next, by the clock of who looks; empty while it is open
   * @param closes when it closes today; empty while it is closed
   * @param position in the queue, from 1
   * @param minutes for which the family has waited
   * @param late whether that is longer than it should
   * @param with the name of who talks, or will talk
   * @param mine whether the person who looks talks in it
   * @param mayTake whether the person who looks may take it
   * @param others to whom it may be handed over
   */
  public record ChatModel(
      Standing standing,
      String hours,
      String opens,
      String closes,
      int position,
      long minutes,
      boolean late,
      String with,
      boolean mine,
      boolean mayTake,
      List<Colleague> others) {

    /** Whether a chat goes on, so that the page looks for news every few seconds. */
    public boolean live() {
      return switch (standing) {
        case WAITING, TALKING, HANDED -> true;
        case CLOSED, OPEN -> false;
      };
    }
  }

  /** Somebody of the team. */
  public record Colleague(UUID account, String name) {}
}
