package dev.cofferdam.policy.syntax.python;

import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tokens.Kind;
import dev.cofferdam.policy.syntax.Tree;

/** Python's imports. */
final class PythonImports {

  private static final int ELLIPSIS = PythonOperators.code("...");

  private final Cursor cursor;
  private final Tree tree;

  PythonImports(Cursor cursor, Tree tree) {
    this.cursor = cursor;
    this.tree = tree;
  }

  /** Reads {@code import a.b, c as d}. */
  void importModules() {
    do {
      cursor.advance();
      importModule();
    } while (cursor.isOperator(','));
  }

  private void importModule() {
    int module = module();
    if (module == Tree.NONE) {
      return;
    }
    int alias = alias();
    int root = module;
    while (tree.first(root) != Tree.NONE) {
      root = tree.first(root);
    }
    int bound = alias == Symbols.NONE ? root : module;
    tree.join(Tree.Kind.IMPORT, alias == Symbols.NONE ? tree.data(root) : alias, module, bound);
  }

  /**
   * Reads {@code from a.b import c as d, e}. What comes of a file of the submission has no module.
   */
  void importNames() {
    cursor.advance();
    int start = cursor.at();
    while (cursor.isOperator('.') || cursor.isOperator(ELLIPSIS)) {
      cursor.advance();
    }
    boolean relative = cursor.at() > start;
    int module = cursor.word() == PythonWords.IMPORT ? Tree.NONE : module();
    module = relative ? Tree.NONE : module;
    if (cursor.word() != PythonWords.IMPORT) {
      return;
    }
    cursor.advance();
    if (cursor.isOperator('(')) {
      cursor.advance();
    }
    while (!cursor.endsLine() && !cursor.isOperator(')')) {
      importName(module);
    }
    if (cursor.isOperator(')')) {
      cursor.advance();
    }
  }

  private void importName(int module) {
    int token = cursor.at();
    int name = cursor.word();
    boolean all = cursor.isOperator('*');
    cursor.advance();
    if (all) {
      int node = tree.add(Tree.Kind.IMPORT_ALL, token, token, Symbols.NONE);
      tree.setFirst(node, module);
    } else if (name != Symbols.NONE) {
      int alias = alias();
      int part = tree.add(Tree.Kind.MODULE, token, token, name);
      tree.setFirst(part, module);
      int node =
          tree.add(Tree.Kind.IMPORT_NAME, token, token, alias == Symbols.NONE ? name : alias);
      tree.setFirst(node, module);
      tree.setSecond(node, part);
    }
  }

  private int alias() {
    if (cursor.word() != PythonWords.AS) {
      return Symbols.NONE;
    }
    cursor.advance();
    int alias = cursor.word();
    cursor.advance();
    return alias;
  }

  private int module() {
    int module = Tree.NONE;
    int from = cursor.at();
    while (cursor.kind() == Kind.NAME && !PythonWords.startsStatement(cursor.word())) {
      int part = tree.add(Tree.Kind.MODULE, from, cursor.at(), cursor.word());
      tree.setFirst(part, module);
      module = part;
      cursor.advance();
      if (!cursor.isOperator('.')) {
        break;
      }
      cursor.advance();
    }
    return module;
  }
}
