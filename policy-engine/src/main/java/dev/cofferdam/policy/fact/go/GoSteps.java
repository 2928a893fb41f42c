package dev.cofferdam.policy.fact.go;

import dev.cofferdam.policy.fact.curly.KnownMembers;
import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.evaluate.Steps;
import dev.cofferdam.policy.syntax.Tokens;
import dev.cofferdam.policy.syntax.Tree;
import java.util.List;

/** Steps of Go: the word {@code go} starts a routine wherever it stands, and literals. */
final class GoSteps implements Steps {

  private final Evaluation evaluation;
  private final KnownMembers known;
  private final int start;
  private final int endless;

  GoSteps(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.known = new KnownMembers(evaluation);
    this.start = evaluation.symbols().of("go");
    this.endless = evaluation.paths().of("go:endless");
  }

  @Override
  public int name(int node, int value) {
    if (evaluation.tree().data(node) == start && evaluation.isEndless(node)) {
      evaluation.emitter().referenced(endless, node, List.of());
    }
    return value;
  }

  /** A literal of a slice, an array, a map or a structure is read as a call of its type. */
  @Override
  public int call(int node, int value) {
    Tree tree = evaluation.tree();
    Tokens tokens = tree.tokens();
    int last = tree.to(node);
    if (tokens.kind(last) != Tokens.Kind.OPERATOR || tokens.data(last) != '}') {
      return value;
    }
    int[] elements = evaluation.calls().arguments(node);
    return elements.length == 0
        ? value
        : evaluation
            .values()
            .union(
                evaluation.values().namesOnly(value), evaluation.values().sequence(node, elements));
  }

  @Override
  public int member(int node, int value) {
    return known.of(value);
  }
}
