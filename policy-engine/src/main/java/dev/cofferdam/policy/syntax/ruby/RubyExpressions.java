package dev.cofferdam.policy.syntax.ruby;

import dev.cofferdam.policy.syntax.OpenFrames;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import dev.cofferdam.policy.syntax.Tree;

/** Operands, operators and brackets, and calls with or without brackets. */
final class RubyExpressions {

  private final RubyCursor cursor;
  private final Tree tree;
  private final OpenFrames frames;
  private final RubyVariables variables;
  private final RubyReductions reductions;
  private final RubyBlocks blocks;
  private final RubyEndings endings;

  RubyExpressions(
      RubyCursor cursor,
      Tree tree,
      RubyVariables variables,
      RubyReductions reductions,
      RubyBlocks blocks,
      RubyEndings endings) {
    this.cursor = cursor;
    this.tree = tree;
    this.frames = reductions.frames();
    this.variables = variables;
    this.reductions = reductions;
    this.blocks = blocks;
    this.endings = endings;
  }

  void open(int kind, int callee) {
    frames.open(kind, cursor.at(), callee);
    endings.expectOperand();
    cursor.advance();
  }

  void operand(Tree.Kind kind) {
    beginOperand();
    int data = kind == Tree.Kind.EMPTY ? Symbols.NONE : cursor.data();
    endings.push(tree.add(kind, cursor.at(), cursor.at(), data));
    cursor.advance();
  }

  void name() {
    beginOperand();
    int token = cursor.at();
    int scope = tree.currentScope();
    boolean shared = variables.isShared(token);
    if (shared) {
      tree.enterScope(0);
    }
    boolean variable = variables.isVariable(cursor.data()) && !cursor.isOperatorAfter('(');
    int symbol = variable ? variables.symbolOf(token) : cursor.data();
    endings.push(tree.add(Tree.Kind.NAME, token, token, symbol));
    if (shared) {
      tree.enterScope(scope);
    }
    cursor.advance();
  }

  /** The name of a method where only such a name can be: a name, or a symbol. */
  int methodName() {
    int token = cursor.at();
    Tokens tokens = cursor.tokens();
    int symbol = cursor.word();
    if (cursor.kind() == Kind.STRING && tokens.end(token) > tokens.start(token)) {
      symbol = variables.symbols().of(tokens.text(), tokens.start(token) + 1, tokens.end(token));
    }
    if (cursor.endsStatement() || symbol == Symbols.NONE) {
      return Tree.NONE;
    }
    cursor.advance();
    return tree.add(Tree.Kind.NAME, token, token, symbol);
  }

  /**
   * Makes room for an operand: beside another one it is its argument, when that is a method, or is
   * joined to it, when both are texts, or is one more statement.
   */
  void beginOperand() {
    if (!endings.afterOperand()) {
      return;
    }
    boolean text = cursor.kind() == Kind.STRING || cursor.kind() == Kind.TEMPLATE_START;
    Kind before = cursor.tokens().kind(Math.max(0, cursor.at() - 1));
    if (text && (before == Kind.STRING || before == Kind.TEMPLATE_END)) {
      reductions.binary(RubyOperators.CONCATENATION, cursor.at());
      endings.expectOperand();
    } else if (takesArguments()) {
      beginCommand();
    } else {
      endings.endStatement();
    }
  }

  /** Whether the operand before this token is a name that can be called without brackets. */
  private boolean takesArguments() {
    if (!endings.afterOperand() || !cursor.isNameBefore() || !frames.hasOperand()) {
      return false;
    }
    int callee = frames.operand();
    Tree.Kind kind = tree.kind(callee);
    return tree.to(callee) == cursor.at() - 1
        && (kind == Tree.Kind.NAME || kind == Tree.Kind.MEMBER);
  }

  private boolean isVariable(int callee) {
    return tree.kind(callee) == Tree.Kind.NAME
        && variables.isVariable(cursor.tokens().data(tree.from(callee)));
  }

  private void beginCommand() {
    frames.open(RubyFrames.COMMAND, cursor.at(), called());
    endings.expectOperand();
  }

  /** Takes the operand that is called; a variable of that name is not meant. */
  private int called() {
    int callee = frames.popOperand();
    if (tree.kind(callee) == Tree.Kind.NAME) {
      tree.setData(callee, cursor.tokens().data(tree.from(callee)));
    }
    return callee;
  }

  /** Whether the operator here stands before an operand, not between two. */
  private boolean isPrefix() {
    if (!endings.afterOperand()) {
      return true;
    }
    return takesArguments()
        && !isVariable(frames.operand())
        && cursor.spaceBefore()
        && !cursor.spaceAfter();
  }

  void prefix(int operator) {
    beginOperand();
    frames.pushOperator(operator, cursor.at());
    cursor.advance();
  }

  void between(int operator) {
    if (operator == RubyOperators.WORD_AND || operator == RubyOperators.WORD_OR) {
      endings.closeCommands();
    }
    if (endings.afterOperand()) {
      reductions.binary(operator, cursor.at());
      endings.expectOperand();
    }
    cursor.advance();
  }

