package org.allway.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Refuses whatever would change a row that is there: the trigger of append-only tables in H2, named
 * by their migrations. PostgreSQL has the same as a function, {@code refuse_change}.
 */
public final class AppendOnly implements Trigger {

  /** Integrity constraint violation, as in PostgreSQL. */
  private static final String STATE = "23000";

  private String table = "";

  @Override
  public void init(
      Connection connection, String schema, String trigger, String name, boolean before, int type) {
    table = name;
  }

  @Override
  public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
      throws SQLException {
    throw new SQLException(table + " is append-only: a correction is a new entry", STATE);
  }
}
