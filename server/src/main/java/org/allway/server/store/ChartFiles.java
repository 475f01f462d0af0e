package org.allway.server.store;

import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** All charts of a store as files that {@code allway plan} takes. */
public final class ChartFiles {

  /** What a file's name may hold everywhere; numbers of hospitals may hold more. */
  private static final String NOT_IN_NAMES = "[^A-Za-z0-9._-]";

  private ChartFiles() {}

  /**
   * The texts by the names of their files, read one by one.
   *
   * @param connection stays open, and its transaction as it is
   */
  public static Map<String, Supplier<String>> all(Connection connection) {
    Rows rows = new Rows(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
    Map<String, Supplier<String>> files = new LinkedHashMap<>();
    for (StoredChild child : rows.children()) {
      String name = child.header().number().replaceAll(NOT_IN_NAMES, "_");
      boolean clear = !name.startsWith(".") && name.equals(child.header().number());
      files.put(
          (clear ? name : name.replaceFirst("^\\.", "_") + "-" + child.id()) + ".json",
          () -> ChartFile.text(rows.entries(child.id(), 0, child.version())));
    }
    return files;
  }
}
