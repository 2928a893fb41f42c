package dev.cofferdam.policy.syntax.curly;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.curly.word.Brackets;
import dev.cofferdam.policy.syntax.curly.word.CurlyCursor;
import dev.cofferdam.policy.syntax.curly.word.CurlyOperators;
import dev.cofferdam.policy.syntax.curly.word.Word;

/**
 * Reads stretches in which names only stand for types, and parameters. What such names mean counts,
 * how they are put together does not.
 */
final class Mentions {

  private static final int MAX_ANGLES = 48;

  private final CurlyCursor cursor;
  private final Tree tree;

  Mentions(CurlyCursor cursor, Tree tree) {
    this.cursor = cursor;
    this.tree = tree;
  }

  /**
   * Adds a node for each name and text between those tokens; returns that of the first dotted name,
   * or none.
   */
  int range(int from, int to) {
    return range(from, to, false);
  }

  /**
   * As {@link #range}, for a type. What is called so in C without a namespace is a type of the
   * program's own: functions of the library do not stand here.
   */
  int type(int from, int to) {
    return range(from, to, cursor.family().isC());
  }

  private int range(int from, int to, boolean plainTypes) {
    int depth = 0;
    int first = Tree.NONE;
    int chain = Tree.NONE;
    boolean joins = false;
    boolean tag = false;
    for (int i = from; i < to; i++) {
      Kind kind = cursor.kind(i);
      if (kind == Kind.NAME && (cursor.word(i) == Word.NAME || cursor.word(i) == Word.TELLING)) {
        int owner = joins ? chain : Tree.NONE;
        boolean alone = owner == Tree.NONE && !isJoint(cursor.operator(i + 1));
        boolean own = plainTypes && depth == 0 && alone;
        chain = tag || own ? Tree.NONE : name(i, owner);
        boolean begins = first == Tree.NONE || (owner != Tree.NONE && owner == first);
        first = begins && chain != Tree.NONE ? chain : first;
      } else if (kind == Kind.STRING) {
        tree.add(Tree.Kind.STRING, i, i, 0);
        chain = Tree.NONE;
      } else if (kind == Kind.OPERATOR && !isJoint(cursor.operator(i))) {
        chain = Tree.NONE;
      }
      depth += nesting(cursor.operator(i));
      joins = kind == Kind.OPERATOR && isJoint(cursor.operator(i)) && chain != Tree.NONE;
      Word word = kind == Kind.NAME ? cursor.word(i) : Word.NAME;
      tag = (word == Word.CLASS && cursor.family().isC()) || word == Word.ENUM;
    }
    return first;
  }

  private static int nesting(int operator) {
    boolean opens = operator == '<' || operator == '(';
    boolean closes = operator == '>' || operator == ')';
    return opens ? 1 : closes ? -1 : 0;
  }

  private int name(int token, int owner) {
    if (owner == Tree.NONE) {
      return tree.add(Tree.Kind.NAME, token, token, cursor.symbol(token));
    }
    int node = tree.add(Tree.Kind.MEMBER, tree.from(owner), token, cursor.symbol(token));
    tree.setFirst(node, owner);
    return node;
  }

  private static boolean isJoint(int operator) {
    return operator == '.' || operator == CurlyOperators.PATH;
  }

  /**
   * The token that closes the angle bracket there, if it opens arguments of a type and is not an
   * operator; otherwise {@link Brackets#NONE}.
   */
  int angleEnd(int open) {
    int depth = 0;
    int at = open;
    for (int steps = 0; steps < MAX_ANGLES && at < cursor.last() && cursor.look(1); steps++) {
      if (cursor.kind(at) == Kind.OPERATOR) {
        int operator = cursor.operator(at);
        depth += opened(operator);
        if (depth <= 0) {
          return at;
        }
        boolean bracket = operator == '(' || operator == '[';
        if (bracket && cursor.partner(at) != Brackets.NONE) {
          at = cursor.partner(at);
        } else if (!bracket && !standsInAngles(operator)) {
          return Brackets.NONE;
        }
      } else if (cursor.kind(at) == Kind.STRING) {
        return Brackets.NONE;
      }
      at++;
    }
    return Brackets.NONE;
  }

