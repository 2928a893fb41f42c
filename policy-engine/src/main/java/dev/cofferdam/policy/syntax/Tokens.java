package dev.cofferdam.policy.syntax;

import java.util.Arrays;

/**
 * The tokens of a text, in order, and its comments. For one evaluation, by one thread.
 *
 * <p>Token {@code i} covers the text from {@link #start(int)} to {@link #end(int)}; {@link
 * #data(int)} depends on the kind: a symbol, the characters of an operator, an indentation, flags.
 */
public final class Tokens {

  private static final long MAX_LOOKED = 65_536;
  private static final long LOOKS_PER_CHARACTER = 8;

  /** Characters of a token, its space included; real programs have six to eight. */
  private static final int EXPECTED_LENGTH = 6;

  private static final Kind[] KINDS = Kind.values();

  private final char[] text;
  private byte[] kinds;
  private int[] starts;
  private int[] ends;
  private int[] data;
  private int count;
  private int[] comments = new int[16];
  private int commentCount;
  private boolean tangled;
  private long looked;
  private String doubt = "";

  /** No tokens yet, of that text. */
  public Tokens(char[] text) {
    this.text = text;
    int expected = text.length / EXPECTED_LENGTH + 16;
    kinds = new byte[expected];
    starts = new int[expected];
    ends = new int[expected];
    data = new int[expected];
  }

  /** Adds a token. */
  @SuppressWarnings("EnumOrdinal") // a byte for each token, which lives no longer than this object
  public void add(Kind kind, int start, int end, int extra) {
    if (count == kinds.length) {
      int larger = count * 2;
      kinds = Arrays.copyOf(kinds, larger);
      starts = Arrays.copyOf(starts, larger);
      ends = Arrays.copyOf(ends, larger);
      data = Arrays.copyOf(data, larger);
    }
    kinds[count] = (byte) kind.ordinal();
    starts[count] = start;
    ends[count] = end;
    data[count] = extra;
    count++;
  }

  /** Forgets the tokens from that one on, and the comments after its start. */
  public void truncate(int token) {
    if (token < count) {
      int from = starts[token];
      count = token;
      while (commentCount > 0 && comments[commentCount * 2 - 2] >= from) {
        commentCount--;
      }
    }
  }

  /** Adds a comment, which is no token. */
  public void addComment(int start, int end) {
    if (commentCount * 2 == comments.length) {
      comments = Arrays.copyOf(comments, comments.length * 2);
    }
    comments[commentCount * 2] = start;
    comments[commentCount * 2 + 1] = end;
    commentCount++;
  }

  /** The text; not to be changed. */
  public char[] text() {
    return text;
  }

  /** How many tokens there are. */
  public int count() {
    return count;
  }

  /** The kind of a token. */
  public Kind kind(int token) {
    return KINDS[kinds[token]];
  }

  /** Where a token starts, from 0, in UTF-16 code units. */
  public int start(int token) {
    return starts[token];
  }

  /** Where a token ends: the offset after its last code unit. */
  public int end(int token) {
    return ends[token];
  }

  /** What else is known of a token; its meaning depends on the kind. */
  public int data(int token) {
    return data[token];
  }

  /** Replaces what else is known of a token. */
  public void setData(int token, int extra) {
    data[token] = extra;
  }

  /** Lets an empty token stand elsewhere. */
  public void restart(int token, int place) {
    starts[token] = place;
    ends[token] = place;
  }

  /**
   * Notes that the lexer could not tell where something ends, which only a text made for it does.
   */
  public void markTangled() {
    tangled = true;
  }

  /** Whether the lexer could not tell where something ends, so that the tokens may be others. */
  public boolean tangled() {
    return tangled;
  }

  /**
   * Notes that a parser looked ahead at so many tokens or characters, which it will come to again.
   *
   * @return whether it may go on looking; when not, the text was made for it
   */
  public boolean look(int ahead) {
    looked += ahead;
    return looked <= MAX_LOOKED + LOOKS_PER_CHARACTER * (long) text.length;
  }

  /** How much was looked at ahead of its time. */
  public long looked() {
    return looked;
  }

  /** Whether more was looked at than any program needs, so that something was taken as it came. */
  public boolean lookedTooMuch() {
    return looked > MAX_LOOKED + LOOKS_PER_CHARACTER * (long) text.length;
  }

  /** Notes why the text may mean something else than what was read; the first reason counts. */
  public void setDoubt(String reason) {
    doubt = doubt.isEmpty() ? reason : doubt;
  }

  /** Why the text may mean something else than what was read; empty when it cannot. */
  public String doubt() {
    return doubt;
  }

  /** How many comments there are. */
  public int commentCount() {
    return commentCount;
  }

  /** Where a comment starts. */
  public int commentStart(int comment) {
    return comments[comment * 2];
  }

  /** Where a comment ends. */
  public int commentEnd(int comment) {
    return comments[comment * 2 + 1];
  }

  /** The kinds of token. */
  public enum Kind {
    /** An identifier or a keyword; data is its symbol. */
    NAME,
    /** A number; data is 0. */
    NUMBER,
    /** A string without fields, its prefix and quotes included; data is its flags. */
    STRING,
    /** The prefix and opening quotes of a string with fields; data is its flags. */
    TEMPLATE_START,
    /** A stretch of plain text in a string with fields; data is the string's flags. */
    TEMPLATE_TEXT,
    /** The start of a field in a string with fields. */
    FIELD_START,
    /** The end of a field. */
    FIELD_END,
    /** The closing quotes of a string with fields. */
    TEMPLATE_END,
    /**
     * An operator, a bracket or a separator; data is its first three characters, lowest byte first.
     */
    OPERATOR,
    /** The start of a logical line; data is its indentation in columns. */
    LINE,
    /** The end of the text. */
    END
  }
}
