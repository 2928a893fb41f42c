package dev.cofferdam.policy.syntax.curly;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.curly.word.Brackets;
import dev.cofferdam.policy.syntax.curly.word.CurlyCursor;
import dev.cofferdam.policy.syntax.curly.word.CurlyOperators;

/** Functions without names inside expressions, and types where expressions are expected. */
final class CurlyLambdas {

  private static final int MAX_SUFFIX = 64;

  private final CurlyCursor cursor;
  private final Tree tree;
  private final CurlyFrames frames;
  private final CurlyReductions reductions;
  private final Blocks blocks;
  private final Mentions mentions;

  CurlyLambdas(CurlyParts parts) {
    this.cursor = parts.cursor();
    this.tree = parts.tree();
    this.frames = parts.frames();
    this.reductions = parts.reductions();
    this.blocks = parts.blocks();
    this.mentions = parts.mentions();
  }

  /** Java's {@code x ->}: the name before the cursor, which stands at the arrow, is a parameter. */
  void ofName() {
    int name = frames.popOperand();
    int outer = tree.currentScope();
    int scope = tree.addScope(false);
    tree.enterScope(scope);
    tree.setKind(name, Tree.Kind.EMPTY);
    int parameter =
        tree.add(Tree.Kind.PARAMETER, tree.from(name), tree.from(name), tree.data(name));
    body(reductions.lambdaHead(tree.from(name), parameter, outer));
  }

  /** Java's {@code (a, b) ->}; the cursor stands at the bracket. */
  void ofParameters() {
    int open = cursor.at();
    int close = cursor.partner(open);
    int outer = tree.currentScope();
    int scope = tree.addScope(false);
    int parameters = mentions.parameters(open, close, scope, true);
    tree.enterScope(scope);
    cursor.moveTo(close + 1);
    body(reductions.lambdaHead(open, parameters, outer));
  }

  private void body(int head) {
    blocks.setAfterOperand(false);
    cursor.advance();
    if (cursor.isOperator('{')) {
      blocks.openBlock(head, CurlyFrames.OPERAND, tree.data(head), tree.currentScope());
    } else {
      frames.pushOperator(CurlyOperators.LAMBDA_BODY, head);
    }
  }

  /** Whether the square bracket here begins a closure of C++. */
  boolean startsClosure() {
    int close = cursor.partner(cursor.at());
    if (close == Brackets.NONE) {
      return false;
    }
    int after = cursor.operator(close + 1);
    return (after == '(' || after == '{' || after == '<') && bodyOfClosure(close + 1) > 0;
  }

  private int bodyOfClosure(int from) {
    int at = from;
    for (int i = 0; i < MAX_SUFFIX && at < cursor.last(); i++) {
      int operator = cursor.operator(at);
      if (operator == '{') {
        return at;
      }
      if (operator == ';' || operator == '}' || operator == ')' || operator == '=') {
        return Brackets.NONE;
      }
      int to = operator == '(' || operator == '[' ? cursor.partner(at) : at;
      to = operator == '<' ? mentions.angleEnd(at) : to;
      if (to == Brackets.NONE) {
        return Brackets.NONE;
      }
      at = to + 1;
    }
    return Brackets.NONE;
  }

  /** C++'s {@code [captures](parameters) -> type}; the cursor stands at the square bracket. */
  void closure() {
    int open = cursor.at();
    int close = cursor.partner(open);
    mentions.range(open + 1, close);
    int curly = bodyOfClosure(close + 1);
    int outer = tree.currentScope();
    int scope = tree.addScope(false);
    int round = close + 1;
    if (cursor.operator(round) == '<') {
      round = mentions.angleEnd(round) + 1;
    }
    int parameters = Tree.NONE;
    int from = round;
    if (cursor.operator(round) == '(') {
      parameters = mentions.parameters(round, cursor.partner(round), scope, false);
      from = cursor.partner(round) + 1;
    }
    mentions.range(from, curly);
    cursor.moveTo(curly);
    int head = reductions.lambdaHead(open, parameters, outer);
    blocks.openBlock(head, CurlyFrames.OPERAND, outer, scope);
  }

  /** Go's {@code func(parameters) results}, with or without a body. */
  void function() {
    int token = cursor.at();
    cursor.advance();
    int outer = tree.currentScope();
    int scope = tree.addScope(false);
    int parameters = Tree.NONE;
    int from = cursor.at();
    if (cursor.isOperator('(') && cursor.partner(from) != Brackets.NONE) {
      parameters = GoDeclarations.parameters(cursor, tree, mentions, scope);
    }
    int curly = GoDeclarations.resultsEnd(cursor);
    mentions.range(cursor.at(), curly);
    cursor.moveTo(curly);
    if (cursor.isOperator('{') && curly > from) {
      if (blocks.isAfterOperand()) {
        reductions.completeElement();
      }
      int head = reductions.lambdaHead(token, parameters, outer);
      blocks.openBlock(head, CurlyFrames.OPERAND, outer, scope);
    }
  }

  /** Go's {@code map[k]v}, {@code chan t}, {@code struct} and {@code interface}. */
  void typePart() {
    cursor.advance();
    if (cursor.isOperator('[')) {
      skipBounds();
    } else if (cursor.isOperator('{')) {
      int close = cursor.partner(cursor.at());
      if (close != Brackets.NONE) {
        mentions.range(cursor.at(), close);
        cursor.moveTo(close);
        frames.pushOperand(tree.add(Tree.Kind.EMPTY, close, close, Symbols.NONE));
        blocks.setAfterOperand(true);
        cursor.advance();
      }
    }
  }

  /** Goes beyond square brackets that belong to a type. */
  void skipBounds() {
    int close = cursor.partner(cursor.at());
    if (close != Brackets.NONE) {
      mentions.range(cursor.at(), close);
      cursor.moveTo(close);
    }
    cursor.advance();
  }

  /** Goes beyond Go's {@code .(type)}. */
  void assertion() {
    int close = cursor.partner(cursor.at());
    if (close != Brackets.NONE) {
      mentions.range(cursor.at(), close);
      cursor.moveTo(close);
    }
    cursor.advance();
  }

  /** Goes beyond an attribute and its brackets; the names in it are mentioned. */
  void skipAttribute() {
    cursor.advance();
    if (cursor.isOperator('(') && cursor.partner(cursor.at()) != Brackets.NONE) {
      int close = cursor.partner(cursor.at());
      mentions.range(cursor.at(), close);
      cursor.moveTo(close + 1);
    }
  }

  /** Goes beyond an annotation, to its brackets if it has any. */
  void skipAnnotation() {
    cursor.advance();
    int from = cursor.at();
    while (cursor.kind() == Tokens.Kind.NAME) {
      cursor.advance();
      if (!cursor.isOperator('.')) {
        break;
      }
      cursor.advance();
    }
    mentions.range(from, cursor.at());
    if (cursor.isOperator('(') && cursor.partner(cursor.at()) != Brackets.NONE) {
      int close = cursor.partner(cursor.at());
      mentions.range(cursor.at(), close);
      cursor.moveTo(close + 1);
    }
  }
}
