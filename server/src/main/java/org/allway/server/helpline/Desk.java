package org.allway.server.helpline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.allway.server.account.Account;
import org.allway.server.account.Accounts;
import org.allway.server.account.Person;
import org.allway.server.account.Role;
import org.allway.server.time.WardTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rules of live chat.
 *
 * <ul>
 *   <li>A family asks within the hours of the child's centre and waits in one queue of the ward, in
 *       the order of asking.
 *   <li>A nurse or physician takes a chat that waits; nobody takes one twice.
 *   <li>Who talks may hand over to another nurse or physician, and back; who has not come within
 *       some minutes may be stood in for by anybody.
 *   <li>Who waits at closing time waits no longer; who talks may go on.
 * </ul>
 */
@Component
class Desk {

  private final Chats chats;
  private final Contacts contacts;
  private final Accounts accounts;
  private final WardTime time;
  private final JdbcClient database;
  private final TransactionTemplate transactions;
  private final Duration patience;

  Desk(
      Chats chats,
      Contacts contacts,
      Accounts accounts,
      WardTime time,
      JdbcClient database,
      TransactionTemplate transactions,
      @Value("${allway.chat.patience:3m}") Duration patience) {
    this.chats = chats;
    this.contacts = contacts;
    this.accounts = accounts;
    this.time = time;
    this.database = database;
    this.transactions = transactions;
    this.patience = patience;
  }

  /** Whether somebody may ask for a chat about this child now. */
  boolean open(UUID child) {
    return contacts.chat(child).filter(hours -> hours.open(time.now())).isPresent();
  }

  /** The chat of a child that goes on: it waits, or somebody talks. */
  Optional<Chat> current(UUID child) {
    return chats.open(child).filter(chat -> !missed(chat));
  }

  /** Those who wait, in their order. */
  List<Chat> queue() {
    return chats.open().stream()
        .filter(chat -> chat.state() == Chat.State.WAITING && !missed(chat))
        .toList();
  }

  /** Those whom somebody has taken. */
  List<Chat> talks() {
    return chats.open().stream().filter(chat -> chat.state() != Chat.State.WAITING).toList();
  }

  /** Its place in the queue, from 1. */
  int position(Chat chat) {
    return queue().stream().map(Chat::id).toList().indexOf(chat.id()) + 1;
  }

  /** Whether a family has waited for somebody for longer than it should. */
  boolean late(Chat chat) {
    return chat.state() != Chat.State.TALKING && !time.now().isBefore(chat.since().plus(patience));
  }

  /** In whole minutes, since it came to stand as it does. */
  long minutes(Chat chat) {
    return Math.max(0, Duration.between(chat.since(), time.now()).toMinutes());
  }

  /** Nobody took it before the chat was closed for the day. */
  private boolean missed(Chat chat) {
    if (chat.state() != Chat.State.WAITING) {
      return false;
    }
    Instant now = time.now();
    return contacts
        .chat(chat.child())
        .flatMap(hours -> hours.closes(chat.asked()))
        .filter(end -> now.isBefore(end.toInstant()))
        .isEmpty();
  }

  /** Asks for a chat; one that goes on is kept. */
  boolean ask(UUID child, Person by) {
    return Boolean.TRUE.equals(
        transactions.execute(_ -> {
          // Two of one family who ask at once get one chat.
          database
              .sql("select id from child where id = :id for update")
              .param("id", child)
              .query((row, _) -> row.getObject("id", UUID.class))
              .list();
          if (!open(child)) {
            return false;
          }
          Optional<Chat> before = chats.open(child);
          if (before.isPresent() && !missed(before.get())) {
            return true;
          }
          before.ifPresent(chat -> chats.next(chat, by, ChatEvent.What.ENDED, Optional.empty()));
          chats.ask(child, by);
          return true;
        }));
  }

  /** Whether this person may begin to talk in it. */
  boolean mayTake(Chat chat, Person person) {
    if (!answers(person.role())) {
      return false;
    }
    return switch (chat.state()) {
      case WAITING -> true;
      case HANDED -> chat.handedBetween(person.account()) || late(chat);
      case TALKING, ENDED -> false;
    };
  }

  /**
   * Begins to talk.
   *
   * @return whether this person has it now; not, if somebody was faster
   */
  boolean take(UUID child, Person by) {
    return current(child)
        .filter(chat -> mayTake(chat, by))
        .filter(chat -> chats.next(chat, by, ChatEvent.What.TAKEN, Optional.empty()))
        .isPresent();
  }

  /** Hands over to another nurse or physician, who then takes it. */
  boolean hand(UUID child, Person by, UUID to) {
    Optional<Chat.Side> other =
        others(by).stream().filter(side -> side.account().equals(to)).findFirst();
    return other.isPresent()
        && current(child)
            .filter(chat -> chat.with(by.account()))
            .filter(chat -> chats.next(chat, by, ChatEvent.What.HANDED, other))
            .isPresent();
  }

  /** Ends it: the family at any time, of the team who talks. */
  boolean end(UUID child, Person by) {
    return current(child)
        .filter(chat -> by.role() == Role.FAMILY || chat.with(by.account()))
        .filter(chat -> chats.next(chat, by, ChatEvent.What.ENDED, Optional.empty()))
        .isPresent();
  }

  /** To whom this person could hand over. */
  List<Chat.Side> others(Person person) {
    return accounts.all().stream()
        .filter(one -> answers(one.role()) && !one.disabled())
        .filter(one -> !one.id().equals(person.account()))
        .map(Desk::side)
        .toList();
  }

  private static Chat.Side side(Account account) {
    return new Chat.Side(account.id(), account.display());
  }

  private static boolean answers(Role role) {
    return role == Role.NURSE || role == Role.PHYSICIAN;
  }
}
