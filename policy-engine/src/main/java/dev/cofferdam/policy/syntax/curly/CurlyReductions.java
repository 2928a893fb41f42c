package dev.cofferdam.policy.syntax.curly;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;
import dev.cofferdam.policy.syntax.curly.word.CurlyOperators;
import java.util.Arrays;

/** Makes nodes of operators and operands, and of brackets that are complete. */
final class CurlyReductions {

  private static final int MAX_DECLARATOR = 32;

  private final Tree tree;
  private final CurlyFrames frames;
  private int[] waiting = new int[16];

  CurlyReductions(Tree tree, CurlyFrames frames) {
    this.tree = tree;
    this.frames = frames;
  }

  /** Adds an operator between two operands, after joining what binds more tightly before it. */
  void binary(int operator, int token) {
    int precedence = CurlyOperators.precedence(operator);
    while (frames.hasOperator()) {
      int before = CurlyOperators.precedence(frames.operator());
      boolean waits = before < precedence;
      if (waits || (before == precedence && CurlyOperators.fromTheRight(operator))) {
        break;
      }
      reduce();
    }
    frames.pushOperator(operator, token);
  }

  /** Makes the colon here part of the condition it belongs to; false when there is none. */
  boolean alternative(int token) {
    while (frames.hasOperator()) {
      int operator = frames.operator();
      if (operator == CurlyOperators.CONDITION) {
        frames.pushOperator(CurlyOperators.ALTERNATIVE, token);
        return true;
      }
      boolean inner = operator == CurlyOperators.ALTERNATIVE;
      if (!inner && CurlyOperators.precedence(operator) < precedenceOfCondition()) {
        return false;
      }
      reduce();
      if (inner) {
        reduce();
      }
    }
    return false;
  }

  private static int precedenceOfCondition() {
    return CurlyOperators.precedence(CurlyOperators.CONDITION);
  }

  /** Joins all that waits in the innermost frame, and adds it to the frame's elements. */
  void completeElement() {
    while (frames.hasOperator()) {
      reduce();
    }
    boolean line = frames.kind() == CurlyFrames.Kind.LINE && !frames.has(CurlyFrames.TARGETS);
    boolean declares = line && frames.has(CurlyFrames.DECLARES);
    while (frames.hasOperand()) {
      int node = frames.popOperand();
      frames.append(declares ? declared(node) : node);
    }
  }

