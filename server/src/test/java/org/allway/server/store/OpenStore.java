package org.allway.server.store;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import org.allway.library.Library;
import org.allway.plan.Planner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A store on a real database, without a server around it. */
public record OpenStore(
    HikariDataSource source,
    TransactionTemplate transactions,
    ChartStore children,
    Charts charts,
    Plans plans)
    implements AutoCloseable {

  /** With its tables brought up to date. */
  public static OpenStore at(StoreSettings settings, Library library, Clock clock) {
    try (HikariDataSource source = Database.open(settings)) {
      Database.flyway(source, settings.embedded()).load().migrate();
    }
    return asItIs(settings, library, clock);
  }

  /** With the tables that it has. */
  static OpenStore asItIs(StoreSettings settings, Library library, Clock clock) {
    HikariDataSource source = Database.open(settings);
    TransactionTemplate transactions =
        new TransactionTemplate(Database.transactions(source, settings.embedded()));
    Store store =
        Store.of(
            new JdbcTemplate(source),
            transactions,
            library,
            new Planner(library),
            clock,
            clock.getZone());
    return new OpenStore(source, transactions, store.children(), store.charts(), store.plans());
  }

  public JdbcTemplate jdbc() {
    return new JdbcTemplate(source);
  }

  @Override
  public void close() {
    source.close();
  }
}
