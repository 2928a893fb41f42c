package dev.cofferdam.policy.fact.python;

import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.python.constant.Values;
import dev.cofferdam.policy.syntax.Symbols;
import dev.cofferdam.policy.syntax.Tree;
import java.util.ArrayList;
import java.util.List;

/** What the parts of one evaluation share: the tree, what is known, and where findings go. */
final class PythonContext {

  final Tree tree;
  final PythonKnowledge knowledge;
  final Symbols symbols;
  final PathTable paths;
  final Values values;
  final Bindings bindings;
  final Emitter emitter;
  final int[] results;
  final List<Payload> payloads = new ArrayList<>();
  private int endlessUntil;

  /** Text that the program hands to an interpreter, and the node that does so. */
  record Payload(String text, int node, boolean folded) {}

  PythonContext(Tree tree, PythonKnowledge knowledge, PathTable paths, Emitter.Origin origin) {
    this.tree = tree;
    this.knowledge = knowledge;
    this.paths = paths;
    this.symbols = paths.symbols();
    this.values = new Values(tree);
    this.bindings = new Bindings(tree, values);
    this.emitter = new Emitter(tree, paths, knowledge.vocabulary(), origin);
    this.results = new int[tree.count()];
  }

  /** Notes a loop that only leaves by itself, which goes on until before that node. */
  void enterEndlessLoop(int end) {
    endlessUntil = Math.max(endlessUntil, end);
  }

  boolean isEndless(int node) {
    return node < endlessUntil;
  }

  /** What is known of what a node gives; unknown for no node. */
  int result(int node) {
    return node == Tree.NONE ? Values.UNKNOWN : results[node];
  }

  /** The value that is the member of a root, or what it means. */
  int meant(int path) {
    return path == PathTable.NONE ? Values.UNKNOWN : Values.path(paths.meaning(path));
  }
}
