package dev.cofferdam.policy.syntax.r;

/** What can be open while R is read. */
final class RFrames {

  static final int BODY = 0;

  /** Curly brackets. */
  static final int BLOCK = 1;

  static final int GROUP = 2;
  static final int CALL = 3;
  static final int SUBSCRIPT = 4;

  /** The round brackets after a keyword; the slot says which. */
  static final int HEADER = 5;

  static final int BY_ROUND = 1 << GROUP | 1 << CALL | 1 << HEADER;
  static final int BY_SQUARE = 1 << SUBSCRIPT;
  static final int BY_CURLY = 1 << BLOCK;

  /** Mark: two brackets. */
  static final int DOUBLE = 1;

  /** Mark: the statement stands behind an {@code else}. */
  static final int OTHERWISE = 2;

  /** Slot: the last statement of a body, or the keyword of a header. */
  static final int LAST = 0;

  /** Slot: the node or scope that a header is about. */
  static final int NODE = 1;

  private RFrames() {}

  static boolean isBody(int kind) {
    return kind <= GROUP;
  }
}
