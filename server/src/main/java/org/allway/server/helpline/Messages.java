package org.allway.server.helpline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allway.server.account.Person;
import org.allway.server.account.Role;
import org.allway.words.Words;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The threads of families and the care team: one a child. Messages are only added. */
@Repository
public class Messages {

  /** In characters. */
  public static final int LONGEST = 4000;

  private static final int SHOWN = 300;

  private final JdbcClient database;
  private final Clock clock;

  Messages(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Adds what somebody writes. */
  public void write(UUID child, Person by, Message.Kind kind, String body) {
    write(child, by, kind, body, Words.NONE);
  }

  /**
   * Adds what somebody writes.
   *
   * @param signs that were picked, one a line
   */
  public void write(UUID child, Person by, Message.Kind kind, String body, Words signs) {
    database
        .sql(
            """
            insert into message (child, at, account, author, family, kind, body, signs_en, signs_es)
            values (:child, :at, :account, :author, :family, :kind, :body, :en, :es)
            """)
        .param("child", child)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("account", by.account())
        .param("author", by.display())
        .param("family", by.role() == Role.FAMILY)
        .param("kind", kind.name())
        .param("body", body)
        .param("en", signs.en())
        .param("es", signs.es())
        .update();
  }

  /** The newest messages of a child's thread, the oldest first. */
  public List<Message> thread(UUID child) {
    return database
        .sql(
            """
            select * from message where child = :child order by id desc fetch first :most rows only
            """)
        .param("child", child)
        .param("most", SHOWN)
        .query(Messages::row)
        .list()
        .reversed();
  }

  /** The last message of each thread. */
  List<Message> last() {
    return database
        .sql(
            """
            select message.* from message
            join (select child, max(id) as id from message group by child) as newest
              on newest.id = message.id
            """)
        .query(Messages::row)
        .list();
  }

  /** Since when families wait for an answer, by child. */
  Map<UUID, Instant> unanswered() {
    return database
        .sql(
            """
            select child, min(at) as since from message
            where family and id > coalesce(
              (select max(other.id) from message other
               where other.child = message.child and not other.family), 0)
            group by child
            """)
        .query((row, _) -> Map.entry(row.getObject("child", UUID.class), instant(row, "since")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** How much others wrote that an account has not read, by child. */
  Map<UUID, Integer> unread(UUID account) {
    return database
        .sql(
            """
            select message.child, count(*) as number from message
            left join message_read on message_read.account = :account
              and message_read.child = message.child
            where message.account <> :account and message.id > coalesce(message_read.upto, 0)
            group by message.child
            """)
        .param("account", account)
        .query((row, _) -> Map.entry(row.getObject("child", UUID.class), row.getInt("number")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** How much others wrote in a thread that an account has not read. */
  public int unread(UUID account, UUID child) {
    return unread(account).getOrDefault(child, 0);
  }

  /** Notes that an account has read a thread up to a message. */
  void read(UUID account, UUID child, long upto) {
    int moved =
        database
            .sql(
                """
                update message_read set upto = :upto
                where account = :account and child = :child and upto < :upto
                """)
            .param("upto", upto)
            .param("account", account)
            .param("child", child)
            .update();
    if (moved == 0) {
      begin(account, child, upto);
    }
  }

  private void begin(UUID account, UUID child, long upto) {
    try {
      database
          .sql("insert into message_read (account, child, upto) values (:account, :child, :upto)")
          .param("account", account)
          .param("child", child)
          .param("upto", upto)
          .update();
    } catch (DuplicateKeyException _) {
      // Another window of the same account has noted it.
    }
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static Message row(ResultSet row, int number) throws SQLException {
    return new Message(
        row.getLong("id"),
        row.getObject("child", UUID.class),
        instant(row, "at"),
        row.getObject("account", UUID.class),
        row.getString("author"),
        row.getBoolean("family"),
        Message.Kind.valueOf(row.getString("kind")),
        row.getString("body"),
        new Words(row.getString("signs_en"), row.getString("signs_es")));
  }
}
