package org.allway.server.store;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the ward keeps its data: {@code allway.store.*}.
 *
 * @param directory the folder of the embedded database; empty: {@code data} in Allway's own folder
 * @param url of a PostgreSQL database ({@code jdbc:postgresql://...}); empty: the embedded one
 * @param user of that database
 * @param password of that database
 * @param key encrypts the files of the embedded database (AES); empty: they are not encrypted
 */
@ConfigurationProperties("allway.store")
public record StoreSettings(
    @DefaultValue("") String directory,
    @DefaultValue("") String url,
    @DefaultValue("") String user,
    @DefaultValue("") String password,
    @DefaultValue("") String key) {

  /** The embedded database in a folder. */
  public static StoreSettings in(Path directory) {
    return new StoreSettings(directory.toString(), "", "", "", "");
  }

  /** A PostgreSQL database. */
  public static StoreSettings at(String url, String user, String password) {
    return new StoreSettings("", url, user, password, "");
  }

  /** Whether the database is the embedded one. */
  public boolean embedded() {
    return url.isEmpty();
  }

  /** The folder of the embedded database. */
  public Path folder() {
    return directory.isEmpty()
        ? Path.of(System.getProperty("allway.home", ".")).resolve("data")
        : Path.of(directory);
  }

  /** Without its secrets. */
  @Override
  public String toString() {
    return embedded() ? "the folder " + folder().toAbsolutePath() : url;
  }
}
