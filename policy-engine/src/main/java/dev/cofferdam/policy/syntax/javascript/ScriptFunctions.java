package dev.cofferdam.policy.syntax.javascript;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;

/** Functions of every form, and classes. */
final class ScriptFunctions {

  private final ScriptState state;
  private final Tree tree;
  private final ScriptFrames frames;
  private final ScriptReductions reductions;
  private final ScriptTypes types;

  ScriptFunctions(ScriptState state, ScriptReductions reductions, ScriptTypes types) {
    this.state = state;
    this.tree = state.tree;
    this.frames = state.frames;
    this.reductions = reductions;
    this.types = types;
  }

  /** The word {@code function} stands here. */
  void function(boolean statement) {
    int token = state.at();
    state.setAfterOperand(true);
    state.advance();
    if (state.is('*')) {
      state.advance();
    }
    int name = Symbols.NONE;
    if (state.kind() == Tokens.Kind.NAME) {
      name = state.word();
      state.advance();
    }
    if (statement) {
      state.declareScope();
    }
    parameters(token, name, statement ? ScriptState.STATEMENT : 0);
  }

  /** The parameters of a function begin here, after the type parameters if there are any. */
  void parameters(int token, int symbol, int marks) {
    if (state.typed && state.is('<')) {
      types.angles();
    }
    if (!state.is('(')) {
      state.setAfterOperand(false);
      return;
    }
    frames.open(ScriptFrames.Kind.PARAMETERS, token, symbol);
    frames.mark(marks);
    tree.enterScope(tree.addScope(false));
    state.setAfterOperand(false);
    state.advance();
  }

  /** The round bracket that closes the parameters was read. */
  void endParameters() {
    reductions.completeElement();
    int scope = tree.currentScope();
    int list = frames.head();
    int token = frames.token();
    int symbol = frames.node();
    int marks = frames.marks();
    state.close();
    int parameters = reductions.parameters(list, scope);
    int node = tree.add(Kind.FUNCTION, token, Math.max(token, state.at() - 1), symbol);
    tree.setFirst(node, scope);
    tree.setSecond(node, parameters);
    state.setAfterOperand(true);
    if (state.typed && state.is(':')) {
      state.advance();
      types.skip();
    }
    begin(node, scope, marks);
  }

  /** Goes on with the body of a function, if there is one. */
  private void begin(int node, int scope, int marks) {
    boolean statement = (marks & ScriptState.STATEMENT) != 0;
    boolean member = (marks & ScriptState.MEMBER) != 0;
    int symbolBefore = tree.data(node);
    if (member) {
      tree.setData(node, frames.isClass() ? tree.data(node) : Symbols.NONE);
    }
    boolean named = !statement && !member && tree.data(node) != Symbols.NONE;
    if (named) {
      tree.setScope(node, scope);
    }
    if (!state.is('{')) {
      state.setAfterOperand(false);
      if (member) {
        frames.pushOperand(mention(symbolBefore, node));
        reductions.completeElement();
      }
      return;
    }
    if (!statement) {
      frames.pushOperand(node);
    }
    body(scope, statement, true);
  }

  /** What has the form of a method but no body was a call. */
  private int mention(int symbol, int function) {
    return symbol == Symbols.NONE || frames.isClass()
        ? function
        : tree.add(Kind.NAME, tree.from(function), tree.to(function), symbol);
  }

  private void body(int scope, boolean statement, boolean ownThis) {
    frames.open(
        statement ? ScriptFrames.Kind.DECLARED_BODY : ScriptFrames.Kind.OPERAND_BODY,
        state.at(),
        Tree.NONE);
    frames.setFunction(scope);
    tree.enterScope(scope);
    tree.setInConditional(false);
    if (ownThis) {
      state.enterOwnThis();
    }
    state.setAfterOperand(false);
    state.advance();
  }

  /** Whether a type and then an arrow stand here; the type is left out then. */
  boolean typeBeforeArrow() {
    return types.beforeArrow();
  }

  /** An arrow stands here, after those parameters. */
  void arrow(int list, int token) {
    int scope = tree.addScope(false);
    int parameters = reductions.parameters(list, scope);
    state.setAfterOperand(false);
    state.advance();
    if (state.is('{')) {
      int node = tree.add(Kind.FUNCTION, token, state.at(), Symbols.NONE);
      tree.setFirst(node, scope);
      tree.setSecond(node, parameters);
      frames.pushOperand(node);
      body(scope, false, false);
      return;
    }
    int head = tree.add(Kind.EMPTY, token, token, tree.currentScope());
    tree.setFirst(head, parameters);
    tree.enterScope(scope);
    frames.pushOperator(ScriptOperators.BODY, head);
  }

  /** An arrow stands here, after an operand that is its parameter, or a call of {@code async}. */
  void arrowAfterOperand() {
    int operand = frames.hasOperand() ? frames.popOperand() : Tree.NONE;
    if (operand == Tree.NONE) {
      arrow(Tree.NONE, state.at());
      return;
    }
    boolean call = tree.kind(operand) == Kind.CALL;
    tree.setNext(operand, Tree.NONE);
    arrow(call ? tree.second(operand) : operand, tree.from(operand));
  }

  /** The word {@code class} stands here. */
  void type(boolean statement) {
    int token = state.at();
    state.setAfterOperand(true);
    state.advance();
    int name = Symbols.NONE;
    boolean named =
        state.kind() == Tokens.Kind.NAME
            && state.word() != ScriptWords.EXTENDS
            && state.word() != ScriptWords.IMPLEMENTS;
    if (named) {
      name = state.word();
      state.advance();
    }
    if (state.typed && state.is('<')) {
      types.angles();
    }
    if (statement) {
      state.declareScope();
    }
    frames.open(ScriptFrames.Kind.HERITAGE, token, name);
    frames.mark(statement ? ScriptState.STATEMENT : 0);
    state.setAfterOperand(false);
  }

  /** The curly bracket that opens the body of a class stands here. */
  void beginClassBody() {
    reductions.completeElement();
    boolean statement = frames.has(ScriptState.STATEMENT);
    int token = frames.token();
    int name = frames.node();
    state.close();
    int node = tree.add(Kind.CLASS, token, state.at(), name);
    int scope = tree.addScope(true);
    tree.setFirst(node, scope);
    if (!statement) {
      tree.setScope(node, scope);
      frames.pushOperand(tree.add(Kind.EMPTY, token, state.at(), Symbols.NONE));
    }
    frames.open(
        statement ? ScriptFrames.Kind.DECLARED_CLASS : ScriptFrames.Kind.OPERAND_CLASS,
        state.at(),
        Tree.NONE);
    tree.enterScope(scope);
    tree.setInConditional(false);
    state.enterOwnThis();
    state.setAfterOperand(false);
    state.advance();
  }
}
