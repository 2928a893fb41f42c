package dev.cofferdam.policy.syntax.ruby;

/** What can be open while Ruby is read, and what closes it. */
final class RubyFrames {

  static final int BODY = 0;
  static final int GROUP = 1;
  static final int LIST = 2;
  static final int HASH = 3;
  static final int CALL = 4;
  static final int SUBSCRIPT = 5;

  /** A call without brackets. */
  static final int COMMAND = 6;

  static final int BLOCK = 7;
  static final int TEMPLATE = 8;
  static final int FIELD = 9;
  static final int PARAMETERS = 10;

  /** Whatever begins with a keyword, ends with {@code end}, and is none of the following. */
  static final int CLAUSES = 11;

  static final int WHILE = 12;
  static final int FOR = 13;
  static final int DEF = 14;
  static final int CLASS = 15;

  /** A block that {@code end} closes. */
  static final int DO_BLOCK = 16;

  static final int BY_ROUND = 1 << GROUP | 1 << CALL | 1 << PARAMETERS;
  static final int BY_SQUARE = 1 << LIST | 1 << SUBSCRIPT;
  static final int BY_CURLY = 1 << HASH | 1 << BLOCK;
  static final int BY_END =
      1 << CLAUSES | 1 << WHILE | 1 << FOR | 1 << DEF | 1 << CLASS | 1 << DO_BLOCK;

  /** Mark: the condition of a loop, before its body. */
  static final int HEADER = 1;

  /** Mark: a bar closes the parameters. */
  static final int BAR = 2;

  /** Mark: the end of the line closes it. */
  static final int ONE_LINE = 4;

  /** Mark: an anonymous function whose body has not begun. */
  static final int PENDING = 8;

  /** Mark: what is read is a condition that stands behind its statement. */
  static final int MODIFIER = 32;

  /** Mark: the loop goes on until its condition is true. */
  static final int UNTIL = 64;

  /** Slot: the last statement of a body. */
  static final int LAST = 0;

  /** Slot: the first parameter. */
  static final int FIRST_PARAMETER = 1;

  /** Slot: the loop's node, or a definition's scope. */
  static final int NODE = 2;

  private RubyFrames() {}

  /** Whether the end of a line ends a statement in frames of that kind. */
  static boolean isBody(int kind) {
    return kind == BODY || kind == GROUP || kind == FIELD || kind == BLOCK || kind >= CLAUSES;
  }
}