  /** Joins the innermost operator with its operands. */
  void reduce() {
    int token = frames.operatorToken();
    int operator = frames.popOperator();
    if ((operator & CurlyOperators.PREFIX) != 0) {
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
    if (operator == CurlyOperators.LAMBDA_BODY) {
      return lambda(token, operand);
    }
    if (operator == CurlyOperators.CAST) {
      return tree.join(Kind.CHOICE, 0, token, operand);
    }
    int sign = tree.tokens().data(token);
    boolean keeps = sign == '*' || sign == '&' || sign == CurlyOperators.code("&&");
    int node = tree.join(keeps ? Kind.CONDITION : Kind.OPAQUE, 0, operand, Tree.NONE);
    tree.setRange(node, Math.min(token, tree.from(operand)), tree.to(operand));
    return node;
  }

  private int joined(int operator, int left, int right) {
    if (operator == CurlyOperators.CONCATENATION) {
      return tree.join(Kind.BINARY, '+', left, right);
    }
    if (operator == CurlyOperators.ALTERNATIVE) {
      return tree.join(Kind.CHOICE, 0, left, right);
    }
    if (operator == CurlyOperators.CONDITION) {
      return tree.join(Kind.CONDITION, 0, right, left);
    }
    if (operator == CurlyOperators.ENTRY) {
      return entry(left, right);
    }
    if (operator == CurlyOperators.BETWEEN) {
      return tree.join(Kind.COMPARISON, 0, left, right);
    }
    if (CurlyOperators.assignsInPlace(operator)) {
      return tree.join(Kind.AUGMENT, operator, left, right);
    }
    if (CurlyOperators.assigns(operator)) {
      return assigned(operator, left, right);
    }
    int precedence = CurlyOperators.precedence(operator);
    boolean compares =
        precedence == CurlyOperators.precedence('<')
            || precedence == CurlyOperators.precedence(CurlyOperators.code("=="));
    return tree.join(compares ? Kind.COMPARISON : Kind.BINARY, operator, left, right);
  }

  private int assigned(int operator, int left, int right) {
    boolean declares = frames.has(CurlyFrames.DECLARES);
    int type = declares ? frames.callee() : Tree.NONE;
    int target = declares || tree.kind(left) == Kind.LIST ? declarator(left) : left;
    store(target);
    int value = type == Tree.NONE ? right : tree.join(Kind.CHOICE, 0, type, right);
    boolean firm = declares || operator == CurlyOperators.DEFINE;
    return tree.join(Kind.ASSIGN, firm ? 0 : '=', target, value);
  }

  /** A declarator that is complete: without a value, a name can be whatever its type is. */
  private int declared(int node) {
    Kind kind = tree.kind(node);
    if (kind == Kind.ASSIGN) {
      return node;
    }
    int target = declarator(node);
    if (tree.kind(target) != Kind.NAME && tree.kind(target) != Kind.STORE) {
      return node;
    }
    tree.setKind(target, Kind.STORE);
    int assigned = tree.join(Kind.ASSIGN, 0, target, frames.callee());
    tree.setRange(assigned, tree.from(target), Math.max(tree.from(target), tree.to(node)));
    return assigned;
  }

  /** What a declarator declares: the innermost name of pointers, arrays and functions. */
  private int declarator(int node) {
    int at = node;
    for (int i = 0; i < MAX_DECLARATOR; i++) {
      Kind kind = tree.kind(at);
      boolean wraps =
          kind == Kind.CALL
              || kind == Kind.SUBSCRIPT
              || kind == Kind.CONDITION
              || kind == Kind.OPAQUE;
      int inner = wraps ? tree.first(at) : Tree.NONE;
      if (inner == Tree.NONE) {
        return at;
      }
      at = inner;
    }
    return at;
  }

  /** Turns names that were read as values into names that are bound. */
  void store(int target) {
    int count = 1;
    waiting[0] = target;
    while (count > 0) {
      int node = waiting[--count];
      Kind kind = tree.kind(node);
      if (kind == Kind.NAME) {
        tree.setKind(node, Kind.STORE);
      } else if (kind == Kind.TUPLE || kind == Kind.LIST) {
        for (int child = tree.first(node); child != Tree.NONE; child = tree.next(child)) {
          if (count == waiting.length) {
            waiting = Arrays.copyOf(waiting, count * 2);
          }
          waiting[count++] = child;
        }
      }
    }
  }

  /** The head of an anonymous function, whose body is still to come. */
  int lambdaHead(int token, int parameters, int outerScope) {
    int head = tree.add(Kind.EMPTY, token, token, outerScope);
    tree.setFirst(head, parameters);
    return head;
  }

  /** The anonymous function with that head and body; its scope is left. */
  int lambda(int head, int body) {
    int scope = tree.currentScope();
    tree.enterScope(tree.data(head));
    int last = body == Tree.NONE ? tree.from(head) : tree.to(body);
    int node = tree.add(Kind.LAMBDA, tree.from(head), Math.max(tree.from(head), last), scope);
    tree.setFirst(node, body == Tree.NONE ? head : body);
    tree.setSecond(node, tree.first(head));
    if (body == Tree.NONE) {
      tree.setFirst(head, Tree.NONE);
      tree.setData(head, Symbols.NONE);
    }
    return node;
  }

  /** A node over the elements of the innermost frame. */
  int list(Kind kind, int lastToken) {
    int node = tree.add(kind, frames.token(), Math.max(frames.token(), lastToken), 0);
    tree.setFirst(node, frames.head());
    return node;
  }

  /** Leaves the innermost bracket; returns the node of what it has come to. */
  int close(int lastToken) {
    CurlyFrames.Kind kind = frames.kind();
    int callee = frames.callee();
    int head = frames.head();
    int node =
        switch (kind) {
          case CALL -> applied(Kind.CALL, callee, head, lastToken);
          case SUBSCRIPT -> subscript(callee, lastToken);
          case BRACE -> brace(callee, lastToken);
          case GROUP, LINE, BLOCK, BODY, HEADER ->
              frames.size() == 1 ? head : list(Kind.TUPLE, lastToken);
        };
    frames.close();
    return node;
  }

  private int brace(int callee, int lastToken) {
    if (callee != Tree.NONE) {
      return applied(Kind.CALL, callee, frames.head(), lastToken);
    }
    return list(frames.has(CurlyFrames.COLON) ? Kind.MAP : Kind.LIST, lastToken);
  }

  private int subscript(int callee, int lastToken) {
    if (callee == Tree.NONE) {
      return list(Kind.LIST, lastToken);
    }
    int index = frames.has(CurlyFrames.COLON) ? list(Kind.SLICE, lastToken) : frames.head();
    return applied(Kind.SUBSCRIPT, callee, index, lastToken);
  }

  private int applied(Kind kind, int callee, int list, int lastToken) {
    int node = tree.add(kind, tree.from(callee), Math.max(tree.from(callee), lastToken), 0);
    tree.setFirst(node, callee);
    tree.setSecond(node, list);
    return node;
  }

  /** The entry of a value under a key, or the value by name. */
  private int entry(int key, int value) {
    if (tree.kind(key) != Kind.NAME) {
      return tree.join(Kind.ENTRY, 0, key, value);
    }
    tree.setKind(key, Kind.EMPTY);
    int node = tree.join(Kind.ARGUMENT, tree.data(key), value, Tree.NONE);
    tree.setRange(node, tree.from(key), Math.max(tree.from(key), tree.to(value)));
    return node;
  }
}
