package org.allway.server.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record of every read and write. Lines are only added. */
@Repository
public class Audit {

  private final JdbcClient database;
  private final Clock clock;

  Audit(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * One line.
   *
   * @param account name of the account; {@code -} for nobody
   * @param detail what the path does not tell; never anything of a chart
   */
  public record Line(
      long id,
      Instant at,
      String account,
      String role,
      String method,
      String path,
      Optional<UUID> child,
      int status,
      String detail,
      String address) {}

  /** What is written down; number and time come from here. */
  public record Act(
      String account,
      String role,
      String method,
      String path,
      Optional<UUID> child,
      int status,
      String detail,
      String address) {}

  public void write(Act act) {
    database
        .sql(
            """
            insert into audit (at, account, role, method, path, child, status, detail, address)
            values (:at, :account, :role, :method, :path, :child, :status, :detail, :address)
            """)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("account", act.account())
        .param("role", act.role())
        .param("method", act.method())
        .param("path", act.path())
        .param("child", act.child().orElse(null))
        .param("status", act.status())
        .param("detail", act.detail())
        .param("address", act.address())
        .update();
  }

  /**
   * The newest lines before one, newest first.
   *
   * @param account of this account alone, if not empty
   * @param child of this child alone, if present
   * @param before the number of a line; the greatest for all
   */
  public List<Line> lines(String account, Optional<UUID> child, long before, int most) {
    return database
        .sql(
            """
            select * from audit
            where id < :before and (:account = '' or account = :account)
              and (:every or child = cast(:child as uuid))
            order by id desc fetch first :most rows only
            """)
        .param("before", before)
        .param("account", account)
        .param("every", child.isEmpty())
        .param("child", child.map(UUID::toString).orElse(null))
        .param("most", most)
        .query(Audit::row)
        .list();
  }

  private static Line row(ResultSet row, int number) throws SQLException {
    return new Line(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("account"),
        row.getString("role"),
        row.getString("method"),
        row.getString("path"),
        Optional.ofNullable(row.getObject("child", UUID.class)),
        row.getInt("status"),
        row.getString("detail"),
        row.getString("address"));
  }
}
