package dev.cofferdam.policy.fact.evaluate;

import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.Signal;
import dev.cofferdam.policy.fact.knowledge.Role;
import dev.cofferdam.policy.fact.value.Values;
import dev.cofferdam.policy.syntax.Tree;

/** Functions that make functions that reach members. */
final class GetterMakers {

  private final Evaluation context;
  private final Tree tree;

  GetterMakers(Evaluation context) {
    this.context = context;
    this.tree = context.tree;
  }

  /** {@code attrgetter("system")} gives a function; calling that reaches the member. */
  int made(int path, int node) {
    int name = context.calls.argument(node, 0);
    String text = context.values.asText(context.result(name));
    if (text == null) {
      context.emitter.signal(Signal.DYNAMIC_ATTRIBUTE, node);
      return Values.UNKNOWN;
    }
    int made = context.paths.of(path, context.symbols.of("'" + text));
    return Values.path(made);
  }

  /** What calling what a call gave gives. */
  int call(int node) {
    int value = Values.UNKNOWN;
    for (int one : context.values.each(context.result(tree.first(node)))) {
      if (Values.kind(one) == Values.PATH) {
        value = context.values.union(value, got(Values.index(one), node));
      }
    }
    return value;
  }

  private int got(int path, int node) {
    int maker = context.paths.parent(path);
    String name = context.symbols.name(context.paths.name(path));
    if (maker == PathTable.NONE
        || context.knowledge.role(maker) != Role.GETTER_MAKER
        || !name.startsWith("'")) {
      return Values.UNKNOWN;
    }
    int owner = context.result(context.calls.argument(node, 0));
    int value = owner;
    for (String part : name.substring(1).split("\\.", PathTable.MAX_DEPTH)) {
      value = context.members.memberByText(value, part, node, true);
    }
    return value;
  }
}
