package dev.cofferdam.policy.fact.go;

import dev.cofferdam.policy.fact.curly.KnownMembers;
import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.evaluate.Steps;
import java.util.List;

/** Steps of Go: the word {@code go} starts a routine wherever it stands. */
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

  @Override
  public int member(int node, int value) {
    return known.of(value);
  }
}
