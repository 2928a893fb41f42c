package dev.cofferdam.functions.execution;

import dev.cofferdam.functions.execution.result.ExecutionResult;

/**
 * Hears of every execution once, when it has ended. What it does must be quick and cannot fail it.
 */
public interface ExecutionListener {

  /**
   * An execution ended.
   *
   * @param request what was asked
   * @param result what is answered
   * @param awaited whether the caller waits for the answer, and so hears of a fault at once
   */
  void ended(ExecutionRequest request, ExecutionResult result, boolean awaited);
}
