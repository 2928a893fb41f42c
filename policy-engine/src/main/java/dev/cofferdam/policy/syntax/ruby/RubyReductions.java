package dev.cofferdam.policy.syntax.ruby;

import dev.cofferdam.policy.syntax.OpenFrames;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;
import java.util.Arrays;

/** Makes nodes of operators and operands. */
final class RubyReductions {

  /** Lets an assignment add to what its target can be, instead of replacing it. */
  private static final int ADDS = RubyOperators.OR_BLOCK;

  private final Tree tree;
  private final OpenFrames frames;
  private final RubyVariables variables;
  private int[] waiting = new int[16];

  RubyReductions(Tree tree, OpenFrames frames, RubyVariables variables) {
    this.tree = tree;
    this.frames = frames;
    this.variables = variables;
  }

  /** What is open. */
  OpenFrames frames() {
    return frames;
  }

  /** Adds an operator between two operands, after joining what binds more tightly before it. */
  void binary(int operator, int token) {
    int precedence = RubyOperators.precedence(operator);
    while (frames.hasOperator()) {
      int before = RubyOperators.precedence(frames.operator());
      boolean waits = before < precedence;
      if (waits || (before == precedence && RubyOperators.fromTheRight(operator))) {
        break;
      }
      reduce();
    }
    frames.pushOperator(operator, token);
  }

  /** Adds an assignment, whose target is the operand before it, or several with commas. */
  void assignment(int operator, int token) {
    while (frames.hasOperator() && frames.operator() == RubyOperators.COMMA) {
      reduce();
    }
    int target = frames.operand();
    if (operator == '=') {
      store(target);
    }
    frames.pushOperator(operator, token);
  }

  /** Joins all that waits in the innermost frame; its node, or {@link Tree#NONE}. */
  int complete() {
    while (frames.hasOperator()) {
      reduce();
    }
    int node = Tree.NONE;
    while (frames.hasOperand()) {
      int operand = frames.popOperand();
      node = node == Tree.NONE ? operand : node;
    }
    return node;
  }

  /** Joins the innermost operator with its operands. */
  void reduce() {
    int token = frames.operatorToken();
    int operator = frames.popOperator();
    if ((operator & RubyOperators.PREFIX) != 0) {
      frames.pushOperand(prefixed(operator, token, operand(token)));
      return;
    }
    int right = operand(token);
    int left = operand(token);
    frames.pushOperand(joined(operator, left, right));
  }

  private int operand(int token) {
    return frames.hasOperand()
        ? frames.popOperand()
        : tree.add(Kind.EMPTY, token, token, Symbols.NONE);
  }

  private int prefixed(int operator, int token, int operand) {
    return switch (operator) {
      case RubyOperators.SPREAD -> over(Kind.SPREAD, operand, token);
      case RubyOperators.RETURN -> over(Kind.RETURN, operand, token);
      default -> over(Kind.OPAQUE, operand, token);
    };
  }

  private int over(Kind kind, int operand, int token) {
    int node = tree.join(kind, 0, operand, Tree.NONE);
    tree.setRange(node, token, Math.max(token, tree.to(operand)));
    return node;
  }

  private int joined(int operator, int left, int right) {
    if (operator == '=') {
      return tree.join(Kind.ASSIGN, isShared(left) ? ADDS : 0, left, right);
    }
    if (RubyOperators.assignsInPlace(operator)) {
      return inPlace(operator, left, right);
    }
    if (operator == RubyOperators.COMMA) {
      return pair(left, right);
    }
    if (operator == RubyOperators.ROCKET) {
      store(right);
      return tree.join(Kind.ENTER, 0, right, left);
    }
    boolean choice =
        operator == RubyOperators.COLON
            || operator == RubyOperators.WORD_AND
            || operator == RubyOperators.WORD_OR
            || operator == RubyOperators.RESCUE
            || operator == RubyOperators.OR_BLOCK
            || operator == RubyOperators.AND_THEN;
    if (choice) {
      if (tree.kind(right) == Kind.ASSIGN) {
        tree.markConditional(right);
      }
      return tree.join(Kind.CHOICE, 0, left, right);
    }
    return switch (operator) {
      case RubyOperators.QUESTION -> tree.join(Kind.CONDITION, 0, right, left);
      case RubyOperators.ENTRY -> tree.join(Kind.ENTRY, 0, left, right);
      case RubyOperators.LABEL -> argument(left, right);
      case RubyOperators.CONCATENATION -> tree.join(Kind.BINARY, '+', left, right);
      default -> compared(operator, left, right);
    };
  }

