package dev.cofferdam.policy.syntax;

import java.util.Arrays;

/**
 * What is open while a text is read: brackets, blocks and the like, each with the operators and
 * operands that wait inside it and the elements that are complete. It stands where a recursive
 * parser has the thread's stack. What the kinds and marks of a frame mean is its parser's business.
 */
public final class OpenFrames {

  private static final int FIELDS = 16;
  private static final int KIND = 0;
  private static final int OPERATOR_BASE = 1;
  private static final int OPERAND_BASE = 2;
  private static final int HEAD = 3;
  private static final int TAIL = 4;
  private static final int SIZE = 5;
  private static final int TOKEN = 6;
  private static final int CALLEE = 7;
  private static final int MARKS = 8;
  private static final int SCOPE = 9;
  private static final int SLOT = 10;
  private static final int SLOTS = 5;
  private static final int AROUND = 15;

  private final Tree tree;
  private int[] fields = new int[16 * FIELDS];
  private int top = -1;
  private int[] operands = new int[16];
  private int operandCount;
  private int[] operators = new int[16];
  private int[] operatorTokens = new int[16];
  private int operatorCount;

  /** No frames yet, for that tree. */
  public OpenFrames(Tree tree) {
    this.tree = tree;
  }

  /**
   * Opens a frame inside the innermost one; it remembers the scope and condition of the tree.
   *
   * @param kind what it is, from 0 to 30
   * @param token the token that opens it
   * @param callee a node that belongs before it, or {@link Tree#NONE}
   */
  public void open(int kind, int token, int callee) {
    top++;
    if ((top + 1) * FIELDS > fields.length) {
      fields = Arrays.copyOf(fields, top * 2 * FIELDS);
    }
    setKind(kind);
    set(OPERATOR_BASE, operatorCount);
    set(OPERAND_BASE, operandCount);
    set(HEAD, Tree.NONE);
    set(TAIL, Tree.NONE);
    set(SIZE, 0);
    set(TOKEN, token);
    set(CALLEE, callee);
    set(MARKS, 0);
    set(SCOPE, tree.currentScope() * 2 + (tree.inConditional() ? 1 : 0));
    for (int slot = 0; slot < SLOTS; slot++) {
      set(SLOT + slot, Tree.NONE);
    }
  }

  /**
   * Leaves the innermost frame, and the scope that was entered in it; what waited in it is gone.
   */
  public void close() {
    operatorCount = get(OPERATOR_BASE);
    operandCount = get(OPERAND_BASE);
    tree.enterScope(get(SCOPE) >> 1);
    tree.setInConditional((get(SCOPE) & 1) != 0);
    top--;
  }

  /** How many frames are open inside the first one. */
  public int depth() {
    return top;
  }

  /** What the innermost frame is. */
  public int kind() {
    return get(KIND);
  }

  /** Makes the innermost frame one of another kind. */
  public void setKind(int kind) {
    set(KIND, kind);
    int outer = top == 0 ? 0 : fields[(top - 1) * FIELDS + AROUND];
    set(AROUND, outer | 1 << kind);
  }

  /** Whether the innermost frame, or one around it, is of one of the kinds in that set of bits. */
  public boolean isInside(int kinds) {
    return top >= 0 && (get(AROUND) & kinds) != 0;
  }

  /** The token that opened the innermost frame. */
  public int token() {
    return get(TOKEN);
  }

  /** The node that belongs before the innermost frame. */
  public int callee() {
    return get(CALLEE);
  }

  /**
   * Whatever the parser keeps in one of the five slots of the innermost frame, which are numbered
   * from 0; {@link Tree#NONE} at first.
   */
  public int slot(int number) {
    return get(SLOT + number);
  }

  /** Keeps something in a slot of the innermost frame. */
  public void setSlot(int number, int value) {
    set(SLOT + number, value);
  }

  /** The first element of the innermost frame. */
  public int head() {
    return get(HEAD);
  }

  /** The last element of the innermost frame. */
  public int tail() {
    return get(TAIL);
  }

  /** How many elements the innermost frame has. */
  public int size() {
    return get(SIZE);
  }

  /** Whether the innermost frame has a mark. */
  public boolean has(int mark) {
    return (get(MARKS) & mark) != 0;
  }

  /** Marks the innermost frame. */
  public void mark(int mark) {
    set(MARKS, get(MARKS) | mark);
  }

  /** Takes a mark from the innermost frame. */
  public void unmark(int mark) {
    set(MARKS, get(MARKS) & ~mark);
  }

  /** Makes a list of nodes, which are linked already, the elements of the innermost frame. */
  public void adopt(int first, int last, int count) {
    set(HEAD, first);
    set(TAIL, last);
    set(SIZE, count);
  }

  /** Forgets the elements of the innermost frame. */
  public void clearElements() {
    set(HEAD, Tree.NONE);
    set(TAIL, Tree.NONE);
    set(SIZE, 0);
  }

  /** Adds a complete element to the innermost frame. */
  public void append(int node) {
    if (get(TAIL) == Tree.NONE) {
      set(HEAD, node);
    } else {
      tree.setNext(get(TAIL), node);
    }
    set(TAIL, node);
    set(SIZE, get(SIZE) + 1);
  }

  /** Puts an operand on top of those that wait. */
  public void pushOperand(int node) {
    if (operandCount == operands.length) {
      operands = Arrays.copyOf(operands, operandCount * 2);
    }
    operands[operandCount++] = node;
  }

  /** Whether an operand waits in the innermost frame. */
  public boolean hasOperand() {
    return operandCount > get(OPERAND_BASE);
  }

  /** The operand on top. */
  public int operand() {
    return operands[operandCount - 1];
  }

  /** Takes the operand on top. */
  public int popOperand() {
    return operands[--operandCount];
  }

  /**
   * Puts an operator on top of those that wait, with its token, or whatever stands in its place.
   */
  public void pushOperator(int operator, int token) {
    if (operatorCount == operators.length) {
      operators = Arrays.copyOf(operators, operatorCount * 2);
      operatorTokens = Arrays.copyOf(operatorTokens, operatorCount * 2);
    }
    operators[operatorCount] = operator;
    operatorTokens[operatorCount++] = token;
  }

  /** Whether an operator waits in the innermost frame. */
  public boolean hasOperator() {
    return operatorCount > get(OPERATOR_BASE);
  }

  /** The operator on top. */
  public int operator() {
    return operators[operatorCount - 1];
  }

  /** The token of the operator on top, or what was given in its place. */
  public int operatorToken() {
    return operatorTokens[operatorCount - 1];
  }

  /** Takes the operator on top. */
  public int popOperator() {
    return operators[--operatorCount];
  }

  private int get(int field) {
    return fields[top * FIELDS + field];
  }

  private void set(int field, int value) {
    fields[top * FIELDS + field] = value;
  }
}
