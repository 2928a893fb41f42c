package dev.cofferdam.policy.syntax.python;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;
import java.util.Arrays;

/** Makes nodes of operators and operands, and of frames that are complete. */
final class PythonReductions {

  private final Tree tree;
  private final Frames frames;
  private int[] waiting = new int[16];

  PythonReductions(Tree tree, Frames frames) {
    this.tree = tree;
    this.frames = frames;
  }

  /** Adds an operator between two operands, after joining what binds more tightly before it. */
  void binary(int operator, int token) {
    int precedence = PythonOperators.precedence(operator);
    while (frames.hasOperator()) {
      int before = PythonOperators.precedence(frames.operator());
      boolean waits = before < precedence;
      if (waits || (before == precedence && PythonOperators.fromTheRight(operator))) {
        break;
      }
      reduce();
    }
    frames.pushOperator(operator, token);
  }

  /** Joins all that waits in the innermost frame, and adds it to the frame's elements. */
  void completeElement() {
    while (frames.hasOperator()) {
      reduce();
    }
    while (frames.hasOperand()) {
      frames.append(frames.popOperand());
    }
  }

  /** Joins the innermost operator with its operands. */
  void reduce() {
    int token = frames.operatorToken();
    int operator = frames.popOperator();
    if ((operator & PythonOperators.PREFIX) != 0) {
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
      case PythonOperators.LAMBDA_BODY -> lambda(token, operand);
      case PythonOperators.SPREAD -> over(Kind.SPREAD, operand, token);
      case PythonOperators.AWAIT -> over(Kind.CONDITION, operand, token);
      default -> over(Kind.OPAQUE, operand, token);
    };
  }

  private int over(Kind kind, int operand, int token) {
    int node = tree.join(kind, 0, operand, Tree.NONE);
    tree.setRange(node, token, tree.to(operand));
    return node;
  }

  private int joined(int operator, int left, int right) {
    return switch (operator) {
      case PythonOperators.CONCATENATION -> tree.join(Kind.BINARY, '+', left, right);
      case PythonOperators.TARGET_COMMA -> pair(left, right);
      case PythonOperators.ENTRY -> tree.join(Kind.ENTRY, 0, left, right);
      case PythonOperators.ARGUMENT -> argument(left, right);
      case PythonOperators.WORD | PythonWords.AS -> {
        store(right);
        yield tree.join(Kind.ENTER, 0, right, left);
      }
      case PythonOperators.WORD | PythonWords.FOR -> comprehension(left, right);
      case PythonOperators.WORD | PythonWords.IF -> tree.join(Kind.CONDITION, 0, left, right);
      case PythonOperators.WORD | PythonWords.ELSE,
          PythonOperators.WORD | PythonWords.OR,
          PythonOperators.WORD | PythonWords.AND ->
          tree.join(Kind.CHOICE, 0, left, right);
      case PythonOperators.WORD | PythonWords.FROM -> tree.join(Kind.OPAQUE, 0, left, right);
      default -> joinedByCharacters(operator, left, right);
    };
  }

  private int joinedByCharacters(int operator, int left, int right) {
    if (operator == PythonOperators.WALRUS) {
      store(left);
      return tree.join(Kind.ASSIGN, operator, left, right);
    }
    boolean compares = PythonOperators.precedence(operator) == PythonOperators.precedence('<');
    return tree.join(compares ? Kind.COMPARISON : Kind.BINARY, operator, left, right);
  }

  private int pair(int left, int right) {
    tree.setNext(left, right);
    int node = tree.join(Kind.TUPLE, 0, left, Tree.NONE);
    tree.setRange(node, tree.from(left), tree.to(right));
    return node;
  }

  private int argument(int left, int right) {
    if (tree.kind(left) != Kind.NAME) {
      return tree.join(Kind.OPAQUE, 0, left, right);
    }
    tree.setKind(left, Kind.EMPTY);
    int node = tree.join(Kind.ARGUMENT, tree.data(left), right, Tree.NONE);
    tree.setRange(node, tree.from(left), tree.to(right));
    return node;
  }

  private int comprehension(int element, int clause) {
    int inner = clause;
    while (tree.kind(inner) == Kind.CONDITION) {
      inner = tree.first(inner);
    }
    if (tree.kind(inner) == Kind.COMPARISON) {
      loop(inner);
    }
    return tree.join(Kind.COMPREHENSION, 0, element, clause);
  }

