package dev.cofferdam.policy.fact.evaluate;

import dev.cofferdam.policy.fact.Facts;
import dev.cofferdam.policy.fact.Facts.Fact;
import dev.cofferdam.policy.fact.Facts.FileName;
import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.Signal;
import dev.cofferdam.policy.fact.Vocabulary;
import dev.cofferdam.policy.model.Finding.Via;
import dev.cofferdam.policy.model.Rule.FactRule.Kind;
import dev.cofferdam.policy.syntax.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what was seen into facts; silent while names are still being collected. */
public final class Emitter {

  private static final int MAX_OWNERS = 8;
  private static final int MAX_NAME = 40;

  private final Tree tree;
  private final PathTable paths;
  private final Vocabulary vocabulary;
  private final Origin origin;
  private @Nullable Facts sink;

  /** Where the text comes from: a file, or a payload in one. */
  record Origin(int start, int end, List<Via> via, int depth) {
    /** The file itself. */
    static final Origin FILE = new Origin(-1, -1, List.of(), 0);

    boolean isFile() {
      return depth == 0;
    }
  }

  Emitter(Tree tree, PathTable paths, Vocabulary vocabulary, Origin origin) {
    this.tree = tree;
    this.paths = paths;
    this.vocabulary = vocabulary;
    this.origin = origin;
  }

  /** From now on facts go there. */
  void emitTo(Facts facts) {
    sink = facts;
  }

  /** Whether names are still being collected, so that nothing that is seen is a fact yet. */
  public boolean isSilent() {
    return sink == null;
  }

  PathTable paths() {
    return paths;
  }

  /** A module, or a name of one, is loaded. */
  public void imported(int path, int node, List<Via> via) {
    if (sink != null && path >= 0) {
      put(Kind.IMPORT, path, node, via);
      int meaning = paths.meaning(path);
      if (meaning != path) {
        put(Kind.IMPORT, meaning, node, via);
      }
    }
  }

  /** A mention of something, by whatever name. */
  public void referenced(int path, int node, List<Via> via) {
    if (sink != null && vocabulary.concerns(paths, path)) {
      put(Kind.REFERENCE, path, node, via.isEmpty() ? aliases(path, node) : via);
    }
  }

  /** Something is called by that node. */
  public void called(int path, int node) {
    if (sink != null && vocabulary.concerns(paths, path)) {
      put(Kind.CALL, path, node, aliases(path, tree.first(node)));
    }
  }

  /** A member of that name is reached. */
  public void member(int symbol, int node) {
    if (sink != null) {
      int path = vocabulary.member(symbol);
      if (path != PathTable.NONE) {
        put(Kind.MEMBER, path, node, List.of());
      }
    }
  }

  /**
   * A function was asked for the member of that name; rules put an apostrophe before such a name.
   */
  void memberNamedByText(String name, int node) {
    if (sink != null && name.length() <= MAX_NAME) {
      member(paths.symbols().of("'" + name), node);
    }
  }

  /** A member is written out under a key; that which changes what an object is made of is not. */
  public void key(int symbol, int node) {
    if (sink != null && !paths.symbols().name(symbol).equals("__proto__")) {
      member(symbol, node);
    }
  }

  /** Something was seen that has no name. */
  public void signal(Signal signal, int node) {
    if (sink != null) {
      put(Kind.SIGNAL, vocabulary.signal(signal), node, List.of());
    }
  }

  /** The texts among the arguments of a call are code or commands. */
  public void interpreted(int call) {
    if (sink != null && origin.isFile()) {
      int start = tree.tokens().end(tree.to(tree.first(call)));
      sink.addInterpreted(start, Math.max(start, tree.tokens().end(tree.to(call))));
    }
  }

  /** A text comes, as a whole, to what a file may be called. */
  void fileName(String text, int node, boolean folded) {
    if (sink == null) {
      return;
    }
    List<Via> via = origin.via();
    if (folded) {
      via = new ArrayList<>(via);
      via.add(new Via(Via.Kind.FOLDED, text));
    }
    boolean here = origin.isFile();
    int start = here ? tree.tokens().start(tree.from(node)) : origin.start();
    int end = here ? Math.max(start, tree.tokens().end(tree.to(node))) : origin.end();
    sink.addFileName(new FileName(text, start, end, via));
  }

  private void put(Kind kind, int path, int node, List<Via> via) {
    Facts facts = sink;
    if (facts == null) {
      return;
    }
    if (origin.isFile()) {
      int start = tree.tokens().start(tree.from(node));
      int end = Math.max(start, tree.tokens().end(tree.to(node)));
      facts.add(new Fact(kind, path, start, end, via));
    } else {
      List<Via> all = new ArrayList<>(origin.via());
      all.addAll(via);
      facts.add(new Fact(kind, path, origin.start(), origin.end(), all));
    }
  }

  /** How the name that is written differs from the name that is meant. */
  private List<Via> aliases(int path, int node) {
    int owner = node;
    int meant = path;
    for (int i = 0; i < MAX_OWNERS && tree.kind(owner) == Tree.Kind.MEMBER; i++) {
      owner = tree.first(owner);
      meant = meant == PathTable.NONE ? meant : paths.parent(meant);
    }
    if (tree.kind(owner) != Tree.Kind.NAME || meant == PathTable.NONE) {
      return List.of();
    }
    if (paths.name(meant) == tree.data(owner)) {
      return List.of();
    }
    return List.of(new Via(Via.Kind.ALIAS, paths.symbols().name(tree.data(owner))));
  }
}
