package dev.cofferdam.functions.execution.result;

import dev.cofferdam.functions.sandbox.ExecutionId;

/** What became of an execution at the time it was begun. */
public sealed interface Launched {

  /**
   * It waits or runs.
   *
   * @param id under which it is found
   */
  record Running(ExecutionId id) implements Launched {}

  /**
   * It has ended already.
   *
   * @param result how
   */
  record Ended(ExecutionResult result) implements Launched {}
}
