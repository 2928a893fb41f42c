package dev.cofferdam.policy.fact.java;

import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.curly.KnownMembers;
import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.evaluate.Steps;
import dev.cofferdam.policy.fact.value.Values;
import dev.cofferdam.policy.syntax.Tree;
import java.util.List;

/**
 * Java's own steps: a class and its objects have the same members, so that {@code new File("a")} is
 * followed as {@code File} is.
 */
final class JavaSteps implements Steps {

  private static final int MAX_MENTIONED = 16;

  private final Evaluation evaluation;
  private final KnownMembers known;
  private final int getClass;
  private final int theClass;
  private final int[] mentioned = new int[MAX_MENTIONED];
  private int mentions;

  JavaSteps(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.known = new KnownMembers(evaluation);
    this.getClass = evaluation.symbols().of("getClass");
    this.theClass = evaluation.paths().of("java.lang.Class");
  }

  @Override
  public int call(int node, int value) {
    int made = value;
    int callee = evaluation.result(evaluation.tree().first(node));
    for (int one : evaluation.values().each(callee)) {
      if (Values.kind(one) == Values.PATH && isClass(Values.index(one))) {
        made = evaluation.values().union(made, one);
      }
    }
    return asksForClass(node) ? evaluation.values().union(made, Values.path(theClass)) : made;
  }

  /** Whether a call asks any object for its class, by which its methods are reached. */
  private boolean asksForClass(int node) {
    Tree tree = evaluation.tree();
    int callee = tree.first(node);
    return tree.kind(callee) == Tree.Kind.MEMBER
        && tree.data(callee) == getClass
        && tree.second(node) == Tree.NONE;
  }

  /** Notes which classes are mentioned whose objects may come from where they are not followed. */
  @Override
  public int name(int node, int value) {
    mentioned(value);
    return value;
  }

  @Override
  public int member(int node, int value) {
    mentioned(value);
    int owner = evaluation.result(evaluation.tree().first(node));
    int symbol = evaluation.tree().data(node);
    boolean unknown = owner == Values.UNKNOWN && value == Values.UNKNOWN;
    if (unknown && evaluation.symbols().isKnown(symbol)) {
      for (int i = 0; i < mentions; i++) {
        int reached = evaluation.paths().find(mentioned[i], symbol);
        if (reached != PathTable.NONE && evaluation.paths().isKnown(reached)) {
          evaluation.emitter().referenced(reached, node, List.of());
        }
      }
    }
    return known.of(value);
  }

  private void mentioned(int value) {
    if (Values.kind(value) == Values.PATH && mentions < MAX_MENTIONED) {
      int path = Values.index(value);
      if (evaluation.knowledge().isGuarded(path) && !isMentioned(path)) {
        mentioned[mentions++] = path;
      }
    }
  }

  private boolean isMentioned(int path) {
    for (int i = 0; i < mentions; i++) {
      if (mentioned[i] == path) {
        return true;
      }
    }
    return false;
  }

  private boolean isClass(int path) {
    PathTable paths = evaluation.paths();
    String name = evaluation.symbols().name(paths.name(path));
    return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
  }
}
