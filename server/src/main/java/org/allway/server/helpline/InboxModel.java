package org.allway.server.helpline;

import java.util.List;
import java.util.UUID;

/**
 * What families wrote, as the team finds it.
 *
 * @param queue who waits for a chat, in their order
 * @param talks chats that somebody has taken
 * @param threads those that wait for an answer first, the longest waiting in front
 * @param stamp changes whenever there is something else to show
 */
public record InboxModel(List<Row> queue, List<Row> talks, List<Thread> threads, String stamp) {

  /**
   * A chat.
   *
   * @param who talks, or to whom it is handed over; empty while it waits
   * @param handed whether it is being handed over
   * @param mine whether that is the person who looks
   * @param late whether the family has waited for longer than it should
   */
  public record Row(
      UUID child,
      String name,
      long minutes,
      String who,
      boolean handed,
      boolean mine,
      boolean mayTake,
      boolean late) {}

  /**
   * A child's thread.
   *
   * @param waiting whether the family waits for an answer
   * @param signs whether the last message tells of signs
   */
  public record Thread(
      UUID child,
      String name,
      String author,
      String when,
      String text,
      boolean waiting,
      boolean signs,
      int unread) {}
}
