package dev.cofferdam.policy.syntax.curly;

import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.curly.word.CurlyCursor;
import dev.cofferdam.policy.syntax.curly.word.Family;
import dev.cofferdam.policy.syntax.curly.word.Word;

/**
 * The clauses between a word such as {@code for} and the statement that it governs, and the lists
 * of declarations in round brackets that Go has.
 */
final class Headers {

  private final CurlyCursor cursor;
  private final Tree tree;
  private final CurlyFrames frames;
  private final Blocks blocks;
  private final Declarations declarations;
  private final GoDeclarations goDeclarations;

  Headers(CurlyParts parts, Declarations declarations, GoDeclarations goDeclarations) {
    this.cursor = parts.cursor();
    this.tree = parts.tree();
    this.frames = parts.frames();
    this.blocks = parts.blocks();
    this.declarations = declarations;
    this.goDeclarations = goDeclarations;
  }

  /** Begins the header of the word here; without one, the statement follows at once. */
  void open() {
    int token = cursor.at();
    Word word = cursor.word();
    cursor.advance();
    while (cursor.word() == Word.MODIFIER || cursor.word() == Word.PRIMITIVE) {
      cursor.advance();
    }
    int marks = word == Word.FOR || word == Word.WHILE ? CurlyFrames.LOOPS : 0;
    if (cursor.family() == Family.GO) {
      blocks.openHeader(token, marks | CurlyFrames.BARE);
    } else if (cursor.isOperator('(')) {
      cursor.advance();
      blocks.openHeader(token, marks);
    } else {
      blocks.openBody(Tree.NONE, tree.currentScope());
    }
  }

  /** Reads the next clause of the header that is open, or ends it. */
  void step() {
    if (frames.has(CurlyFrames.LISTS)) {
      inList();
      return;
    }
    int operator = cursor.operator();
    boolean bare = frames.has(CurlyFrames.BARE);
    if (operator == (bare ? '{' : ')')) {
      close(bare);
    } else if (operator == ';') {
      semicolon();
    } else if (operator == ':') {
      frames.mark(CurlyFrames.COLON);
      cursor.advance();
    } else if (operator == '}') {
      blocks.leaveHeader();
    } else if (cursor.kind() == Tokens.Kind.LINE || operator == ')' || operator == ']') {
      cursor.advance();
    } else {
      declarations.begin(bare ? CurlyFrames.BEFORE_BLOCK : 0);
    }
  }

  /** A clause that is missing is an element, too, so that the second one is the condition. */
  private void semicolon() {
    int semicolons = frames.callee();
    if (frames.size() <= semicolons) {
      frames.append(blocks.empty());
    }
    frames.setCallee(semicolons + 1);
    cursor.advance();
  }

  private void close(boolean bare) {
    int after = frames.scope();
    int loop = frames.has(CurlyFrames.LOOPS) ? loop() : Tree.NONE;
    frames.close();
    if (!bare) {
      cursor.advance();
    }
    blocks.openBody(loop, after);
  }

  private int loop() {
    int first = frames.head();
    int second = first == Tree.NONE ? Tree.NONE : tree.next(first);
    int semicolons = frames.callee();
    if (frames.has(CurlyFrames.COLON) && second != Tree.NONE) {
      forEach(first, second);
      return Tree.NONE;
    }
    int condition = semicolons > 0 ? second : first;
    if (condition == Tree.NONE) {
      condition = blocks.empty();
    }
    int node = tree.add(Tree.Kind.WHILE, frames.token(), cursor.at(), 0);
    tree.setFirst(node, condition);
    return node;
  }

  private void forEach(int declared, int elements) {
    boolean assigned = tree.kind(declared) == Tree.Kind.ASSIGN;
    int target = assigned ? tree.first(declared) : declared;
    if (tree.kind(target) == Tree.Kind.STORE) {
      tree.join(Tree.Kind.LOOP, 0, target, elements);
    }
  }

  private void inList() {
    int operator = cursor.operator();
    if (operator == ')') {
      cursor.advance();
      blocks.leaveHeader();
    } else if (operator == '}') {
      blocks.leaveHeader();
    } else if (operator == ';' || operator == ',') {
      cursor.advance();
    } else {
      goDeclarations.element(cursor.word(frames.token()));
    }
  }
}
