package dev.cofferdam.policy.fact.curly;

import dev.cofferdam.policy.fact.PathTable;
import dev.cofferdam.policy.fact.evaluate.Evaluation;
import dev.cofferdam.policy.fact.value.Values;

/**
 * What is left of the value of a member when nothing is known of what it is a member of. Members of
 * members of an unknown class lead nowhere, and without end when a program walks its own lists.
 */
public final class KnownMembers {

  private final Evaluation evaluation;

  /** For that evaluation. */
  public KnownMembers(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** The value without dotted names that are two steps or more from what is known. */
  public int of(int value) {
    int kind = Values.kind(value);
    if (kind == Values.PATH) {
      return leads(Values.index(value)) ? value : Values.UNKNOWN;
    }
    if (kind != Values.SEVERAL) {
      return value;
    }
    int kept = Values.UNKNOWN;
    for (int one : evaluation.values().each(value)) {
      if (Values.kind(one) != Values.PATH || leads(Values.index(one))) {
        kept = evaluation.values().union(kept, one);
      }
    }
    return kept;
  }

  private boolean leads(int path) {
    PathTable paths = evaluation.paths();
    if (paths.isKnown(path)) {
      return true;
    }
    int owner = paths.parent(path);
    return owner == PathTable.NONE || paths.isKnown(owner);
  }
}
