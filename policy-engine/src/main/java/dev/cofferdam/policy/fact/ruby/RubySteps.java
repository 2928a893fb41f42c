package dev.cofferdam.policy.fact.ruby;

import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.evaluate.Steps;
import dev.cofferdam.policy.fact.knowledge.Method;
import dev.cofferdam.policy.fact.value.Bindings;
import dev.cofferdam.policy.fact.value.Values;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;
import dev.cofferdam.policy.syntax.ruby.RubyWords;
import java.util.List;

/** What Ruby does in its own way. */
final class RubySteps implements Steps {

  private final Evaluation context;
  private final Tree tree;
  private final RubyReflection reflection;
  private final RubyPacking packing;
  private final int kernel;
  private final int element;

  RubySteps(Evaluation context) {
    this.context = context;
    this.tree = context.tree();
    this.kernel = context.knowledge().builtins();
    this.element = context.symbols().of("[]");
    this.reflection = new RubyReflection(context);
    this.packing = new RubyPacking(context);
  }

  /** A method without arguments looks like a member: of a text it gives a text. */
  @Override
  public int member(int node, int value) {
    int owner = tree.first(node);
    int symbol = tree.data(node);
    if (isSelf(owner)) {
      return ofSelf(node, symbol);
    }
    int all = context.values().union(value, ofTopLevel(owner, symbol, node));
    Method method = context.knowledge().method(symbol);
    for (int one : context.values().each(context.result(owner))) {
      boolean text = Values.kind(one) == Values.TEXT || Values.kind(one) == Values.SEQUENCE;
      if (text && method != Method.PLAIN) {
        int made = context.folding().method(one, method, node, Tree.NONE, Tree.NONE);
        all = context.values().union(all, made);
      } else if (Values.kind(one) == Values.NUMBER && symbol == RubyWords.CHARACTER) {
        all = context.values().union(all, packing.character(one));
      }
    }
    return all;
  }

  private boolean isSelf(int node) {
    return tree.kind(node) == Kind.NAME && tree.data(node) == RubyWords.SELF;
  }

  /** A method of the object that runs is the program's own, or one that every object has. */
  private int ofSelf(int node, int symbol) {
    int binding = context.bindings().visible(tree.scope(node), symbol);
    if (binding != Bindings.NONE) {
      return context.bindings().value(binding);
    }
    int path = context.paths().find(kernel, symbol);
    if (path == PathTable.NONE || !context.paths().isKnown(path)) {
      return Values.UNKNOWN;
    }
    int meaning = context.paths().meaning(path);
    context.emitter().referenced(meaning, node, List.of());
    return Values.path(meaning);
  }

  /** {@code Object::Kernel} is {@code Kernel}. */
  private int ofTopLevel(int owner, int symbol, int node) {
    int value = context.result(owner);
    if (Values.kind(value) != Values.PATH || Values.index(value) != kernel) {
      return Values.UNKNOWN;
    }
    int root = context.paths().find(PathTable.NONE, symbol);
    if (root == PathTable.NONE || !context.paths().isKnown(root)) {
      return Values.UNKNOWN;
    }
    int meaning = context.paths().meaning(root);
    context.emitter().referenced(meaning, node, List.of());
    return Values.path(meaning);
  }

  /** {@code Dir["*"]} calls a method of that name. */
  @Override
  public int subscript(int node, int value) {
    for (int one : context.values().each(context.result(tree.first(node)))) {
      int path =
          Values.kind(one) == Values.PATH
              ? context.paths().find(Values.index(one), element)
              : PathTable.NONE;
      if (path != PathTable.NONE && context.paths().isKnown(path)) {
        context.emitter().referenced(context.paths().meaning(path), node, List.of());
      }
    }
    return value;
  }

  @Override
  public int call(int node, int value) {
    int callee = tree.first(node);
    Kind kind = tree.kind(callee);
    boolean named = kind == Kind.MEMBER || (kind == Kind.NAME && !isOwn(callee));
    if (!named) {
      return value;
    }
    int symbol = tree.data(callee);
    int all = context.values().union(value, reflection.call(node, symbol));
    if (kind == Kind.MEMBER) {
      block(node, callee, symbol);
      if (symbol >= RubyWords.PACK && symbol <= RubyWords.TRANSLATE) {
        all = context.values().union(all, packing.call(node, symbol));
      }
    }
    return all;
  }

  /** Whether a method is one that the program defines. */
  private boolean isOwn(int callee) {
    int binding = context.bindings().visible(tree.scope(callee), tree.data(callee));
    return binding != Bindings.NONE && context.bindings().isFirmAt(binding, callee);
  }

  /** A block is called with what stands before the method that it is given to. */
  private void block(int node, int callee, int symbol) {
    boolean whole =
        symbol == RubyWords.THEN
            || (symbol >= RubyWords.THEN_DO && symbol <= RubyWords.LAST_THEN_DO);
    boolean each = symbol >= RubyWords.EACH && symbol <= RubyWords.LAST_EACH;
    if (!whole && !each) {
      return;
    }
    int lambda = tree.second(node);
    while (lambda != Tree.NONE && tree.kind(lambda) != Kind.LAMBDA) {
      lambda = tree.next(lambda);
    }
    int parameter = lambda == Tree.NONE ? Tree.NONE : tree.second(lambda);
    if (parameter == Tree.NONE || tree.kind(parameter) != Kind.PARAMETER) {
      return;
    }
    int owner = context.result(tree.first(callee));
    int given = whole ? owner : packing.eachOf(owner);
    context.bindings().widen(tree.data(lambda), tree.data(parameter), given);
  }
}
