package dev.cofferdam.policy.syntax.ruby;

import dev.cofferdam.policy.syntax.Symbols;

/** Ruby's keywords, as the first symbols of every table that Ruby is read with. */
public final class RubyWords {

  /** First the words that open what {@code end} closes. */
  static final int IF = 0;

  static final int UNLESS = 1;
  static final int WHILE = 2;
  static final int UNTIL = 3;
  static final int CASE = 4;
  static final int FOR = 5;
  static final int BEGIN = 6;
  static final int DEF = 7;
  static final int CLASS = 8;
  static final int MODULE = 9;

  static final int DO = 10;
  static final int END = 11;

  /** Stands between a condition and what it is about; also a method that calls its block. */
  public static final int THEN = 12;

  /** First the other words between the parts of what {@code end} closes. */
  static final int ELSE = 13;

  static final int ELSIF = 14;
  static final int WHEN = 15;
  static final int IN = 16;
  static final int RESCUE = 17;
  static final int ENSURE = 18;

  static final int AND = 19;
  static final int OR = 20;
  static final int NOT = 21;
  static final int DEFINED = 22;

  static final int RETURN = 23;
  static final int BREAK = 24;
  static final int NEXT = 25;
  static final int REDO = 26;
  static final int RETRY = 27;
  static final int ALIAS = 28;
  static final int UNDEF = 29;
  static final int YIELD = 30;
  static final int SUPER = 31;

  /** Words that are values. */
  static final int NIL = 32;

  static final int TRUE = 33;
  static final int FALSE = 34;

  /** How many keywords there are. */
  static final int COUNT = 35;

  static final int LOOP = 35;
  static final int LAMBDA_ARROW = 36;
  static final int COMMAND = 37;

  /** The object that runs. */
  public static final int SELF = 38;

  /** First the methods that run a method whose name they are given. */
  public static final int SEND = 39;

  /** Last of those. */
  public static final int LAST_SEND = 42;

  /** First the methods that give a method whose name they are given. */
  public static final int METHOD = 43;

  /** Last of those. */
  public static final int LAST_METHOD = 48;

  /** Gives a method another name; the second argument is the old one. */
  public static final int ALIAS_METHOD = 49;

  /** First the methods that give a constant whose name they are given. */
  public static final int CONSTANT = 50;

  /** Last of those. */
  public static final int LAST_CONSTANT = 53;

  /** First the methods that run a text on an object. */
  public static final int EVALUATE = 54;

  /** Last of those. */
  public static final int LAST_EVALUATE = 57;

  /** First the methods that call their block with the receiver. */
  public static final int THEN_DO = 58;

  /** Last of those. */
  public static final int LAST_THEN_DO = 61;

  /** First the methods that call their block with the elements of the receiver. */
  public static final int EACH = 62;

  /** Last of those. */
  public static final int LAST_EACH = 71;

  /** Makes a text of the elements of a sequence. */
  public static final int PACK = 72;

  /** Makes a sequence of a text. */
  public static final int UNPACK = 73;

  /** Makes a text of a text. */
  public static final int UNPACK_FIRST = 74;

  /** The character of a number. */
  public static final int CHARACTER = 75;

  /** Text replaced by the characters of two others. */
  public static final int TRANSLATE = 76;

  private static final String ALL =
      "if unless while until case for begin def class module do end then else elsif when in rescue"
          + " ensure and or not defined? return break next redo retry alias undef yield super nil"
          + " true false loop -> ` self"
          + " send __send__ public_send send!"
          + " method instance_method public_method public_instance_method singleton_method"
          + " public_singleton_method"
          + " alias_method"
          + " const_get qualified_const_get constantize const_missing"
          + " eval instance_eval class_eval module_eval"
          + " yield_self tap instance_exec class_exec"
          + " each map each_with_index flat_map collect each_entry select reverse_each filter_map"
          + " each_with_object"
          + " pack unpack unpack1 chr tr";

  private RubyWords() {}

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

  /** Whether what stands after the word is an operand, not an operator. */
  static boolean expectsValue(int symbol) {
    return isKeyword(symbol)
        && symbol != END
        && symbol != NIL
        && symbol != TRUE
        && symbol != FALSE
        && symbol != REDO
        && symbol != RETRY
        && symbol != SUPER
        && symbol != YIELD
        && symbol != DEFINED;
  }
}
