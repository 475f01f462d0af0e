package org.allway.server.store;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A store on a real database, without a server around it. */
record OpenStore(HikariDataSource source, TransactionTemplate transactions, Store store)
    implements AutoCloseable {

  static OpenStore at(StoreSettings settings, Clock clock) {
    HikariDataSource source = Database.open(settings);
    Database.flyway(source, settings.embedded()).load().migrate();
    TransactionTemplate transactions =
        new TransactionTemplate(Database.transactions(source, settings.embedded()));
    JdbcTemplate jdbc = new JdbcTemplate(source);
    return new OpenStore(
        source,
        transactions,
        Store.of(jdbc, transactions, TestLibrary.LIBRARY, TestLibrary.PLANNER, clock));
  }

  ChartStore children() {
    return store.children();
  }

  Charts charts() {
    return store.charts();
  }

  JdbcTemplate jdbc() {
    return new JdbcTemplate(source);
  }

  @Override
  public void close() {
    source.close();
  }
}
