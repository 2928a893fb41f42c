package dev.cofferdam.policy.fact.python;

import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.evaluate.Steps;
import dev.cofferdam.policy.fact.value.Values;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;
import dev.cofferdam.policy.syntax.python.PythonWords;
import org.jspecify.annotations.Nullable;

/** What Python does in its own way: arguments by name that switch something on or off. */
final class PythonSteps implements Steps {

  /** Before the name of an argument that is given, and is not switched off, in rules. */
  private static final String ON = "=";

  /** Before the name of an argument that is switched off, in rules. */
  private static final String OFF = "=!";

  private final Evaluation context;
  private final Tree tree;
  private final Values values;

  PythonSteps(Evaluation context) {
    this.context = context;
    this.tree = context.tree();
    this.values = context.values();
  }

  @Override
  public int call(int node, int value) {
    if (context.emitter().isSilent()) {
      return value;
    }
    for (int at = tree.second(node); at != Tree.NONE; at = tree.next(at)) {
      if (tree.kind(at) == Kind.ARGUMENT) {
        given(context.symbols().name(tree.data(at)), tree.first(at), at);
      } else if (tree.kind(at) == Kind.SPREAD) {
        spread(tree.first(at));
      }
    }
    return value;
  }

  /** Arguments by name that are the entries of a dictionary. */
  private void spread(int entries) {
    boolean written = entries != Tree.NONE && tree.kind(entries) == Kind.MAP;
    int at = written ? tree.first(entries) : Tree.NONE;
    for (; at != Tree.NONE; at = tree.next(at)) {
      String name = tree.kind(at) == Kind.ENTRY ? text(tree.first(at)) : null;
      if (name != null) {
        given(name, tree.second(at), at);
      }
    }
  }

  private void given(String name, int value, int node) {
    String switched = (isOff(value) ? OFF : ON) + name;
    context.emitter().member(context.symbols().of(switched), node);
  }

  private boolean isOff(int node) {
    if (node == Tree.NONE) {
      return false;
    }
    Long number = values.asNumber(context.result(node));
    boolean word = tree.kind(node) == Kind.EMPTY && PythonWords.isFalse(tree.data(node));
    return word || (number != null && number == 0);
  }

  private @Nullable String text(int node) {
    return node == Tree.NONE ? null : values.asText(context.result(node));
  }
}
