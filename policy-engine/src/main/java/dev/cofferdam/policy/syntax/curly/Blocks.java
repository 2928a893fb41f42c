package dev.cofferdam.policy.syntax.curly;

import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.curly.CurlyFrames.Kind;
import dev.cofferdam.policy.syntax.curly.word.CurlyCursor;

/**
 * Begins and ends what holds statements: blocks, the single statements after headers, headers, and
 * the expressions of statements. Scopes, and whether a node may be skipped, are put back as they
 * were.
 */
final class Blocks {

  private final CurlyCursor cursor;
  private final Tree tree;
  private final CurlyFrames frames;
  private final CurlyReductions reductions;
  private int curlies;
  private boolean afterOperand;

  Blocks(CurlyCursor cursor, Tree tree, CurlyFrames frames, CurlyReductions reductions) {
    this.cursor = cursor;
    this.tree = tree;
    this.frames = frames;
    this.reductions = reductions;
  }

  /** Whether an operand stands before the cursor, in the expression that is read. */
  boolean isAfterOperand() {
    return afterOperand;
  }

  void setAfterOperand(boolean after) {
    afterOperand = after;
  }

  /** Begins a statement's expression. */
  void openLine(int type, int marks) {
    frames.open(Kind.LINE, cursor.at(), type, marks);
    afterOperand = false;
  }

  /**
   * Begins a block, whose curly bracket stands here.
   *
   * @param scopeAfter the scope that holds again after it
   * @param scopeInside the scope that holds in it
   */
  void openBlock(int callee, int marks, int scopeAfter, int scopeInside) {
    frames.open(Kind.BLOCK, cursor.at(), callee, marks);
    frames.setScope(scopeAfter);
    tree.enterScope(scopeInside);
    curlies++;
    afterOperand = false;
    cursor.advance();
  }

  /** Begins a header in a scope of its own, whose bracket, if it has one, has been passed. */
  void openHeader(int token, int marks) {
    frames.open(Kind.HEADER, token, 0, marks);
    tree.enterScope(tree.addScope(false));
  }

  /**
   * Begins the single statement after a header; the scope after it is the one around the header.
   */
  void openBody(int loop, int scopeAfter) {
    frames.open(Kind.BODY, cursor.at(), loop, loop == Tree.NONE ? 0 : CurlyFrames.LOOPS);
    frames.setScope(scopeAfter);
  }

  /** Begins elements in curly brackets. */
  void openBrace(int callee) {
    frames.open(Kind.BRACE, cursor.at(), callee, 0);
    curlies++;
    afterOperand = false;
    cursor.advance();
  }

  /** Ends the innermost bracket of an expression, which becomes an operand of what is around. */
  void closeBracket() {
    reductions.completeElement();
    if (frames.kind() == Kind.BRACE) {
      curlies--;
    }
    frames.pushOperand(reductions.close(cursor.at()));
    afterOperand = true;
  }

  /** Ends the innermost statement's expression, and brackets that were left open in it. */
  void endLine() {
    while (frames.kind() != Kind.LINE) {
      closeBracket();
    }
    reductions.completeElement();
    boolean returns = frames.has(CurlyFrames.RETURNS);
    int first = frames.token();
    int node = frames.size() == 0 ? Tree.NONE : reductions.close(cursor.at() - 1);
    if (node == Tree.NONE) {
      frames.close();
    }
    if (returns) {
      int to = Math.max(first, cursor.at() - 1);
      int returned = tree.add(Tree.Kind.RETURN, first, to, 0);
      tree.setFirst(returned, node);
    }
    if (frames.kind() == Kind.HEADER) {
      frames.append(node == Tree.NONE ? empty() : node);
    } else {
      done();
    }
  }

  int empty() {
    return tree.add(Tree.Kind.EMPTY, cursor.at(), cursor.at(), Tree.NONE);
  }

  /** A statement is complete, and so are those that were waiting for it. */
  void done() {
    while (frames.depth() > 0 && frames.kind() == Kind.BODY) {
      closeBody();
    }
  }

  private void closeBody() {
    if (frames.has(CurlyFrames.LOOPS)) {
      tree.setSecond(frames.callee(), tree.count());
    }
    leave();
  }

  private void leave() {
    tree.enterScope(frames.scope());
    frames.close();
  }

  /** Ends the header here, and the scope that it began. */
  void leaveHeader() {
    leave();
    done();
  }

  /** A closing bracket stands where a statement's expression has none open. */
  void endLineBefore(int code) {
    boolean ofHeader = frames.kindAround() == Kind.HEADER && frames.depth() > 0;
    if (ofHeader && code == ')') {
      endLine();
    } else {
      passOver();
    }
  }

  /** A colon stands where no condition waits for it. */
  void endLineAtColon() {
    boolean ends = frames.has(CurlyFrames.UNTIL_COLON) || frames.kindAround() == Kind.HEADER;
    if (ends) {
      endLine();
      if (frames.kind() == Kind.HEADER) {
        frames.mark(CurlyFrames.COLON);
      }
      cursor.advance();
    } else {
      passOver();
    }
  }

  private void passOver() {
    reductions.completeElement();
    afterOperand = false;
    cursor.advance();
  }

  /**
   * Ends the innermost curly brackets, whose closing one stands here. One that closes nothing is
   * passed over.
   */
  void closeCurly() {
    if (curlies == 0) {
      cursor.advance();
      return;
    }
    while (frames.kind() != Kind.BLOCK && frames.kind() != Kind.BRACE) {
      closeInnermost();
    }
    if (frames.kind() == Kind.BRACE) {
      closeBracket();
      cursor.advance();
    } else {
      closeBlock();
    }
  }

  private void closeInnermost() {
    switch (frames.kind()) {
      case LINE -> endLine();
      case BODY -> closeBody();
      case HEADER -> leave();
      case GROUP, CALL, SUBSCRIPT, BRACE, BLOCK -> closeBracket();
    }
  }

  private void closeBlock() {
    boolean operand = frames.has(CurlyFrames.OPERAND);
    boolean ofClass = frames.has(CurlyFrames.OF_CLASS);
    boolean declarators = frames.has(CurlyFrames.DECLARATORS_FOLLOW);
    int callee = frames.callee();
    curlies--;
    cursor.advance();
    if (operand) {
      int node = ofClass || callee == Tree.NONE ? callee : reductions.lambda(callee, Tree.NONE);
      leave();
      frames.pushOperand(node == Tree.NONE ? empty() : node);
      afterOperand = true;
      return;
    }
    leave();
    if (declarators && !cursor.isOperator(';') && startsDeclarator()) {
      openLine(Tree.NONE, CurlyFrames.DECLARES);
    } else {
      done();
    }
  }

  private boolean startsDeclarator() {
    return cursor.isName(cursor.at()) || cursor.isOperator('*') || cursor.isOperator('(');
  }

  /** What the preprocessor says about whether code may be skipped; the cursor stands before it. */
  void condition() {
    cursor.advance();
    if (cursor.kind() == dev.cofferdam.policy.syntax.Tokens.Kind.NUMBER) {
      tree.setInConditional(tree.tokens().data(cursor.at()) != 0);
      cursor.advance();
    }
  }

  /** Ends everything, at the end of the text. */
  void closeAll() {
    while (frames.depth() > 0) {
      if (frames.kind() == Kind.BLOCK) {
        closeBlock();
      } else {
        closeInnermost();
      }
    }
  }
}
