package dev.cofferdam.policy.syntax.javascript;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import dev.cofferdam.policy.syntax.Tree;

/** Where the parsers of one script are: in the tokens, in the frames, and in an expression. */
final class ScriptState {

  /** Mark: names are declared. */
  static final int DECLARING = 1;

  /** Mark: they are those of the function, not of the block. */
  static final int OF_FUNCTION = 2;

  /** Mark: an expression must follow. */
  static final int EXPRESSION = 4;

  /** Mark: the expression is what the function returns. */
  static final int RETURNING = 8;

  /** Mark: the block has a scope of its own. */
  static final int OWN_SCOPE = 16;

  /** Mark: {@code this} is not what it is outside. */
  static final int OWN_THIS = 32;

  /** Mark: there was a semicolon. */
  static final int SEMICOLON = 64;

  /** Mark: the loop has no condition. */
  static final int ENDLESS = 128;

  /** Mark: the function is a member. */
  static final int MEMBER = 256;

  /** Mark: the function is a statement. */
  static final int STATEMENT = 512;

  private static final int STATEMENT_MARKS = DECLARING | OF_FUNCTION | EXPRESSION | RETURNING;

  final Tokens tokens;
  final ScriptLexer lexer;
  final Tree tree;
  final ScriptFrames frames;
  final boolean typed;
  private int at;
  private boolean afterOperand;
  private int ownThis;
  private boolean module;

  ScriptState(char[] text, Symbols symbols, boolean typed) {
    this.tokens = new Tokens(text);
    this.lexer = new ScriptLexer(text, symbols, tokens);
    this.tree = new Tree(tokens);
    this.frames = new ScriptFrames(tree);
    this.typed = typed;
  }

  int at() {
    return at;
  }

  Kind kind() {
    if (at == tokens.count()) {
      lexer.next(!afterOperand);
    }
    return tokens.kind(at);
  }

  /** The kind of the token after this one, which no regular expression can be. */
  Kind kindAfter() {
    if (kind() == Kind.END) {
      return Kind.END;
    }
    if (at + 1 == tokens.count()) {
      lexer.next(false);
    }
    return tokens.kind(at + 1);
  }

  int data() {
    return kind() == Kind.END ? 0 : tokens.data(at);
  }

  /** The symbol of the name here; no symbol when this is no name. */
  int word() {
    return kind() == Kind.NAME ? tokens.data(at) : Symbols.NONE;
  }

  /** The symbol of the name after this token. */
  int wordAfter() {
    return kindAfter() == Kind.NAME ? tokens.data(at + 1) : Symbols.NONE;
  }

  boolean is(int operator) {
    return kind() == Kind.OPERATOR && tokens.data(at) == operator;
  }

  boolean isAfter(int operator) {
    return kindAfter() == Kind.OPERATOR && tokens.data(at + 1) == operator;
  }

  void advance() {
    if (kind() != Kind.END) {
      at++;
    }
  }

  /** Goes back to a token that was read ahead. */
  void backTo(int token) {
    at = token;
  }

  boolean afterOperand() {
    return afterOperand;
  }

  void setAfterOperand(boolean after) {
    afterOperand = after;
  }

  /** Notes that the program is a module. */
  void markModule() {
    module = true;
  }

  boolean isModule() {
    return module;
  }

  /** What {@code this} means here. */
  int thisWord() {
    return ownThis == 0 ? ScriptWords.GLOBAL_THIS : ScriptWords.THIS;
  }

  void enterOwnThis() {
    frames.mark(OWN_THIS);
    ownThis++;
  }

  /** Leaves the innermost frame. */
  void close() {
    if (frames.has(OWN_THIS)) {
      ownThis--;
    }
    frames.close();
  }

  /** Whether a statement starts here. */
  boolean startsStatement() {
    return frames.holdsStatements()
        && !afterOperand
        && !frames.hasOperand()
        && !frames.hasOperator()
        && !frames.has(DECLARING | EXPRESSION | RETURNING);
  }

  /** Gives the block that is read a scope of its own, when it is not a function's body. */
  void declareScope() {
    if (frames.kind() == ScriptFrames.Kind.BLOCK && frames.depth() > 0 && !frames.has(OWN_SCOPE)) {
      tree.enterScope(tree.addScope(false));
      tree.setInConditional(false);
      frames.mark(OWN_SCOPE);
    }
  }

  /** The statement that was read in the innermost frame is over. */
  void statementEnded() {
    afterOperand = false;
    frames.unmark(STATEMENT_MARKS);
    if (frames.holdsStatements()) {
      boolean block = frames.kind() == ScriptFrames.Kind.BLOCK && !frames.has(OWN_SCOPE);
      tree.setInConditional(block && frames.conditional());
      if (frames.loop() != Tree.NONE) {
        tree.setSecond(frames.loop(), tree.count());
        frames.setLoop(Tree.NONE);
      }
    }
  }
}
