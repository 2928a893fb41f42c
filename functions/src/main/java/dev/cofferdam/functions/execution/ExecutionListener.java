package dev.cofferdam.functions.execution;

import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.sandbox.ExecutionId;
import java.util.List;

/**
 * Hears of every execution once, when it has ended, or when it was let go; and of the result of
 * what was let go each time it is given away. What it does must be quick and cannot fail it.
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

  /**
   * An execution was launched and let go; nobody here waits for its end.
   *
   * @param request what was asked
   * @param id of the execution
   */
  default void launched(ExecutionRequest request, ExecutionId id) {}

  /**
   * The result of an execution that was let go, by whichever instance, was collected.
   *
   * @param result as it is remembered: without what it took
   */
  default void collected(ExecutionResult result) {}

  /**
   * Several that listen, each told in turn.
   *
   * @param each in the order in which they are told
   * @return one that tells them all
   */
  static ExecutionListener of(List<ExecutionListener> each) {
    return new Several(List.copyOf(each));
  }

  /**
   * Several that listen.
   *
   * @param each in the order in which they are told
   */
  record Several(List<ExecutionListener> each) implements ExecutionListener {
    @Override
    public void ended(ExecutionRequest request, ExecutionResult result, boolean awaited) {
      each.forEach(one -> one.ended(request, result, awaited));
    }

    @Override
    public void launched(ExecutionRequest request, ExecutionId id) {
      each.forEach(one -> one.launched(request, id));
    }

    @Override
    public void collected(ExecutionResult result) {
      each.forEach(one -> one.collected(result));
    }
  }
}
