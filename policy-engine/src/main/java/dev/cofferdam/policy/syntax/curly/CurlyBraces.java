package dev.cofferdam.policy.syntax.curly;

import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.curly.CurlyFrames.Kind;
import dev.cofferdam.policy.syntax.curly.word.CurlyCursor;
import dev.cofferdam.policy.syntax.curly.word.Family;

/** Curly brackets inside expressions: a body, elements, or the start of the next statement. */
final class CurlyBraces {

  private final CurlyCursor cursor;
  private final Tree tree;
  private final CurlyFrames frames;
  private final Blocks blocks;

  CurlyBraces(CurlyParts parts) {
    this.cursor = parts.cursor();
    this.tree = parts.tree();
    this.frames = parts.frames();
    this.blocks = parts.blocks();
  }

  /** Reads the curly bracket here. */
  void open() {
    boolean line = frames.kind() == Kind.LINE;
    if (line && frames.has(CurlyFrames.BEFORE_BLOCK)) {
      blocks.endLine();
    } else if (!blocks.isAfterOperand()) {
      boolean statements = cursor.family().isC() && frames.kind() == Kind.GROUP;
      if (statements && frames.size() == 0) {
        block(Tree.NONE, CurlyFrames.OPERAND);
      } else {
        blocks.openBrace(Tree.NONE);
      }
    } else if (cursor.family() == Family.JAVA) {
      curlyOfJava(line);
    } else if (line && endsBefore()) {
      blocks.endLine();
    } else {
      blocks.openBrace(callee());
    }
  }

  private void curlyOfJava(boolean line) {
    Tree.Kind before = tree.kind(frames.operand());
    int token = cursor.operator(cursor.at() - 1);
    if (before == Tree.Kind.CALL) {
      block(frames.popOperand(), CurlyFrames.OPERAND | CurlyFrames.OF_CLASS);
    } else if (token == ')') {
      frames.popOperand();
      block(Tree.NONE, CurlyFrames.OPERAND);
    } else if (line && before != Tree.Kind.SUBSCRIPT) {
      blocks.endLine();
    } else {
      blocks.openBrace(frames.popOperand());
    }
  }

  private void block(int callee, int marks) {
    int outer = tree.currentScope();
    blocks.openBlock(callee, marks, outer, tree.addScope(false));
  }

  /** Whether a block, and not elements, follows what stands before a curly bracket. */
  private boolean endsBefore() {
    if (cursor.family() == Family.GO || frames.has(CurlyFrames.DECLARES)) {
      return false;
    }
    int after = cursor.operator(cursor.partner(cursor.at()) + 1);
    boolean goesOn = after == '.' || after == ';' || after == ',' || after == ')' || after == '(';
    return tree.kind(frames.operand()) == Tree.Kind.CALL || !goesOn || cursor.family() == Family.C;
  }

  /** What is called: of a name that is declared here, its type makes the value. */
  int callee() {
    int operand = frames.popOperand();
    if (tree.kind(operand) != Tree.Kind.STORE || frames.kind() != Kind.LINE) {
      return operand;
    }
    frames.pushOperand(operand);
    frames.pushOperator('=', cursor.at());
    return frames.callee() == Tree.NONE ? blocks.empty() : frames.callee();
  }
}
