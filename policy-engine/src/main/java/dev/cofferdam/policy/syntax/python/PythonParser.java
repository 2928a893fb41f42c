package dev.cofferdam.policy.syntax.python;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import dev.cofferdam.policy.syntax.Tree;
import java.util.Arrays;

/**
 * Python's statements. It reads what CPython reads, and goes on where CPython stops, so that
 * fragments and programs for Python 2 are judged as well.
 */
public final class PythonParser {

  private static final int ARROW = PythonOperators.code("->");

  private final Tree tree;
  private final Cursor cursor;
  private final PythonExpressions expressions;
  private final PythonReductions reductions;
  private final PythonBlocks blocks;
  private final PythonImports imports;
  private int[] targets = new int[8];

  private PythonParser(Tokens tokens) {
    tree = new Tree(tokens);
    cursor = new Cursor(tokens);
    expressions = new PythonExpressions(cursor, tree);
    reductions = new PythonReductions(tree, new Frames(tree));
    blocks = new PythonBlocks(tree);
    imports = new PythonImports(cursor, tree);
  }

  /** The tree of those tokens, which must be {@link PythonLexer}'s. */
  public static Tree parse(Tokens tokens) {
    PythonParser parser = new PythonParser(tokens);
    while (parser.cursor.kind() != Kind.END) {
      parser.line();
    }
    parser.blocks.closeAll();
    return parser.tree;
  }

  private void line() {
    if (cursor.kind() == Kind.LINE) {
      blocks.line(cursor.data());
      cursor.advance();
    } else if (cursor.isOperator(';')) {
      cursor.advance();
    } else {
      int before = cursor.at();
      statement();
      if (cursor.at() == before) {
        cursor.advance();
      }
    }
  }

  private void statement() {
    switch (cursor.word()) {
      case PythonWords.IMPORT -> imports.importModules();
      case PythonWords.FROM -> imports.importNames();
      case PythonWords.DEF -> function();
      case PythonWords.CLASS -> type();
      case PythonWords.FOR -> loop();
      case PythonWords.WHILE -> whileLoop();
      case PythonWords.IF, PythonWords.ELIF, PythonWords.EXCEPT -> header(true);
      case PythonWords.ELSE, PythonWords.TRY, PythonWords.FINALLY -> header(true);
      case PythonWords.WITH -> header(false);
      case PythonWords.RETURN -> returned();
      case PythonWords.DEL -> names(Tree.Kind.DELETE);
      case PythonWords.GLOBAL, PythonWords.NONLOCAL -> names(Tree.Kind.GLOBAL);
      case PythonWords.ASYNC,
          PythonWords.RAISE,
          PythonWords.ASSERT,
          PythonWords.PASS,
          PythonWords.BREAK,
          PythonWords.CONTINUE ->
          cursor.advance();
      default -> simple();
    }
  }

  private void header(boolean skippable) {
    cursor.advance();
    expressions.parse(0);
    colon(skippable);
  }

  private void colon(boolean skippable) {
    if (cursor.isOperator(':')) {
      cursor.advance();
      blocks.open(skippable, tree.currentScope());
    }
  }

  private void simple() {
    if (cursor.isOperator('@')) {
      cursor.advance();
    }
    int word = cursor.word();
    boolean soft =
        word == PythonWords.MATCH || word == PythonWords.CASE || word == PythonWords.TYPE;
    boolean inCase = word == PythonWords.CASE && blocks.subject() != Tree.NONE;
    if (inCase || (soft && startsOperand(cursor.kindAfter()))) {
      cursor.advance();
    }
    int node = expressions.parse(0);
    if (node == Tree.NONE) {
      return;
    }
    if (inCase) {
      reductions.pattern(node, blocks.subject());
    }
    if (cursor.isOperator('=')) {
      assignment(node);
    } else if (word == PythonWords.MATCH && cursor.isOperator(':') && endsAfterColon()) {
      cursor.advance();
      blocks.openCases(subject(node));
    } else if (cursor.isOperator(':')) {
      annotationOrHeader(node);
    } else if (cursor.kind() == Kind.OPERATOR && PythonOperators.assignsInPlace(cursor.data())) {
      int operator = cursor.data();
      cursor.advance();
      tree.join(Tree.Kind.AUGMENT, operator, node, expressions.parse(0));
    }
  }

