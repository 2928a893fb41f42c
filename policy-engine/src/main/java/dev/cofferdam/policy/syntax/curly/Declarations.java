package dev.cofferdam.policy.syntax.curly;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.curly.CurlyFrames.Kind;
import dev.cofferdam.policy.syntax.curly.word.CurlyCursor;
import dev.cofferdam.policy.syntax.curly.word.CurlyOperators;
import dev.cofferdam.policy.syntax.curly.word.Family;
import dev.cofferdam.policy.syntax.curly.word.Word;
import java.util.HashMap;
import java.util.Map;

/** Classes, functions and variables of Java, C and C++. */
final class Declarations {

  private final CurlyCursor cursor;
  private final Tree tree;
  private final CurlyFrames frames;
  private final Blocks blocks;
  private final Mentions mentions;
  private final Heads heads;
  private final CurlyLambdas annotations;
  private final int external;
  private final Map<Integer, Integer> scopesOfClasses = new HashMap<>();

  Declarations(CurlyParts parts, Symbols symbols) {
    this.cursor = parts.cursor();
    this.tree = parts.tree();
    this.frames = parts.frames();
    this.blocks = parts.blocks();
    this.mentions = parts.mentions();
    this.annotations = new CurlyLambdas(parts);
    this.external = cursor.family().isC() ? symbols.of("extern") : Symbols.NONE;
    int record = cursor.family() == Family.JAVA ? symbols.of("record") : Symbols.NONE;
    this.heads = new Heads(cursor, mentions, record);
  }

  /** Begins a declaration or an expression, whichever stands here. */
  void begin(int marks) {
    if (cursor.family() == Family.GO) {
      blocks.openLine(Tree.NONE, marks);
      return;
    }
    boolean inClass = frames.kind() == Kind.BLOCK && frames.has(CurlyFrames.OF_CLASS);
    boolean inFile = frames.kind() == Kind.BLOCK && frames.has(CurlyFrames.OF_FILE);
    if (inClass && frames.has(CurlyFrames.CONSTANTS)) {
      frames.unmark(CurlyFrames.CONSTANTS);
      blocks.openLine(Tree.NONE, CurlyFrames.DECLARES);
      return;
    }
    switch (heads.classify(!inClass && !inFile, inClass)) {
      case EXPRESSION -> blocks.openLine(Tree.NONE, marks);
      case VARIABLES -> variables();
      case FUNCTION -> function();
      case PROTOTYPE -> prototype(inClass);
      case TYPE_BODY -> type();
    }
  }

  /** Reads an annotation of Java, to its brackets if it has any. */
  void annotation() {
    if (cursor.word(cursor.at() + 1) == Word.CLASS) {
      cursor.advance();
    } else {
      annotations.skipAnnotation();
    }
  }

  private void variables() {
    boolean elsewhere = cursor.isWord(cursor.at(), external);
    int type = mentions.type(cursor.at(), heads.name());
    cursor.moveTo(heads.name());
    blocks.openLine(type, elsewhere ? 0 : CurlyFrames.DECLARES);
  }

  private void function() {
    int token = cursor.at();
    int name = heads.name();
    int outer = tree.currentScope();
    int type = returned(token, name);
    Integer ofClass = isMemberOf(name) ? scopesOfClasses.get(cursor.symbol(name - 2)) : null;
    tree.enterScope(ofClass == null ? outer : ofClass);
    int scope = tree.addScope(false);
    tree.enterScope(outer);
    int parameters = mentions.parameters(heads.open(), heads.close(), scope, false);
    boolean nowhere = isMemberOf(name) && ofClass == null;
    int symbol = nowhere ? Symbols.NONE : cursor.symbol(name);
    tree.enterScope(ofClass == null ? outer : ofClass);
    int node = tree.add(Tree.Kind.FUNCTION, token, heads.close(), symbol);
    tree.setFirst(node, scope);
    tree.setSecond(node, parameters);
    tree.enterScope(scope);
    mentions.range(heads.close(), heads.end());
    returns(type, name);
    tree.enterScope(outer);
    cursor.moveTo(heads.end());
    blocks.openBlock(Tree.NONE, 0, outer, scope);
  }

