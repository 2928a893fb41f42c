package dev.cofferdam.policy.syntax.ruby;

/**
 * What the lexer says of a literal of text, as bits of its token's data. For a literal without
 * fields, bits 16 to 23 are how many characters stand before its text and bit 24 is set when one
 * stands after it.
 */
public final class RubyFlags {

  /** Backslashes mean themselves, except before a quote or another one. */
  public static final int RAW = 1;

  /** A command that is run. */
  public static final int COMMAND = 2;

  /** A regular expression. */
  public static final int PATTERN = 4;

  /** A symbol. */
  public static final int SYMBOL = 8;

  /** A document that ends at a line. */
  public static final int DOCUMENT = 16;

  /** A document whose last line may be indented. */
  public static final int INDENTED = 32;

  /** A document whose indentation is taken away. */
  public static final int SQUIGGLY = 64;

  private RubyFlags() {}

  /** How many characters stand before the text of a literal with that data. */
  public static int before(int data) {
    return data >> 16 & 0xFF;
  }

  /** How many characters stand after the text of a literal with that data. */
  public static int after(int data) {
    return data >> 24 & 1;
  }
}
