package dev.cofferdam.policy.syntax.python;

import dev.cofferdam.policy.syntax.Tree;
import java.util.Arrays;

/**
 * What is open while an expression is read: brackets and the like, each with the operators and
 * operands that wait inside it and the elements that are complete. It stands where a recursive
 * parser has the thread's stack.
 */
final class Frames {

  /** What a frame is. */
  enum Kind {
    /** A statement's expression. */
    LINE,
    /** Round brackets that group, or hold a tuple. */
    GROUP,
    /** Square brackets that make a list. */
    LIST,
    /** Curly brackets. */
    BRACE,
    /** Round brackets that call. */
    CALL,
    /** Square brackets that subscript. */
    SUBSCRIPT,
    /** A string with fields. */
    TEMPLATE,
    /** A field in a string. */
    FIELD,
    /** The parameters of an anonymous function. */
    LAMBDA
  }

  private static final int FIELDS = 8;
  private static final int OPERATOR_BASE = 0;
  private static final int OPERAND_BASE = 1;
  private static final int HEAD = 2;
  private static final int TAIL = 3;
  private static final int SIZE = 4;
  private static final int TOKEN = 5;
  private static final int CALLEE = 6;
  private static final int MARKS = 7;

  /** Mark: commas separate the targets of a loop until {@code in}. */
  static final int TARGETS = 1;

  /** Mark: there was a comma. */
  static final int COMMA = 2;

  /** Mark: there was a colon. */
  static final int COLON = 4;

  private final Tree tree;
  private Kind[] kinds = new Kind[16];
  private int[] fields = new int[16 * FIELDS];
  private int top = -1;
  private int[] operands = new int[16];
  private int operandCount;
  private int[] operators = new int[16];
  private int[] operatorTokens = new int[16];
  private int operatorCount;

  Frames(Tree tree) {
    this.tree = tree;
  }

  void open(Kind kind, int token, int callee) {
    top++;
    if (top == kinds.length) {
      kinds = Arrays.copyOf(kinds, top * 2);
      fields = Arrays.copyOf(fields, top * 2 * FIELDS);
    }
    kinds[top] = kind;
    set(OPERATOR_BASE, operatorCount);
    set(OPERAND_BASE, operandCount);
    set(HEAD, Tree.NONE);
    set(TAIL, Tree.NONE);
    set(SIZE, 0);
    set(TOKEN, token);
    set(CALLEE, callee);
    set(MARKS, 0);
  }

  /** Leaves the innermost frame; what waited in it is gone. */
  void close() {
    operatorCount = get(OPERATOR_BASE);
    operandCount = get(OPERAND_BASE);
    top--;
  }

  boolean isOpen() {
    return top >= 0;
  }

  int depth() {
    return top;
  }

  Kind kind() {
    return kinds[top];
  }

  int token() {
    return get(TOKEN);
  }

  /** The node before the bracket, or the scope around an anonymous function. */
  int callee() {
    return get(CALLEE);
  }

  int head() {
    return get(HEAD);
  }

  int size() {
    return get(SIZE);
  }

  boolean has(int mark) {
    return (get(MARKS) & mark) != 0;
  }

  void mark(int mark) {
    set(MARKS, get(MARKS) | mark);
  }

  void unmark(int mark) {
    set(MARKS, get(MARKS) & ~mark);
  }

  /** Adds a complete element to the innermost frame. */
  void append(int node) {
    if (get(TAIL) == Tree.NONE) {
      set(HEAD, node);
    } else {
      tree.setNext(get(TAIL), node);
    }
    set(TAIL, node);
    set(SIZE, get(SIZE) + 1);
  }

  void pushOperand(int node) {
    if (operandCount == operands.length) {
      operands = Arrays.copyOf(operands, operandCount * 2);
    }
    operands[operandCount++] = node;
  }

  boolean hasOperand() {
    return operandCount > get(OPERAND_BASE);
  }

  int popOperand() {
    return operands[--operandCount];
  }

  void pushOperator(int operator, int token) {
    if (operatorCount == operators.length) {
      operators = Arrays.copyOf(operators, operatorCount * 2);
      operatorTokens = Arrays.copyOf(operatorTokens, operatorCount * 2);
    }
    operators[operatorCount] = operator;
    operatorTokens[operatorCount++] = token;
  }

  boolean hasOperator() {
    return operatorCount > get(OPERATOR_BASE);
  }

  int operator() {
    return operators[operatorCount - 1];
  }

  /** The token of the innermost operator, or what was given in its place. */
  int operatorToken() {
    return operatorTokens[operatorCount - 1];
  }

  int popOperator() {
    return operators[--operatorCount];
  }

  private int get(int field) {
    return fields[top * FIELDS + field];
  }

  private void set(int field, int value) {
    fields[top * FIELDS + field] = value;
  }
}
