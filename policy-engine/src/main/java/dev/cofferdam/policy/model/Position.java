package dev.cofferdam.policy.model;

/**
 * A place in a source text.
 *
 * @param line the line, from 1; CR, LF and CRLF each end one
 * @param column the column, from 1, in UTF-16 code units
 * @param offset the distance from the start of the text, from 0, in UTF-16 code units
 */
public record Position(int line, int column, int offset) {

  /** The first place of every text. */
  public static final Position START = new Position(1, 1, 0);

  /** Refuses numbers that no place has. */
  public Position {
    if (line < 1 || column < 1 || offset < 0) {
      throw new IllegalArgumentException("no such place: " + line + ":" + column + " at " + offset);
    }
  }
}
