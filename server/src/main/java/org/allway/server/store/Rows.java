package org.allway.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The two tables of the store, in SQL that both databases understand. */
final class Rows {

  private static final String CHILD =
      """
      select c.id, c.version, e.body
      from child c join chart_entry e on e.child_id = c.id and e.seq = c.header
      """;

  private static final String ENTRY =
      "select seq, on_day, recorded_at, recorded_by, body from chart_entry where child_id = :child";

  private final JdbcClient sql;
  private final JdbcTemplate batches;

  Rows(JdbcTemplate jdbc) {
    this.sql = JdbcClient.create(jdbc);
    this.batches = jdbc;
  }

  List<StoredChild> children() {
    return sql.sql(CHILD).query(Rows::child).list();
  }

  Optional<StoredChild> child(ChildId id) {
    return sql.sql(CHILD + "where c.id = :id")
        .param("id", id.value())
        .query(Rows::child)
        .optional();
  }

  Optional<ChildId> numbered(String number) {
    return sql.sql("select id from child where number = :number")
        .param("number", number)
        .query(UUID.class)
        .optional()
        .map(ChildId::new);
  }

  /** The entries behind one version, up to another, in their order. */
  List<StoredEntry> entries(ChildId id, long after, long upTo) {
    return sql.sql(ENTRY + " and seq > :after and seq <= :upTo order by seq")
        .param("child", id.value())
        .param("after", after)
        .param("upTo", upTo)
        .query(Rows::entry)
        .list();
  }

  /** The newest version of which all was recorded by then; 0 if there was nothing yet. */
  long versionAt(ChildId id, Instant at) {
    return sql.sql(
            "select coalesce(max(seq), 0) from chart_entry where child_id = :id and recorded_at <="
                + " :at")
        .param("id", id.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  void admit(ChildId id, String number, long version) {
    sql.sql("insert into child (id, number, version, header) values (:id, :number, :version, 1)")
        .param("id", id.value())
        .param("number", number)
        .param("version", version)
        .update();
  }

  /** Moves the version on; false if it is no longer what was expected. Locks the child's row. */
  boolean advance(ChildId id, long expected, long version) {
    return sql.sql("update child set version = :version where id = :id and version = :expected")
            .param("version", version)
            .param("id", id.value())
            .param("expected", expected)
            .update()
        == 1;
  }

  void header(ChildId id, String number, long seq) {
    sql.sql("update child set number = :number, header = :seq where id = :id")
        .param("number", number)
        .param("seq", seq)
        .param("id", id.value())
        .update();
  }

  void insert(ChildId id, List<StoredEntry> entries) {
    batches.batchUpdate(
        """
        insert into chart_entry (child_id, seq, kind, on_day, recorded_at, recorded_by, body)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        entries,
        entries.size(),
        (statement, entry) -> {
          statement.setObject(1, id.value());
          statement.setLong(2, entry.seq());
          statement.setString(3, entry.isHeader() ? "child" : "entry");
          statement.setObject(4, entry.on().orElse(null), java.sql.Types.DATE);
          statement.setObject(5, entry.recordedAt().atOffset(ZoneOffset.UTC));
          statement.setString(6, entry.recordedBy());
          statement.setString(7, entry.body().toString());
        });
  }

  private static StoredChild child(ResultSet row, int number) throws SQLException {
    return new StoredChild(
        new ChildId(row.getObject("id", UUID.class)),
        row.getLong("version"),
        Headers.of(Json.parse(row.getString("body"))));
  }

  private static StoredEntry entry(ResultSet row, int number) throws SQLException {
    return new StoredEntry(
        row.getLong("seq"),
        Optional.ofNullable(row.getObject("on_day", LocalDate.class)),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getString("recorded_by"),
        Json.parse(row.getString("body")));
  }
}
