package org.allway.server.helpline;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.allway.library.Contact;
import org.allway.server.account.Person;
import org.allway.server.account.Role;
import org.allway.server.helpline.TalkModel.ChatModel;
import org.allway.server.helpline.TalkModel.Colleague;
import org.allway.server.helpline.TalkModel.Standing;
import org.allway.server.time.WardTime;
import org.allway.words.Language;
import org.allway.words.Words;
import org.springframework.stereotype.Component;

/**
 * A child's thread and its live chat, as a family or the team sees them, and what they do there.
 */
@Component
public class Talk {

  private final Messages messages;
  private final Chats chats;
  private final Desk desk;
  private final Contacts contacts;
  private final WardTime time;

  Talk(Messages messages, Chats chats, Desk desk, Contacts contacts, WardTime time) {
    this.messages = messages;
    this.chats = chats;
    this.desk = desk;
    this.contacts = contacts;
    this.time = time;
  }

  /** The thread for somebody who looks at it now, who has read it thereby. */
  public TalkModel see(UUID child, Person person, ZoneId zone, String at) {
    List<Message> thread = messages.thread(child);
    if (!thread.isEmpty() && messages.unread(person.account(), child) > 0) {
      messages.read(person.account(), child, thread.getLast().id());
    }
    List<ChatEvent> events = chats.events(child);
    ChatModel chat = chat(child, person, zone);
    String stamp =
        (thread.isEmpty() ? 0 : thread.getLast().id())
            + "-"
            + events.size()
            + "-"
            + chat.standing()
            + "-"
            + chat.position()
            + "-"
            + (chat.late() ? "late" : "");
    return new TalkModel(
        at,
        person.role() == Role.FAMILY,
        lines(thread, events, person, zone),
        chat,
        stamp,
        contacts.reach(child, person.language(), zone).phones());
  }

  /** Adds what somebody writes; while a chat goes on, it belongs to the chat. */
  public void write(UUID child, Person by, String text) {
    boolean chatting = desk.current(child).isPresent();
    messages.write(child, by, chatting ? Message.Kind.CHAT : Message.Kind.WRITTEN, text.strip());
  }

  /**
   * A family asks for a chat.
   *
   * @return whether the chat is open
   */
  public boolean ask(UUID child, Person by) {
    return desk.ask(child, by);
  }

  /** Ends a chat; one that has ended stays so. */
  public void end(UUID child, Person by) {
    desk.end(child, by);
  }

  private ChatModel chat(UUID child, Person person, ZoneId zone) {
    Language language = person.language();
    ZonedDateTime now = time.now().atZone(zone);
    Optional<Contact.Hours> hours = contacts.chat(child);
    Optional<Chat> current = desk.current(child);
    boolean open = desk.open(child);
    Standing standing =
        current
            .map(chat ->
                switch (chat.state()) {
                  case WAITING -> Standing.WAITING;
                  case TALKING -> Standing.TALKING;
                  case HANDED -> Standing.HANDED;
                  case ENDED -> Standing.OPEN;
                })
            .orElse(open ? Standing.OPEN : Standing.CLOSED);
    return new ChatModel(
        standing,
        hours.map(some -> Contacts.hours(some, now, language)).orElse(""),
        hours.filter(_ -> !open).map(some -> Contacts.opens(some, now, language)).orElse(""),
        hours
            .flatMap(some -> some.closes(now.toInstant()))
            .map(end -> Clocks.time(end.withZoneSameInstant(zone), language))
            .orElse(""),
        current.filter(one -> one.state() == Chat.State.WAITING).map(desk::position).orElse(0),
        current.map(desk::minutes).orElse(0L),
        current.map(desk::late).orElse(false),
        current.flatMap(Chat::with).map(Chat.Side::name).orElse(""),
        current.filter(one -> one.with(person.account())).isPresent(),
        current.filter(one -> desk.mayTake(one, person)).isPresent(),
        person.role().careTeam()
            ? desk.others(person).stream()
                .map(side -> new Colleague(side.account(), side.name()))
                .toList()
            : List.of());
  }

  private record Placed(Instant at, int order, TalkModel.Line line) {}

  private static List<TalkModel.Line> lines(
      List<Message> thread, List<ChatEvent> events, Person person, ZoneId zone) {
    List<Placed> placed = new ArrayList<>();
    thread.forEach(one -> placed.add(new Placed(one.at(), 1, line(one, person, zone))));
    events.forEach(one -> placed.add(new Placed(one.at(), 0, line(one, person, zone))));
    return placed.stream()
        .sorted(Comparator.comparing(Placed::at).thenComparingInt(Placed::order))
        .map(Placed::line)
        .toList();
  }

  private static TalkModel.Line line(Message one, Person person, ZoneId zone) {
    Words seen = new Words("has read this", "ha leído esto");
    String event = one.kind() == Message.Kind.SEEN ? seen.in(person.language()) : "";
    return new TalkModel.Line(
        event,
        one.author(),
        when(one.at(), person, zone),
        one.account().equals(person.account()),
        one.family(),
        one.body(),
        one.signs().in(person.language()).lines().toList());
  }

  private static TalkModel.Line line(ChatEvent event, Person person, ZoneId zone) {
    Words what =
        switch (event.what()) {
          case ASKED -> new Words("asks for a chat", "pide un chat");
          case TAKEN -> new Words("is in the chat now", "está ahora en el chat");
          case HANDED ->
              new Words(
                  "hands the chat over to " + event.toName(), "pasa el chat a " + event.toName());
          case ENDED -> new Words("ended the chat", "terminó el chat");
        };
    return new TalkModel.Line(
        what.in(person.language()),
        event.author(),
        when(event.at(), person, zone),
        event.account().equals(person.account()),
        false,
        "",
        List.of());
  }

  private static String when(Instant at, Person person, ZoneId zone) {
    return Clocks.moment(at.atZone(zone), person.language());
  }
}
