package dev.cofferdam.policy.syntax.javascript;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;

/** The members of objects and classes, as they are written out. */
final class ScriptMembers {

  private final ScriptState state;
  private final Tree tree;
  private final ScriptFrames frames;
  private final ScriptFunctions functions;
  private final ScriptTypes types;

  ScriptMembers(ScriptState state, ScriptFunctions functions, ScriptTypes types) {
    this.state = state;
    this.tree = state.tree;
    this.frames = state.frames;
    this.functions = functions;
    this.types = types;
  }

  /** Whether a member starts here. */
  boolean startHere() {
    boolean place = frames.kind() == ScriptFrames.Kind.OBJECT || frames.isClass();
    return place && !state.afterOperand() && !frames.hasOperand() && !frames.hasOperator();
  }

  /** Reads the start of a member; false when none can start here. */
  boolean member() {
    switch (state.kind()) {
      case NAME -> name();
      case STRING, NUMBER -> {
        boolean text = state.kind() == Tokens.Kind.STRING;
        int key = tree.add(text ? Kind.STRING : Kind.NUMBER, state.at(), state.at(), 0);
        advance();
        afterKey(key, Symbols.NONE);
      }
      case OPERATOR -> {
        if (state.is('[')) {
          frames.open(ScriptFrames.Kind.COMPUTED, state.at(), Tree.NONE);
          state.advance();
        } else if (state.is('*') || state.is('@')) {
          state.advance();
        } else if (state.is('{') && frames.isClass()) {
          frames.open(ScriptFrames.Kind.BLOCK, state.at(), Tree.NONE);
          state.advance();
        } else {
          return false;
        }
      }
      case TEMPLATE_START, TEMPLATE_TEXT, FIELD_START, FIELD_END, TEMPLATE_END, LINE, END -> {
        return false;
      }
    }
    return true;
  }

  private void advance() {
    state.setAfterOperand(true);
    state.advance();
  }

  private void name() {
    int token = state.at();
    int symbol = state.word();
    if (ScriptWords.isModifier(symbol) && startsName()) {
      state.advance();
      return;
    }
    advance();
    afterKey(tree.add(Kind.KEY, token, token, symbol), symbol);
  }

  private boolean startsName() {
    Tokens.Kind after = state.kindAfter();
    return after == Tokens.Kind.NAME
        || after == Tokens.Kind.STRING
        || after == Tokens.Kind.NUMBER
        || state.isAfter('[')
        || state.isAfter('*')
        || (state.isAfter('{') && state.word() == ScriptWords.STATIC);
  }

  /** Goes on after the name of a member, which is no symbol when it is computed. */
  void afterKey(int key, int symbol) {
    state.setAfterOperand(true);
    if (state.typed && (state.is('?') || state.is('!'))) {
      state.advance();
    }
    boolean inClass = frames.isClass();
    if (state.is('(') || (state.typed && state.is('<'))) {
      frames.pushOperand(key);
      frames.pushOperator(ScriptOperators.ENTRY, state.at());
      functions.parameters(tree.from(key), symbol, ScriptState.MEMBER);
    } else if (state.is(':') && !(inClass && state.typed)) {
      entry(key);
    } else if (state.is(':')) {
      state.advance();
      types.skip();
      initial(key);
    } else if (inClass) {
      initial(key);
    } else {
      shorthand(key, symbol);
    }
  }

  private void initial(int key) {
    if (state.is('=')) {
      entry(key);
    } else {
      state.setAfterOperand(false);
    }
  }

  /** The value of the member stands after this token. */
  private void entry(int key) {
    frames.pushOperand(key);
    frames.pushOperator(ScriptOperators.ENTRY, state.at());
    state.setAfterOperand(false);
    state.advance();
  }

  private void shorthand(int key, int symbol) {
    frames.pushOperand(key);
    if (symbol == Symbols.NONE) {
      return;
    }
    frames.pushOperator(ScriptOperators.ENTRY, tree.from(key));
    frames.pushOperand(tree.add(Kind.NAME, tree.from(key), tree.from(key), symbol));
  }
}
