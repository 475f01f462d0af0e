package org.allway.server.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.allway.server.store.Database;
import org.allway.server.store.StoreTrouble;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts a backup into an empty store, of either kind. */
public final class Restore {

  private static final int ROWS_AT_A_TIME = 500;

  private Restore() {}

  /**
   * Checks the backup, makes the tables as they were, fills them in one transaction, checks that
   * all of it is there, and brings the tables up to date.
   *
   * @throws StoreTrouble if the backup cannot be used or the store is not empty
   */
  public static Backup.Contents from(Path file, DataSource source, boolean embedded)
      throws SQLException {
    Backup.Contents contents = Backup.verify(file);
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      Manifest manifest = Backup.manifest(zip, file);
      refuseNewer(manifest, source, embedded, file);
      try (Connection connection = source.getConnection()) {
        refuseFull(connection);
      }
      migrate(source, embedded, manifest.schema());
      try (Connection connection = source.getConnection()) {
        refuseFull(connection);
        connection.setAutoCommit(false);
        fill(connection, manifest, zip, file);
        connection.commit();
        goOnCounting(connection); // by itself, because H2 commits with it
        connection.commit();
      }
      check(source, manifest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    migrate(source, embedded, "latest");
    return contents;
  }

  private static void migrate(DataSource source, boolean embedded, String target) {
    Flyway.configure()
        .dataSource(source)
        .locations(Database.migrations(embedded))
        .target(target)
        .load()
        .migrate();
  }

  private static void refuseNewer(
      Manifest manifest, DataSource source, boolean embedded, Path file) {
    MigrationVersion wanted = MigrationVersion.fromVersion(manifest.schema());
    boolean known =
        List.of(
                Flyway.configure()
                    .dataSource(source)
                    .locations(Database.migrations(embedded))
                    .load()
                    .info()
                    .all())
            .stream()
            .anyMatch(migration -> wanted.equals(migration.getVersion()));
    if (!known) {
      throw new StoreTrouble(
          "The backup "
              + file
              + " was made by a newer Allway (tables "
              + manifest.schema()
              + ").\n  Restore it with that one, or a newer one still.");
    }
  }

  private static void refuseFull(Connection connection) throws SQLException {
    for (Table table : Table.all(connection)) {
      if (rows(connection, table) > 0) {
        throw new StoreTrouble(
            "The store is not empty: it has rows in '"
                + table.name()
                + "'.\n  A backup is restored into an empty one: name another folder or database.");
      }
    }
  }

  private static long rows(Connection connection, Table table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + table.quoted())) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void fill(Connection connection, Manifest manifest, ZipFile zip, Path file)
      throws SQLException, IOException {
    Map<String, Manifest.Part> parts =
        manifest.parts().stream()
            .collect(Collectors.toMap(Manifest.Part::table, Function.identity()));
    for (Table table : Table.all(connection)) {
      Manifest.Part part = parts.remove(table.name());
      if (part == null) {
        throw new StoreTrouble("The backup " + file + " lacks the table " + table.name() + ".");
      }
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(Backup.part(zip, part, file), StandardCharsets.UTF_8))) {
        insert(connection, table, lines);
      }
    }
    if (!parts.isEmpty()) {
      throw new StoreTrouble("This Allway does not know the tables " + parts.keySet() + ".");
    }
  }

  private static void insert(Connection connection, Table table, BufferedReader lines)
      throws SQLException, IOException {
    try (PreparedStatement insert = connection.prepareStatement(table.insert())) {
      int waiting = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode row = JsonMapper.shared().readTree(line);
        for (int i = 0; i < table.columns().size(); i++) {
          Table.Column column = table.columns().get(i);
          column.kind().write(insert, i + 1, row.path(column.name()));
        }
        insert.addBatch();
        waiting++;
        if (waiting == ROWS_AT_A_TIME) {
          insert.executeBatch();
          waiting = 0;
        }
      }
      if (waiting > 0) {
        insert.executeBatch();
      }
    }
  }

  private static void goOnCounting(Connection connection) throws SQLException {
    for (Table table : Table.all(connection)) {
      for (Table.Column column : table.columns()) {
        if (column.counted()) {
          goOnCounting(connection, table, column);
        }
      }
    }
  }

  /** The next row gets the number behind the greatest. */
  private static void goOnCounting(Connection connection, Table table, Table.Column column)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      long next;
      try (ResultSet row =
          statement.executeQuery(
              "select coalesce(max(\"" + column.name() + "\"), 0) + 1 from " + table.quoted())) {
        row.next();
        next = row.getLong(1);
      }
      statement.execute(
          "alter table "
              + table.quoted()
              + " alter column \""
              + column.name()
              + "\" restart with "
              + next);
    }
  }

  /** What is in the store now is written out again, and has the hashes of the backup. */
  private static void check(DataSource source, Manifest manifest) throws SQLException, IOException {
    try (Snapshot snapshot = Snapshot.of(source)) {
      for (Table table : snapshot.tables()) {
        Manifest.Part now = snapshot.write(table, OutputStream.nullOutputStream());
        if (manifest.parts().stream().noneMatch(now::holdsTheSameAs)) {
          throw new StoreTrouble(
              "What was restored into '"
                  + table.name()
                  + "' is not what the backup holds. Do not use this store.");
        }
      }
    }
  }
}
