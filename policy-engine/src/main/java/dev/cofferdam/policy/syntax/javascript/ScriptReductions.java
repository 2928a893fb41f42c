package dev.cofferdam.policy.syntax.javascript;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;
import java.util.Arrays;

/** Makes nodes of operators and operands, and patterns and parameters of expressions. */
final class ScriptReductions {

  private static final int OR_ASSIGN = ScriptOperators.code("||=");
  private static final int AND_ASSIGN = ScriptOperators.code("&&=");
  private static final int NULLISH_ASSIGN = ScriptOperators.code("??=");

  private final ScriptState state;
  private final Tree tree;
  private final ScriptFrames frames;
  private int[] waiting = new int[16];

  ScriptReductions(ScriptState state) {
    this.state = state;
    this.tree = state.tree;
    this.frames = state.frames;
  }

  /** Adds an operator between two operands, after joining what binds more tightly before it. */
  void binary(int operator) {
    int precedence = ScriptOperators.precedence(operator);
    while (frames.hasOperator()) {
      int before = ScriptOperators.precedence(frames.operator());
      boolean waits = before < precedence;
      if (waits || (before == precedence && ScriptOperators.fromTheRight(operator))) {
        break;
      }
      reduce();
    }
    frames.pushOperator(operator, state.at());
    state.setAfterOperand(false);
  }

  /** Joins what waits after the question mark that has no colon yet; false when there is none. */
  boolean otherwise() {
    if (!frames.choiceWaits()) {
      return false;
    }
    int choices = 0;
    while (frames.hasOperator()) {
      int operator = frames.operator();
      if (operator == ScriptOperators.QUESTION && choices == 0) {
        frames.pushOperator(ScriptOperators.OTHERWISE, state.at());
        state.setAfterOperand(false);
        return true;
      }
      choices += operator == ScriptOperators.OTHERWISE ? 1 : 0;
      choices -= operator == ScriptOperators.QUESTION ? 1 : 0;
      reduce();
    }
    return false;
  }

  /** Joins all that waits in the innermost frame, and adds it to the frame's elements. */
  void completeElement() {
    while (frames.hasOperator()) {
      reduce();
    }
    while (frames.hasOperand()) {
      frames.append(frames.popOperand());
    }
    state.setAfterOperand(false);
  }

  /** Joins the innermost operator with its operands. */
  void reduce() {
    int extra = frames.extra();
    int operator = frames.popOperator();
    if ((operator & ScriptOperators.PREFIX) != 0) {
      int operand = operand(operator == ScriptOperators.BODY ? tree.from(extra) : extra);
      frames.pushOperand(prefixed(operator, extra, operand));
      return;
    }
    int right = operand(extra);
    int left = operand(extra);
    frames.pushOperand(joined(operator, left, right));
  }

  private int operand(int token) {
    return frames.hasOperand()
        ? frames.popOperand()
        : tree.add(Kind.EMPTY, token, token, Symbols.NONE);
  }

  private int prefixed(int operator, int token, int operand) {
    if (operator == ScriptOperators.BODY) {
      return lambda(token, operand);
    }
    Kind kind =
        operator == ScriptOperators.SPREAD
            ? Kind.SPREAD
            : operator == ScriptOperators.AWAIT ? Kind.CONDITION : Kind.OPAQUE;
    int node = tree.join(kind, 0, operand, Tree.NONE);
    tree.setRange(node, token, tree.to(operand));
    return node;
  }

  private int lambda(int head, int body) {
    int scope = tree.currentScope();
    tree.enterScope(tree.data(head));
    int node = tree.add(Kind.LAMBDA, tree.from(head), tree.to(body), scope);
    tree.setFirst(node, body);
    tree.setSecond(node, tree.first(head));
    return node;
  }

  private int joined(int operator, int left, int right) {
    return switch (operator) {
      case ScriptOperators.ENTRY -> tree.join(Kind.ENTRY, 0, left, right);
      case ScriptOperators.QUESTION -> tree.join(Kind.CONDITION, 0, right, left);
      case ScriptOperators.OTHERWISE -> tree.join(Kind.CHOICE, 0, left, right);
      case ScriptOperators.COMPARE -> tree.join(Kind.COMPARISON, 0, left, right);
      case ScriptOperators.DECLARE -> {
        declare(left);
        yield tree.join(Kind.ASSIGN, 0, left, right);
      }
      case ScriptOperators.EACH -> {
        declare(left);
        yield tree.join(Kind.LOOP, 0, left, right);
      }
      default -> joinedByCharacters(operator, left, right);
    };
  }

  private int joinedByCharacters(int operator, int left, int right) {
    if (ScriptOperators.assigns(operator)) {
      boolean plain =
          operator == '='
              || operator == OR_ASSIGN
              || operator == AND_ASSIGN
              || operator == NULLISH_ASSIGN;
      if (plain) {
        store(left, Tree.NONE);
      }
      return tree.join(plain ? Kind.ASSIGN : Kind.AUGMENT, plain ? '=' : operator, left, right);
    }
    int second = (operator >> 8) & 0xFF;
    char first = (char) (operator & 0xFF);
    boolean doubled = second == first && (first == '|' || first == '&' || first == '?');
    if (doubled) {
      return tree.join(Kind.CHOICE, 0, left, right);
    }
    boolean compares =
        ((first == '=' || first == '!') && second == '=')
            || ((first == '<' || first == '>') && second != first);
    return tree.join(compares ? Kind.COMPARISON : Kind.BINARY, operator, left, right);
  }