  private boolean endsAfterColon() {
    return cursor.kindAfter() == Kind.LINE || cursor.kindAfter() == Kind.END;
  }

  /** What {@code match} stands before; before a bracket it was read as a name. */
  private int subject(int node) {
    Tree.Kind kind = tree.kind(node);
    boolean name =
        (kind == Tree.Kind.SUBSCRIPT || kind == Tree.Kind.CALL)
            && tree.second(node) != Tree.NONE
            && tree.kind(tree.first(node)) == Tree.Kind.NAME
            && tree.data(tree.first(node)) == PythonWords.MATCH;
    if (!name || (kind == Tree.Kind.CALL && tree.next(tree.second(node)) == Tree.NONE)) {
      return name ? tree.second(node) : node;
    }
    int list = tree.add(Tree.Kind.LIST, tree.from(node), tree.to(node), 0);
    tree.setFirst(list, tree.second(node));
    return list;
  }

  private static boolean startsOperand(Kind kind) {
    return kind == Kind.NAME
        || kind == Kind.NUMBER
        || kind == Kind.STRING
        || kind == Kind.TEMPLATE_START;
  }

  private void assignment(int first) {
    int count = 0;
    int node = first;
    while (cursor.isOperator('=')) {
      if (count == targets.length) {
        targets = Arrays.copyOf(targets, count * 2);
      }
      targets[count++] = node;
      cursor.advance();
      int value = expressions.parse(0);
      if (value == Tree.NONE) {
        break;
      }
      node = value;
    }
    for (int i = 0; i < count; i++) {
      reductions.store(targets[i]);
      tree.join(Tree.Kind.ASSIGN, 0, targets[i], node);
    }
  }

  private void annotationOrHeader(int node) {
    Tree.Kind kind = tree.kind(node);
    boolean target =
        kind == Tree.Kind.NAME || kind == Tree.Kind.MEMBER || kind == Tree.Kind.SUBSCRIPT;
    if (endsAfterColon() || !target) {
      colon(true);
      return;
    }
    cursor.advance();
    if (PythonWords.startsStatement(cursor.word())) {
      blocks.open(true, tree.currentScope());
      return;
    }
    expressions.parse(0);
    if (cursor.isOperator('=')) {
      assignment(node);
    }
  }

  private void loop() {
    cursor.advance();
    int node = expressions.parse(Frames.TARGETS);
    if (node != Tree.NONE && tree.kind(node) == Tree.Kind.COMPARISON) {
      reductions.loop(node);
    } else if (node != Tree.NONE && tree.kind(node) == Tree.Kind.TUPLE) {
      loopOverTuple(node);
    }
    colon(true);
  }

  /** In {@code for x in 1, 2} the first element is the comparison. */
  private void loopOverTuple(int tuple) {
    int first = tree.first(tuple);
    if (first != Tree.NONE && tree.kind(first) == Tree.Kind.COMPARISON) {
      reductions.loop(first);
      tree.join(Tree.Kind.LOOP, 0, tree.first(first), tuple);
    }
  }

  private void whileLoop() {
    int token = cursor.at();
    cursor.advance();
    int condition = expressions.parse(0);
    int node = tree.add(Tree.Kind.WHILE, token, Math.max(token, cursor.at() - 1), 0);
    tree.setFirst(node, condition);
    if (cursor.isOperator(':')) {
      cursor.advance();
      blocks.openLoop(node);
    }
  }

