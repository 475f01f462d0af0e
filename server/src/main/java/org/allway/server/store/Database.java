package org.allway.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Opens the database that the settings name, and brings its tables up to date. */
public final class Database {

  /** Ample for two cores: a page asks the database for a few milliseconds. */
  private static final int CONNECTIONS = 10;

  /**
   * As PostgreSQL where the two differ; what is committed is written at once; two who write to one
   * child wait for each other.
   */
  private static final String H2_OPTIONS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
          + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE";

  private static final String NAME = "allway";
  private static final String H2_USER = "allway";

  private Database() {}

  /**
   * Opens it; whoever does closes it.
   *
   * @throws StoreTrouble if it cannot be opened
   */
  public static HikariDataSource open(StoreSettings settings) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("store");
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setMinimumIdle(2);
    if (settings.embedded()) {
      pool.setJdbcUrl(
          "jdbc:h2:file:"
              + file(settings)
              + (settings.key().isEmpty() ? "" : ";CIPHER=AES")
              + H2_OPTIONS);
      pool.setUsername(H2_USER);
      // With a cipher H2 takes two words: that of the files, and that of the user.
      pool.setPassword(settings.key().isEmpty() ? H2_USER : settings.key() + " " + H2_USER);
    } else {
      pool.setJdbcUrl(settings.url());
      pool.setUsername(settings.user());
      pool.setPassword(settings.password());
    }
    try {
      return new HikariDataSource(pool);
    } catch (RuntimeException e) {
      throw StoreTrouble.opening(settings, e);
    }
  }

  /** Whether the folder of an embedded database holds one. */
  public static boolean exists(StoreSettings settings) {
    return Files.exists(settings.folder().resolve(NAME + ".mv.db"));
  }

  /** The file's name without its ending, in a folder that only this account can read. */
  private static String file(StoreSettings settings) {
    Path folder = settings.folder().toAbsolutePath().normalize();
    if (folder.toString().contains(";") || settings.key().contains(" ")) {
      throw new StoreTrouble("The folder's name must hold no semicolon, and the key no space.");
    }
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
          Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
      }
    } catch (IOException e) {
      throw new StoreTrouble(
          "The folder "
              + folder
              + " cannot be made: "
              + e.getMessage()
              + "\n  Name another one with --data, or make it and give this account the right to"
              + " write there.");
    }
    return folder.resolve(NAME).toString();
  }

  /** Where the migrations of a database lie: those of both kinds, and its own. */
  public static String[] migrations(boolean embedded) {
    return new String[] {
      "classpath:db/migration", "classpath:db/migration-" + (embedded ? "h2" : "postgresql")
    };
  }

  /** Migrates without a server around it. */
  static FluentConfiguration flyway(DataSource source, boolean embedded) {
    return Flyway.configure().dataSource(source).locations(migrations(embedded));
  }

  /** Transactions that are on the disk when they are committed. */
  static JdbcTransactionManager transactions(DataSource source, boolean embedded) {
    return embedded ? new SyncedTransactions(source) : new JdbcTransactionManager(source);
  }
}
