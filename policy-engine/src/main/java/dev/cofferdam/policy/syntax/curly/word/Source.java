package dev.cofferdam.policy.syntax.curly.word;

/**
 * A text as a compiler reads it, after what it replaces before it looks for tokens, and where each
 * character of that stands in the text as it was written. Immutable.
 */
public final class Source {

  private final char[] written;
  private final char[] read;
  private final int[] origins;
  private final int length;

  private Source(char[] written, char[] read, int[] origins, int length) {
    this.written = written;
    this.read = read.length == length ? read : java.util.Arrays.copyOf(read, length);
    this.origins = origins;
    this.length = length;
  }

  /** A text that is read as it is written. */
  public static Source asWritten(char[] text) {
    return new Source(text, text, new int[0], text.length);
  }

  /** Java: a backslash, {@code u} and four digits are the character of that number. */
  public static Source withUnicodeEscapes(char[] text) {
    if (!contains(text, 'u')) {
      return asWritten(text);
    }
    char[] read = new char[text.length];
    int[] origins = new int[text.length + 1];
    int length = 0;
    int at = 0;
    boolean escaped = false;
    while (at < text.length) {
      origins[length] = at;
      int digits = escaped ? -1 : digits(text, at);
      if (digits > 0) {
        read[length] = (char) number(text, digits, 4);
        at = digits + 4;
      } else {
        read[length] = text[at++];
      }
      escaped = read[length] == '\\' && !escaped;
      length++;
    }
    origins[length] = text.length;
    return new Source(text, read, origins, length);
  }

  /** C: a backslash before a line end joins two lines. */
  public static Source withJoinedLines(char[] text) {
    if (!contains(text, '\n') && !contains(text, '\r')) {
      return asWritten(text);
    }
    char[] read = new char[text.length];
    int[] origins = new int[text.length + 1];
    int length = 0;
    int at = 0;
    while (at < text.length) {
      int next = joined(text, at);
      if (next > at) {
        at = next;
      } else {
        origins[length] = at;
        read[length++] = text[at++];
      }
    }
    origins[length] = text.length;
    return new Source(text, read, origins, length);
  }

  /** Whether a backslash stands somewhere right before that character. */
  private static boolean contains(char[] text, char after) {
    for (int i = 0; i + 1 < text.length; i++) {
      if (text[i] == '\\' && text[i + 1] == after) {
        return true;
      }
    }
    return false;
  }

  private static int joined(char[] text, int at) {
    if (text[at] != '\\' || at + 1 >= text.length) {
      return at;
    }
    if (text[at + 1] == '\n') {
      return at + 2;
    }
    boolean both = at + 2 < text.length && text[at + 2] == '\n';
    return text[at + 1] == '\r' ? at + (both ? 3 : 2) : at;
  }

  /** Where the four digits of an escape begin, or -1 when none stands there. */
  private static int digits(char[] text, int at) {
    if (text[at] != '\\' || at + 1 >= text.length || text[at + 1] != 'u') {
      return -1;
    }
    int from = at + 1;
    while (from < text.length && text[from] == 'u') {
      from++;
    }
    if (from + 4 > text.length) {
      return -1;
    }
    for (int i = from; i < from + 4; i++) {
      if (Character.digit(text[i], 16) < 0 || text[i] >= 0x80) {
        return -1;
      }
    }
    return from;
  }

  static int number(char[] text, int from, int count) {
    int number = 0;
    for (int i = from; i < from + count; i++) {
      number = number * 16 + Character.digit(text[i], 16);
    }
    return number;
  }

  /** The text as it was written; not to be changed. */
  public char[] written() {
    return written;
  }

  /** The text as it is read; not to be changed. */
  public char[] read() {
    return read;
  }

  /** Where what is read there stands in the text as it was written. */
  public int origin(int at) {
    return origins.length == 0 ? at : origins[Math.min(at, length)];
  }

  /** The first place from there on in what is read that stands at or after that origin. */
  public int from(int at, int origin) {
    int place = at;
    while (place < length && origin(place) < origin) {
      place++;
    }
    return place;
  }
}
