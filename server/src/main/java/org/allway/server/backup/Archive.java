package org.allway.server.backup;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.allway.server.store.ChartFiles;
import org.allway.server.store.Database;
import org.allway.server.store.StoreSettings;
import org.allway.server.store.StoreTrouble;

/** What the command does with a store as a whole: back it up, restore it, write it out as files. */
public final class Archive {

  private static final String NO_ENDING = ".part";

  private Archive() {}

  /**
   * Makes a backup of a store, which may be in use, and reads it once more to be sure of it.
   *
   * @throws StoreTrouble if there is no store, or the file is there already or cannot be written
   */
  public static Backup.Contents backUp(StoreSettings settings, Path file, Instant now) {
    refuseExisting(file);
    Path part = file.resolveSibling(file.getFileName() + NO_ENDING);
    try {
      Files.deleteIfExists(part);
      try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
        Optional<InputStream> running =
            settings.embedded() ? Door.knock(settings.folder()) : Optional.empty();
        if (running.isPresent()) {
          try (InputStream in = running.get()) {
            in.transferTo(out);
          }
        } else {
          try (HikariDataSource source = existing(settings)) {
            Backup.write(source, now, out);
          }
        }
      }
      Backup.Contents contents = Backup.verify(part);
      Files.move(part, file);
      return contents;
    } catch (IOException e) {
      throw new StoreTrouble("The backup cannot be written: " + e.getMessage());
    } catch (SQLException e) {
      throw new StoreTrouble("The store cannot be read: " + e.getMessage());
    }
  }

  /**
   * Fills an empty store from a backup.
   *
   * @throws StoreTrouble if the backup cannot be used or the store is not empty
   */
  public static Backup.Contents restore(Path file, StoreSettings settings) {
    Backup.verify(file); // before anything is made
    try (HikariDataSource source = Database.open(settings)) {
      return Restore.from(file, source, settings.embedded());
    } catch (SQLException e) {
      throw new StoreTrouble("The store cannot be filled: " + e.getMessage());
    }
  }

  /**
   * Writes a store into a folder as files: each child a chart file that {@code allway plan} takes,
   * and each table as lines of JSON.
   *
   * @return how many children there are
   * @throws StoreTrouble if there is no store, or the folder is not empty or cannot be written
   */
  public static int export(StoreSettings settings, Path folder) {
    try (HikariDataSource source = existing(settings);
        Snapshot snapshot = Snapshot.of(source)) {
      Files.createDirectories(folder);
      try (var files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new StoreTrouble("The folder " + folder + " is not empty.\n  Name a new one.");
        }
      }
      Files.createDirectories(folder.resolve("charts"));
      Files.createDirectories(folder.resolve("tables"));
      for (var table : snapshot.tables()) {
        try (OutputStream out =
            Files.newOutputStream(folder.resolve(Manifest.file(table.name())))) {
          snapshot.write(table, out);
        }
      }
      int children = 0;
      for (var chart : ChartFiles.all(snapshot.connection()).entrySet()) {
        Files.writeString(
            folder.resolve("charts").resolve(chart.getKey()),
            chart.getValue().get(),
            StandardCharsets.UTF_8);
        children++;
      }
      return children;
    } catch (IOException e) {
      throw new StoreTrouble("The files cannot be written: " + e.getMessage());
    } catch (SQLException e) {
      throw new StoreTrouble("The store cannot be read: " + e.getMessage());
    }
  }

  /** A store that is there; none is made. */
  private static HikariDataSource existing(StoreSettings settings) {
    if (settings.embedded() && !Database.exists(settings)) {
      throw new StoreTrouble(
          "There is no data in " + settings.folder() + ".\n  Name the folder with --data.");
    }
    return Database.open(settings);
  }

  private static void refuseExisting(Path file) {
    if (Files.exists(file)) {
      throw new StoreTrouble("The file " + file + " is there already.\n  Name a new one.");
    }
  }
}
