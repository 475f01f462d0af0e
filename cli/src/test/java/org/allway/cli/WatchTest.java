package org.allway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.allway.proof.Prover;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Watching a knowledge folder")
class WatchTest {

  private static final Path ORIGINAL = Path.of("..", "knowledge");

  @TempDir private Path folder = Path.of("");
  private long time = 1_800_000_000L;

  @BeforeAll
  static void home() {
    System.setProperty("allway.home", "..");
  }

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.walk(ORIGINAL)) {
      for (Path file : files.toList()) {
        Path target = folder.resolve(ORIGINAL.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private Watch watch() {
    Watch watch = new Watch(Optional.of(folder), Optional.of(new Prover(2)));
    assertThat(watch.look()).hasValueSatisfying(text -> assertThat(text).contains("All is well"));
    assertThat(watch.look()).isEmpty();
    return watch;
  }

  private void write(String file, String text) throws IOException {
    Path path = Files.writeString(folder.resolve(file), text);
    time++;
    Files.setLastModifiedTime(path, FileTime.from(Instant.ofEpochSecond(time)));
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  @Test
  @DisplayName("tells what a change has broken, and what the next has solved, and nothing else")
  void brokenAndSolved() throws IOException {
    Watch watch = watch();
    String file = "phases/standard-risk.yaml";
    String sound = read(file);
    write(file, sound.replaceFirst("days: \\[1, 8, 15, 22\\]", "days: [1, 8, 15, 23]"));
    String broken = watch.look().orElse("");
    assertThat(broken)
        .contains("standard-risk.yaml changed", "SCENARIO-FAILED", "[1, 8, 15, 22]", "Not well");
    String other = "phases/lmb.yaml";
    String soundToo = read(other);
    write(other, soundToo.replaceFirst("days: 21", "days: 22"));
    assertThat(watch.look().orElse(""))
        .contains("lmb.yaml changed", "SCENARIO-FAILED")
        .doesNotContain("[1, 8, 15, 22]");
    write(other, soundToo);
    write(file, sound);
    assertThat(watch.look().orElse("")).contains("solved:", "All is well");
  }

  @Test
  @DisplayName("says nothing of a file that was only touched")
  void touched() throws IOException {
    Watch watch = watch();
    write("states.yaml", read("states.yaml"));
    assertThat(watch.look()).isEmpty();
  }

  @Test
  @DisplayName("goes on when a file is half written, renamed, gone or no text")
  void halfWritten() throws IOException {
    Watch watch = watch();
    String sound = read("states.yaml");
    write("states.yaml", sound.substring(0, sound.indexOf("}")));
    assertThat(watch.look().orElse("")).contains("error YAML", "1 message.");
    write("states.yaml", sound);
    assertThat(watch.look().orElse("")).contains("solved:", "All is well");
    Files.move(folder.resolve("states.yaml"), folder.resolve("standing.yaml"));
    assertThat(watch.look().orElse(""))
        .contains("standing.yaml new", "states.yaml gone", "All is well");
    Path binary = Files.write(folder.resolve("x.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThat(watch.look().orElse("")).contains("not a text in UTF-8");
    assertThat(watch.look()).isEmpty();
    Files.delete(binary);
    assertThat(watch.look().orElse("")).contains("can be read again", "All is well");
  }
}
