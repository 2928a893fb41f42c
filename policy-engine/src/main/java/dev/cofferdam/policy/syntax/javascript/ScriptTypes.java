package dev.cofferdam.policy.syntax.javascript;

import dev.cofferdam.policy.syntax.Tokens.Kind;

/**
 * TypeScript's types, which do nothing when a program runs and are left out. Only what the grammar
 * of types takes is left out, so that no code is taken for a type.
 */
final class ScriptTypes {

  private static final int MAX_AHEAD = 128;

  private final ScriptState state;
  private int limit = Integer.MAX_VALUE;
  private int unclosedUntil = -1;
  private boolean parameters;

  ScriptTypes(ScriptState state) {
    this.state = state;
  }

  /** Leaves out the type that stands here. */
  void skip() {
    state.setAfterOperand(true);
    int conditions = 0;
    boolean more = true;
    while (more && operand()) {
      boolean operandFollows = false;
      while (!operandFollows && more) {
        if (state.is('.') && state.kindAfter() == Kind.NAME) {
          state.advance();
          state.advance();
        } else if (state.is('<') && !state.lexer.hadNewline()) {
          angles();
        } else if (state.is('[') && !newlineBefore()) {
          balanced();
        } else if (state.is('|')
            || state.is('&')
            || (parameters && state.is(ScriptOperators.ARROW))) {
          state.advance();
          operandFollows = true;
        } else if (state.word() == ScriptWords.EXTENDS || state.word() == ScriptWords.IS) {
          state.advance();
          operandFollows = true;
        } else if (state.is('?') && conditions >= 0) {
          conditions++;
          state.advance();
          operandFollows = true;
        } else if (state.is(':') && conditions > 0) {
          conditions--;
          state.advance();
          operandFollows = true;
        } else {
          more = false;
        }
      }
    }
  }

  /** Whether what opens at that token, and was read, are the parameters of a function's type. */
  private boolean opensParameters(int token) {
    if (state.tokens.kind(token) != Kind.OPERATOR || state.tokens.data(token) != '(') {
      return false;
    }
    int next = token + 1;
    if (next + 1 >= state.tokens.count() || state.tokens.kind(next) != Kind.NAME) {
      int data = next < state.tokens.count() ? state.tokens.data(next) : 0;
      return data == ')' || data == '{' || data == '[' || data == ScriptOperators.ELLIPSIS;
    }
    return state.tokens.kind(next + 1) == Kind.OPERATOR
        && ":,?=)".indexOf(state.tokens.data(next + 1)) >= 0;
  }

  private boolean newlineBefore() {
    state.kind();
    return state.lexer.hadNewline();
  }

  private boolean mayGoOn() {
    return state.kind() != Kind.END && state.at() < limit;
  }

  /** Leaves out one operand of a type; false when there is none. */
  private boolean operand() {
    parameters = false;
    while (mayGoOn()) {
      switch (state.kind()) {
        case NAME -> {
          if (!prefix(state.word())) {
            state.advance();
            return true;
          }
          state.advance();
        }
        case STRING, NUMBER -> {
          state.advance();
          return true;
        }
        case TEMPLATE_START -> {
          template();
          return true;
        }
        case OPERATOR -> {
          if (state.is('{') || state.is('[') || state.is('(')) {
            bracketed();
            return true;
          }
          if (state.is('<')) {
            angles();
          } else if (state.is('|') || state.is('&') || state.is('-')) {
            state.advance();
          } else {
            return false;
          }
        }
        case TEMPLATE_TEXT, FIELD_START, FIELD_END, TEMPLATE_END, LINE, END -> {
          return false;
        }
      }
    }
    return false;
  }

  private void bracketed() {
    int token = state.at();
    balanced();
    parameters = opensParameters(token);
  }

  private boolean prefix(int word) {
    boolean operator =
        switch (word) {
          case ScriptWords.TYPEOF,
              ScriptWords.KEYOF,
              ScriptWords.READONLY,
              ScriptWords.UNIQUE,
              ScriptWords.INFER,
              ScriptWords.ASSERTS,
              ScriptWords.ABSTRACT,
              ScriptWords.NEW ->
              true;
          default -> false;
        };
    Kind after = operator ? state.kindAfter() : Kind.END;
    return operator && (after == Kind.NAME || state.isAfter('(') || state.isAfter('['));
  }

  private void template() {
    int depth = 0;
    do {
      Kind kind = state.kind();
      depth += kind == Kind.TEMPLATE_START ? 1 : kind == Kind.TEMPLATE_END ? -1 : 0;
      state.advance();
    } while (depth > 0 && mayGoOn());
  }