  /** Turns a declared pattern into names that are bound, in the scope where they are declared. */
  void declare(int target) {
    boolean ofFunction = frames.has(ScriptState.OF_FUNCTION);
    store(target, ofFunction ? frames.function() : Tree.NONE);
  }

  /** Turns names that were read as values into names that are bound, in that scope if any. */
  void store(int target, int scope) {
    int count = push(0, target);
    while (count > 0) {
      int node = waiting[--count];
      Kind kind = tree.kind(node);
      if (kind == Kind.NAME || kind == Kind.STORE) {
        tree.setKind(node, Kind.STORE);
        if (scope != Tree.NONE) {
          tree.setScope(node, scope);
        }
      } else if (kind == Kind.LIST || kind == Kind.TUPLE || kind == Kind.MAP) {
        for (int child = tree.first(node); child != Tree.NONE; child = tree.next(child)) {
          count = push(count, child);
        }
      } else if (kind == Kind.SPREAD || kind == Kind.ASSIGN) {
        count = push(count, tree.first(node));
      } else if (kind == Kind.ENTRY) {
        count = push(count, tree.second(node));
      }
    }
  }

  private int push(int count, int node) {
    if (node == Tree.NONE) {
      return count;
    }
    if (count == waiting.length) {
      waiting = Arrays.copyOf(waiting, count * 2);
    }
    waiting[count] = node;
    return count + 1;
  }

  /** Binds a declared name that gets no value. */
  void declareBare(int target) {
    Kind kind = tree.kind(target);
    if (kind == Kind.NAME || kind == Kind.LIST || kind == Kind.MAP) {
      declare(target);
      tree.join(Kind.ASSIGN, 0, target, Tree.NONE);
    }
  }

  /** Turns the expressions of a list into parameters of the function with that scope. */
  int parameters(int list, int scope) {
    int head = Tree.NONE;
    int tail = Tree.NONE;
    int place = 0;
    boolean conditional = tree.inConditional();
    int outer = tree.currentScope();
    tree.enterScope(scope);
    tree.setInConditional(false);
    for (int item = list; item != Tree.NONE; place++) {
      int following = tree.next(item);
      int parameter = parameter(item, place, scope);
      tree.setNext(parameter, Tree.NONE);
      if (tail == Tree.NONE) {
        head = parameter;
      } else {
        tree.setNext(tail, parameter);
      }
      tail = parameter;
      item = following;
    }
    tree.enterScope(outer);
    tree.setInConditional(conditional);
    return head;
  }

  private int parameter(int item, int place, int scope) {
    Kind kind = tree.kind(item);
    if (kind == Kind.NAME) {
      return named(item, tree.data(item), Tree.NONE, scope);
    }
    boolean plain = kind == Kind.ASSIGN && tree.data(item) == '=';
    int target = plain || kind == Kind.SPREAD ? tree.first(item) : item;
    int value = plain ? tree.second(item) : Tree.NONE;
    boolean name =
        target != Tree.NONE
            && target != item
            && (tree.kind(target) == Kind.NAME || tree.kind(target) == Kind.STORE);
    if (name) {
      tree.setKind(target, Kind.EMPTY);
      return named(item, tree.data(target), value, scope);
    }
    int token = tree.from(item);
    int symbol = ScriptWords.pattern(place);
    int parameter = tree.add(Kind.PARAMETER, token, token, symbol);
    tree.setFirst(parameter, value);
    boolean pattern =
        target != Tree.NONE && (tree.kind(target) == Kind.LIST || tree.kind(target) == Kind.MAP);
    if (pattern) {
      store(target, scope);
      int given = tree.add(Kind.NAME, token, token, symbol);
      tree.join(Kind.ASSIGN, 0, target, given);
    }
    return parameter;
  }

  private int named(int node, int symbol, int value, int scope) {
    tree.setKind(node, Kind.PARAMETER);
    tree.setData(node, symbol);
    tree.setFirst(node, value);
    tree.setSecond(node, Tree.NONE);
    tree.setScope(node, scope);
    return node;
  }

  /** A node over the elements of the innermost frame. */
  int list(Kind kind, int lastToken) {
    int node = tree.add(kind, frames.token(), Math.max(frames.token(), lastToken), 0);
    tree.setFirst(node, frames.head());
    return node;
  }

  /** A node that applies a list to what stands before it. */
  int applied(Kind kind, int callee, int list, int lastToken) {
    int node = tree.add(kind, tree.from(callee), Math.max(tree.from(callee), lastToken), 0);
    tree.setFirst(node, callee);
    tree.setSecond(node, list);
    return node;
  }
}
