package org.allway.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.allway.chart.ChartReader;
import org.allway.diagnostic.Diagnostics;
import org.allway.server.store.ChildId;
import org.allway.server.store.Database;
import org.allway.server.store.Databases;
import org.allway.server.store.NewEntry;
import org.allway.server.store.OpenStore;
import org.allway.server.store.StoreSettings;
import org.allway.server.store.StoreTrouble;
import org.allway.server.store.TestLibrary;
import org.allway.server.store.Who;
import org.allway.server.store.Writing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupTest {

  private static final Who WHO = new Who("dr.müller");
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private static Path folder;
  private Databases h2;
  private Databases postgres;
  private int files;

  @BeforeAll
  void start() {
    h2 = Databases.h2(folder);
    postgres = Databases.postgres();
  }

  @AfterAll
  void stop() {
    postgres.close();
  }

  private Path fresh(String ending) {
    return folder.resolve("file" + files++ + ending);
  }

  /** Two charts taken over, one of them corrected, and something in the audit. */
  private StoreSettings filled(Databases databases) {
    StoreSettings settings = databases.fresh();
    try (OpenStore store = OpenStore.at(settings, TestLibrary.bundled(), CLOCK)) {
      for (String name : List.of("emma", "noah")) {
        assertThat(store.children().takeOver(name, example(name), WHO))
            .isInstanceOf(Writing.Appended.class);
      }
      store
          .jdbc()
          .update(
              """
              insert into audit (at, account, role, method, path, child, status, detail, address)
              values (current_timestamp, 'ä "q"', 'nurse', 'GET', '/', null, 200, 'línea
              two', '')
              """);
    }
    return settings;
  }

  private static String example(String name) {
    try {
      return Files.readString(
          Path.of(System.getProperty("allway.home", ".."), "examples", name + ".yaml"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All tables with the sums of their rows. */
  private static Map<String, String> everything(StoreSettings settings)
      throws SQLException, IOException {
    Map<String, String> found = new TreeMap<>();
    try (HikariDataSource source = Database.open(settings);
        Snapshot snapshot = Snapshot.of(source)) {
      for (Table table : snapshot.tables()) {
        Manifest.Part part = snapshot.write(table, OutputStream.nullOutputStream());
        found.put(table.name(), part.rows() + " " + part.content());
      }
    }
    return found;
  }

  @Test
  void what_goes_from_h2_to_postgresql_and_back_is_the_same() throws Exception {
    StoreSettings first = filled(h2);
    Path backup = fresh(".zip");
    Backup.Contents contents = Archive.backUp(first, backup, CLOCK.instant());
    StoreSettings second = postgres.fresh();
    assertThat(Archive.restore(backup, second)).isEqualTo(contents);
    Path again = fresh(".zip");
    Archive.backUp(second, again, CLOCK.instant());
    StoreSettings third = h2.fresh();
    Archive.restore(again, third);

    assertThat(contents.rows()).isGreaterThan(20);
    assertThat(everything(second)).isEqualTo(everything(first));
    assertThat(everything(third)).isEqualTo(everything(first));
  }

  @Test
  void a_restored_store_goes_on_where_the_other_stopped() {
    Path backup = fresh(".zip");
    Archive.backUp(filled(postgres), backup, CLOCK.instant());
    StoreSettings restored = h2.fresh();
    Archive.restore(backup, restored);
    try (OpenStore store = OpenStore.at(restored, TestLibrary.bundled(), CLOCK)) {
      ChildId emma = store.children().numbered("emma").orElseThrow().id();
      NewEntry lab = new NewEntry(LocalDate.now(ZoneOffset.UTC), Map.of("lab", Map.of("anc", 0.8)));
      assertThat(store.children().append(emma, List.of(lab), WHO))
          .isInstanceOf(Writing.Appended.class);
      store
          .jdbc()
          .update(
              "insert into audit (at, account, role, method, path, status, detail, address)"
                  + " values (current_timestamp, '-', '-', 'GET', '/', 200, '', '')");
      assertThat(store.jdbc().queryForList("select id from audit order by id", Long.class))
          .containsExactly(1L, 2L);
      assertThatThrownBy(() -> store.jdbc().update("delete from chart_entry"))
          .isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void a_store_that_is_not_empty_is_left_as_it_is() throws Exception {
    StoreSettings full = filled(h2);
    Path backup = fresh(".zip");
    Archive.backUp(full, backup, CLOCK.instant());
    Map<String, String> before = everything(full);
    assertThatThrownBy(() -> Archive.restore(backup, full))
        .isInstanceOf(StoreTrouble.class)
        .hasMessageContaining("not empty");
    assertThat(everything(full)).isEqualTo(before);
  }

  @Test
  void a_backup_that_broke_off_or_was_damaged_is_refused_before_anything_is_made()
      throws IOException {
    Path backup = fresh(".zip");
    Archive.backUp(filled(h2), backup, CLOCK.instant());
    StoreSettings empty = h2.fresh();
    byte[] whole = Files.readAllBytes(backup);

    Path half = Files.write(fresh(".zip"), Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> Archive.restore(half, empty)).isInstanceOf(StoreTrouble.class);

    Path flipped = Files.write(fresh(".zip"), whole);
    try (RandomAccessFile file = new RandomAccessFile(flipped.toFile(), "rw")) {
      file.seek(whole.length / 4);
      int there = file.read();
      file.seek(whole.length / 4);
      file.write(there ^ 0x10);
    }
    assertThatThrownBy(() -> Archive.restore(flipped, empty)).isInstanceOf(StoreTrouble.class);

    Path other = Files.writeString(fresh(".zip"), "not a backup");
    assertThatThrownBy(() -> Archive.restore(other, empty)).isInstanceOf(StoreTrouble.class);
    assertThat(Database.exists(empty)).isFalse();
  }

  @Test
  void what_is_written_during_a_backup_is_in_it_whole_or_not_at_all() throws Exception {
    for (Databases databases : List.of(h2, postgres)) {
      StoreSettings settings = filled(databases);
      try (OpenStore store = OpenStore.at(settings, TestLibrary.bundled(), CLOCK);
          Snapshot snapshot = Snapshot.of(store.source())) {
        Table entries = table(snapshot, "chart_entry");
        Manifest.Part before = snapshot.write(entries, OutputStream.nullOutputStream());
        ChildId emma = store.children().numbered("emma").orElseThrow().id();
        NewEntry lab =
            new NewEntry(LocalDate.now(ZoneOffset.UTC), Map.of("lab", Map.of("anc", 0.8)));
        store.children().append(emma, List.of(lab), WHO);
        assertThat(snapshot.write(entries, OutputStream.nullOutputStream())).isEqualTo(before);
      }
    }
  }

  private static Table table(Snapshot snapshot, String name) {
    return snapshot.tables().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_ward_that_is_running_gives_its_backup_through_the_door() {
    StoreSettings settings = filled(h2);
    Path backup = fresh(".zip");
    try (OpenStore store = OpenStore.at(settings, TestLibrary.bundled(), CLOCK)) {
      Door door = new Door(settings.folder(), store.source(), CLOCK);
      door.start();
      Backup.Contents contents = Archive.backUp(settings, backup, Instant.EPOCH);
      door.stop();
      assertThat(contents.rows()).isGreaterThan(20);
      assertThat(settings.folder().resolve(Door.NAME)).doesNotExist();
    }
    assertThat(Backup.verify(backup).tables()).isGreaterThan(2);
  }

  @Test
  void exported_charts_read_as_chart_files() throws IOException {
    Path out = folder.resolve("export");
    assertThat(Archive.export(filled(postgres), out)).isEqualTo(2);
    List<String> read = new ArrayList<>();
    try (Stream<Path> charts = Files.list(out.resolve("charts"))) {
      for (Path chart : charts.sorted().toList()) {
        Diagnostics diagnostics = new Diagnostics();
        new ChartReader(TestLibrary.bundled(), diagnostics)
            .read(chart.toString(), Files.readString(chart))
            .ifPresent(one -> read.add(one.child().id()));
      }
    }
    assertThat(read).containsExactly("emma", "noah");
    assertThat(out.resolve("tables/chart_entry.ndjson")).exists();
  }

  @Test
  void a_backup_of_no_store_makes_none() {
    StoreSettings nowhere = h2.fresh();
    assertThatThrownBy(() -> Archive.backUp(nowhere, fresh(".zip"), Instant.EPOCH))
        .isInstanceOf(StoreTrouble.class)
        .hasMessageContaining("no data");
    assertThat(nowhere.folder()).doesNotExist();
  }

  @Test
  void an_encrypted_store_opens_with_its_key_alone() throws IOException {
    StoreSettings open = filled(h2);
    Path backup = fresh(".zip");
    Archive.backUp(open, backup, CLOCK.instant());
    String at = h2.fresh().directory();
    StoreSettings locked = new StoreSettings(at, "", "", "", "a-long-key");
    Archive.restore(backup, locked);
    byte[] bytes = Files.readAllBytes(Path.of(at, "allway.mv.db"));
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("vincristine");
    assertThatThrownBy(
            () -> Archive.backUp(StoreSettings.in(Path.of(at)), fresh(".zip"), Instant.EPOCH))
        .isInstanceOf(StoreTrouble.class)
        .hasMessageContaining("key");
    assertThat(Archive.backUp(locked, fresh(".zip"), Instant.EPOCH).rows()).isGreaterThan(20);
  }

  @Test
  void every_column_of_the_store_is_of_a_kind_that_both_databases_share() throws SQLException {
    for (Databases databases : List.of(h2, postgres)) {
      StoreSettings settings = databases.fresh();
      OpenStore.at(settings, TestLibrary.tiny(), CLOCK).close();
      try (HikariDataSource source = Database.open(settings);
          Connection connection = source.getConnection()) {
        assertThat(Table.all(connection)).isNotEmpty().allMatch(table -> !table.key().isEmpty());
      }
    }
  }
}