  private void returned() {
    int token = cursor.at();
    cursor.advance();
    int value = expressions.parse(0);
    int node = tree.add(Tree.Kind.RETURN, token, Math.max(token, cursor.at() - 1), 0);
    tree.setFirst(node, value);
  }

  private void names(Tree.Kind kind) {
    cursor.advance();
    int node = expressions.parse(0);
    if (node == Tree.NONE) {
      return;
    }
    for (int one = tree.kind(node) == Tree.Kind.TUPLE ? tree.first(node) : node;
        one != Tree.NONE; ) {
      if (tree.kind(one) == Tree.Kind.NAME) {
        tree.setKind(one, kind);
      }
      one = tree.next(one);
    }
  }

  private void function() {
    int token = cursor.at();
    cursor.advance();
    int name = cursor.word();
    cursor.advance();
    typeParameters();
    int outer = tree.currentScope();
    int scope = tree.addScope(false);
    int parameters = parameters(scope);
    if (cursor.isOperator(ARROW)) {
      cursor.advance();
      expressions.parse(0);
    }
    int node = tree.add(Tree.Kind.FUNCTION, token, Math.max(token, cursor.at() - 1), name);
    tree.setFirst(node, scope);
    tree.setSecond(node, parameters);
    if (cursor.isOperator(':')) {
      cursor.advance();
      blocks.open(false, outer);
      tree.enterScope(scope);
      tree.setInConditional(false);
    }
  }

  private void typeParameters() {
    if (cursor.isOperator('[')) {
      cursor.advance();
      expressions.parse(PythonExpressions.ELEMENT);
      while (cursor.isOperator(',') || cursor.isOperator(':')) {
        cursor.advance();
        expressions.parse(PythonExpressions.ELEMENT);
      }
      if (cursor.isOperator(']')) {
        cursor.advance();
      }
    }
  }

  private int parameters(int scope) {
    if (!cursor.isOperator('(')) {
      return Tree.NONE;
    }
    cursor.advance();
    int head = Tree.NONE;
    int tail = Tree.NONE;
    while (!cursor.endsLine()
        && !cursor.isOperator(')')
        && !PythonWords.startsStatement(cursor.word())) {
      int before = cursor.at();
      int parameter = cursor.kind() == Kind.NAME ? parameter(scope) : Tree.NONE;
      if (parameter != Tree.NONE) {
        head = head == Tree.NONE ? parameter : head;
        if (tail != Tree.NONE) {
          tree.setNext(tail, parameter);
        }
        tail = parameter;
      }
      if (cursor.at() == before) {
        cursor.advance();
      }
    }
    if (cursor.isOperator(')')) {
      cursor.advance();
    }
    return head;
  }

  private int parameter(int scope) {
    int token = cursor.at();
    int symbol = cursor.word();
    cursor.advance();
    if (cursor.isOperator(':')) {
      cursor.advance();
      expressions.parse(PythonExpressions.ELEMENT);
    }
    int value = Tree.NONE;
    if (cursor.isOperator('=')) {
      cursor.advance();
      value = expressions.parse(PythonExpressions.ELEMENT);
    }
    int outer = tree.currentScope();
    tree.enterScope(scope);
    int node =
        tree.add(
            Tree.Kind.PARAMETER,
            token,
            token,
            PythonWords.isKeyword(symbol) ? Symbols.NONE : symbol);
    tree.setFirst(node, value);
    tree.enterScope(outer);
    return node;
  }

  private void type() {
    int token = cursor.at();
    cursor.advance();
    int name = cursor.word();
    cursor.advance();
    typeParameters();
    if (cursor.isOperator('(')) {
      expressions.parse(0);
    }
    int node = tree.add(Tree.Kind.CLASS, token, Math.max(token, cursor.at() - 1), name);
    if (cursor.isOperator(':')) {
      cursor.advance();
      blocks.open(false, tree.currentScope());
      int scope = tree.addScope(true);
      tree.setFirst(node, scope);
      tree.enterScope(scope);
      tree.setInConditional(false);
    }
  }
}