  /** Binds what stands before {@code in} to the elements of what stands after it. */
  void loop(int comparison) {
    int target = tree.first(comparison);
    store(target);
    tree.join(Kind.LOOP, 0, target, tree.second(comparison));
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
      } else if (kind == Kind.ENTRY) {
        waiting[count++] = tree.second(node);
      } else if (kind == Kind.TUPLE
          || kind == Kind.LIST
          || kind == Kind.MAP
          || kind == Kind.SPREAD) {
        for (int child = tree.first(node); child != Tree.NONE; child = tree.next(child)) {
          if (count == waiting.length) {
            waiting = Arrays.copyOf(waiting, count * 2);
          }
          waiting[count++] = child;
        }
      }
    }
  }

  /**
   * Binds the names of a pattern to what they take from the subject of their {@code match}
   * statement (<a href="https://peps.python.org/pep-0634/">PEP 634</a>).
   */
  void pattern(int pattern, int subject) {
    int inner = pattern;
    while (tree.kind(inner) == Kind.CONDITION) {
      inner = tree.first(inner);
    }
    if (tree.kind(inner) == Kind.ENTER) {
      tree.join(Kind.ASSIGN, PythonOperators.WALRUS, tree.first(inner), subject);
      inner = tree.second(inner);
    }
    store(inner);
    tree.join(Kind.ASSIGN, PythonOperators.WALRUS, inner, subject);
  }

  /** A node over the elements of the innermost frame. */
  int list(Kind kind, int lastToken) {
    int node = tree.add(kind, frames.token(), Math.max(frames.token(), lastToken), 0);
    tree.setFirst(node, frames.head());
    return node;
  }

  /** Turns the elements of an anonymous function's head into parameters, and waits for its body. */
  void beginLambdaBody() {
    completeElement();
    for (int item = frames.head(); item != Tree.NONE; item = tree.next(item)) {
      parameter(item);
    }
    int token = frames.token();
    int head = tree.add(Kind.EMPTY, token, token, frames.callee());
    tree.setFirst(head, frames.head());
    frames.close();
    frames.pushOperator(PythonOperators.LAMBDA_BODY, head);
  }

  private void parameter(int item) {
    Kind kind = tree.kind(item);
    if (kind == Kind.NAME) {
      tree.setKind(item, Kind.PARAMETER);
    } else if (kind == Kind.ARGUMENT) {
      tree.setKind(item, Kind.PARAMETER);
    } else if (kind == Kind.SPREAD && tree.kind(tree.first(item)) == Kind.NAME) {
      int name = tree.first(item);
      tree.setKind(name, Kind.EMPTY);
      tree.setKind(item, Kind.PARAMETER);
      tree.setData(item, tree.data(name));
      tree.setFirst(item, Tree.NONE);
    }
  }

  private int lambda(int head, int body) {
    int scope = tree.currentScope();
    tree.enterScope(tree.data(head));
    int node = tree.add(Kind.LAMBDA, tree.from(head), tree.to(body), scope);
    tree.setFirst(node, body);
    tree.setSecond(node, tree.first(head));
    return node;
  }

  /** Leaves the innermost frame; returns the node of what it has come to. */
  int close(int lastToken) {
    Frames.Kind kind = frames.kind();
    int callee = frames.callee();
    int node =
        switch (kind) {
          case LIST -> list(Kind.LIST, lastToken);
          case BRACE -> list(frames.has(Frames.COLON) ? Kind.MAP : Kind.LIST, lastToken);
          case TEMPLATE -> list(Kind.TEMPLATE, lastToken);
          case CALL -> applied(Kind.CALL, callee, frames.head(), lastToken);
          case SUBSCRIPT -> subscript(callee, lastToken);
          case GROUP, FIELD, LINE, LAMBDA -> group(lastToken);
        };
    if (kind == Frames.Kind.LAMBDA) {
      tree.enterScope(callee);
    }
    frames.close();
    return node;
  }

  private int group(int lastToken) {
    boolean single = frames.size() == 1 && !frames.has(Frames.COMMA);
    return single ? frames.head() : list(Kind.TUPLE, lastToken);
  }

  private int subscript(int callee, int lastToken) {
    int index = frames.head();
    if (frames.has(Frames.COLON)) {
      index = list(Kind.SLICE, lastToken);
    }
    return applied(Kind.SUBSCRIPT, callee, index, lastToken);
  }

  private int applied(Kind kind, int callee, int list, int lastToken) {
    int node = tree.add(kind, tree.from(callee), lastToken, 0);
    tree.setFirst(node, callee);
    tree.setSecond(node, list);
    return node;
  }
}