  private int compared(int operator, int left, int right) {
    int precedence = RubyOperators.precedence(operator);
    boolean compares = precedence == 20 || precedence == 22;
    return tree.join(compares ? Kind.COMPARISON : Kind.BINARY, operator, left, right);
  }

  private boolean isShared(int target) {
    return tree.kind(target) != Kind.STORE || variables.isShared(tree.from(target));
  }

  private int inPlace(int operator, int left, int right) {
    if ((operator & 0xFF) == '|' || (operator & 0xFF) == '&') {
      store(left);
      return tree.join(Kind.ASSIGN, ADDS, left, right);
    }
    return tree.join(Kind.AUGMENT, operator, left, right);
  }

  /** What stands on both sides of a comma; the last of them is kept until the list is complete. */
  private int pair(int left, int right) {
    if (tree.kind(left) == Kind.TUPLE && tree.data(left) != 0) {
      tree.setNext(tree.data(left), right);
      tree.setData(left, right);
      tree.setRange(left, tree.from(left), Math.max(tree.from(left), tree.to(right)));
      return moved(left);
    }
    tree.setNext(left, right);
    int node = tree.join(Kind.TUPLE, right, left, Tree.NONE);
    tree.setRange(node, tree.from(left), Math.max(tree.from(left), tree.to(right)));
    return node;
  }

  /** A list grows by becoming a new node, since a node stands after its parts. */
  private int moved(int list) {
    int node = tree.join(Kind.TUPLE, tree.data(list), tree.first(list), Tree.NONE);
    tree.setRange(node, tree.from(list), tree.to(list));
    tree.setKind(list, Kind.EMPTY);
    tree.setData(list, Symbols.NONE);
    return node;
  }

  private int argument(int left, int right) {
    if (tree.kind(left) != Kind.NAME) {
      return tree.join(Kind.ENTRY, 0, left, right);
    }
    int symbol = variables.symbolOf(tree.from(left));
    tree.setKind(left, Kind.EMPTY);
    int node = tree.join(Kind.ARGUMENT, symbol, right, Tree.NONE);
    tree.setRange(node, tree.from(left), Math.max(tree.from(left), tree.to(right)));
    return node;
  }

  /** Turns names that were read as values into variables that are bound. */
  void store(int target) {
    int count = 1;
    waiting[0] = target;
    while (count > 0) {
      int node = waiting[--count];
      Kind kind = tree.kind(node);
      if (kind == Kind.NAME) {
        tree.setKind(node, Kind.STORE);
        tree.setData(node, variables.symbolOf(tree.from(node)));
        variables.add(tree.tokens().data(tree.from(node)));
      } else if (kind == Kind.TUPLE || kind == Kind.LIST || kind == Kind.SPREAD) {
        for (int child = tree.first(node); child != Tree.NONE; child = tree.next(child)) {
          if (count == waiting.length) {
            waiting = Arrays.copyOf(waiting, count * 2);
          }
          waiting[count++] = child;
        }
      }
    }
  }

  /** Turns a list of nodes into parameters. */
  void parameters(int first, boolean ofBlock) {
    for (int item = first; item != Tree.NONE; item = tree.next(item)) {
      parameter(item, ofBlock);
    }
  }

  private void parameter(int item, boolean ofBlock) {
    int name = item;
    switch (tree.kind(item)) {
      case NAME, ARGUMENT -> {}
      case SPREAD -> name = tree.first(item);
      case ASSIGN -> name = tree.first(item);
      default -> {
        store(item);
        return;
      }
    }
    if (tree.kind(item) != Kind.ARGUMENT
        && tree.kind(name) != Kind.NAME
        && tree.kind(name) != Kind.STORE) {
      return;
    }
    int symbol = variables.symbolOf(tree.from(name));
    int plain = tree.tokens().data(tree.from(name));
    if (ofBlock) {
      variables.addParameter(plain);
    } else {
      variables.add(plain);
    }
    if (tree.kind(item) == Kind.ASSIGN) {
      return;
    }
    if (name != item) {
      tree.setKind(name, Kind.EMPTY);
      tree.setFirst(item, Tree.NONE);
    }
    tree.setKind(item, Kind.PARAMETER);
    tree.setData(item, symbol);
  }

  /** A node over the elements of the innermost frame. */
  int list(Kind kind, int lastToken) {
    int node = tree.add(kind, frames.token(), Math.max(frames.token(), lastToken), 0);
    tree.setFirst(node, frames.head());
    return node;
  }

  /** A call, or a subscript, of what stands before the innermost frame. */
  int applied(Kind kind, int callee, int list, int lastToken) {
    int from = tree.from(callee);
    int node = tree.add(kind, from, Math.max(from, lastToken), 0);
    tree.setFirst(node, callee);
    tree.setSecond(node, list);
    return node;
  }
}
