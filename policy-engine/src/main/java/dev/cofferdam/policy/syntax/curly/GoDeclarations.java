package dev.cofferdam.policy.syntax.curly;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.curly.word.Brackets;
import dev.cofferdam.policy.syntax.curly.word.CurlyCursor;
import dev.cofferdam.policy.syntax.curly.word.CurlyOperators;
import dev.cofferdam.policy.syntax.curly.word.Word;

/** Go's declarations, in which names come before types. */
final class GoDeclarations {

  private static final int MAX_HEAD = 256;
  private static final int MAX_RESULT = 128;

  private final CurlyCursor cursor;
  private final Tree tree;
  private final CurlyFrames frames;
  private final Blocks blocks;
  private final Mentions mentions;
  private final Modules modules;

  GoDeclarations(CurlyParts parts, Modules modules) {
    this.cursor = parts.cursor();
    this.tree = parts.tree();
    this.frames = parts.frames();
    this.blocks = parts.blocks();
    this.mentions = parts.mentions();
    this.modules = modules;
  }

  /** {@code var}, {@code const} or {@code type}, of one or of several in brackets. */
  void group() {
    Word word = cursor.word();
    int token = cursor.at();
    cursor.advance();
    if (cursor.isOperator('(')) {
      cursor.advance();
      frames.open(CurlyFrames.Kind.HEADER, token, Tree.NONE, CurlyFrames.LISTS);
    } else {
      element(word);
    }
  }

  /** Imports, of one package or of several in brackets. */
  void imports() {
    int token = cursor.at();
    cursor.advance();
    if (cursor.isOperator('(')) {
      cursor.advance();
      frames.open(CurlyFrames.Kind.HEADER, token, Tree.NONE, CurlyFrames.LISTS);
    } else {
      modules.importPackage();
      blocks.done();
    }
  }

  /** One element of a list that began with such a word; always goes on. */
  void element(Word word) {
    int before = cursor.at();
    if (word == Word.IMPORT) {
      modules.importPackage();
    } else if (word == Word.TYPE) {
      type();
    } else {
      variables();
    }
    if (cursor.at() == before) {
      cursor.advance();
    }
  }

  private void variables() {
    int from = cursor.at();
    int at = from;
    while (cursor.isName(at) && cursor.operator(at + 1) == ',' && at - from < MAX_HEAD) {
      at += 2;
    }
    if (!cursor.isName(at)) {
      blocks.openLine(Tree.NONE, 0);
      return;
    }
    int end = typeEnd(at + 1);
    int type = mentions.range(at + 1, end);
    boolean assigned = cursor.operator(end) == '=';
    if (assigned) {
      blocks.openLine(type, CurlyFrames.DECLARES);
    }
    for (int i = from; i <= at; i += 2) {
      int store = tree.add(Tree.Kind.STORE, i, i, cursor.symbol(i));
      if (!assigned) {
        tree.join(Tree.Kind.ASSIGN, 0, store, type);
      } else if (i < at) {
        frames.append(store);
      } else {
        frames.pushOperand(store);
        blocks.setAfterOperand(true);
      }
    }
    cursor.moveTo(end);
  }

  private int typeEnd(int from) {
    int at = from;
    for (int i = 0; i < MAX_HEAD && at < cursor.last(); i++) {
      int operator = cursor.operator(at);
      if (operator == '=' || operator == ';' || operator == ')' || operator == '}') {
        return at;
      }
      boolean opens = operator == '(' || operator == '[' || operator == '{';
      at = opens && cursor.partner(at) != Brackets.NONE ? cursor.partner(at) + 1 : at + 1;
    }
    return at;
  }

  private void type() {
    int name = cursor.at();
    int end = typeEnd(name);
    if (cursor.operator(end) == '=') {
      end = typeEnd(end + 1);
    }
    mentions.range(name + 1, end);
    if (cursor.isName(name)) {
      tree.add(Tree.Kind.CLASS, name, name, cursor.symbol(name));
    }
    cursor.moveTo(end);
  }

