package dev.cofferdam.policy.syntax.python;

import dev.cofferdam.policy.syntax.Tree;
import java.util.Arrays;

/** Which indented blocks are open: what scope and condition hold again when they end. */
final class PythonBlocks {

  private final Tree tree;
  private int[] indents = new int[16];
  private int[] scopes = new int[16];
  private boolean[] conditions = new boolean[16];
  private int[] loops = new int[16];
  private int[] subjects = new int[16];
  private int count;
  private int column;

  PythonBlocks(Tree tree) {
    this.tree = tree;
  }

  /** A logical line begins in that column: ends the blocks that it is not inside of. */
  void line(int newColumn) {
    column = newColumn;
    while (count > 0 && indents[count - 1] >= column) {
      close();
    }
  }

  /** A block begins whose header stands in this line; that scope holds again after it. */
  void open(boolean skippable, int scopeAfter) {
    push(scopeAfter, Tree.NONE, Tree.NONE);
    tree.setInConditional(skippable || tree.inConditional());
  }

  /** The block of a loop begins; the loop's node learns where it ends. */
  void openLoop(int loop) {
    push(tree.currentScope(), loop, Tree.NONE);
    tree.setInConditional(true);
  }

  /** The cases begin that the patterns of a {@code match} statement take its subject apart in. */
  void openCases(int subject) {
    push(tree.currentScope(), Tree.NONE, subject);
    tree.setInConditional(true);
  }

  /** What is matched where a case stands; none elsewhere. */
  int subject() {
    return count == 0 ? Tree.NONE : subjects[count - 1];
  }

  void closeAll() {
    while (count > 0) {
      close();
    }
  }

  private void push(int scope, int loop, int subject) {
    if (count == indents.length) {
      indents = Arrays.copyOf(indents, count * 2);
      scopes = Arrays.copyOf(scopes, count * 2);
      conditions = Arrays.copyOf(conditions, count * 2);
      loops = Arrays.copyOf(loops, count * 2);
      subjects = Arrays.copyOf(subjects, count * 2);
    }
    indents[count] = column;
    scopes[count] = scope;
    conditions[count] = tree.inConditional();
    loops[count] = loop;
    subjects[count] = subject;
    count++;
  }

  private void close() {
    count--;
    tree.enterScope(scopes[count]);
    tree.setInConditional(conditions[count]);
    if (loops[count] != Tree.NONE) {
      tree.setSecond(loops[count], tree.count());
    }
  }
}
