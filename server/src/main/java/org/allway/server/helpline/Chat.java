package org.allway.server.helpline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a live chat stands: what its events come to.
 *
 * @param seq the number of its last event
 * @param asked when the family asked for it
 * @param since when it came to stand as it does
 * @param with who talks, or to whom it is being handed over; nobody while it waits
 * @param handing who hands it over
 */
record Chat(
    UUID id,
    UUID child,
    int seq,
    Instant asked,
    Instant since,
    State state,
    Optional<Side> with,
    Optional<Side> handing) {

  /** Somebody of the team. */
  record Side(UUID account, String name) {}

  enum State {
    WAITING,
    TALKING,
    HANDED,
    ENDED
  }

  /**
   * What events come to.
   *
   * @param events of one chat, in their order; at least that it was asked for
   */
  static Chat of(List<ChatEvent> events) {
    ChatEvent first = events.getFirst();
    Chat chat =
        new Chat(
            first.chat(),
            first.child(),
            first.seq(),
            first.at(),
            first.at(),
            State.WAITING,
            Optional.empty(),
            Optional.empty());
    for (ChatEvent event : events.subList(1, events.size())) {
      chat = chat.after(event);
    }
    return chat;
  }

  private Chat after(ChatEvent event) {
    Side doer = new Side(event.account(), event.author());
    return switch (event.what()) {
      case ASKED -> this;
      case TAKEN -> become(event, State.TALKING, Optional.of(doer), Optional.empty());
      case HANDED ->
          become(
              event,
              State.HANDED,
              event.to().map(account -> new Side(account, event.toName())),
              Optional.of(doer));
      case ENDED -> become(event, State.ENDED, with, Optional.empty());
    };
  }

  private Chat become(ChatEvent event, State other, Optional<Side> partner, Optional<Side> giver) {
    return new Chat(id, child, event.seq(), asked, event.at(), other, partner, giver);
  }

  /** Whether this person talks in it. */
  boolean with(UUID account) {
    return state == State.TALKING && with.filter(one -> one.account().equals(account)).isPresent();
  }

  /** Whether it is being handed over to this person, or by this person. */
  boolean handedBetween(UUID account) {
    return state == State.HANDED
        && (with.filter(one -> one.account().equals(account)).isPresent()
            || handing.filter(one -> one.account().equals(account)).isPresent());
  }
}
