package dev.cofferdam.policy.fact.evaluate;

import dev.cofferdam.policy.fact.Signal;
import dev.cofferdam.policy.fact.value.Bindings;
import dev.cofferdam.policy.fact.value.Values;
import dev.cofferdam.policy.syntax.Tree;
import java.util.Arrays;

/** What is assigned to: names, members, and patterns of them. */
final class Targets {

  private final Evaluation context;
  private final Tree tree;
  private final Bindings bindings;
  private final Members members;
  private final Steps steps;
  private int[] waiting = new int[16];

  Targets(Evaluation context, Steps steps) {
    this.context = context;
    this.tree = context.tree;
    this.bindings = context.bindings;
    this.members = context.members;
    this.steps = steps;
  }

  /** What stands under a key that is a name may be the member of that name of any object. */
  void keyed(int key, int value) {
    String name = context.values.asText(context.result(key));
    int names = context.values.namesOnly(value);
    if (name != null && names != Values.UNKNOWN) {
      bindings.widen(Bindings.MEMBERS, context.symbols.of(name), names);
    }
  }

  /** Binds the names of a target, which may be nested, to the values that go there. */
  void assign(int target, int value, boolean firm, int node) {
    int count = push(0, target, value);
    while (count > 0) {
      int one = waiting[count - 2];
      int given = waiting[count - 1];
      count -= 2;
      Tree.Kind kind = tree.kind(one);
      if (kind == Tree.Kind.STORE) {
        store(one, given, firm, node);
      } else if (kind == Tree.Kind.MEMBER) {
        bindings.widen(Bindings.MEMBERS, tree.data(one), context.values.namesOnly(given));
      } else if (kind == Tree.Kind.SUBSCRIPT) {
        stored(given, one);
      } else if (kind == Tree.Kind.MAP) {
        count = pushEntries(count, one, given);
      } else if (kind == Tree.Kind.ASSIGN) {
        count = push(count, tree.first(one), given);
      } else if (kind == Tree.Kind.TUPLE || kind == Tree.Kind.LIST) {
        count = pushElements(count, one, given);
      } else if (kind == Tree.Kind.SPREAD) {
        count = push(count, tree.first(one), context.values.namesOnly(given));
      }
    }
  }

  private void stored(int value, int target) {
    if (context.dialect.subscriptsAreMembers()) {
      keyed(tree.second(target), value);
    }
    for (int one : context.values.each(value)) {
      if (Values.kind(one) == Values.PATH
          && context.knowledge.isDangerousModule(Values.index(one))) {
        context.emitter.signal(Signal.MODULE_HANDED_ON, target);
      }
    }
  }

  private void store(int target, int value, boolean firm, int node) {
    if (firm) {
      bindings.bind(tree.scope(target), tree.data(target), value, node);
      if (context.dialect.hoists() && tree.scope(target) == tree.scope(node)) {
        hoistDeclared(target, node);
      }
    } else if (tree.kind(node) == Tree.Kind.ASSIGN && !context.dialect.assignmentsDeclare()) {
      bindings.assign(tree.scope(target), tree.data(target), value, node);
    } else {
      bindings.widen(tree.scope(target), tree.data(target), value);
    }
  }

  private void hoistDeclared(int target, int node) {
    if (!tree.conditional(node)) {
      bindings.hoist(tree.scope(target), tree.data(target));
    }
  }

  /** The parts of a pattern by key, which are members of what it takes apart. */
  private int pushEntries(int count, int target, int value) {
    int filled = count;
    for (int at = tree.first(target); at != Tree.NONE; at = tree.next(at)) {
      if (tree.kind(at) != Tree.Kind.ENTRY) {
        filled = push(filled, at, value);
        continue;
      }
      String name = context.values.asText(context.result(tree.first(at)));
      int given =
          name == null
              ? members.unknownOf(value, at)
              : steps.part(name, at, members.memberByText(value, name, at, false));
      filled = push(filled, tree.second(at), given);
    }
    return filled;
  }

  private int pushElements(int count, int target, int value) {
    int[] elements =
        Values.kind(value) == Values.SEQUENCE ? context.values.elements(value) : new int[0];
    int place = 0;
    int filled = count;
    for (int at = tree.first(target); at != Tree.NONE; at = tree.next(at)) {
      int given = place < elements.length ? elements[place] : Values.UNKNOWN;
      filled = push(filled, at, given);
      place++;
    }
    return filled;
  }

  /**
   * Targets in targets may be met many times over; the budget of the evaluation bounds them all.
   */
  private int push(int count, int target, int value) {
    if (!context.values.spend(1)) {
      return count;
    }
    if (count + 2 > waiting.length) {
      waiting = Arrays.copyOf(waiting, waiting.length * 2);
    }
    waiting[count] = target;
    waiting[count + 1] = value;
    return count + 2;
  }
}
