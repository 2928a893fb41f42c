package dev.cofferdam.policy.syntax.javascript;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;

/** What opens, separates and closes. */
final class ScriptBrackets {

  private static final int NEAR = 64;

  private final ScriptState state;
  private final Tree tree;
  private final ScriptFrames frames;
  private final ScriptReductions reductions;
  private final ScriptFunctions functions;
  private final ScriptMembers members;
  private final ScriptStatements statements;

  ScriptBrackets(
      ScriptState state,
      ScriptReductions reductions,
      ScriptFunctions functions,
      ScriptMembers members,
      ScriptStatements statements) {
    this.state = state;
    this.tree = state.tree;
    this.frames = state.frames;
    this.reductions = reductions;
    this.functions = functions;
    this.members = members;
    this.statements = statements;
  }

  /** Opens a frame at this token. */
  void open(ScriptFrames.Kind kind, int node) {
    frames.open(kind, state.at(), node);
    state.setAfterOperand(false);
    state.advance();
  }

  /** A round bracket opens. */
  void round() {
    if (state.afterOperand() && frames.hasOperand()) {
      open(ScriptFrames.Kind.CALL, frames.popOperand());
    } else {
      open(ScriptFrames.Kind.GROUP, Tree.NONE);
    }
  }

  /** A square bracket opens. */
  void square() {
    if (state.afterOperand() && frames.hasOperand()) {
      open(ScriptFrames.Kind.SUBSCRIPT, frames.popOperand());
    } else {
      open(ScriptFrames.Kind.LIST, Tree.NONE);
    }
  }

  /** A curly bracket opens. */
  void curly() {
    boolean extended = state.afterOperand() || !frames.has(ScriptState.EXPRESSION);
    if (frames.kind() == ScriptFrames.Kind.HERITAGE && extended) {
      functions.beginClassBody();
      return;
    }
    if (state.afterOperand()) {
      if (frames.holdsStatements()) {
        statements.endStatement();
      } else {
        reductions.completeElement();
      }
    }
    boolean block = state.startsStatement();
    open(block ? ScriptFrames.Kind.BLOCK : ScriptFrames.Kind.OBJECT, Tree.NONE);
  }

  /** A comma separates. */
  void comma() {
    switch (frames.kind()) {
      case LIST -> {
        boolean hole = !state.afterOperand() && !frames.hasOperator() && !frames.hasOperand();
        reductions.completeElement();
        if (hole) {
          frames.append(tree.add(Kind.EMPTY, state.at(), state.at(), Symbols.NONE));
        }
      }
      case BLOCK, DECLARED_BODY, OPERAND_BODY, HEADER -> statements.endExpression();
      case GROUP,
          OBJECT,
          CALL,
          SUBSCRIPT,
          COMPUTED,
          TEMPLATE,
          FIELD,
          PARAMETERS,
          HERITAGE,
          DECLARED_CLASS,
          OPERAND_CLASS ->
          reductions.completeElement();
    }
    state.advance();
  }

  /** A semicolon ends something. */
  void semicolon() {
    if (frames.kind() == ScriptFrames.Kind.HEADER) {
      statements.headerSemicolon();
      return;
    }
    if (frames.holdsStatements()) {
      statements.endStatement();
    } else {
      reductions.completeElement();
    }
    state.advance();
  }

  /** A stretch of plain text in a text with fields. */
  void templateText() {
    if (frames.kind() == ScriptFrames.Kind.TEMPLATE) {
      frames.append(tree.add(Kind.STRING, state.at(), state.at(), 0));
    }
    state.advance();
  }

  /** A field opens in a text. */
  void openField() {
    open(ScriptFrames.Kind.FIELD, Tree.NONE);
  }

  /** The innermost frame of a kind closes, and all inside it. */
  void closeUntil(ScriptFrames.Kind kind) {
    while (frames.depth() > 0 && frames.kind() != kind) {
      closeInnermost();
    }
    if (frames.depth() > 0) {
      closeInnermost();
    }
    state.advance();
  }

  /** A bracket closes: the innermost frame that it can close, if there is one near. */
  void close(char bracket) {
    int near = frames.nearest(bracket, NEAR);
    if (near < 0) {
      state.setAfterOperand(false);
      state.advance();
      return;
    }
    while (frames.depth() > near) {
      closeInnermost();
    }
    boolean arrows =
        frames.kind() == ScriptFrames.Kind.GROUP
            || frames.kind() == ScriptFrames.Kind.PARAMETERS
            || frames.kind() == ScriptFrames.Kind.COMPUTED;
    if (arrows) {
      completeLast();
    }
    closingToken(bracket);
  }

