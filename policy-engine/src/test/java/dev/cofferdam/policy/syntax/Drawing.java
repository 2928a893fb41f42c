package dev.cofferdam.policy.syntax;

import java.util.Locale;

/** Draws trees as nested lists, for tests to read. */
public final class Drawing {

  private final Tree tree;
  private final Symbols symbols;

  /** Of that tree, whose names are in that table. */
  public Drawing(Tree tree, Symbols symbols) {
    this.tree = tree;
    this.symbols = symbols;
  }

  /** All nodes that are no part of another one, in order. */
  public String roots() {
    boolean[] inside = new boolean[tree.count()];
    for (int node = 0; node < tree.count(); node++) {
      boolean scoped = tree.kind(node) == Tree.Kind.FUNCTION;
      mark(inside, scoped ? Tree.NONE : tree.first(node));
      mark(inside, tree.kind(node) == Tree.Kind.WHILE ? Tree.NONE : tree.second(node));
    }
    StringBuilder text = new StringBuilder();
    for (int node = 0; node < tree.count(); node++) {
      if (!inside[node]) {
        text.append(text.length() == 0 ? "" : " ").append(node(node));
      }
    }
    return text.toString();
  }

  private void mark(boolean[] inside, int child) {
    for (int at = child; at != Tree.NONE; at = tree.next(at)) {
      inside[at] = true;
    }
  }

  private String node(int node) {
    String name =
        switch (tree.kind(node)) {
          case NAME, STORE -> symbols.name(tree.data(node));
          case MEMBER -> "." + symbols.name(tree.data(node));
          case STRING, NUMBER -> "'" + written(node);
          case BINARY -> written(node, tree.data(node));
          case FUNCTION, CLASS, PARAMETER, IMPORT, IMPORT_NAME, MODULE, ARGUMENT ->
              word(node) + ":" + symbols.name(tree.data(node));
          default -> word(node);
        };
    StringBuilder parts = new StringBuilder();
    if (tree.kind(node) != Tree.Kind.FUNCTION) {
      add(parts, tree.first(node));
    }
    if (tree.kind(node) != Tree.Kind.WHILE) {
      add(parts, tree.second(node));
    }
    return parts.length() == 0 ? name : "(" + name + parts + ")";
  }

  private void add(StringBuilder parts, int first) {
    for (int at = first; at != Tree.NONE; at = tree.next(at)) {
      parts.append(' ').append(node(at));
    }
  }

  private String word(int node) {
    return tree.kind(node).name().toLowerCase(Locale.ROOT);
  }

  private String written(int node) {
    int from = tree.tokens().start(tree.from(node));
    int to = tree.tokens().end(tree.from(node));
    return new String(tree.tokens().text(), from, to - from).replace("\"", "");
  }

  private static String written(int node, int operator) {
    StringBuilder text = new StringBuilder();
    for (int rest = operator; rest != 0 && node >= 0; rest >>= 8) {
      text.append((char) (rest & 0xFF));
    }
    return text.toString();
  }
}