  private static int opened(int operator) {
    if (operator == '<') {
      return 1;
    }
    boolean closes = (operator & 0xFF) == '>';
    return !closes ? 0 : operator == '>' ? -1 : operator == CurlyOperators.code(">>") ? -2 : -3;
  }

  private static boolean standsInAngles(int operator) {
    return operator == '<'
        || (operator & 0xFF) == '>'
        || operator == ','
        || operator == '*'
        || operator == '&'
        || operator == '?'
        || operator == '@'
        || operator == CurlyOperators.code("&&")
        || operator == CurlyOperators.ELLIPSIS
        || isJoint(operator);
  }

  /**
   * Reads the parameters between those brackets into a scope.
   *
   * @param untyped whether a name alone is a parameter's, and not a type's
   * @return the first parameter, or none
   */
  int parameters(int open, int close, int scope, boolean untyped) {
    int outer = tree.currentScope();
    tree.enterScope(scope);
    int head = Tree.NONE;
    int tail = Tree.NONE;
    int at = open + 1;
    while (at < close) {
      int end = elementEnd(at, close);
      int parameter = parameter(at, end, untyped);
      head = head == Tree.NONE ? parameter : head;
      if (tail != Tree.NONE) {
        tree.setNext(tail, parameter);
      }
      tail = parameter;
      at = end + 1;
    }
    tree.enterScope(outer);
    return head;
  }

  /** The comma after the element that begins there, or the closing bracket. */
  int elementEnd(int from, int close) {
    int at = from;
    while (at < close && cursor.operator(at) != ',') {
      int operator = cursor.operator(at);
      int end = Brackets.NONE;
      if (operator == '(' || operator == '[' || operator == '{') {
        end = cursor.partner(at);
      } else if (operator == '<' && cursor.family().hasAngles()) {
        end = angleEnd(at);
      }
      at = end > at && end < close ? end + 1 : at + 1;
    }
    return at;
  }

  private int parameter(int from, int end, boolean untyped) {
    int name = parameterName(from, end, untyped);
    int type = type(from, name == Brackets.NONE ? end : name);
    if (name != Brackets.NONE) {
      range(name + 1, end);
    }
    int token = name == Brackets.NONE ? from : name;
    int symbol = name == Brackets.NONE ? Symbols.NONE : cursor.symbol(name);
    int node = tree.add(Tree.Kind.PARAMETER, token, token, symbol);
    tree.setFirst(node, type);
    return node;
  }

  /** The last name before the default or the bounds, if another word stands before it. */
  private int parameterName(int from, int end, boolean untyped) {
    int name = Brackets.NONE;
    int words = 0;
    for (int at = from; at < end; at++) {
      int operator = cursor.operator(at);
      if (operator == '=' || operator == '[') {
        break;
      }
      if (operator == '(') {
        boolean pointer = cursor.operator(at + 1) == '*' || cursor.operator(at + 1) == '&';
        return pointer && cursor.isName(at + 2) ? at + 2 : Brackets.NONE;
      }
      int angle = operator == '<' && cursor.family().hasAngles() ? angleEnd(at) : Brackets.NONE;
      if (angle != Brackets.NONE && angle < end) {
        at = angle;
      } else if (cursor.kind(at) == Kind.NAME && cursor.word(at) != Word.MODIFIER) {
        boolean joined = isJoint(cursor.operator(at - 1)) && at > from;
        words += joined ? 0 : 1;
        name = cursor.isName(at) && !joined ? at : Brackets.NONE;
      }
    }
    return words > 1 || untyped ? name : Brackets.NONE;
  }
}