  void operator(int code) {
    switch (code) {
      case '(' -> round();
      case '[' -> square();
      case '{' -> curly();
      case ')' -> endings.closeUntil(RubyFrames.BY_ROUND);
      case ']' -> endings.closeUntil(RubyFrames.BY_SQUARE);
      case '}' -> endings.closeUntil(RubyFrames.BY_CURLY);
      case ',' -> comma();
      case ';' -> {
        endings.endLine();
        cursor.advance();
      }
      case '.', RubyOperators.SAFE, RubyOperators.SCOPE -> member(code);
      case '=' -> assign(code);
      case '?' -> between(RubyOperators.QUESTION);
      case ':' -> between(RubyOperators.COLON);
      case RubyLexer.LABEL -> between(RubyOperators.LABEL);
      case RubyOperators.ARROW -> {
        beginOperand();
        blocks.openLambda();
      }
      case RubyOperators.ROCKET -> between(rocket());
      default -> otherOperator(code);
    }
  }

  private int rocket() {
    boolean body = RubyFrames.isBody(frames.kind());
    return body ? RubyOperators.ROCKET : RubyOperators.ENTRY;
  }

  private void otherOperator(int code) {
    if (code == '|' && frames.kind() == RubyFrames.PARAMETERS && frames.has(RubyFrames.BAR)) {
      endings.closeInnermost();
      endings.expectOperand();
      cursor.advance();
    } else if (RubyOperators.assignsInPlace(code)) {
      assign(code);
    } else if (isPrefix() && isPrefixSign(code)) {
      boolean spread = code == '*' || code == '&' || code == RubyOperators.code("**");
      prefix(spread ? RubyOperators.SPREAD : RubyOperators.SIGN);
    } else if (code == '!' || code == '~') {
      prefix(RubyOperators.BANG);
    } else if (RubyOperators.precedence(code) > 0) {
      between(code);
    } else {
      cursor.advance();
    }
  }

  private static boolean isPrefixSign(int code) {
    return code == '-'
        || code == '+'
        || code == '*'
        || code == '&'
        || code == RubyOperators.code("**");
  }

  private void assign(int code) {
    boolean head = frames.kind() == RubyFrames.PARAMETERS && frames.has(RubyFrames.ONE_LINE);
    if (head && !endings.afterOperand() && frames.size() == 0) {
      endings.closeInnermost();
      return;
    }
    if (endings.afterOperand() && frames.hasOperand()) {
      reductions.assignment(code, cursor.at());
      endings.expectOperand();
    }
    cursor.advance();
  }

  private void round() {
    boolean call = endings.afterOperand() && (!cursor.spaceBefore() || takesArguments());
    if (call && frames.hasOperand()) {
      open(RubyFrames.CALL, called());
    } else {
      beginOperand();
      open(RubyFrames.GROUP, Tree.NONE);
    }
  }

  private void square() {
    if (isPrefix()) {
      beginOperand();
      open(RubyFrames.LIST, Tree.NONE);
    } else if (frames.hasOperand()) {
      open(RubyFrames.SUBSCRIPT, frames.popOperand());
    } else {
      open(RubyFrames.LIST, Tree.NONE);
    }
  }

  private void curly() {
    if (beginPending()) {
      return;
    }
    Tree.Kind kind =
        endings.afterOperand() && frames.hasOperand() ? tree.kind(frames.operand()) : null;
    boolean block = kind == Tree.Kind.NAME || kind == Tree.Kind.MEMBER || kind == Tree.Kind.CALL;
    if (block) {
      blocks.openBlock(called(), Tree.NONE, Tree.NONE);
      endings.expectOperand();
    } else {
      beginOperand();
      open(RubyFrames.HASH, Tree.NONE);
    }
  }

  /** Begins the body of an anonymous function whose parameters are complete. */
  private boolean beginPending() {
    if (frames.kind() == RubyFrames.PARAMETERS && frames.has(RubyFrames.ONE_LINE)) {
      endings.closeInnermost();
    }
    boolean pending = frames.kind() == RubyFrames.BLOCK && frames.has(RubyFrames.PENDING);
    if (pending) {
      blocks.beginBlock();
      endings.expectOperand();
    }
    return pending;
  }

  void openDo() {
    while (frames.kind() == RubyFrames.COMMAND) {
      int before = cursor.at();
      endings.closeInnermost();
      if (cursor.at() != before) {
        return;
      }
    }
    if (beginPending()) {
      return;
    }
    boolean header = frames.has(RubyFrames.HEADER);
    if (header) {
      endings.endStatement();
      cursor.advance();
    } else if (endings.afterOperand() && frames.hasOperand()) {
      blocks.openBlock(called(), Tree.NONE, Tree.NONE);
      endings.expectOperand();
    } else {
      blocks.openBlock(Tree.NONE, Tree.NONE, Tree.NONE);
      endings.expectOperand();
    }
  }

  void openTemplate() {
    beginOperand();
    open(RubyFrames.TEMPLATE, Tree.NONE);
  }

  void templateText() {
    if (frames.kind() == RubyFrames.TEMPLATE) {
      frames.append(tree.add(Tree.Kind.STRING, cursor.at(), cursor.at(), 0));
    }
    cursor.advance();
  }

  private void comma() {
    if (RubyFrames.isBody(frames.kind())) {
      between(RubyOperators.COMMA);
    } else {
      endings.completeElement();
      cursor.advance();
    }
  }

  private void member(int code) {
    boolean adjacent = code != RubyOperators.SCOPE || !isPrefix();
    cursor.advance();
    if (!endings.afterOperand() || !adjacent) {
      return;
    }
    if (cursor.kind() != Kind.NAME || !frames.hasOperand()) {
      return;
    }
    int owner = frames.popOperand();
    int node = tree.add(Tree.Kind.MEMBER, tree.from(owner), cursor.at(), cursor.data());
    tree.setFirst(node, owner);
    endings.push(node);
    cursor.advance();
  }
}