  /** Leaves out what stands between two brackets, those of other kinds inside it included. */
  void balanced() {
    int depth = 0;
    do {
      if (state.kind() == Kind.TEMPLATE_START) {
        template();
        continue;
      }
      if (state.is('(') || state.is('[') || state.is('{')) {
        depth++;
      } else if (state.is(')') || state.is(']') || state.is('}')) {
        depth--;
      }
      state.advance();
    } while (depth > 0 && mayGoOn());
  }

  /** Leaves out type parameters or arguments; whether they were closed. */
  boolean angles() {
    state.setAfterOperand(true);
    int depth = 0;
    while (mayGoOn()) {
      if (state.is('<')) {
        depth++;
      } else if (state.is('(') || state.is('[') || state.is('{')) {
        balanced();
        continue;
      } else if (state.is(')') || state.is(']') || state.is('}') || state.is(';')) {
        return false;
      } else if (closing() > 0) {
        depth -= closed(depth);
        if (depth <= 0) {
          return true;
        }
        continue;
      }
      state.advance();
    }
    return false;
  }

  /** How many closing angles the operator here begins with. */
  private int closing() {
    if (state.kind() != Kind.OPERATOR || (state.data() & 0xFF) != '>') {
      return 0;
    }
    int start = state.tokens.start(state.at());
    int end = start;
    while (end < state.tokens.end(state.at()) && state.tokens.text()[end] == '>') {
      end++;
    }
    return end - start;
  }

  /** Takes as many closing angles as are open; what is left of the token stays. */
  private int closed(int depth) {
    int length = state.tokens.end(state.at()) - state.tokens.start(state.at());
    int taken = Math.min(closing(), depth);
    if (taken == length) {
      state.advance();
    } else {
      state.lexer.backTo(state.at(), taken);
    }
    return taken;
  }

  /**
   * Whether what stands here are type arguments of what is called next; if so they are left out.
   */
  boolean arguments() {
    int token = state.at();
    if (token < unclosedUntil || state.tokens.lookedTooMuch()) {
      return false;
    }
    state.kind();
    int[] before = state.lexer.state();
    boolean closed = anglesAhead(token);
    boolean applied = closed && (state.is('(') || state.kind() == Kind.TEMPLATE_START);
    if (!applied) {
      back(token, before);
    }
    return applied;
  }

  /**
   * Whether angles are closed not far away. Where none closes at all, those that open soon after
   * are not closed either, and nobody looks again.
   */
  private boolean anglesAhead(int from) {
    int depth = 0;
    boolean none = true;
    state.setAfterOperand(true);
    while (state.kind() != Kind.END && state.at() - from < MAX_AHEAD) {
      if (state.is('<')) {
        depth++;
      } else if (closing() > 0) {
        int length = state.tokens.end(state.at()) - state.tokens.start(state.at());
        none = false;
        depth -= closing();
        if (depth <= 0) {
          boolean exact = depth == 0 && length == closing();
          state.advance();
          return exact;
        }
      } else if (!canStandInArguments()) {
        break;
      }
      state.advance();
    }
    boolean far = state.at() - from == MAX_AHEAD;
    unclosedUntil = none ? from + (state.at() - from) / (far ? 2 : 1) : unclosedUntil;
    return false;
  }

  private boolean canStandInArguments() {
    Kind kind = state.kind();
    if (kind == Kind.NAME || kind == Kind.STRING || kind == Kind.NUMBER) {
      return true;
    }
    return kind == Kind.OPERATOR && "[]{},.|&?:();=".indexOf(state.data() & 0xFF) >= 0;
  }

  /** Whether a type and an arrow stand here; if so the type is left out, otherwise nothing. */
  boolean beforeArrow() {
    if (state.tokens.lookedTooMuch()) {
      return false;
    }
    int token = state.at();
    state.kind();
    int[] before = state.lexer.state();
    limit = token + MAX_AHEAD;
    state.advance();
    skip();
    limit = Integer.MAX_VALUE;
    boolean arrow = state.is(ScriptOperators.ARROW);
    if (!arrow) {
      back(token, before);
    }
    return arrow;
  }

  /** What was read from that token on is forgotten, and is read again as something else. */
  private void back(int token, int[] before) {
    state.tokens.look(state.lexer.since(before));
    state.lexer.restore(before);
    state.backTo(token);
  }
}
