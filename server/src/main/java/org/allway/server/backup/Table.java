package org.allway.server.backup;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.allway.server.store.StoreTrouble;

/**
 * A table of the store.
 *
 * @param key names of the columns of its primary key, in their order
 * @param needs the tables that its rows refer to, itself left out
 */
record Table(String name, List<Column> columns, List<String> key, Set<String> needs) {

  /** What Flyway keeps for itself; each database has its own. */
  private static final String HISTORY = "flyway_schema_history";

  private static final String SCHEMA = "public";

  /**
   * A column.
   *
   * @param counted whether the database numbers its rows
   */
  record Column(String name, Kind kind, boolean counted) {}

  /** All tables of a store, each behind those that it needs. */
  static List<Table> all(Connection connection) throws SQLException {
    DatabaseMetaData data = connection.getMetaData();
    Map<String, Table> byName = new TreeMap<>();
    try (ResultSet tables =
        data.getTables(null, SCHEMA, "%", new String[] {"TABLE", "BASE TABLE"})) {
      while (tables.next()) {
        String name = tables.getString("TABLE_NAME");
        if (!name.equals(HISTORY)) {
          byName.put(
              name, new Table(name, columns(data, name), key(data, name), needs(data, name)));
        }
      }
    }
    return inOrder(byName);
  }

  private static List<Column> columns(DatabaseMetaData data, String table) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (ResultSet found = data.getColumns(null, SCHEMA, table, "%")) {
      while (found.next()) {
        String name = found.getString("COLUMN_NAME");
        String type = found.getString("TYPE_NAME");
        Kind kind =
            Kind.of(type)
                .orElseThrow(() ->
                    new StoreTrouble(
                        "The column "
                            + table
                            + "."
                            + name
                            + " is of a type that backups do not"
                            + " know: "
                            + type
                            + "."));
        columns.add(new Column(name, kind, found.getString("IS_AUTOINCREMENT").equals("YES")));
      }
    }
    return columns;
  }

  private static List<String> key(DatabaseMetaData data, String table) throws SQLException {
    Map<Integer, String> names = new TreeMap<>();
    try (ResultSet found = data.getPrimaryKeys(null, SCHEMA, table)) {
      while (found.next()) {
        names.put(found.getInt("KEY_SEQ"), found.getString("COLUMN_NAME"));
      }
    }
    return List.copyOf(names.values());
  }

  private static Set<String> needs(DatabaseMetaData data, String table) throws SQLException {
    Set<String> names = new LinkedHashSet<>();
    try (ResultSet found = data.getImportedKeys(null, SCHEMA, table)) {
      while (found.next()) {
        names.add(found.getString("PKTABLE_NAME"));
      }
    }
    names.remove(table);
    return names;
  }

  private static List<Table> inOrder(Map<String, Table> byName) {
    List<Table> ordered = new ArrayList<>();
    Set<String> done = new LinkedHashSet<>();
    while (ordered.size() < byName.size()) {
      List<Table> ready =
          byName.values().stream()
              .filter(table -> !done.contains(table.name) && done.containsAll(table.needs))
              .toList();
      if (ready.isEmpty()) {
        throw new StoreTrouble("Tables of the store refer to each other in a circle.");
      }
      ready.forEach(table -> done.add(table.name));
      ordered.addAll(ready);
    }
    return ordered;
  }

  /** Reads all rows, in the order of the key. */
  String select() {
    String order =
        key.stream().map(Table::quoted).collect(Collectors.joining(", ", " order by ", ""));
    return "select " + names() + " from " + quoted() + (key.isEmpty() ? "" : order);
  }

  /** Writes a row, with the numbers that it had. */
  String insert() {
    String values = columns.stream().map(_ -> "?").collect(Collectors.joining(", "));
    return "insert into "
        + quoted()
        + " ("
        + names()
        + ") overriding system value values ("
        + values
        + ")";
  }

  private String names() {
    return columns.stream().map(column -> quoted(column.name)).collect(Collectors.joining(", "));
  }

  /** Its name, for SQL. */
  String quoted() {
    return quoted(name);
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
