package dev.cofferdam.policy.syntax.javascript;

import dev.cofferdam.policy.syntax.Tree;
import java.util.Arrays;

/**
 * What is open while a script is read: blocks, brackets and the like, each with the operators and
 * operands that wait inside it and the elements that are complete. It stands where a recursive
 * parser has the thread's stack.
 */
final class ScriptFrames {

  /** What a frame is. */
  enum Kind {
    /** The program, or a block of statements. */
    BLOCK,
    /** The body of a function that is a statement. */
    DECLARED_BODY,
    /** The body of a function that is an operand. */
    OPERAND_BODY,
    /** Round brackets after a word such as {@code if}. */
    HEADER,
    /** Round brackets that group. */
    GROUP,
    /** Square brackets that make a list. */
    LIST,
    /** Curly brackets that make an object. */
    OBJECT,
    /** Round brackets that call. */
    CALL,
    /** Square brackets that subscript. */
    SUBSCRIPT,
    /** Square brackets around the name of a member. */
    COMPUTED,
    /** A text with fields. */
    TEMPLATE,
    /** A field in a text. */
    FIELD,
    /** The parameters of a function. */
    PARAMETERS,
    /** What a class extends, before its body. */
    HERITAGE,
    /** The body of a class that is a statement. */
    DECLARED_CLASS,
    /** The body of a class that is an operand. */
    OPERAND_CLASS
  }

  private static final int FIELDS = 12;
  private static final int OPERATOR_BASE = 0;
  private static final int OPERAND_BASE = 1;
  private static final int HEAD = 2;
  private static final int TAIL = 3;
  private static final int SIZE = 4;
  private static final int TOKEN = 5;
  private static final int NODE = 6;
  private static final int MARKS = 7;
  private static final int SCOPE = 8;
  private static final int FUNCTION = 9;
  private static final int LOOP = 10;
  private static final int CONDITIONAL = 11;

  /** How many operators are looked through for the start of a choice. */
  private static final int NEAR = 64;

  private final Tree tree;
  private Kind[] kinds = new Kind[16];
  private int[] fields = new int[16 * FIELDS];
  private int top = -1;
  private int[] operands = new int[16];
  private int operandCount;
  private int[] operators = new int[16];
  private int[] extras = new int[16];
  private int operatorCount;

  ScriptFrames(Tree tree) {
    this.tree = tree;
  }

  /** Opens a frame in the current scope, of the function that the frame around it is of. */
  void open(Kind kind, int token, int node) {
    int function = top < 0 ? 0 : get(FUNCTION);
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
    set(NODE, node);
    set(MARKS, 0);
    set(SCOPE, tree.currentScope());
    set(FUNCTION, function);
    set(LOOP, Tree.NONE);
    set(CONDITIONAL, tree.inConditional() ? 1 : 0);
  }

  /** Leaves the innermost frame; scope and condition are again what they were. */
  void close() {
    operatorCount = get(OPERATOR_BASE);
    operandCount = get(OPERAND_BASE);
    tree.enterScope(get(SCOPE));
    tree.setInConditional(conditional());
    top--;
  }

  int depth() {
    return top;
  }

  Kind kind() {
    return kinds[top];
  }

  /** Whether the innermost frame holds statements. */
  boolean holdsStatements() {
    Kind kind = kinds[top];
    return kind == Kind.BLOCK || kind == Kind.DECLARED_BODY || kind == Kind.OPERAND_BODY;
  }

  /** Whether the innermost frame is the body of a class. */
  boolean isClass() {
    return kinds[top] == Kind.DECLARED_CLASS || kinds[top] == Kind.OPERAND_CLASS;
  }

  /**
   * The depth of the innermost frame that a bracket closes, among so many; -1 when there is none.
   */
  int nearest(char bracket, int among) {
    for (int i = top; i > 0 && i > top - among; i--) {
      if (closer(kinds[i]) == bracket) {
        return i;
      }
      if (kinds[i] == Kind.FIELD) {
        return -1;
      }
    }
    return -1;
  }

  private static char closer(Kind kind) {
    return switch (kind) {
      case BLOCK, DECLARED_BODY, OPERAND_BODY, OBJECT, DECLARED_CLASS, OPERAND_CLASS -> '}';
      case HEADER, GROUP, CALL, PARAMETERS -> ')';
      case LIST, SUBSCRIPT, COMPUTED -> ']';
      case TEMPLATE, FIELD, HERITAGE -> ' ';
    };
  }

  int token() {
    return get(TOKEN);
  }

  /** The node before the bracket, or a symbol, or what else the frame was opened with. */
  int node() {
    return get(NODE);
  }

  /** The scope around the frame. */
  int scope() {
    return get(SCOPE);
  }

  /** Whether the frame stands in a block that may be skipped. */
  boolean conditional() {
    return get(CONDITIONAL) != 0;
  }

  /** The scope of the function that the frame is in. */
  int function() {
    return get(FUNCTION);
  }

  void setFunction(int scope) {
    set(FUNCTION, scope);
  }

  /** The loop whose body is the statement that is being read. */
  int loop() {
    return get(LOOP);
  }

  void setLoop(int node) {
    set(LOOP, node);
  }

  int head() {
    return get(HEAD);
  }

  int tail() {
    return get(TAIL);
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

  int marks() {
    return get(MARKS);
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

  /** The innermost operand. */
  int operand() {
    return operands[operandCount - 1];
  }

  void pushOperator(int operator, int extra) {
    if (operatorCount == operators.length) {
      operators = Arrays.copyOf(operators, operatorCount * 2);
      extras = Arrays.copyOf(extras, operatorCount * 2);
    }
    operators[operatorCount] = operator;
    extras[operatorCount++] = extra;
  }

  boolean hasOperator() {
    return operatorCount > get(OPERATOR_BASE);
  }

  int operator() {
    return operators[operatorCount - 1];
  }

  /** The token of the innermost operator, or what was given in its place. */
  int extra() {
    return extras[operatorCount - 1];
  }

  int popOperator() {
    return operators[--operatorCount];
  }

  /** Whether a choice waits in the innermost frame for its second part. */
  boolean choiceWaits() {
    int complete = 0;
    for (int i = operatorCount - 1; i >= get(OPERATOR_BASE) && i > operatorCount - NEAR; i--) {
      if (operators[i] == ScriptOperators.OTHERWISE) {
        complete++;
      } else if (operators[i] == ScriptOperators.QUESTION && complete-- == 0) {
        return true;
      }
    }
    return false;
  }

  private int get(int field) {
    return fields[top * FIELDS + field];
  }

  private void set(int field, int value) {
    fields[top * FIELDS + field] = value;
  }
}
