package org.allway.server.helpline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allway.server.account.Person;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Live chats, as rows of events that are only added. */
@Repository
class Chats {

  private final JdbcClient database;
  private final Clock clock;

  Chats(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** All chats that have not ended, the one asked for first in front. */
  List<Chat> open() {
    return fold(
        database
            .sql(
                """
                select * from chat_event
                where chat not in (select chat from chat_event where what = 'ENDED')
                order by chat, seq
                """)
            .query(Chats::row)
            .list());
  }

  /** The chat of a child that has not ended. */
  Optional<Chat> open(UUID child) {
    List<Chat> chats =
        fold(
            database
                .sql(
                    """
                    select * from chat_event where child = :child
                      and chat not in
                        (select chat from chat_event where child = :child and what = 'ENDED')
                    order by chat, seq
                    """)
                .param("child", child)
                .query(Chats::row)
                .list());
    return chats.isEmpty() ? Optional.empty() : Optional.of(chats.getLast());
  }

  /** Everything that happened in chats of a child. */
  List<ChatEvent> events(UUID child) {
    return database
        .sql("select * from chat_event where child = :child order by at, seq")
        .param("child", child)
        .query(Chats::row)
        .list();
  }

  void ask(UUID child, Person by) {
    add(UUID.randomUUID(), 1, child, by, ChatEvent.What.ASKED, Optional.empty());
  }

  /**
   * What happens next in a chat.
   *
   * @return whether it did; not, if somebody was faster
   */
  boolean next(Chat chat, Person by, ChatEvent.What what, Optional<Chat.Side> to) {
    return add(chat.id(), chat.seq() + 1, chat.child(), by, what, to);
  }

  private boolean add(
      UUID chat, int seq, UUID child, Person by, ChatEvent.What what, Optional<Chat.Side> to) {
    try {
      database
          .sql(
              """
              insert into chat_event
                (chat, seq, child, at, what, account, author, to_account, to_name)
              values (:chat, :seq, :child, :at, :what, :account, :author,
                cast(:to as uuid), :name)
              """)
          .param("chat", chat)
          .param("seq", seq)
          .param("child", child)
          .param("at", clock.instant().atOffset(ZoneOffset.UTC))
          .param("what", what.name())
          .param("account", by.account())
          .param("author", by.display())
          .param("to", to.map(one -> one.account().toString()).orElse(null))
          .param("name", to.map(Chat.Side::name).orElse(""))
          .update();
      return true;
    } catch (DuplicateKeyException _) {
      return false;
    }
  }

  private static List<Chat> fold(List<ChatEvent> events) {
    Map<UUID, List<ChatEvent>> chats =
        events.stream()
            .collect(
                Collectors.groupingBy(ChatEvent::chat, LinkedHashMap::new, Collectors.toList()));
    return chats.values().stream()
        .map(Chat::of)
        .sorted(java.util.Comparator.comparing(Chat::asked).thenComparing(Chat::id))
        .toList();
  }

  private static ChatEvent row(ResultSet row, int number) throws SQLException {
    return new ChatEvent(
        row.getObject("chat", UUID.class),
        row.getInt("seq"),
        row.getObject("child", UUID.class),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        ChatEvent.What.valueOf(row.getString("what")),
        row.getObject("account", UUID.class),
        row.getString("author"),
        Optional.ofNullable(row.getObject("to_account", UUID.class)),
        row.getString("to_name"));
  }
}
