package dev.cofferdam.policy.syntax.javascript;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;

/** What statements begin with, and how they end. */
final class ScriptStatements {

  private final ScriptState state;
  private final Tree tree;
  private final ScriptFrames frames;
  private final ScriptReductions reductions;
  private final ScriptFunctions functions;
  private final ScriptTypes types;
  private final ScriptImports imports;

  ScriptStatements(
      ScriptState state,
      ScriptReductions reductions,
      ScriptFunctions functions,
      ScriptTypes types) {
    this.state = state;
    this.tree = state.tree;
    this.frames = state.frames;
    this.reductions = reductions;
    this.functions = functions;
    this.types = types;
    this.imports = new ScriptImports(state, types);
  }

  /** A keyword stands here that is no operator and no operand. */
  void keyword(int word) {
    if (state.afterOperand()) {
      endExpression();
    }
    switch (word) {
      case ScriptWords.VAR -> declaration(ScriptState.OF_FUNCTION);
      case ScriptWords.LET, ScriptWords.CONST -> letOrConst();
      case ScriptWords.FUNCTION -> functions.function(state.startsStatement());
      case ScriptWords.CLASS -> functions.type(state.startsStatement());
      case ScriptWords.IF, ScriptWords.WHILE, ScriptWords.SWITCH, ScriptWords.FOR -> header(word);
      case ScriptWords.CATCH, ScriptWords.WITH -> header(word);
      case ScriptWords.ELSE, ScriptWords.TRY, ScriptWords.FINALLY, ScriptWords.DO -> {
        tree.setInConditional(true);
        advance();
      }
      case ScriptWords.RETURN -> {
        frames.mark(ScriptState.RETURNING);
        advance();
        endsAtOnce();
      }
      case ScriptWords.THROW, ScriptWords.CASE -> {
        frames.mark(ScriptState.EXPRESSION);
        advance();
      }
      case ScriptWords.BREAK, ScriptWords.CONTINUE -> jump();
      case ScriptWords.IMPORT -> imports.importNames();
      case ScriptWords.EXPORT -> imports.exportNames();
      default -> advance();
    }
  }

  private void advance() {
    state.setAfterOperand(false);
    state.advance();
  }

  private void jump() {
    advance();
    if (state.kind() == Tokens.Kind.NAME
        && !state.lexer.hadNewline()
        && !ScriptWords.isKeyword(state.word())) {
      advance();
    }
  }

  /** {@code return} and a line end are a statement. */
  private void endsAtOnce() {
    state.kind();
    if (state.lexer.hadNewline()) {
      endStatement();
    }
  }

  private void letOrConst() {
    if (state.wordAfter() == ScriptWords.ENUM) {
      state.advance();
      enumeration();
      return;
    }
    if (frames.holdsStatements()) {
      state.declareScope();
    }
    declaration(0);
  }

  private void declaration(int marks) {
    frames.mark(ScriptState.DECLARING | marks);
    advance();
  }

  private void header(int word) {
    tree.setInConditional(true);
    advance();
    if (word == ScriptWords.FOR && state.word() == ScriptWords.AWAIT) {
      state.advance();
    }
    if (state.is('(')) {
      frames.open(ScriptFrames.Kind.HEADER, state.at(), word);
      advance();
    }
  }

  /** A semicolon stands in a header. */
  void headerSemicolon() {
    boolean empty = !state.afterOperand() && !frames.hasOperand() && !frames.hasOperator();
    endExpression();
    boolean second = frames.has(ScriptState.SEMICOLON);
    boolean constant = frames.tail() != Tree.NONE && tree.kind(frames.tail()) == Kind.EMPTY;
    if (second && (empty || constant)) {
      frames.mark(ScriptState.ENDLESS);
    }
    frames.mark(ScriptState.SEMICOLON);
    frames.unmark(ScriptState.DECLARING | ScriptState.OF_FUNCTION);
    advance();
  }

