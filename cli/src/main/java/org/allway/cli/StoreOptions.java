package org.allway.cli;

import java.nio.file.Path;
import java.util.Map;
import org.allway.server.store.StoreSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which store a command works on; secrets come from the environment, where nobody sees them. */
final class StoreOptions {

  static final String SECRETS =
      "Secrets come from the environment: ALLWAY_STORE_KEY (encrypts the folder's files),"
          + " ALLWAY_STORE_USER and ALLWAY_STORE_PASSWORD (of PostgreSQL).";

  private static final String KEY = "ALLWAY_STORE_KEY";
  private static final String USER = "ALLWAY_STORE_USER";
  private static final String PASSWORD = "ALLWAY_STORE_PASSWORD";

  /** One of the two. */
  private static final class Where {

    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "The folder of the embedded database. Default: 'data' in Allway's folder.")
    private @Nullable Path data;

    @Option(
        names = "--db",
        paramLabel = "URL",
        description = "A PostgreSQL database, such as jdbc:postgresql://localhost/allway.")
    private @Nullable String db;
  }

  @ArgGroup private @Nullable Where where;

  /** Whether somebody said which one. */
  boolean named() {
    return where != null;
  }

  StoreSettings settings() {
    Map<String, String> secrets = System.getenv();
    if (where != null && where.db != null) {
      if (!where.db.startsWith("jdbc:postgresql:")) {
        throw new Trouble(
            "--db needs the address of a PostgreSQL database, such as"
                + " jdbc:postgresql://localhost/allway, not '"
                + where.db
                + "'.");
      }
      return StoreSettings.at(
          where.db, secrets.getOrDefault(USER, ""), secrets.getOrDefault(PASSWORD, ""));
    }
    String folder = where == null || where.data == null ? "" : where.data.toString();
    return new StoreSettings(folder, "", "", "", secrets.getOrDefault(KEY, ""));
  }
}
