package dev.cofferdam.policy.fact.r;

import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.evaluate.Steps;
import dev.cofferdam.policy.fact.value.Bindings;
import dev.cofferdam.policy.fact.value.Values;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;
import java.util.List;

/** What R does in its own way. */
final class RSteps implements Steps {

  private final Evaluation context;
  private final Tree tree;
  private final Values values;
  private final PathTable paths;
  private final RCalls calls;
  private final int base;
  private final int calledByText;

  RSteps(Evaluation context) {
    this.context = context;
    this.tree = context.tree();
    this.values = context.values();
    this.paths = context.paths();
    this.calls = new RCalls(context);
    this.base = context.knowledge().builtins();
    this.calledByText = paths.of("base::call.by.text");
  }

  /** {@code package::name} loads the package; packages that are always there mean the base. */
  @Override
  public int member(int node, int value) {
    int owner = tree.first(node);
    if (tree.kind(owner) != Kind.MODULE) {
      return value;
    }
    int root = paths.of(PathTable.NONE, tree.data(owner));
    context.emitter().imported(root, node, List.of());
    int meaning = paths.meaning(root);
    if (meaning == root) {
      return value;
    }
    String name = context.symbols().name(tree.data(node));
    return context.members().memberByText(Values.path(meaning), name, node, false);
  }

  @Override
  public int call(int node, int value) {
    int callee = tree.first(node);
    int all = value;
    if (tree.kind(callee) == Kind.NAME) {
      all = values.union(all, hiddenFunction(node, callee));
      byText(node, callee);
    }
    for (int one : values.each(context.result(callee))) {
      if (Values.kind(one) == Values.PATH) {
        all = values.union(all, calls.call(node, Values.index(one)));
      }
    }
    return all;
  }

  /**
   * A name that is called is that of a function: {@code system <- 1} does not hide the function
   * {@code system} from {@code system("id")}.
   */
  private int hiddenFunction(int node, int callee) {
    int binding = context.bindings().visible(tree.scope(callee), tree.data(callee));
    if (binding == Bindings.NONE) {
      return Values.UNKNOWN;
    }
    int bound = context.bindings().value(binding);
    boolean data = Values.kind(bound) == Values.TEXT || Values.kind(bound) == Values.NUMBER;
    data |= Values.kind(bound) == Values.SEQUENCE;
    int path = data ? paths.find(base, tree.data(callee)) : PathTable.NONE;
    if (path == PathTable.NONE || !paths.isKnown(path)) {
      return Values.UNKNOWN;
    }
    int meaning = paths.meaning(path);
    context.emitter().referenced(meaning, callee, List.of());
    return values.union(context.calls().ofPath(meaning, node), calls.call(node, meaning));
  }

  /** {@code "system"("id")} calls what it names. */
  private void byText(int node, int callee) {
    boolean text =
        tree.tokens().kind(tree.from(callee)) == Tokens.Kind.STRING
            || tree.tokens().text()[tree.tokens().start(tree.from(callee))] == '`';
    if (!text) {
      return;
    }
    for (int one : values.each(context.result(callee))) {
      boolean concerns =
          Values.kind(one) == Values.PATH
              && context.knowledge().vocabulary().concerns(paths, Values.index(one));
      if (concerns) {
        context.emitter().referenced(calledByText, node, List.of());
      }
    }
  }
}