  /** A function with or without a receiver; what has no name is an expression. */
  void function() {
    int token = cursor.at();
    int receiver = cursor.operator(token + 1) == '(' ? cursor.partner(token + 1) : Brackets.NONE;
    int name = receiver == Brackets.NONE ? token + 1 : receiver + 1;
    if (!cursor.isName(name)) {
      blocks.openLine(Tree.NONE, 0);
      return;
    }
    int outer = tree.currentScope();
    int scope = tree.addScope(false);
    if (receiver != Brackets.NONE) {
      cursor.moveTo(token + 1);
      parameters(cursor, tree, mentions, scope);
    }
    cursor.moveTo(name + 1);
    if (cursor.isOperator('[') && cursor.partner(cursor.at()) != Brackets.NONE) {
      mentions.range(cursor.at(), cursor.partner(cursor.at()));
      cursor.moveTo(cursor.partner(cursor.at()) + 1);
    }
    int parameters = Tree.NONE;
    if (cursor.isOperator('(') && cursor.partner(cursor.at()) != Brackets.NONE) {
      parameters = parameters(cursor, tree, mentions, scope);
    }
    int symbol = receiver == Brackets.NONE ? cursor.symbol(name) : Symbols.NONE;
    int node = tree.add(Tree.Kind.FUNCTION, token, cursor.at(), symbol);
    tree.setFirst(node, scope);
    tree.setSecond(node, parameters);
    int end = resultsEnd(cursor);
    mentions.range(cursor.at(), end);
    cursor.moveTo(end);
    if (cursor.isOperator('{')) {
      blocks.openBlock(Tree.NONE, 0, outer, scope);
    } else if (cursor.kind() != Tokens.Kind.END) {
      blocks.done();
    }
  }

  /** Reads the parameters in the brackets here into a scope, and goes beyond them. */
  static int parameters(CurlyCursor cursor, Tree tree, Mentions mentions, int scope) {
    int open = cursor.at();
    int close = cursor.partner(open);
    int outer = tree.currentScope();
    tree.enterScope(scope);
    int head = Tree.NONE;
    int tail = Tree.NONE;
    for (int at = open + 1; at < close; ) {
      int end = mentions.elementEnd(at, close);
      boolean named = cursor.isName(at) && cursor.operator(at + 1) != '.';
      int type = mentions.range(named ? at + 1 : at, end);
      int symbol = named ? cursor.symbol(at) : Symbols.NONE;
      int parameter = tree.add(Tree.Kind.PARAMETER, at, at, symbol);
      tree.setFirst(parameter, type);
      head = head == Tree.NONE ? parameter : head;
      if (tail != Tree.NONE) {
        tree.setNext(tail, parameter);
      }
      tail = parameter;
      at = end + 1;
    }
    tree.enterScope(outer);
    cursor.moveTo(close + 1);
    return head;
  }

  /**
   * The token after the results of a function, which begin here: a curly bracket, if it has one.
   */
  static int resultsEnd(CurlyCursor cursor) {
    int at = cursor.at();
    for (int i = 0; i < MAX_RESULT && at < cursor.last(); i++) {
      int operator = cursor.operator(at);
      boolean literal =
          operator == '{' && at > 0 && cursor.word(at - 1) == Word.TYPE_PART && at > cursor.at();
      if (operator == '(' || operator == '[' || literal) {
        if (cursor.partner(at) == Brackets.NONE) {
          return at;
        }
        at = cursor.partner(at);
      } else if (cursor.kind(at) != Tokens.Kind.NAME && operator != '*' && operator != '.') {
        if (operator != CurlyOperators.RECEIVE) {
          return at;
        }
      } else if (!isOfType(cursor.word(at))) {
        return at;
      }
      at++;
    }
    return at;
  }

  private static boolean isOfType(Word word) {
    return word == Word.NAME
        || word == Word.TYPE_PART
        || word == Word.FUNC
        || word == Word.PRIMITIVE;
  }
}
