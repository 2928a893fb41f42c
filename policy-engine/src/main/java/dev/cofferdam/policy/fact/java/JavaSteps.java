package dev.cofferdam.policy.fact.java;

import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.curly.KnownMembers;
import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.evaluate.Steps;
import dev.cofferdam.policy.fact.value.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Java's own steps: a class and its objects have the same members, so that {@code new File("a")} is
 * followed as {@code File} is.
 */
final class JavaSteps implements Steps {

  private static final int MAX_MENTIONED = 16;

  private final Evaluation evaluation;
  private final KnownMembers known;
  private final Set<Integer> mentioned = new HashSet<>();

  JavaSteps(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.known = new KnownMembers(evaluation);
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
    return made;
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
    if (owner == Values.UNKNOWN && value == Values.UNKNOWN) {
      for (int path : mentioned) {
        int reached = evaluation.paths().find(path, evaluation.tree().data(node));
        if (reached != PathTable.NONE && evaluation.paths().isKnown(reached)) {
          evaluation.emitter().referenced(reached, node, List.of());
        }
      }
    }
    return known.of(value);
  }

  private void mentioned(int value) {
    if (Values.kind(value) == Values.PATH && mentioned.size() < MAX_MENTIONED) {
      int path = Values.index(value);
      if (evaluation.knowledge().isGuarded(path)) {
        mentioned.add(path);
      }
    }
  }

  private boolean isClass(int path) {
    PathTable paths = evaluation.paths();
    String name = evaluation.symbols().name(paths.name(path));
    return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
  }
}
