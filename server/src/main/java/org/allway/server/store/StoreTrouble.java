package org.allway.server.store;

import java.sql.SQLException;
import java.util.Locale;

/** The store cannot be opened, backed up or restored; the message tells a person what to do. */
public final class StoreTrouble extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** H2: the file is in use by another process. */
  private static final int H2_IN_USE = 90020;

  /** H2: the key of an encrypted file is wrong. */
  private static final int H2_WRONG_KEY = 90049;

  /** H2: the file makes no sense, as an encrypted one does not without its key. */
  private static final int H2_NO_SENSE = 90030;

  /** H2: the user's password is wrong, as it is when a key is given for files without one. */
  private static final int H2_WRONG_PASSWORD = 28000;

  public StoreTrouble(String words) {
    super(words);
  }

  static StoreTrouble opening(StoreSettings settings, Throwable cause) {
    for (Throwable one = cause; one != null; one = one.getCause()) {
      if (one instanceof SQLException sql && settings.embedded()) {
        switch (sql.getErrorCode()) {
          case H2_IN_USE -> {
            return new StoreTrouble(
                "The data in "
                    + settings.folder()
                    + " is in use: a ward is running on it."
                    + "\n  Stop that one, or name another folder with --data.");
          }
          case H2_WRONG_KEY, H2_WRONG_PASSWORD, H2_NO_SENSE -> {
            return new StoreTrouble(
                "The data in "
                    + settings.folder()
                    + " does not open: the key is another one, or the"
                    + " files are damaged.\n  Set ALLWAY_STORE_KEY as it was when the data was"
                    + " first made, or restore a backup into a new folder.");
          }
          default -> {}
        }
      }
    }
    String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return new StoreTrouble(
        String.format(
            Locale.ROOT,
            "The database %s cannot be opened: %s\n  Is it running, and are address, user and"
                + " password right?",
            settings,
            reason));
  }
}
