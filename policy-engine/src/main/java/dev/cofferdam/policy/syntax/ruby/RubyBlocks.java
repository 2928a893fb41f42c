package dev.cofferdam.policy.syntax.ruby;

import dev.cofferdam.policy.syntax.OpenFrames;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import dev.cofferdam.policy.syntax.Tree;

/** What opens and closes blocks, loops and definitions. */
final class RubyBlocks {

  private final RubyCursor cursor;
  private final Tree tree;
  private final OpenFrames frames;
  private final RubyVariables variables;
  private final RubyReductions reductions;
  private int headers;

  RubyBlocks(
      RubyCursor cursor,
      Tree tree,
      OpenFrames frames,
      RubyVariables variables,
      RubyReductions reductions) {
    this.cursor = cursor;
    this.tree = tree;
    this.frames = frames;
    this.variables = variables;
    this.reductions = reductions;
  }

  /** Whether the head of a loop is open, which the keyword {@code do} ends. */
  boolean inHeader() {
    return headers > 0;
  }

  void openClauses() {
    frames.open(RubyFrames.CLAUSES, cursor.at(), Tree.NONE);
    tree.setInConditional(true);
    cursor.advance();
  }

  /** What the clauses come to, each of which may be the one that is read. */
  int endClause() {
    int last = frames.slot(RubyFrames.LAST);
    int before = frames.slot(RubyFrames.NODE);
    int all = before;
    if (last != Tree.NONE) {
      all = before == Tree.NONE ? last : tree.join(Tree.Kind.CHOICE, 0, before, last);
    }
    frames.setSlot(RubyFrames.NODE, all);
    frames.setSlot(RubyFrames.LAST, Tree.NONE);
    return all;
  }

  void openLoop(int kind, int mark) {
    frames.open(kind, cursor.at(), Tree.NONE);
    frames.mark(RubyFrames.HEADER | mark);
    headers++;
    cursor.advance();
  }

  /** The targets of a loop are complete: what it goes through follows. */
  void endTargets() {
    int targets = reductions.complete();
    if (targets != Tree.NONE) {
      reductions.store(targets);
    }
    frames.setSlot(RubyFrames.FIRST_PARAMETER, targets);
  }

  /** The head of the loop that is innermost is complete, which was that expression. */
  void endHeader(int head) {
    frames.unmark(RubyFrames.HEADER);
    headers--;
    if (frames.kind() == RubyFrames.FOR) {
      int targets = frames.slot(RubyFrames.FIRST_PARAMETER);
      if (targets != Tree.NONE) {
        tree.join(Tree.Kind.LOOP, 0, targets, head);
      }
    } else {
      frames.setSlot(RubyFrames.NODE, loop(head, frames.has(RubyFrames.UNTIL)));
    }
    tree.setInConditional(true);
  }

  private int loop(int condition, boolean until) {
    int token = frames.token();
    int node = tree.add(Tree.Kind.WHILE, token, Math.max(token, cursor.at() - 1), 0);
    tree.setFirst(node, until ? Tree.NONE : condition);
    return node;
  }

  /** A block that goes with a call; its arguments are those given. */
  void openBlock(int callee, int firstArgument, int lastArgument) {
    frames.open(RubyFrames.BLOCK, cursor.at(), callee);
    frames.adopt(firstArgument, lastArgument, 0);
    boolean endless =
        callee != Tree.NONE
            && tree.kind(callee) == Tree.Kind.NAME
            && tree.data(callee) == RubyWords.LOOP;
    if (endless) {
      int token = cursor.at();
      int always = tree.add(Tree.Kind.EMPTY, token, token, Symbols.NONE);
      frames.setSlot(RubyFrames.NODE, loop(always, false));
    }
    beginBlock();
  }

  /** The body of a block begins, after its parameters. */
  void beginBlock() {
    frames.unmark(RubyFrames.PENDING);
    if (cursor.word() == RubyWords.DO) {
      frames.setKind(RubyFrames.DO_BLOCK);
    }
    tree.setInConditional(true);
    cursor.advance();
    if (cursor.isOperator('|')) {
      openParameters(RubyFrames.BAR);
    } else if (cursor.isOperator(RubyOperators.OR_BLOCK)) {
      cursor.advance();
    }
  }

  /** An anonymous function, before its parameters. */
  void openLambda() {
    frames.open(RubyFrames.BLOCK, cursor.at(), Tree.NONE);
    frames.mark(RubyFrames.PENDING);
    cursor.advance();
    if (cursor.isOperator('(')) {
      openParameters(0);
    } else if (!cursor.isOperator('{') && cursor.word() != RubyWords.DO) {
      frames.open(RubyFrames.PARAMETERS, cursor.at(), Tree.NONE);
      frames.mark(RubyFrames.ONE_LINE);
    }
  }

