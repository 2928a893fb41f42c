package dev.cofferdam.policy.syntax.r;

import dev.cofferdam.policy.syntax.OpenFrames;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;

/** Makes nodes of R's operators and operands. */
final class RReductions {

  private final Tree tree;
  private final OpenFrames frames;
  private final Symbols symbols;

  RReductions(Tree tree, OpenFrames frames, Symbols symbols) {
    this.tree = tree;
    this.frames = frames;
    this.symbols = symbols;
  }

  /** Adds an operator between two operands, after joining what binds more tightly before it. */
  void binary(int operator, int token) {
    int precedence = ROperators.precedence(operator);
    while (frames.hasOperator()) {
      int before = ROperators.precedence(frames.operator());
      boolean waits = before < precedence;
      if (waits || (before == precedence && ROperators.fromTheRight(operator))) {
        break;
      }
      reduce();
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
    if ((operator & ROperators.PREFIX) != 0) {
      frames.pushOperand(prefixed(operator, token));
      return;
    }
    boolean headed = operator == ROperators.ELSE;
    int place = headed ? tree.from(token) : token;
    int right = operand(place);
    int left = operand(place);
    if (headed) {
      tree.setInConditional(tree.conditional(token));
      frames.pushOperand(tree.join(Kind.CHOICE, 0, left, right));
    } else {
      frames.pushOperand(joined(operator, left, right));
    }
  }

  private int operand(int token) {
    return frames.hasOperand()
        ? frames.popOperand()
        : tree.add(Kind.EMPTY, token, token, Symbols.NONE);
  }

  private int prefixed(int operator, int token) {
    return switch (operator) {
      case ROperators.FUNCTION -> function(token);
      case ROperators.IF -> {
        int body = operand(tree.from(token));
        tree.setInConditional(tree.conditional(token));
        yield tree.join(Kind.CONDITION, 0, body, Tree.NONE);
      }
      case ROperators.LOOP -> {
        int body = operand(tree.from(token));
        tree.setInConditional(tree.conditional(token));
        if (tree.kind(token) == Kind.WHILE) {
          tree.setSecond(token, tree.count());
        }
        yield tree.join(Kind.OPAQUE, 0, body, Tree.NONE);
      }
      default -> {
        int operand = operand(token);
        int node = tree.join(Kind.OPAQUE, 0, operand, Tree.NONE);
        tree.setRange(node, token, Math.max(token, tree.to(operand)));
        yield node;
      }
    };
  }

  private int function(int head) {
    int body = operand(tree.from(head));
    int scope = tree.data(head);
    tree.enterScope(tree.scope(head));
    tree.setInConditional(tree.conditional(head));
    int from = tree.from(head);
    int node = tree.add(Kind.LAMBDA, from, Math.max(from, tree.to(body)), scope);
    tree.setFirst(node, body);
    tree.setSecond(node, tree.first(head));
    tree.setFirst(head, Tree.NONE);
    return node;
  }

  private int joined(int operator, int left, int right) {
    if (ROperators.assignsLeft(operator)) {
      return assigned(operator == ROperators.OUTER_LEFT, left, right);
    }
    if (ROperators.assignsRight(operator)) {
      return assigned(operator == ROperators.OUTER_RIGHT, right, left);
    }
    return switch (operator) {
      case ROperators.ARGUMENT -> argument(left, right);
      case ROperators.IN -> {
        store(left);
        yield tree.join(Kind.LOOP, 0, left, right);
      }
      case '~', ROperators.SPECIAL, ROperators.PIPE -> tree.join(Kind.OPAQUE, 0, left, right);
      default ->
          tree.join(
              ROperators.compares(operator) ? Kind.COMPARISON : Kind.BINARY, operator, left, right);
    };
  }

  private int assigned(boolean outside, int target, int value) {
    int name = store(target);
    boolean global = outside && name != Tree.NONE && tree.currentScope() != 0;
    if (global) {
      tree.add(Kind.GLOBAL, tree.from(name), tree.from(name), tree.data(name));
    }
    return tree.join(Kind.ASSIGN, outside ? ROperators.OUTER_LEFT : 0, target, value);
  }

  /** Lets a target be bound; the node of its name, or none when it is part of something. */
  private int store(int target) {
    if (tree.kind(target) == Kind.STRING) {
      nameOf(target);
    }
    if (tree.kind(target) == Kind.NAME) {
      tree.setKind(target, Kind.STORE);
      return target;
    }
    return Tree.NONE;
  }

  /** Makes a text the name that it is where only a name can be. */
  void nameOf(int text) {
    Tokens tokens = tree.tokens();
    int token = tree.from(text);
    int data = tokens.data(token);
    int before = (data & 1) != 0 ? data >> 8 & 0xFF : 1;
    int after = (data & 1) != 0 ? data >> 16 & 0xFF : 1;
    int start = Math.min(tokens.start(token) + before, tokens.end(token));
    int end = Math.max(start, tokens.end(token) - after);
    tree.setKind(text, Kind.NAME);
    tree.setData(text, symbols.of(tokens.text(), start, end));
  }

  private int argument(int left, int right) {
    if (tree.kind(left) == Kind.STRING) {
      nameOf(left);
    }
    if (tree.kind(left) != Kind.NAME) {
      return tree.join(Kind.OPAQUE, 0, left, right);
    }
    tree.setKind(left, Kind.EMPTY);
    int node = tree.join(Kind.ARGUMENT, tree.data(left), right, Tree.NONE);
    tree.setRange(node, tree.from(left), Math.max(tree.from(left), tree.to(right)));
    return node;
  }

  /** Turns the elements of the innermost frame into parameters; gives the first. */
  int parameters() {
    for (int item = frames.head(); item != Tree.NONE; item = tree.next(item)) {
      Kind kind = tree.kind(item);
      if (kind == Kind.NAME || kind == Kind.ARGUMENT) {
        tree.setKind(item, Kind.PARAMETER);
      }
    }
    return frames.head();
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
