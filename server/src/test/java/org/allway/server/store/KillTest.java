package org.allway.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.allway.library.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that writes is killed (kill -9), at moments that chance chooses, again and again on the
 * same database. Nothing that it has acknowledged may be lost, and nothing may be there by half.
 *
 * <p>{@code -Dallway.kill.rounds=200} kills more often, {@code -Dallway.kill.seed=N} at the moments
 * of an earlier run.
 */
class KillTest {

  private static final int ROUNDS = Integer.getInteger("allway.kill.rounds", 24);
  private static final long SEED = Long.getLong("allway.kill.seed", System.nanoTime());

  private static final int ACKNOWLEDGED_AT_MOST = 60;

  /** How long after an acknowledgement the kill comes, in times of what the last write took. */
  private static final double WRITES_AFTER = 1.5;

  private static final int MILLISECONDS_OF_OPENING = 900;

  /** What was acknowledged before a kill. */
  private record Acknowledged(Map<ChildId, Long> versions, int entries) {}

  private final Random chance = new Random(SEED);
  private final Library library = TestLibrary.tiny();

  @Test
  void nothing_acknowledged_is_lost_and_nothing_is_half_written_on_h2(@TempDir Path folder)
      throws IOException, InterruptedException {
    StoreSettings settings = StoreSettings.in(folder);
    killAgainAndAgain(settings, List.of(folder.toString()), ROUNDS);
  }

  @Test
  void nor_on_postgresql() throws IOException, InterruptedException {
    try (Databases databases = Databases.postgres()) {
      StoreSettings settings = databases.fresh();
      killAgainAndAgain(
          settings, List.of(settings.url(), settings.user(), settings.password()), ROUNDS / 8);
    }
  }

  private void killAgainAndAgain(StoreSettings settings, List<String> arguments, int rounds)
      throws IOException, InterruptedException {
    Map<ChildId, Long> versions = new HashMap<>();
    OpenStore.at(settings, library, Clock.systemUTC()).close();
    int entries = 0;
    int more = 0;
    for (int round = 0; round < rounds; round++) {
      Acknowledged acknowledged = writeUntilKilled(arguments, round);
      entries += acknowledged.entries;
      try (OpenStore store = OpenStore.asItIs(settings, library, Clock.systemUTC())) {
        versions.putAll(acknowledged.versions);
        more += check(store, versions, acknowledged.versions.keySet());
      }
    }
    try (OpenStore store = OpenStore.asItIs(settings, library, Clock.systemUTC())) {
      check(store, versions, versions.keySet());
    }
    System.out.printf(
        "kill -9 on %s: %d times, seed %d; %d entries acknowledged, none lost;"
            + " %d kept whole that were not yet acknowledged; none by half.%n",
        settings.embedded() ? "H2" : "PostgreSQL", rounds, SEED, entries, more);
  }

  /** Starts a process that writes, and kills it after some acknowledgements; or while it opens. */
  private Acknowledged writeUntilKilled(List<String> arguments, int round)
      throws IOException, InterruptedException {
    Process process = started(arguments);
    Map<ChildId, Long> versions = new HashMap<>();
    int entries = 0;
    long last = System.nanoTime();
    int enough = round % 8 == 7 ? 0 : 1 + chance.nextInt(ACKNOWLEDGED_AT_MOST);
    if (enough == 0) {
      LockSupport.parkNanos(Duration.ofMillis(chance.nextInt(MILLISECONDS_OF_OPENING)).toNanos());
      process.toHandle().destroyForcibly();
    }
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.endsWith(Scribe.END)) { // a line that was cut short acknowledges nothing
          String[] words = line.split(" ", -1);
          ChildId child = ChildId.of(words[1]);
          long version = Long.parseLong(words[2]);
          entries += (int) (version - versions.getOrDefault(child, 0L));
          versions.put(child, version);
          if (entries >= enough && process.isAlive()) {
            long write = System.nanoTime() - last;
            LockSupport.parkNanos((long) (chance.nextDouble() * WRITES_AFTER * write));
            process.toHandle().destroyForcibly();
          }
          last = System.nanoTime();
        }
      }
    }
    process.waitFor();
    return new Acknowledged(versions, entries);
  }

  private static Process started(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.add("-Dallway.home=" + System.getProperty("allway.home"));
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Scribe.class.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Checks all that is kept; the number of entries behind those that were acknowledged. */
  private static int check(
      OpenStore store, Map<ChildId, Long> acknowledged, Iterable<ChildId> closely) {
    Map<ChildId, Long> kept = new HashMap<>();
    store.children().children().forEach(child -> kept.put(child.id(), child.version()));
    acknowledged.forEach((child, version) ->
        assertThat(kept.getOrDefault(child, 0L))
            .as("the version kept of child " + child + "; seed " + SEED)
            .isGreaterThanOrEqualTo(version));
    int more = 0;
    for (ChildId child : closely) {
      List<StoredEntry> entries = store.children().entries(child);
      long version = kept.getOrDefault(child, 0L);
      assertThat(entries).as("entries, none of them a half pair").hasSize((int) version);
      assertThat(version % 2).isEqualTo(1);
      for (int i = 1; i < entries.size(); i++) {
        assertThat(entries.get(i).seq()).isEqualTo(i + 1);
        assertThat(entries.get(i).body().path("note").asString()).isEqualTo(Scribe.said(i + 1));
      }
      assertThat(store.charts().get(child).chart().entries()).hasSize(entries.size() - 1);
      more += (int) (version - acknowledged.getOrDefault(child, 0L));
    }
    return more;
  }
}
