package dev.cofferdam.functions.admission;

import dev.cofferdam.policy.engine.PolicyEngine;
import java.util.List;

/** Where compiled policies come from. Implementations are safe for use by many threads. */
public interface PolicySource {

  /**
   * The engine that enforces the server's policy together with the caller's choice.
   *
   * @param choice the caller's choice
   * @return the engine, or every problem of the choice; never null
   */
  Lookup lookup(PolicyChoice choice);

  /** What a lookup found. */
  sealed interface Lookup {

    /**
     * The policy is known and compiled.
     *
     * @param engine ready for evaluation
     */
    record Found(PolicyEngine engine) implements Lookup {}

    /**
     * The choice is not a policy.
     *
     * @param problems at least one
     */
    record Invalid(List<PolicyProblem> problems) implements Lookup {
      /** Copies the list. */
      public Invalid {
        problems = List.copyOf(problems);
      }
    }
  }
}
