package dev.cofferdam.policy.syntax.r;

import dev.cofferdam.policy.syntax.OpenFrames;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import dev.cofferdam.policy.syntax.Tree;

/**
 * R's syntax, in which everything is an expression: by operator precedence over explicit stacks.
 * Whatever the tokens, it comes to an end and leaves out no name: what does not fit is read as one
 * more statement.
 */
public final class RParser {

  private final Tokens tokens;
  private final Tree tree;
  private final OpenFrames frames;
  private final RReductions reductions;
  private int at;
  private boolean afterOperand;

  private RParser(Tokens tokens, Symbols symbols) {
    this.tokens = tokens;
    this.tree = new Tree(tokens);
    this.frames = new OpenFrames(tree);
    this.reductions = new RReductions(tree, frames, symbols);
  }

  /** The tree of those tokens, which must be {@link RLexer}'s, with those symbols. */
  public static Tree parse(Tokens tokens, Symbols symbols) {
    RParser parser = new RParser(tokens, symbols);
    parser.run();
    return parser.tree;
  }

  private void run() {
    frames.open(RFrames.BODY, 0, Tree.NONE);
    while (tokens.kind(at) != Kind.END) {
      step();
    }
    while (frames.depth() > 0) {
      closeInnermost();
    }
    reductions.complete();
  }

  private void step() {
    switch (tokens.kind(at)) {
      case NAME -> name(tokens.data(at));
      case NUMBER -> operand(Tree.Kind.NUMBER, tokens.data(at));
      case STRING -> operand(Tree.Kind.STRING, 0);
      case OPERATOR -> operator(tokens.data(at));
      case LINE -> line();
      case TEMPLATE_START, TEMPLATE_TEXT, TEMPLATE_END, FIELD_START, FIELD_END, END -> at++;
    }
  }

  private void line() {
    boolean waits = !afterOperand && frames.hasOperator() && tokens.data(at) == 0;
    if (RFrames.isBody(frames.kind()) && !waits) {
      endStatement();
    }
    at++;
  }

  private void operand(Tree.Kind kind, int data) {
    prepare();
    push(tree.add(kind, at, at, data));
    at++;
  }

  private void push(int node) {
    frames.pushOperand(node);
    afterOperand = true;
  }

  private void name(int word) {
    if (!RWords.isKeyword(word)) {
      operand(Tree.Kind.NAME, word);
      return;
    }
    switch (word) {
      case RWords.ELSE -> otherwise();
      case RWords.IN -> between(ROperators.IN);
      case RWords.FUNCTION, RWords.IF, RWords.FOR, RWords.WHILE -> keyword(word);
      case RWords.REPEAT -> {
        prepare();
        int always = tree.add(Tree.Kind.EMPTY, at, at, Symbols.NONE);
        beginBody(RWords.WHILE, always, at);
        at++;
      }
      default -> operand(Tree.Kind.EMPTY, Symbols.NONE);
    }
  }

  /**
   * Makes room for an operand. One beside another is an error of syntax, as in output that stands
   * among the code; a name that nothing is done with is not a mention then.
   */
  private void prepare() {
    if (!afterOperand) {
      return;
    }
    boolean bare = frames.hasOperand() && !frames.hasOperator();
    int node = bare ? frames.operand() : Tree.NONE;
    endStatement();
    if (node != Tree.NONE && tree.kind(node) == Tree.Kind.NAME) {
      tree.setKind(node, Tree.Kind.EMPTY);
    }
  }

  /** A keyword with something in round brackets after it. */
  private void keyword(int word) {
    prepare();
    int token = at;
    at++;
    if (tokens.kind(at) != Kind.OPERATOR || tokens.data(at) != '(') {
      return;
    }
    int head = tree.add(Tree.Kind.EMPTY, token, token, Symbols.NONE);
    frames.open(RFrames.HEADER, token, head);
    frames.setSlot(RFrames.LAST, word);
    if (word == RWords.FUNCTION) {
      int scope = tree.addScope(false);
      tree.setData(head, scope);
      frames.setSlot(RFrames.NODE, scope);
      tree.enterScope(scope);
    }
    at++;
  }

  /** The head of a loop, a condition or a function is complete; its body follows. */
  private void beginBody(int word, int node, int token) {
    if (word == RWords.WHILE) {
      int loop = tree.add(Tree.Kind.WHILE, token, token, 0);
      tree.setFirst(loop, node);
      frames.pushOperator(ROperators.LOOP, loop);
    } else {
      int operator = word == RWords.IF ? ROperators.IF : ROperators.LOOP;
      frames.pushOperator(operator, tree.add(Tree.Kind.EMPTY, token, token, Symbols.NONE));
    }
    tree.setInConditional(true);
    afterOperand = false;
  }

  private void closeHeader() {
    completeElement();
    int word = frames.slot(RFrames.LAST);
    int scope = frames.slot(RFrames.NODE);
    int head = frames.callee();
    int token = frames.token();
    int first = word == RWords.FUNCTION ? reductions.parameters() : frames.head();
    frames.close();
    if (word == RWords.FUNCTION) {
      tree.setFirst(head, first);
      frames.pushOperator(ROperators.FUNCTION, head);
      tree.enterScope(scope);
      tree.setInConditional(false);
      afterOperand = false;
    } else {
      beginBody(word, first, token);
    }
  }

