package org.allway.diagnostic;

/**
 * A position in a text file.
 *
 * @param file the path as the reader of the message would type it
 * @param line counted from 1
 * @param column counted from 1
 */
public record Place(String file, int line, int column) {

  /** A place for what has no text, such as values the engine makes itself. */
  public static final Place NOWHERE = new Place("(built in)", 1, 1);

  /** The same line, some columns further right. */
  public Place plus(int columns) {
    return new Place(file, line, column + columns);
  }

  /** {@code file:line}, as traces show it. */
  public String fileAndLine() {
    return file + ":" + line;
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
