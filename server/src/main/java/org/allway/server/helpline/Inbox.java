package org.allway.server.helpline;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allway.server.account.Person;
import org.allway.server.store.ChartStore;
import org.allway.server.time.WardTime;
import org.springframework.stereotype.Component;

/** Puts together what waits for the team. */
@Component
class Inbox {

  private static final int SHORT = 140;

  private final Messages messages;
  private final Desk desk;
  private final ChartStore children;
  private final WardTime time;

  Inbox(Messages messages, Desk desk, ChartStore children, WardTime time) {
    this.messages = messages;
    this.desk = desk;
    this.children = children;
    this.time = time;
  }

  /** How much waits: chats in the queue, and threads without an answer. */
  int waiting() {
    return desk.queue().size() + messages.unanswered().size();
  }

  InboxModel of(Person person) {
    Map<UUID, String> names =
        children.children().stream()
            .collect(Collectors.toMap(one -> one.id().value(), one -> one.header().name()));
    Map<UUID, Instant> unanswered = messages.unanswered();
    Map<UUID, Integer> unread = messages.unread(person.account());
    List<InboxModel.Row> queue =
        desk.queue().stream().map(chat -> row(chat, names, person)).toList();
    List<InboxModel.Row> talks =
        desk.talks().stream().map(chat -> row(chat, names, person)).toList();
    List<Message> last =
        messages.last().stream()
            .sorted(
                Comparator.comparing(
                        (Message one) -> unanswered.getOrDefault(one.child(), Instant.MAX))
                    .thenComparing(Comparator.comparingLong(Message::id).reversed()))
            .toList();
    List<InboxModel.Thread> threads =
        last.stream()
            .map(one ->
                new InboxModel.Thread(
                    one.child(),
                    names.getOrDefault(one.child(), "?"),
                    one.author(),
                    Clocks.moment(one.at().atZone(time.zone()), person.language()),
                    text(one, person),
                    unanswered.containsKey(one.child()),
                    one.kind() == Message.Kind.SYMPTOMS,
                    unread.getOrDefault(one.child(), 0)))
            .toList();
    String stamp = Integer.toHexString(List.of(queue, talks, threads).hashCode());
    return new InboxModel(queue, talks, threads, stamp);
  }

  private InboxModel.Row row(Chat chat, Map<UUID, String> names, Person person) {
    return new InboxModel.Row(
        chat.child(),
        names.getOrDefault(chat.child(), "?"),
        desk.minutes(chat),
        chat.with().map(Chat.Side::name).orElse(""),
        chat.state() == Chat.State.HANDED,
        chat.with().filter(one -> one.account().equals(person.account())).isPresent(),
        desk.mayTake(chat, person),
        desk.late(chat));
  }

  private static String text(Message one, Person person) {
    String signs = one.signs().in(person.language()).replace("\n", " ");
    String all = (signs + " " + one.body()).strip();
    return all.length() > SHORT ? all.substring(0, SHORT) + "…" : all;
  }
}
