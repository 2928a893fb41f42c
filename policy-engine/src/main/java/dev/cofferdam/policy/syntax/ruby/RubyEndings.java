package dev.cofferdam.policy.syntax.ruby;

import dev.cofferdam.policy.syntax.OpenFrames;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tree;

/** Ends of elements, statements and frames, and what they come to. */
final class RubyEndings {

  private final RubyCursor cursor;
  private final Tree tree;
  private final OpenFrames frames;
  private final RubyReductions reductions;
  private final RubyBlocks blocks;
  private boolean afterOperand;

  RubyEndings(
      RubyCursor cursor,
      Tree tree,
      OpenFrames frames,
      RubyReductions reductions,
      RubyBlocks blocks) {
    this.cursor = cursor;
    this.tree = tree;
    this.frames = frames;
    this.reductions = reductions;
    this.blocks = blocks;
  }

  /** Whether an operand stands before this token, so that an operator is expected. */
  boolean afterOperand() {
    return afterOperand;
  }

  /** Notes that what comes next is an operand. */
  void expectOperand() {
    afterOperand = false;
  }

  /** Adds an operand, so that what comes next is an operator. */
  void push(int node) {
    frames.pushOperand(node);
    afterOperand = true;
  }

  void completeElement() {
    int node = reductions.complete();
    if (node != Tree.NONE) {
      frames.append(node);
    }
    afterOperand = false;
  }

  /** A condition behind its statement. */
  void modifier() {
    closeCommands();
    if (RubyFrames.isBody(frames.kind())) {
      int node = reductions.complete();
      if (node != Tree.NONE) {
        frames.setSlot(RubyFrames.LAST, node);
        tree.markConditional(node);
      }
      frames.mark(RubyFrames.MODIFIER);
    } else {
      completeElement();
    }
    afterOperand = false;
    cursor.advance();
  }

  void endTargets() {
    blocks.endTargets();
    afterOperand = false;
    cursor.advance();
  }

  /** The end of a line, which ends nothing inside brackets that hold elements. */
  void endLine() {
    closeCommands();
    boolean parameters = frames.kind() == RubyFrames.PARAMETERS && frames.has(RubyFrames.ONE_LINE);
    if (parameters || RubyFrames.isBody(frames.kind())) {
      endStatement();
    }
  }

  void closeCommands() {
    while (frames.kind() == RubyFrames.COMMAND) {
      closeInnermost();
    }
  }

  void endStatement() {
    closeCommands();
    int kind = frames.kind();
    if (kind == RubyFrames.PARAMETERS && frames.has(RubyFrames.ONE_LINE)) {
      closeInnermost();
    } else if (RubyFrames.isBody(kind)) {
      int node = reductions.complete();
      if (node != Tree.NONE && !frames.has(RubyFrames.MODIFIER)) {
        frames.setSlot(RubyFrames.LAST, node);
      }
      frames.unmark(RubyFrames.MODIFIER);
      if (frames.has(RubyFrames.HEADER)) {
        blocks.endHeader(node);
      } else if (kind == RubyFrames.DEF && frames.has(RubyFrames.ONE_LINE) && node != Tree.NONE) {
        blocks.closeDefinition();
      }
    } else {
      completeElement();
    }
    afterOperand = false;
  }

  /** Closes the innermost frame of those kinds, and what is open inside it. */
  void closeUntil(int kinds) {
    if (!frames.isInside(kinds)) {
      cursor.advance();
      return;
    }
    while ((1 << frames.kind() & kinds) == 0) {
      closeInnermost();
    }
    if (frames.kind() == RubyFrames.CALL) {
      completeElement();
      cursor.advance();
      closeCall(cursor.at() - 1);
      return;
    }
    boolean parameters = frames.kind() == RubyFrames.PARAMETERS;
    if (parameters) {
      cursor.advance();
      closeInnermost();
      afterOperand = false;
    } else {
      closeInnermost();
      cursor.advance();
    }
  }

  private void closeCall(int lastToken) {
    int callee = frames.callee();
    int first = frames.head();
    int last = frames.tail();
    frames.close();
    boolean block = cursor.isOperator('{') || (cursor.word() == RubyWords.DO && !blocks.inHeader());
    if (block) {
      blocks.openBlock(callee, first, last);
      afterOperand = false;
    } else {
      push(reductions.applied(Tree.Kind.CALL, callee, first, lastToken));
    }
  }

  /** Leaves the innermost frame with what it has come to, an operand of the one around it. */
  void closeInnermost() {
    int kind = frames.kind();
    int last = Math.max(frames.token(), cursor.at() - (kind == RubyFrames.COMMAND ? 1 : 0));
    switch (kind) {
      case RubyFrames.COMMAND, RubyFrames.CALL -> {
        completeElement();
        closeCall(last);
      }
      case RubyFrames.LIST, RubyFrames.HASH -> {
        completeElement();
        boolean list = kind == RubyFrames.LIST;
        leaveWith(reductions.list(list ? Tree.Kind.LIST : Tree.Kind.MAP, last));
      }
      case RubyFrames.SUBSCRIPT -> closeSubscript(last);
      case RubyFrames.TEMPLATE -> leaveWith(template(last));
      case RubyFrames.PARAMETERS -> {
        completeElement();
        blocks.closeParameters();
      }
      default -> closeBody(kind, last);
    }
  }

  private void leaveWith(int node) {
    frames.close();
    push(node);
  }

  private void closeSubscript(int last) {
    completeElement();
    int callee = frames.callee();
    int index = frames.head();
    leaveWith(reductions.applied(Tree.Kind.SUBSCRIPT, callee, index, last));
  }

  private int template(int last) {
    int flags = cursor.tokens().data(frames.token());
    boolean plain = frames.size() == 1 && tree.kind(frames.head()) == Tree.Kind.STRING;
    int node = plain ? frames.head() : reductions.list(Tree.Kind.TEMPLATE, last);
    if ((flags & RubyFlags.COMMAND) != 0) {
      int token = frames.token();
      int callee = tree.add(Tree.Kind.NAME, token, token, RubyWords.COMMAND);
      return reductions.applied(Tree.Kind.CALL, callee, node, last);
    }
    return (flags & RubyFlags.PATTERN) != 0
        ? tree.join(Tree.Kind.OPAQUE, 0, node, Tree.NONE)
        : node;
  }

  private void closeBody(int kind, int lastToken) {
    int node = reductions.complete();
    if (node != Tree.NONE && !frames.has(RubyFrames.MODIFIER)) {
      frames.setSlot(RubyFrames.LAST, node);
    }
    int last = kind == RubyFrames.CLAUSES ? blocks.endClause() : frames.slot(RubyFrames.LAST);
    int token = frames.token();
    switch (kind) {
      case RubyFrames.BLOCK, RubyFrames.DO_BLOCK -> {
        push(blocks.closeBlock(lastToken));
        return;
      }
      case RubyFrames.DEF -> blocks.closeDefinition();
      case RubyFrames.CLASS -> blocks.closeType();
      case RubyFrames.WHILE, RubyFrames.FOR -> blocks.closeLoop();
      default -> frames.close();
    }
    boolean value = last != Tree.NONE && kind <= RubyFrames.CLAUSES;
    int result = value ? last : tree.add(Tree.Kind.EMPTY, token, token, Symbols.NONE);
    if (kind == RubyFrames.FIELD && frames.kind() == RubyFrames.TEMPLATE) {
      frames.append(tree.join(Tree.Kind.CONDITION, 0, result, Tree.NONE));
      afterOperand = false;
    } else {
      push(result);
    }
  }
}
