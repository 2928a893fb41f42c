package dev.cofferdam.policy.syntax;

import java.util.Arrays;

/**
 * Finds the next line of a text that consists of given characters, as the end of a document inside
 * a program does, without reading the text once for every search.
 */
public final class LineIndex {

  /** Longest line that can be found, in UTF-16 code units. */
  public static final int MAX_LENGTH = 200;

  private static final int MAX_PROBES = 256;

  private final char[] text;
  private int[] starts = new int[0];
  private int[] hashes = new int[0];
  private int[] next = new int[0];
  private int[] slots = new int[0];
  private boolean built;
  private boolean crowded;

  /** The lines of that text; they are looked at when the first search is made. */
  public LineIndex(char[] text) {
    this.text = text;
  }

  /**
   * The start of the first line, at or after an offset at which a line starts, that is that word,
   * with or without space before it; -1 when there is none before the limit. No search may begin
   * before the one before it did.
   */
  public int find(String word, boolean indented, int from, int limit) {
    if (word.length() > MAX_LENGTH) {
      return -1;
    }
    build();
    int hash = hash(word.toCharArray(), 0, word.length());
    int slot = hash & (slots.length - 1);
    while (slots[slot] >= 0 && starts[slots[slot]] < from) {
      slots[slot] = next[slots[slot]];
    }
    int probes = 0;
    for (int line = slots[slot]; line >= 0 && starts[line] < limit; line = next[line]) {
      if (hashes[line] == hash && isAt(word, indented, starts[line])) {
        return starts[line];
      }
      if (++probes > MAX_PROBES) {
        crowded = true;
        return -1;
      }
    }
    return -1;
  }

  /**
   * Whether a search was given up because too many lines fell together, which only a text made for
   * it brings about.
   */
  public boolean crowded() {
    return crowded;
  }

  private boolean isAt(String word, boolean indented, int start) {
    int at = start;
    while (indented && at < text.length && isSpace(text[at])) {
      at++;
    }
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= text.length || text[at + i] != word.charAt(i)) {
        return false;
      }
    }
    int end = at + word.length();
    return end == text.length || text[end] == '\n' || text[end] == '\r';
  }

  private void build() {
    if (built) {
      return;
    }
    built = true;
    starts = new int[64];
    hashes = new int[64];
    int count = 0;
    int at = 0;
    while (at < text.length) {
      int start = at;
      while (at < text.length && text[at] != '\n' && text[at] != '\r') {
        at++;
      }
      int from = start;
      while (from < at && isSpace(text[from])) {
        from++;
      }
      if (at - from <= MAX_LENGTH) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
          hashes = Arrays.copyOf(hashes, count * 2);
        }
        starts[count] = start;
        hashes[count++] = hash(text, from, at);
      }
      at += at + 1 < text.length && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1;
    }
    chain(count);
  }

  /** Lines of the same hash follow each other, earlier ones first. */
  private void chain(int count) {
    slots = new int[Integer.highestOneBit(count * 2 + 2) * 2];
    Arrays.fill(slots, -1);
    next = new int[count];
    for (int line = count - 1; line >= 0; line--) {
      int slot = hashes[line] & (slots.length - 1);
      next[line] = slots[slot];
      slots[slot] = line;
    }
  }

  private static int hash(char[] text, int start, int end) {
    int hash = 7;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + text[i];
    }
    return hash ^ (hash >>> 15);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
