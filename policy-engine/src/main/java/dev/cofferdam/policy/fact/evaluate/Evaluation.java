package dev.cofferdam.policy.fact.evaluate;

import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.knowledge.Knowledge;
import dev.cofferdam.policy.fact.value.Bindings;
import dev.cofferdam.policy.fact.value.Values;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * What the parts of one evaluation share: the tree, what is known, and where findings go. For one
 * evaluation, by one thread.
 */
public final class Evaluation {

  final Tree tree;
  final Dialect dialect;
  final Knowledge knowledge;
  final Symbols symbols;
  final PathTable paths;
  final Values values;
  final Bindings bindings;
  final Emitter emitter;
  final int[] results;
  final Members members;
  final Folding folding;
  final Calls calls;
  final List<Payload> payloads = new ArrayList<>();
  private int endlessUntil;

  /** Text that the program hands to an interpreter, and the node that does so. */
  record Payload(String text, int node, boolean folded) {}

  Evaluation(Tree tree, Dialect dialect, Knowledge knowledge, Emitter emitter) {
    this.tree = tree;
    this.dialect = dialect;
    this.knowledge = knowledge;
    this.emitter = emitter;
    this.paths = emitter.paths();
    this.symbols = paths.symbols();
    this.values = new Values(tree, dialect);
    this.bindings = new Bindings(tree, values);
    this.results = new int[tree.count()];
    this.members = new Members(this);
    this.folding = new Folding(this);
    this.calls = new Calls(this);
  }

  /** The tree that is walked. */
  public Tree tree() {
    return tree;
  }

  /** What is known of the language's library. */
  public Knowledge knowledge() {
    return knowledge;
  }

  /** The names of this evaluation. */
  public Symbols symbols() {
    return symbols;
  }

  /** The dotted names of this evaluation. */
  public PathTable paths() {
    return paths;
  }

  /** The values of this evaluation. */
  public Values values() {
    return values;
  }

  /** What names are bound to. */
  public Bindings bindings() {
    return bindings;
  }

  /** Where findings go. */
  public Emitter emitter() {
    return emitter;
  }

  /** What names and members mean. */
  public Members members() {
    return members;
  }

  /** What comes of putting constants together. */
  public Folding folding() {
    return folding;
  }

  /** What calls do. */
  public Calls calls() {
    return calls;
  }

  /** What is known of what a node gives; unknown for no node. */
  public int result(int node) {
    return node == Tree.NONE ? Values.UNKNOWN : results[node];
  }

  /** The value of what a path means; unknown for no path. */
  public int meant(int path) {
    return path == PathTable.NONE ? Values.UNKNOWN : Values.path(paths.meaning(path));
  }

  /** Notes that the node hands a text to an interpreter of the same language. */
  public void payload(String text, int node) {
    boolean written = tree.kind(node) == Tree.Kind.STRING;
    payloads.add(new Payload(text, node, !written));
  }

  /** A pass begins: what one before it saw of loops lies ahead again. */
  void beginPass() {
    payloads.clear();
    endlessUntil = 0;
  }

  /** Notes a loop that only leaves by itself, which goes on until before that node. */
  void enterEndlessLoop(int end) {
    endlessUntil = Math.max(endlessUntil, end);
  }

  /** Whether a node stands in a loop that does not end by its own condition. */
  public boolean isEndless(int node) {
    return node < endlessUntil;
  }
}
