package dev.cofferdam.policy.syntax.javascript;

import dev.cofferdam.policy.syntax.Symbols;

/** The words of JavaScript and TypeScript, as the first symbols of every table. */
public final class ScriptWords {

  static final int VAR = 0;
  static final int LET = 1;
  static final int CONST = 2;
  static final int FUNCTION = 3;
  static final int CLASS = 4;
  static final int IF = 5;
  static final int ELSE = 6;
  static final int FOR = 7;
  static final int WHILE = 8;
  static final int DO = 9;
  static final int SWITCH = 10;
  static final int CASE = 11;
  static final int DEFAULT = 12;
  static final int TRY = 13;
  static final int CATCH = 14;
  static final int FINALLY = 15;
  static final int RETURN = 16;
  static final int THROW = 17;
  static final int BREAK = 18;
  static final int CONTINUE = 19;
  static final int IMPORT = 20;
  static final int EXPORT = 21;
  static final int NEW = 22;
  static final int TYPEOF = 23;
  static final int VOID = 24;
  static final int DELETE = 25;
  static final int IN = 26;
  static final int INSTANCEOF = 27;
  static final int THIS = 28;
  static final int NULL = 29;
  static final int TRUE = 30;
  static final int FALSE = 31;
  static final int WITH = 32;
  static final int DEBUGGER = 33;
  static final int EXTENDS = 34;
  static final int SUPER = 35;

  /** How many keywords there are; the words after them are names in most places. */
  static final int COUNT = 36;

  static final int AWAIT = 36;
  static final int YIELD = 37;
  static final int ASYNC = 38;
  static final int OF = 39;
  static final int FROM = 40;
  static final int AS = 41;
  static final int GET = 42;
  static final int SET = 43;
  static final int STATIC = 44;
  static final int TYPE = 45;
  static final int INTERFACE = 46;
  static final int ENUM = 47;
  static final int DECLARE = 48;
  static final int NAMESPACE = 49;
  static final int MODULE = 50;
  static final int ABSTRACT = 51;
  static final int PUBLIC = 52;
  static final int PRIVATE = 53;
  static final int PROTECTED = 54;
  static final int READONLY = 55;
  static final int OVERRIDE = 56;
  static final int ACCESSOR = 57;
  static final int IMPLEMENTS = 58;
  static final int SATISFIES = 59;
  static final int IS = 60;
  static final int ASSERTS = 61;
  static final int KEYOF = 62;
  static final int INFER = 63;
  static final int UNIQUE = 64;
  static final int GLOBAL = 65;

  /** What {@code this} is outside of every function and class. */
  static final int GLOBAL_THIS = 66;

  /** The first of the names that parameters get that are written as patterns. */
  static final int PATTERN = 67;

  private static final int PATTERNS = 8;

  private static final String ALL =
      "var let const function class if else for while do switch case default try catch finally return"
          + " throw break continue import export new typeof void delete in instanceof this null true"
          + " false with debugger extends super await yield async of from as get set static type"
          + " interface enum declare namespace module abstract public private protected readonly"
          + " override accessor implements satisfies is asserts keyof infer unique global globalThis"
          + " %0 %1 %2 %3 %4 %5 %6 %7";

  private ScriptWords() {}

  /**
   * Makes the words the first symbols of an empty table.
   *
   * @throws IllegalArgumentException when the table is not empty
   */
  public static void installInto(Symbols empty) {
    if (empty.size() != 0) {
      throw new IllegalArgumentException("words must come first");
    }
    for (String word : ALL.split(" ", -1)) {
      empty.of(word);
    }
  }

  static boolean isKeyword(int symbol) {
    return symbol >= 0 && symbol < COUNT;
  }

  /** The name of the parameter at that place that is written as a pattern. */
  static int pattern(int place) {
    return PATTERN + Math.min(place, PATTERNS - 1);
  }

  /** Whether the word may stand before a member of a class, or of an object. */
  static boolean isModifier(int symbol) {
    return switch (symbol) {
      case ASYNC, GET, SET, STATIC, DECLARE, ABSTRACT, PUBLIC, PRIVATE, PROTECTED, READONLY -> true;
      case OVERRIDE, ACCESSOR -> true;
      default -> false;
    };
  }
}
