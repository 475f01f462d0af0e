package org.allway.server.store;

import java.time.Clock;
import java.time.ZoneId;
import org.allway.library.Library;
import org.allway.plan.Planner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The doors of the store, which belong together. */
record Store(ChartStore children, Charts charts, Plans plans) {

  static Store of(
      JdbcTemplate jdbc,
      TransactionTemplate transactions,
      Library library,
      Planner planner,
      Clock clock,
      ZoneId zone) {
    Rows rows = new Rows(jdbc);
    Charts charts = new Charts(rows, library);
    ChartStore children = new ChartStore(rows, charts, transactions, clock, zone);
    return new Store(children, charts, new Plans(charts, children, planner));
  }
}
