package dev.cofferdam.functions.execution.result;

/** What can be told of an execution by its id. */
public sealed interface FoundExecution {

  /** There never was one, or its result is no longer kept. */
  record Unknown() implements FoundExecution {}

  /** It has not ended. */
  record Running() implements FoundExecution {}

  /**
   * It has ended.
   *
   * @param result as it is remembered: without findings, and tests without what was expected of
   *     them
   * @param tested whether it had tests
   */
  record Ended(ExecutionResult result, boolean tested) implements FoundExecution {}
}
