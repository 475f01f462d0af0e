package org.allway.server.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Where tests get empty databases from. */
public interface Databases extends AutoCloseable {

  StoreSettings fresh();

  @Override
  default void close() {}

  /** Files in a folder. */
  static Databases h2(Path folder) {
    int[] made = {0};
    return () -> StoreSettings.in(folder.resolve("data" + made[0]++));
  }

  /** A PostgreSQL of its own. */
  static Databases postgres() {
    EmbeddedPostgres server = started();
    int[] made = {0};
    return new Databases() {
      @Override
      public StoreSettings fresh() {
        String name = "ward" + made[0]++;
        try (Connection connection = server.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("create database " + name);
        } catch (SQLException e) {
          throw new IllegalStateException(e);
        }
        return StoreSettings.at(server.getJdbcUrl("postgres", name), "postgres", "postgres");
      }

      @Override
      public void close() {
        try {
          server.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  private static EmbeddedPostgres started() {
    try {
      return EmbeddedPostgres.builder().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
