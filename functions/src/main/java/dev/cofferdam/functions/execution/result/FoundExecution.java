package dev.cofferdam.functions.execution.result;

import dev.cofferdam.functions.execution.ExecutionRequest;

/** What can be told of an execution by its id. */
public sealed interface FoundExecution {

  /** There never was one, its result is no longer kept, or it is another tenant's. */
  record Unknown() implements FoundExecution {}

  /** It has not ended. */
  record Running() implements FoundExecution {}

  /**
   * It has ended, and this instance of the service remembers all of it.
   *
   * @param request what was asked
   * @param result what whoever waited for it was answered
   */
  record Answered(ExecutionRequest request, ExecutionResult result) implements FoundExecution {}

  /**
   * It has ended, and its provider remembers it.
   *
   * @param result as it is remembered: without findings, and tests without what was expected of
   *     them
   * @param tested whether it had tests
   */
  record Ended(ExecutionResult result, boolean tested) implements FoundExecution {}
}