  private boolean isMemberOf(int name) {
    return name >= 2 && cursor.operator(name - 1) == CurlyOperators.PATH;
  }

  private int returned(int token, int name) {
    int end = name;
    while (isMemberOf(end) && end - 2 >= token) {
      end -= 2;
    }
    return mentions.type(token, end);
  }

  private void returns(int type, int token) {
    if (type != Tree.NONE) {
      int node = tree.add(Tree.Kind.RETURN, token, token, 0);
      tree.setFirst(node, type);
    }
  }

  /**
   * A function that is only named: in a class it is the program's own, elsewhere it may be the
   * library's.
   */
  private void prototype(boolean inClass) {
    int token = cursor.at();
    int name = heads.name();
    int type = returned(token, name);
    if (inClass) {
      int scope = tree.addScope(false);
      int parameters = mentions.parameters(heads.open(), heads.close(), scope, false);
      int node = tree.add(Tree.Kind.FUNCTION, token, heads.close(), cursor.symbol(name));
      tree.setFirst(node, scope);
      tree.setSecond(node, parameters);
      int outer = tree.currentScope();
      tree.enterScope(scope);
      returns(type, name);
      tree.enterScope(outer);
    } else {
      mentions.range(name, heads.close());
    }
    mentions.range(heads.close(), heads.end());
    cursor.moveTo(heads.end());
    blocks.openLine(Tree.NONE, 0);
  }

  private void type() {
    int token = heads.classAt();
    Word word = cursor.word(token);
    int at = token + 1;
    while (at < heads.end() && !cursor.isName(at)) {
      at++;
    }
    boolean named = at < heads.end() && cursor.operator(at - 1) != ':';
    int symbol = named ? cursor.symbol(at) : Symbols.NONE;
    mentions.range(cursor.at(), token);
    mentions.range(named ? at + 1 : token + 1, heads.end());
    int outer = tree.currentScope();
    boolean constants = word == Word.ENUM && cursor.family().isC();
    int scope = constants ? outer : tree.addMemberScope();
    if (symbol != Symbols.NONE && word != Word.NAMESPACE) {
      boolean hides = !cursor.family().isC() || cursor.family() == Family.CPP;
      if (hides) {
        tree.add(Tree.Kind.CLASS, at, at, symbol);
      }
      scopesOfClasses.put(symbol, scope);
    }
    cursor.moveTo(heads.end());
    int marks = word == Word.NAMESPACE ? CurlyFrames.OF_FILE : CurlyFrames.OF_CLASS;
    marks |= cursor.family().isC() ? CurlyFrames.DECLARATORS_FOLLOW : 0;
    marks |= word == Word.ENUM ? CurlyFrames.CONSTANTS : 0;
    blocks.openBlock(Tree.NONE, marks, outer, scope);
  }

  /** C++'s {@code using a::b;} and {@code using a = b;}. */
  void using() {
    cursor.advance();
    if (cursor.word() == Word.NAMESPACE) {
      blocks.openLine(Tree.NONE, 0);
    } else if (cursor.isName(cursor.at()) && cursor.operator(cursor.at() + 1) == '=') {
      blocks.openLine(Tree.NONE, CurlyFrames.DECLARES);
    } else {
      usingName();
    }
  }

  private void usingName() {
    int from = cursor.at();
    int last = from;
    for (int i = 0; i < 64 && !cursor.isOperator(';'); i++) {
      last = cursor.isName(cursor.at()) ? cursor.at() : last;
      cursor.advance();
    }
    int meant = mentions.range(from, cursor.at());
    if (meant != Tree.NONE && tree.kind(meant) == Tree.Kind.MEMBER && cursor.isName(last)) {
      int store = tree.add(Tree.Kind.STORE, last, last, cursor.symbol(last));
      tree.join(Tree.Kind.ASSIGN, 0, store, meant);
    }
  }
}
