package dev.cofferdam.policy.syntax.r;

import dev.cofferdam.policy.syntax.Symbols;

/** R's keywords, as the first symbols of every table that R is read with. */
public final class RWords {

  static final int IF = 0;
  static final int ELSE = 1;
  static final int FOR = 2;
  static final int WHILE = 3;
  static final int REPEAT = 4;
  static final int FUNCTION = 5;
  static final int IN = 6;
  static final int NEXT = 7;
  static final int BREAK = 8;

  /** The first keyword that is a value. */
  static final int TRUE = 9;

  /** How many keywords there are. */
  static final int COUNT = 18;

  private static final String ALL =
      "if else for while repeat function in next break TRUE FALSE NULL NA Inf NaN NA_integer_"
          + " NA_real_ NA_character_";

  private RWords() {}

  /**
   * Makes the keywords the first symbols of an empty table.
   *
   * @throws IllegalArgumentException when the table is not empty
   */
  public static void installInto(Symbols empty) {
    if (empty.size() != 0) {
      throw new IllegalArgumentException("keywords must come first");
    }
    for (String word : ALL.split(" ", -1)) {
      empty.of(word);
    }
  }

  static boolean isKeyword(int symbol) {
    return symbol >= 0 && symbol < COUNT;
  }
}
