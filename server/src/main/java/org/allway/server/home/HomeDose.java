package org.allway.server.home;

import java.time.Instant;
import java.time.LocalDate;
import org.allway.words.Words;

/**
 * What a family says of one giving at home.
 *
 * @param drug its id
 * @param giving which of the day, from 1
 * @param note in their own words; may be empty
 * @param author as others read the name
 */
public record HomeDose(
    LocalDate day,
    String drug,
    int giving,
    Said said,
    Why why,
    String note,
    Instant at,
    String author) {

  /** What became of it. */
  public enum Said {
    TAKEN,
    MISSED,
    /** What was said before is taken back. */
    OPEN
  }

  /** Why it was not taken. */
  public enum Why {
    NONE,
    FORGOTTEN,
    VOMITED,
    ILL,
    REFUSED,
    OUT,
    TOLD,
    OTHER;

    public Words label() {
      return switch (this) {
        case NONE -> Words.NONE;
        case FORGOTTEN -> new Words("We forgot", "Se nos olvidó");
        case VOMITED -> new Words("It came up again", "La vomitó");
        case ILL -> new Words("My child was too ill", "Mi hijo estaba muy mal");
        case REFUSED -> new Words("My child would not take it", "Mi hijo no la quiso tomar");
        case OUT -> new Words("We have no more", "No nos queda más");
        case TOLD -> new Words("The team said to stop", "El equipo dijo que pare");
        case OTHER -> new Words("Something else", "Otra cosa");
      };
    }
  }
}
