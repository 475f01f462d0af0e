package org.allway.cli;

import java.util.function.Supplier;
import org.allway.server.backup.Backup;
import org.allway.server.store.StoreTrouble;

/** What commands about a store have to say. */
final class Stored {

  private Stored() {}

  /** The result of work on a store; what is wrong with the store is the trouble. */
  static <T> T of(Supplier<T> work) {
    try {
      return work.get();
    } catch (StoreTrouble e) {
      throw new Trouble(String.valueOf(e.getMessage()));
    }
  }

  static String words(Backup.Contents contents) {
    return contents.rows() + " rows in " + contents.tables() + " tables";
  }
}
