package org.allway.server.home;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.allway.server.account.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What families say they gave at home. It is their word and no giving of the chart: nothing of it
 * goes into a plan. Rows are only added; of one giving, the newest holds.
 */
@Repository
public class HomeDoses {

  private final JdbcClient database;
  private final Clock clock;

  HomeDoses(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What holds of the days from one to another, both included; what was taken back is not there.
   */
  public List<HomeDose> between(UUID child, LocalDate from, LocalDate to) {
    return database
        .sql(
            """
            select * from home_dose
            join (select max(id) as id from home_dose
                  where child = :child and on_day between :from and :to
                  group by on_day, drug, giving) as newest
              on newest.id = home_dose.id
            where said <> 'OPEN'
            order by on_day, drug, giving
            """)
        .param("child", child)
        .param("from", from)
        .param("to", to)
        .query(HomeDoses::row)
        .list();
  }

  /** Everything that was ever said of these days, the oldest first. */
  public List<HomeDose> history(UUID child, LocalDate from, LocalDate to) {
    return database
        .sql(
            """
            select * from home_dose where child = :child and on_day between :from and :to
            order by home_dose.id
            """)
        .param("child", child)
        .param("from", from)
        .param("to", to)
        .query(HomeDoses::row)
        .list();
  }

  /** Adds what a family says of one giving. */
  public void say(
      UUID child,
      LocalDate day,
      String drug,
      int giving,
      HomeDose.Said said,
      HomeDose.Why why,
      String note,
      Person by) {
    database
        .sql(
            """
            insert into home_dose (child, on_day, drug, giving, said, why, note, at, account, author)
            values (:child, :day, :drug, :giving, :said, :why, :note, :at, :account, :author)
            """)
        .param("child", child)
        .param("day", day)
        .param("drug", drug)
        .param("giving", giving)
        .param("said", said.name())
        .param("why", why.name())
        .param("note", note)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("account", by.account())
        .param("author", by.display())
        .update();
  }

  private static HomeDose row(ResultSet row, int number) throws SQLException {
    return new HomeDose(
        row.getObject("on_day", LocalDate.class),
        row.getString("drug"),
        row.getInt("giving"),
        HomeDose.Said.valueOf(row.getString("said")),
        HomeDose.Why.valueOf(row.getString("why")),
        row.getString("note"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("author"));
  }
}