  private void completeLast() {
    reductions.completeElement();
    state.setAfterOperand(true);
  }

  private void closingToken(char bracket) {
    ScriptFrames.Kind kind = frames.kind();
    boolean statementFollows =
        bracket == '}' && kind != ScriptFrames.Kind.OBJECT && !isOperandBody(kind);
    if (kind == ScriptFrames.Kind.HEADER || statementFollows) {
      closeInnermost();
      state.setAfterOperand(false);
      state.advance();
    } else if (bracket == '}' || kind == ScriptFrames.Kind.CALL || bracket == ']') {
      boolean computed = kind == ScriptFrames.Kind.COMPUTED;
      if (computed) {
        state.setAfterOperand(true);
        state.advance();
        closeInnermost();
      } else {
        closeInnermost();
        state.advance();
      }
    } else {
      state.setAfterOperand(true);
      state.advance();
      closeInnermost();
    }
  }

  private static boolean isOperandBody(ScriptFrames.Kind kind) {
    return kind == ScriptFrames.Kind.OPERAND_BODY || kind == ScriptFrames.Kind.OPERAND_CLASS;
  }

  /** Closes whatever is open at the end of the text. */
  void closeAll() {
    while (frames.depth() > 0) {
      closeInnermost();
    }
    statements.endStatement();
  }

  private void closeInnermost() {
    switch (frames.kind()) {
      case BLOCK, DECLARED_BODY -> {
        statements.endStatement();
        state.close();
        statements.endStatement();
      }
      case DECLARED_CLASS -> {
        reductions.completeElement();
        state.close();
        statements.endStatement();
      }
      case OPERAND_BODY -> {
        statements.endStatement();
        state.close();
        operandClosed();
      }
      case OPERAND_CLASS -> {
        reductions.completeElement();
        state.close();
        operandClosed();
      }
      case HEADER -> statements.endHeader();
      case PARAMETERS -> functions.endParameters();
      case HERITAGE -> {
        reductions.completeElement();
        state.close();
      }
      case COMPUTED -> {
        reductions.completeElement();
        int key = last();
        state.close();
        members.afterKey(key, Symbols.NONE);
      }
      case GROUP -> group();
      case LIST, OBJECT, CALL, SUBSCRIPT, TEMPLATE, FIELD -> expression();
    }
  }

  private void operandClosed() {
    state.setAfterOperand(true);
    if (frames.isClass()) {
      reductions.completeElement();
    }
  }

  private void group() {
    reductions.completeElement();
    int head = frames.head();
    int token = frames.token();
    int value = last();
    state.close();
    state.setAfterOperand(true);
    boolean arrow =
        state.is(ScriptOperators.ARROW)
            || (state.typed
                && state.is(':')
                && !frames.choiceWaits()
                && functions.typeBeforeArrow());
    if (arrow) {
      functions.arrow(head, token);
    } else {
      frames.pushOperand(value);
    }
  }

  /** The last element of the innermost frame, which is the value of several with commas. */
  private int last() {
    return frames.tail() != Tree.NONE
        ? frames.tail()
        : tree.add(Kind.EMPTY, frames.token(), frames.token(), Symbols.NONE);
  }

  private void expression() {
    reductions.completeElement();
    ScriptFrames.Kind kind = frames.kind();
    int callee = frames.node();
    int node =
        switch (kind) {
          case LIST -> reductions.list(Kind.LIST, state.at());
          case OBJECT -> reductions.list(Kind.MAP, state.at());
          case TEMPLATE -> template(callee);
          case CALL -> reductions.applied(Kind.CALL, callee, frames.head(), state.at());
          case SUBSCRIPT -> reductions.applied(Kind.SUBSCRIPT, callee, last(), state.at());
          case FIELD,
              BLOCK,
              DECLARED_BODY,
              OPERAND_BODY,
              HEADER,
              GROUP,
              COMPUTED,
              PARAMETERS,
              HERITAGE,
              DECLARED_CLASS,
              OPERAND_CLASS ->
              last();
        };
    state.close();
    state.setAfterOperand(true);
    if (kind == ScriptFrames.Kind.FIELD && frames.kind() == ScriptFrames.Kind.TEMPLATE) {
      frames.append(node);
      state.setAfterOperand(false);
    } else {
      frames.pushOperand(node);
    }
  }

  private int template(int callee) {
    int text = reductions.list(Kind.TEMPLATE, state.at());
    return callee == Tree.NONE ? text : reductions.applied(Kind.CALL, callee, text, state.at());
  }
}
