package dev.cofferdam.policy.syntax.python;

import dev.cofferdam.policy.syntax.Symbols;

/** Python's keywords, as the first symbols of every table that Python is read with. */
public final class PythonWords {

  static final int IF = 0;
  static final int ELSE = 1;
  static final int FOR = 2;
  static final int IN = 3;
  static final int NOT = 4;
  static final int AND = 5;
  static final int OR = 6;
  static final int IS = 7;
  static final int LAMBDA = 8;
  static final int YIELD = 9;
  static final int AWAIT = 10;
  static final int AS = 11;
  static final int FROM = 12;
  static final int ASYNC = 13;
  static final int NONE_VALUE = 14;
  static final int TRUE = 15;
  static final int FALSE = 16;

  /** The first keyword that can only start a statement. */
  static final int IMPORT = 17;

  static final int DEF = 18;
  static final int CLASS = 19;
  static final int WHILE = 20;
  static final int WITH = 21;
  static final int TRY = 22;
  static final int EXCEPT = 23;
  static final int FINALLY = 24;
  static final int ELIF = 25;
  static final int RETURN = 26;
  static final int DEL = 27;
  static final int GLOBAL = 28;
  static final int NONLOCAL = 29;
  static final int RAISE = 30;
  static final int ASSERT = 31;
  static final int PASS = 32;
  static final int BREAK = 33;
  static final int CONTINUE = 34;

  /** How many keywords there are. */
  static final int COUNT = 35;

  /** Words that are keywords where a statement starts, and names elsewhere. */
  static final int MATCH = 35;

  static final int CASE = 36;
  static final int TYPE = 37;

  private static final String ALL =
      "if else for in not and or is lambda yield await as from async None True False import def class"
          + " while with try except finally elif return del global nonlocal raise assert pass break"
          + " continue match case type";

  private PythonWords() {}

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

  /** Whether the word is that of a value that switches off: {@code False}, or {@code None}. */
  public static boolean isFalse(int symbol) {
    return symbol == FALSE || symbol == NONE_VALUE;
  }

  static boolean isKeyword(int symbol) {
    return symbol >= 0 && symbol < COUNT;
  }

  /** Whether the word can stand nowhere but where a statement starts. */
  static boolean startsStatement(int symbol) {
    return symbol >= IMPORT && symbol < COUNT;
  }
}