  /** The round bracket that closes a header was read. */
  void endHeader() {
    endExpression();
    int word = frames.node();
    int head = frames.head();
    int token = frames.token();
    boolean endless = frames.has(ScriptState.ENDLESS);
    state.close();
    tree.setInConditional(true);
    state.setAfterOperand(false);
    if (word == ScriptWords.WHILE || endless) {
      int condition =
          endless || head == Tree.NONE ? tree.add(Kind.EMPTY, token, token, Symbols.NONE) : head;
      int node = tree.add(Kind.WHILE, token, Math.max(token, state.at() - 1), 0);
      tree.setFirst(node, condition);
      if (frames.loop() == Tree.NONE) {
        frames.setLoop(node);
      }
    } else if (word == ScriptWords.CATCH && head != Tree.NONE) {
      reductions.store(head, Tree.NONE);
      tree.join(Kind.ASSIGN, 0, head, Tree.NONE);
    } else if (word == ScriptWords.WITH && head != Tree.NONE) {
      // Every name in its body may be a member of the object, so it reaches whatever member.
      int whichever = tree.add(Kind.EMPTY, token, token, Symbols.NONE);
      tree.join(Kind.SUBSCRIPT, 0, head, whichever);
    }
  }

  /** The expression of a statement, or of a part of a declaration, is over. */
  void endExpression() {
    boolean declares = frames.has(ScriptState.DECLARING);
    while (frames.hasOperator()) {
      reductions.reduce();
    }
    while (frames.hasOperand()) {
      int operand = frames.popOperand();
      if (declares) {
        reductions.declareBare(operand);
      } else {
        frames.append(operand);
      }
    }
    state.setAfterOperand(false);
  }

  /** The statement is over. */
  void endStatement() {
    boolean returns = frames.has(ScriptState.RETURNING);
    int before = frames.size();
    endExpression();
    if (returns && frames.size() > before) {
      int value = frames.tail();
      int node = tree.add(Kind.RETURN, tree.from(value), tree.to(value), 0);
      tree.setFirst(node, value);
      tree.setScope(node, frames.function());
    }
    state.statementEnded();
  }

  /** A word stands where a statement starts that only TypeScript has; false when it is none. */
  boolean typeStatement(int word) {
    boolean namedAfter = state.kindAfter() == Tokens.Kind.NAME;
    switch (word) {
      case ScriptWords.INTERFACE -> {
        return namedAfter && interfaceType();
      }
      case ScriptWords.TYPE -> {
        return namedAfter && aliasType();
      }
      case ScriptWords.ENUM -> {
        if (namedAfter) {
          enumeration();
        }
        return namedAfter;
      }
      case ScriptWords.DECLARE, ScriptWords.ABSTRACT -> {
        if (namedAfter) {
          tree.setInConditional(tree.inConditional() || word == ScriptWords.DECLARE);
          state.advance();
        }
        return namedAfter;
      }
      case ScriptWords.NAMESPACE, ScriptWords.MODULE, ScriptWords.GLOBAL -> {
        return namespace(word);
      }
      default -> {
        return false;
      }
    }
  }

  private boolean interfaceType() {
    state.setAfterOperand(true);
    state.advance();
    state.advance();
    if (state.is('<')) {
      types.angles();
    }
    while (state.word() == ScriptWords.EXTENDS || state.is(',')) {
      state.advance();
      types.skip();
    }
    if (state.is('{')) {
      types.balanced();
    }
    state.setAfterOperand(false);
    return true;
  }

  private boolean aliasType() {
    state.setAfterOperand(true);
    state.advance();
    state.advance();
    if (state.is('<')) {
      types.angles();
    }
    if (state.is('=')) {
      state.advance();
      types.skip();
    }
    state.setAfterOperand(false);
    return true;
  }

  private void enumeration() {
    state.setAfterOperand(true);
    state.advance();
    int token = state.at();
    int node = tree.add(Kind.CLASS, token, token, state.word());
    int scope = tree.addScope(true);
    tree.setFirst(node, scope);
    state.advance();
    if (state.is('{')) {
      frames.open(ScriptFrames.Kind.DECLARED_CLASS, state.at(), Tree.NONE);
      tree.enterScope(scope);
      state.enterOwnThis();
      advance();
    }
    state.setAfterOperand(false);
  }

  private boolean namespace(int word) {
    boolean global = word == ScriptWords.GLOBAL && state.isAfter('{');
    boolean named =
        word != ScriptWords.GLOBAL
            && (state.kindAfter() == Tokens.Kind.NAME || state.kindAfter() == Tokens.Kind.STRING);
    if (!global && !named) {
      return false;
    }
    state.setAfterOperand(true);
    state.advance();
    while (!global && (state.kind() == Tokens.Kind.NAME || state.kind() == Tokens.Kind.STRING)) {
      state.advance();
      if (state.is('.')) {
        state.advance();
      }
    }
    state.setAfterOperand(false);
    return true;
  }
}
