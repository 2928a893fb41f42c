package dev.cofferdam.policy.syntax.curly;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.curly.CurlyFrames.Kind;
import dev.cofferdam.policy.syntax.curly.word.Brackets;
import dev.cofferdam.policy.syntax.curly.word.CurlyCursor;
import dev.cofferdam.policy.syntax.curly.word.CurlyOperators;
import dev.cofferdam.policy.syntax.curly.word.Family;

/** Statements: which word begins which. */
final class CurlyStatements {

  private static final int MAX_SKIPPED = 256;

  private final CurlyCursor cursor;
  private final Tree tree;
  private final CurlyFrames frames;
  private final Blocks blocks;
  private final Mentions mentions;
  private final Headers headers;
  private final Declarations declarations;
  private final GoDeclarations goDeclarations;
  private final Modules modules;

  CurlyStatements(CurlyParts parts, Symbols symbols) {
    this.cursor = parts.cursor();
    this.tree = parts.tree();
    this.frames = parts.frames();
    this.blocks = parts.blocks();
    this.mentions = parts.mentions();
    this.modules = new Modules(cursor, tree, symbols);
    this.declarations = new Declarations(parts, symbols);
    this.goDeclarations = new GoDeclarations(parts, modules);
    this.headers = new Headers(parts, declarations, goDeclarations);
  }

  /** Reads the next statement, or its beginning; always goes on. */
  void step() {
    if (frames.kind() == Kind.HEADER) {
      headers.step();
    } else if (cursor.kind() == Tokens.Kind.OPERATOR) {
      operator(cursor.operator());
    } else if (cursor.kind() == Tokens.Kind.NAME) {
      word();
    } else if (cursor.kind() == Tokens.Kind.LINE) {
      cursor.advance();
    } else {
      declarations.begin(0);
    }
  }

  private void operator(int code) {
    switch (code) {
      case '{' -> blocks.openBlock(Tree.NONE, 0, tree.currentScope(), tree.addScope(false));
      case '}' -> blocks.closeCurly();
      case ';' -> {
        cursor.advance();
        blocks.done();
      }
      case '@' -> declarations.annotation();
      case '#' -> directive();
      case ')', ']', ',', ':' -> cursor.advance();
      case '[' -> bracket();
      default -> declarations.begin(0);
    }
  }

  /** An attribute of C++ in two square brackets, or an expression. */
  private void bracket() {
    int close = cursor.partner(cursor.at());
    if (cursor.operator(cursor.at() + 1) == '[' && close != Brackets.NONE) {
      cursor.moveTo(close + 1);
    } else {
      declarations.begin(0);
    }
  }

  /** What the preprocessor left: an inclusion, or where code begins or ends that may be skipped. */
  private void directive() {
    blocks.condition();
    if (cursor.kind() == Tokens.Kind.STRING) {
      modules.include();
      cursor.advance();
    }
  }

  private void word() {
    switch (cursor.word()) {
      case HEADED, FOR, WHILE, TRY -> headers.open();
      case PLAIN -> {
        cursor.advance();
        blocks.openBody(Tree.NONE, tree.currentScope());
      }
      case CASE -> {
        cursor.advance();
        blocks.openLine(Tree.NONE, CurlyFrames.UNTIL_COLON);
      }
      case DEFAULT -> label();
      case RETURN -> {
        blocks.openLine(Tree.NONE, CurlyFrames.RETURNS);
        cursor.advance();
      }
      case JUMP -> jump();
      case IMPORT -> importing();
      case PACKAGE -> skipToEnd();
      case USING -> declarations.using();
      case TEMPLATE -> template();
      case MODIFIER -> modifier();
      case FUNC -> goDeclarations.function();
      case VAR, TYPE -> goDeclarations.group();
      case NAME -> nameOrLabel();
      case PREFIX, RANGE, TELLING, PRIMITIVE, ATTRIBUTE, CONSTANT -> declarations.begin(0);
      case CLASS, ENUM, NAMESPACE, NEW, BETWEEN, OPERATOR, TYPE_PART -> declarations.begin(0);
    }
  }

  private void label() {
    cursor.advance();
    if (cursor.isOperator(':') || cursor.isOperator(CurlyOperators.ARROW)) {
      cursor.advance();
    }
  }

  private void jump() {
    cursor.advance();
    if (cursor.isName(cursor.at())) {
      cursor.advance();
    }
  }

  private void nameOrLabel() {
    if (cursor.operator(cursor.at() + 1) == ':') {
      cursor.advance();
      cursor.advance();
    } else {
      declarations.begin(0);
    }
  }

  /** A modifier may stand alone: before a block, a colon or a text that says how to link. */
  private void modifier() {
    int next = cursor.operator(cursor.at() + 1);
    if (next == '{' || next == ':') {
      cursor.advance();
      if (next == ':') {
        cursor.advance();
      }
    } else if (cursor.kind(cursor.at() + 1) == Tokens.Kind.STRING) {
      cursor.moveTo(cursor.at() + 2);
      if (cursor.isOperator('{')) {
        int scope = tree.currentScope();
        blocks.openBlock(Tree.NONE, CurlyFrames.OF_FILE, scope, scope);
      }
    } else {
      declarations.begin(0);
    }
  }

  private void template() {
    cursor.advance();
    int end = cursor.isOperator('<') ? mentions.angleEnd(cursor.at()) : Brackets.NONE;
    if (end != Brackets.NONE) {
      mentions.range(cursor.at(), end);
      cursor.moveTo(end + 1);
    }
  }

  private void importing() {
    if (cursor.family() == Family.JAVA) {
      modules.importNames();
      blocks.done();
    } else if (cursor.family() == Family.GO) {
      goDeclarations.imports();
    } else {
      skipToEnd();
    }
  }

  private void skipToEnd() {
    for (int i = 0; i < MAX_SKIPPED && !cursor.isOperator(';'); i++) {
      cursor.advance();
    }
    cursor.advance();
    blocks.done();
  }
}
