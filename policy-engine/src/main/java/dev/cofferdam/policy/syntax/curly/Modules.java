package dev.cofferdam.policy.syntax.curly;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.curly.word.CurlyCursor;
import dev.cofferdam.policy.syntax.curly.word.Family;
import dev.cofferdam.policy.syntax.curly.word.Literals;
import dev.cofferdam.policy.syntax.curly.word.Word;

/** Imports of packages and classes, and inclusions of headers. */
final class Modules {

  private static final int MAX_PARTS = 20;

  private final CurlyCursor cursor;
  private final Tree tree;
  private final Symbols symbols;

  Modules(CurlyCursor cursor, Tree tree, Symbols symbols) {
    this.cursor = cursor;
    this.tree = tree;
    this.symbols = symbols;
  }

  /** Java's {@code import a.b.C;}, {@code import a.b.*;} and their static forms. */
  void importNames() {
    cursor.advance();
    if (cursor.word() == Word.MODIFIER) {
      cursor.advance();
    }
    int module = Tree.NONE;
    while (cursor.kind() == Kind.NAME) {
      int token = cursor.at();
      int part = tree.add(Tree.Kind.MODULE, token, token, cursor.symbol());
      tree.setFirst(part, module);
      cursor.advance();
      if (!cursor.isOperator('.')) {
        int node = tree.add(Tree.Kind.IMPORT_NAME, token, token, tree.data(part));
        tree.setFirst(node, module);
        tree.setSecond(node, part);
        return;
      }
      module = part;
      cursor.advance();
    }
    if (cursor.isOperator('*') && module != Tree.NONE) {
      int node = tree.add(Tree.Kind.IMPORT_ALL, cursor.at(), cursor.at(), Symbols.NONE);
      tree.setFirst(node, module);
      cursor.advance();
    }
  }

  /** One package of Go, with or without a name of its own; the cursor stands at its first token. */
  void importPackage() {
    int name = Symbols.NONE;
    boolean all = cursor.isOperator('.');
    if (cursor.kind() == Kind.NAME) {
      name = cursor.symbol();
    }
    if (cursor.kind() != Kind.STRING) {
      cursor.advance();
    }
    if (cursor.kind() != Kind.STRING) {
      return;
    }
    String text = Literals.decode(tree.tokens(), cursor.at(), Family.GO);
    int module = chain(text, cursor.at());
    int kept = name == Symbols.NONE ? symbols.of(lastPart(text)) : name;
    Tree.Kind kind = all ? Tree.Kind.IMPORT_ALL : Tree.Kind.IMPORT;
    int node = tree.add(kind, cursor.at(), cursor.at(), kept);
    tree.setFirst(node, module);
    tree.setSecond(node, module);
    cursor.advance();
  }

  /** A header of C, which is named by the text here. */
  void include() {
    int token = cursor.at();
    String text = Literals.header(tree.tokens(), token);
    if (text.startsWith("/") || text.startsWith("..")) {
      tree.add(Tree.Kind.STRING, token, token, 0);
    }
    int module = chain(text, token);
    int node = tree.add(Tree.Kind.IMPORT, token, token, Symbols.NONE);
    tree.setFirst(node, module);
    tree.setSecond(node, module);
  }

  /**
   * The name that a package is used by that gives none: the last part, or that before a version.
   */
  private static String lastPart(String text) {
    String rest = text;
    int slash = rest.lastIndexOf('/');
    String last = rest.substring(slash + 1);
    boolean version =
        last.length() > 1 && last.charAt(0) == 'v' && Character.isDigit(last.charAt(1));
    if (version && slash > 0) {
      rest = rest.substring(0, slash);
      last = rest.substring(rest.lastIndexOf('/') + 1);
    }
    int dot = last.indexOf('.');
    return dot > 0 ? last.substring(0, dot) : last;
  }

  private int chain(String text, int token) {
    int module = Tree.NONE;
    for (String part : text.replace("/", "./").split("\\.", MAX_PARTS)) {
      int node = tree.add(Tree.Kind.MODULE, token, token, symbols.of(part));
      tree.setFirst(node, module);
      module = node;
    }
    return module;
  }
}
