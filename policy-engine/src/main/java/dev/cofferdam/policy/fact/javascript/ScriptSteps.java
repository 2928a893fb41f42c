package dev.cofferdam.policy.fact.javascript;

import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.evaluate.Steps;
import dev.cofferdam.policy.fact.value.Values;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.Tree.Kind;
import java.util.List;
import java.util.Set;

/**
 * What JavaScript does as no other language: every object leads to the function that makes
 * functions, and timers run texts.
 */
final class ScriptSteps implements Steps {

  private final Evaluation evaluation;
  private final Tree tree;
  private final Values values;
  private final int constructorName;
  private final int constructor;
  private final int maker;
  private final int reached;
  private final int nameName;
  private final int timer;
  private final int timerOfText;
  private final int assign;
  private final int symbol;
  private final int symbolOfNode;
  private final Set<Integer> copiers;

  ScriptSteps(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.tree = evaluation.tree();
    this.values = evaluation.values();
    PathTable paths = evaluation.paths();
    this.constructorName = evaluation.symbols().of("constructor");
    this.constructor = paths.of("constructor");
    this.maker = paths.of("constructor.constructor");
    this.reached = paths.of("Object.constructor.constructor");
    this.nameName = evaluation.symbols().of("name");
    this.timer = paths.of("setTimeout");
    this.timerOfText = paths.of("setTimeout.text");
    this.symbol = paths.of("Symbol.for");
    this.symbolOfNode = paths.of("Symbol.for.nodejs");
    this.assign = paths.of("Object.assign");
    this.copiers =
        Set.of(
            paths.of("Object.values"),
            paths.of("Object.entries"),
            paths.of("Object.getOwnPropertyDescriptors"),
            paths.of("structuredClone"));
  }

  @Override
  public int member(int node, int value) {
    return tree.data(node) == constructorName ? constructor(value, node) : value;
  }

  @Override
  public int part(String name, int node, int value) {
    return name.equals("constructor") ? constructor(value, node) : value;
  }

  @Override
  public int subscript(int node, int value) {
    String name = values.asText(evaluation.result(tree.second(node)));
    return "constructor".equals(name) ? constructor(value, node) : value;
  }

  /** Whatever the object, its constructor is a function, whose own makes functions of texts. */
  private int constructor(int value, int node) {
    for (int one : values.each(value)) {
      if (one == Values.path(maker) && !onlyNamed(node)) {
        evaluation.emitter().referenced(reached, node, List.of());
      }
    }
    return values.union(value, Values.path(constructor));
  }

  /** Whether nothing but the name of what a node gives is asked for, right after it. */
  private boolean onlyNamed(int node) {
    int after = tree.to(node) + 1;
    Tokens tokens = tree.tokens();
    return after + 1 < tokens.count()
        && tokens.kind(after + 1) == Tokens.Kind.NAME
        && tokens.data(after + 1) == nameName
        && tokens.kind(after) == Tokens.Kind.OPERATOR
        && tokens.data(after) == '.';
  }

  /** All members of an object at once, whatever they are called. */
  private void copied(int node) {
    for (int one : values.each(evaluation.result(tree.first(node)))) {
      int first = one == Values.path(assign) ? 1 : Values.kind(one) == Values.PATH ? 0 : -1;
      boolean copies = first == 1 || (first == 0 && copiers.contains(Values.index(one)));
      int at = copies ? tree.second(node) : Tree.NONE;
      at = copies && first == 1 && at != Tree.NONE ? tree.next(at) : at;
      for (; at != Tree.NONE; at = tree.next(at)) {
        evaluation.members().unknownOf(evaluation.result(at), at);
      }
    }
  }

  @Override
  public int call(int node, int value) {
    copied(node);
    int first = evaluation.calls().argument(node, 0);
    if (first == Tree.NONE || !isText(first)) {
      return value;
    }
    for (int one : values.each(evaluation.result(tree.first(node)))) {
      if (one == Values.path(constructor)) {
        evaluation.emitter().referenced(reached, node, List.of());
        return values.union(value, evaluation.calls().ofPath(maker, node));
      }
      String text = values.asText(evaluation.result(first));
      if (one == Values.path(symbol) && text != null && text.startsWith("nodejs.")) {
        evaluation.emitter().referenced(symbolOfNode, node, List.of());
      }
      if (one == Values.path(timer)) {
        evaluation.emitter().referenced(timerOfText, node, List.of());
        return values.union(value, evaluation.calls().ofPath(timerOfText, node));
      }
    }
    return value;
  }

  /** Whether a node gives a text, known or not. */
  private boolean isText(int node) {
    if (values.asText(evaluation.result(node)) != null || tree.kind(node) == Kind.TEMPLATE) {
      return true;
    }
    boolean joined = tree.kind(node) == Kind.BINARY && tree.data(node) == '+';
    return joined
        && (values.asText(evaluation.result(tree.first(node))) != null
            || values.asText(evaluation.result(tree.second(node))) != null
            || isJoined(tree.first(node)));
  }

  private boolean isJoined(int node) {
    int left = node;
    for (int i = 0; i < PathTable.MAX_DEPTH && left != Tree.NONE; i++) {
      if (tree.kind(left) != Kind.BINARY || tree.data(left) != '+') {
        return values.asText(evaluation.result(left)) != null;
      }
      if (values.asText(evaluation.result(tree.second(left))) != null) {
        return true;
      }
      left = tree.first(left);
    }
    return false;
  }
}
