package dev.cofferdam.policy.fact.c;

import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.evaluate.Steps;

/** Steps of C and C++. */
final class CSteps implements Steps {

  private final Evaluation evaluation;

  CSteps(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  @Override
  public int call(int node, int value) {
    return evaluation.tree().count() > node ? value : 0;
  }
}