  private void otherwise() {
    while (afterOperand && frames.hasOperator() && frames.operator() != ROperators.IF) {
      reductions.reduce();
    }
    if (afterOperand && frames.hasOperator()) {
      int head = frames.operatorToken();
      frames.popOperator();
      frames.pushOperator(ROperators.ELSE, head);
    } else {
      endStatement();
      frames.mark(RFrames.OTHERWISE);
    }
    afterOperand = false;
    at++;
  }

  private void between(int operator) {
    if (afterOperand) {
      reductions.binary(operator, at);
      afterOperand = false;
    }
    at++;
  }

  private void operator(int code) {
    switch (code) {
      case '(' -> round();
      case '[', ROperators.DOUBLE_BRACKET -> square(code);
      case '{' -> {
        prepare();
        boolean skippable = tree.inConditional() || frames.has(RFrames.OTHERWISE);
        open(RFrames.BLOCK, Tree.NONE);
        tree.setInConditional(skippable);
      }
      case ')' -> closeUntil(RFrames.BY_ROUND);
      case ']' -> closeUntil(RFrames.BY_SQUARE);
      case '}' -> closeUntil(RFrames.BY_CURLY);
      case ',' -> {
        endStatement();
        at++;
      }
      case '$', '@' -> member(false);
      case ROperators.SCOPE, ROperators.INNER_SCOPE -> member(true);
      case '\\' -> keyword(RWords.FUNCTION);
      case '=' -> {
        boolean argument = !RFrames.isBody(frames.kind());
        between(argument ? ROperators.ARGUMENT : '=');
      }
      default -> otherOperator(code);
    }
  }

  private void otherOperator(int code) {
    if (afterOperand && ROperators.precedence(code) > 0) {
      between(code);
    } else if (!afterOperand && (code == '-' || code == '+' || code == '!' || code == '~')) {
      int prefix =
          code == '!' ? ROperators.NOT : code == '~' ? ROperators.FORMULA : ROperators.SIGN;
      frames.pushOperator(prefix, at);
      at++;
    } else {
      at++;
    }
  }

  private void open(int kind, int callee) {
    frames.open(kind, at, callee);
    afterOperand = false;
    at++;
  }

  private void round() {
    if (!afterOperand || !frames.hasOperand()) {
      open(RFrames.GROUP, Tree.NONE);
      return;
    }
    int callee = frames.popOperand();
    if (tree.kind(callee) == Tree.Kind.STRING) {
      reductions.nameOf(callee);
    }
    open(RFrames.CALL, callee);
  }

  private void square(int code) {
    if (!afterOperand || !frames.hasOperand()) {
      open(RFrames.GROUP, Tree.NONE);
      return;
    }
    open(RFrames.SUBSCRIPT, frames.popOperand());
    frames.mark(code == ROperators.DOUBLE_BRACKET ? RFrames.DOUBLE : 0);
  }

  private void member(boolean ofPackage) {
    at++;
    if (!afterOperand || !frames.hasOperand()) {
      return;
    }
    Kind kind = tokens.kind(at);
    if (kind != Kind.NAME && kind != Kind.STRING) {
      return;
    }
    int owner = frames.popOperand();
    if (ofPackage && tree.kind(owner) == Tree.Kind.STRING) {
      reductions.nameOf(owner);
    }
    if (ofPackage && tree.kind(owner) == Tree.Kind.NAME) {
      tree.setKind(owner, Tree.Kind.MODULE);
    }
    int name = tree.add(Tree.Kind.STRING, at, at, 0);
    int symbol = tokens.data(at);
    if (kind == Kind.STRING) {
      reductions.nameOf(name);
      symbol = tree.data(name);
    }
    tree.setKind(name, Tree.Kind.EMPTY);
    int node = tree.add(Tree.Kind.MEMBER, tree.from(owner), at, symbol);
    tree.setFirst(node, owner);
    push(node);
    at++;
  }

  private void endStatement() {
    if (RFrames.isBody(frames.kind())) {
      int node = reductions.complete();
      if (node != Tree.NONE) {
        frames.setSlot(RFrames.LAST, node);
        if (frames.has(RFrames.OTHERWISE)) {
          tree.markConditional(node);
        }
      }
      frames.unmark(RFrames.OTHERWISE);
      afterOperand = false;
    } else {
      completeElement();
    }
  }

  private void completeElement() {
    int node = reductions.complete();
    if (node != Tree.NONE) {
      frames.append(node);
    }
    afterOperand = false;
  }

  private void closeUntil(int kinds) {
    if (!frames.isInside(kinds)) {
      at++;
      return;
    }
    while ((1 << frames.kind() & kinds) == 0) {
      closeInnermost();
    }
    boolean pair = frames.has(RFrames.DOUBLE);
    closeInnermost();
    at++;
    if (pair && tokens.kind(at) == Kind.OPERATOR && tokens.data(at) == ']') {
      at++;
    }
  }

  /** Leaves the innermost frame with what it has come to, an operand of the one around it. */
  private void closeInnermost() {
    int kind = frames.kind();
    int callee = frames.callee();
    int token = frames.token();
    switch (kind) {
      case RFrames.CALL, RFrames.SUBSCRIPT -> {
        completeElement();
        int list = frames.head();
        boolean call = kind == RFrames.CALL;
        frames.close();
        push(
            reductions.applied(
                call ? Tree.Kind.CALL : Tree.Kind.SUBSCRIPT, callee, list, Math.max(token, at)));
      }
      case RFrames.HEADER -> closeHeader();
      default -> {
        endStatement();
        int last = frames.slot(RFrames.LAST);
        frames.close();
        push(last == Tree.NONE ? tree.add(Tree.Kind.EMPTY, token, token, Symbols.NONE) : last);
      }
    }
  }
}
