package org.allway.server.store;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * A process that admits a child and records without end, two entries at a time, until it is killed.
 * Each version that the store has acknowledged is one line of its output.
 */
final class Scribe {

  static final String ADMITTED = "admitted ";
  static final String ACKNOWLEDGED = "acknowledged ";
  static final String END = ".";

  private Scribe() {}

  /** Arguments: a folder for the embedded database, or address, user and password of another. */
  public static void main(String[] arguments) {
    StoreSettings settings =
        arguments.length == 1
            ? StoreSettings.in(Path.of(arguments[0]))
            : StoreSettings.at(arguments[0], arguments[1], arguments[2]);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    ChartStore store = OpenStore.asItIs(settings, TestLibrary.tiny(), Clock.systemUTC()).children();
    Who who = new Who("scribe");
    String number = "child of process " + ProcessHandle.current().pid() + "-" + System.nanoTime();
    Header header = Header.of(number, "Ada", LocalDate.of(2021, 3, 4), "female");
    Writing written = store.admit(header, List.of(), who);
    while (written instanceof Writing.Appended(ChildId child, long version, var _)) {
      String word = version == 1 ? ADMITTED : ACKNOWLEDGED;
      out.println(word + child + " " + version + " " + END);
      written = store.append(child, version, pair(version + 1), who);
    }
    throw new IllegalStateException("The store would not take it: " + written);
  }

  /** What the entries of a version and the next one say; the number in it is the version. */
  static List<NewEntry> pair(long version) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return List.of(entry(today, version), entry(today, version + 1));
  }

  private static NewEntry entry(LocalDate on, long version) {
    return new NewEntry(on, Map.of("facts", Map.of("wbc", 12), "note", said(version)));
  }

  /** A text of its own for each entry; long ones do not fit into one block of the disk. */
  static String said(long version) {
    return version + " " + "x".repeat((int) (version * 997 % 6000));
  }
}