  private void openParameters(int mark) {
    frames.open(RubyFrames.PARAMETERS, cursor.at(), Tree.NONE);
    frames.mark(mark);
    cursor.advance();
  }

  /** The innermost frame, which is that of parameters, is complete. */
  void closeParameters() {
    int before = variables.parameterCount();
    int first = frames.head();
    frames.close();
    boolean ofBlock = frames.kind() != RubyFrames.DEF;
    reductions.parameters(first, ofBlock);
    if (frames.kind() == RubyFrames.DEF) {
      define(first);
    } else {
      frames.setSlot(RubyFrames.FIRST_PARAMETER, first);
      if (frames.slot(RubyFrames.NODE) == Tree.NONE) {
        frames.setSlot(RubyFrames.NODE, -2 - before);
      }
    }
  }

  /** The call that the innermost frame, a block, goes with, or the function that it is. */
  int closeBlock(int lastToken) {
    int note = frames.slot(RubyFrames.NODE);
    int token = frames.token();
    if (note >= 0) {
      tree.setSecond(note, tree.count());
    } else if (note < -1) {
      variables.forgetParameters(-2 - note);
    }
    int parameters = frames.slot(RubyFrames.FIRST_PARAMETER);
    int body = frames.slot(RubyFrames.LAST);
    int callee = frames.callee();
    int first = frames.head();
    int last = frames.tail();
    frames.close();
    int lambda = tree.add(Tree.Kind.LAMBDA, token, Math.max(token, lastToken), tree.currentScope());
    tree.setFirst(lambda, body);
    tree.setSecond(lambda, parameters);
    if (callee == Tree.NONE) {
      return lambda;
    }
    if (first == Tree.NONE) {
      first = lambda;
    } else {
      tree.setNext(last, lambda);
    }
    return reductions.applied(Tree.Kind.CALL, callee, first, lastToken);
  }

  void openDefinition() {
    int token = cursor.at();
    cursor.advance();
    boolean ofOneObject = cursor.isOperatorAfter('.') && cursor.kind() == Kind.NAME;
    if (ofOneObject) {
      cursor.advance();
      cursor.advance();
    }
    int name = ofOneObject ? Symbols.NONE : cursor.word();
    cursor.advance();
    boolean setter = cursor.isOperator('=') && !cursor.spaceBefore();
    if (setter) {
      cursor.advance();
    }
    frames.open(RubyFrames.DEF, token, name);
    variables.enter();
    int scope = tree.addScope(false);
    frames.setSlot(RubyFrames.NODE, scope);
    tree.enterScope(scope);
    if (cursor.isOperator('(')) {
      openParameters(0);
    } else {
      frames.open(RubyFrames.PARAMETERS, cursor.at(), Tree.NONE);
      frames.mark(RubyFrames.ONE_LINE);
    }
  }

  /** The head of the innermost frame, a definition, is complete. */
  private void define(int parameters) {
    int token = frames.token();
    int scope = frames.slot(RubyFrames.NODE);
    tree.enterScope(Math.max(0, tree.scopeParent(scope)));
    int node =
        tree.add(Tree.Kind.FUNCTION, token, Math.max(token, cursor.at() - 1), frames.callee());
    tree.setFirst(node, scope);
    tree.setSecond(node, parameters);
    tree.enterScope(scope);
    tree.setInConditional(false);
    if (cursor.isOperator('=')) {
      cursor.advance();
      frames.mark(RubyFrames.ONE_LINE);
    }
  }

  /** The innermost frame, a definition, is complete; what it comes to last is what it returns. */
  void closeDefinition() {
    int last = frames.slot(RubyFrames.LAST);
    if (last != Tree.NONE) {
      tree.join(Tree.Kind.RETURN, 0, last, Tree.NONE);
    }
    variables.leave();
    frames.close();
  }

  void openType() {
    int token = cursor.at();
    cursor.advance();
    int name = Symbols.NONE;
    while (cursor.kind() == Kind.NAME || cursor.isOperator(RubyOperators.SCOPE)) {
      name = cursor.kind() == Kind.NAME ? cursor.data() : name;
      cursor.advance();
    }
    int node = tree.add(Tree.Kind.CLASS, token, Math.max(token, cursor.at() - 1), name);
    frames.open(RubyFrames.CLASS, token, node);
    variables.enter();
    int scope = tree.addScope(false);
    tree.setFirst(node, scope);
    tree.enterScope(scope);
    tree.setInConditional(false);
    if (cursor.isOperator('<') || cursor.isOperator(RubyOperators.code("<<"))) {
      cursor.advance();
    }
  }

  void closeType() {
    variables.leave();
    frames.close();
  }

  void closeLoop() {
    if (frames.has(RubyFrames.HEADER)) {
      headers--;
    }
    int node = frames.slot(RubyFrames.NODE);
    if (node != Tree.NONE) {
      tree.setSecond(node, tree.count());
    }
    frames.close();
  }
}
