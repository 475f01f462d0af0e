package org.allway.server.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.allway.server.account.Person;
import org.allway.server.account.Role;
import org.allway.server.store.ChildId;
import org.allway.server.time.WardTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The acts of all orders, as they are kept. They are only added. */
@Repository
public class OrderStore {

  private static final String SELECT =
      "select order_id, seq, child_id, at, account, display, role, kind, body from order_act ";

  private final JdbcClient database;
  private final WardTime time;

  OrderStore(JdbcClient database, WardTime time) {
    this.database = database;
    this.time = time;
  }

  /** The orders of a child for a day, in the order in which they were signed. */
  public List<Signed> of(ChildId child, LocalDate day) {
    return gather(
        database
            .sql(SELECT + "where child_id = :child and on_day = :day order by at, order_id, seq")
            .param("child", child.value())
            .param("day", day)
            .query(OrderStore::row)
            .list());
  }

  /** The orders of all children for a day. */
  public Map<ChildId, List<Signed>> of(LocalDate day) {
    Map<ChildId, List<Signed>> byChild = new LinkedHashMap<>();
    for (Signed one :
        gather(
            database
                .sql(SELECT + "where on_day = :day order by at, order_id, seq")
                .param("day", day)
                .query(OrderStore::row)
                .list())) {
      byChild.computeIfAbsent(one.child(), _ -> new ArrayList<>()).add(one);
    }
    return byChild;
  }

  Optional<Signed> find(UUID order) {
    return gather(
            database
                .sql(SELECT + "where order_id = :order order by seq")
                .param("order", order)
                .query(OrderStore::row)
                .list())
        .stream()
        .findFirst();
  }

  /**
   * Adds one act.
   *
   * @throws org.springframework.dao.DuplicateKeyException if somebody else was faster
   */
  void add(UUID order, int seq, ChildId child, LocalDate day, Act act, Person person) {
    database
        .sql(
            """
            insert into order_act (order_id, seq, child_id, on_day, kind, at, account, display,
              role, body)
            values (:order, :seq, :child, :day, :kind, :at, :account, :display, :role, :body)
            """)
        .param("order", order)
        .param("seq", seq)
        .param("child", child.value())
        .param("day", day)
        .param("kind", ActJson.kind(act))
        .param("at", time.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
        .param("account", person.name())
        .param("display", person.display())
        .param("role", person.role().name())
        .param("body", ActJson.write(act))
        .update();
  }

  private record Row(UUID order, ChildId child, Signed.Step step) {}

  private static Row row(ResultSet row, int number) throws SQLException {
    Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
    return new Row(
        row.getObject("order_id", UUID.class),
        new ChildId(row.getObject("child_id", UUID.class)),
        new Signed.Step(
            row.getInt("seq"),
            at,
            row.getString("account"),
            row.getString("display"),
            Role.valueOf(row.getString("role")),
            ActJson.read(row.getString("kind"), row.getString("body"))));
  }

  private static List<Signed> gather(List<Row> rows) {
    Map<UUID, List<Row>> byOrder = new LinkedHashMap<>();
    rows.forEach(row -> byOrder.computeIfAbsent(row.order, _ -> new ArrayList<>()).add(row));
    List<Signed> orders = new ArrayList<>();
    byOrder.forEach((id, acts) ->
        orders.add(
            new Signed(
                id,
                acts.getFirst().child,
                acts.stream()
                    .map(Row::step)
                    .sorted((a, b) -> Integer.compare(a.seq(), b.seq()))
                    .toList())));
    return orders;
  }
}
