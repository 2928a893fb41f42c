package dev.cofferdam.policy.syntax.curly;

import dev.cofferdam.policy.syntax.Tree;
import java.util.Arrays;

/**
 * What is open while a program is read: blocks of statements, and inside them expressions with
 * their brackets, each with the operators and operands that wait inside it and the elements that
 * are complete. Blocks stand inside expressions and expressions inside blocks, so both are here.
 */
final class CurlyFrames {

  /** What a frame is. */
  enum Kind {
    /** Statements between curly brackets, or the whole text. */
    BLOCK,
    /** The one statement after a header. */
    BODY,
    /** The clauses of a header. */
    HEADER,
    /** A statement's expression. */
    LINE,
    /** Round brackets that group. */
    GROUP,
    /** Round brackets that call. */
    CALL,
    /** Square brackets. */
    SUBSCRIPT,
    /** Curly brackets around elements. */
    BRACE;

    boolean holdsStatements() {
      return this == BLOCK || this == BODY || this == HEADER;
    }
  }

  private static final int OPERATOR_BASE = 0;
  private static final int OPERAND_BASE = 1;
  private static final int HEAD = 2;
  private static final int TAIL = 3;
  private static final int SIZE = 4;
  private static final int TOKEN = 5;
  private static final int CALLEE = 6;
  private static final int MARKS = 7;
  private static final int SCOPE = 8;
  private static final int FIELDS = 9;

  /** Mark: names that come first in an element are declared; the callee is their type. */
  static final int DECLARES = 1;

  /** Mark: there was a colon. */
  static final int COLON = 2;

  /** Mark: what comes out is returned. */
  static final int RETURNS = 4;

  /** Mark: a curly bracket ends this, rather than starting elements. */
  static final int BEFORE_BLOCK = 8;

  /** Mark: the header's clauses are declarations, one after another. */
  static final int LISTS = 16;

  /** Mark: the block is the body of an anonymous function or class, which is an operand. */
  static final int OPERAND = 32;

  /** Mark: declarators may follow the block. */
  static final int DECLARATORS_FOLLOW = 64;

  /** Mark: the block lists the constants of an enumeration first. */
  static final int CONSTANTS = 128;

  /** Mark: the block is a class's. */
  static final int OF_CLASS = 256;

  /** Mark: the block is that of the whole text, or as good as that. */
  static final int OF_FILE = 512;

  /** Mark: a loop's header or body. */
  static final int LOOPS = 1024;

  /** Mark: a colon here belongs to what is around. */
  static final int UNTIL_COLON = 2048;

  /** Mark: the header ends at a curly bracket, not at a round one. */
  static final int BARE = 4096;

  /** Mark: several targets were assigned to, and several values may follow. */
  static final int TARGETS = 8192;

  private final Tree tree;
  private Kind[] kinds = new Kind[16];
  private int[] fields = new int[16 * FIELDS];
  private int top = -1;
  private int[] operands = new int[16];
  private int operandCount;
  private int[] operators = new int[16];
  private int[] operatorTokens = new int[16];
  private int operatorCount;

  CurlyFrames(Tree tree) {
    this.tree = tree;
  }

  void open(Kind kind, int token, int callee, int marks) {
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
    set(SCOPE, tree.currentScope());
    set(MARKS, marks);
  }

  /** Leaves the innermost frame; what waited in it is gone. */
  void close() {
    operatorCount = get(OPERATOR_BASE);
    operandCount = get(OPERAND_BASE);
    top--;
  }

  int depth() {
    return top;
  }

  Kind kind() {
    return kinds[top];
  }

  /** The kind of the frame around this one. */
  Kind kindAround() {
    return kinds[Math.max(0, top - 1)];
  }

  int token() {
    return get(TOKEN);
  }

  /** The node before the bracket, a type, a loop or the head of an anonymous function. */
  int callee() {
    return get(CALLEE);
  }

  void setCallee(int node) {
    set(CALLEE, node);
  }

  /** The scope that was current when the frame was opened. */
  int scope() {
    return get(SCOPE);
  }

  void setScope(int scope) {
    set(SCOPE, scope);
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

  int operand() {
    return operands[operandCount - 1];
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
