package dev.cofferdam.functions.execution;

import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.Sandbox;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The way to end one execution early, wherever it is: in the queue, or in any of the sandboxes that
 * it goes through.
 */
final class Cancellation {

  private final Sandbox sandbox;
  private final Set<ExecutionId> live = new HashSet<>();
  private Optional<Supplier<ExecutionResult>> waiting = Optional.empty();
  private boolean asked;

  Cancellation(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** It waits in the queue, and whoever cancels it there is told this. */
  synchronized void waits(Supplier<ExecutionResult> result) {
    waiting = Optional.of(result);
  }

  /**
   * Its wait is over.
   *
   * @return false where it was cancelled meanwhile, so that nothing may begin
   */
  synchronized boolean begins() {
    waiting = Optional.empty();
    return !asked;
  }

  /**
   * Ends it.
   *
   * @return the result of what was still waiting; empty where a sandbox must end first
   */
  Optional<ExecutionResult> ask() {
    List<ExecutionId> sandboxes;
    Optional<Supplier<ExecutionResult>> result;
    synchronized (this) {
      asked = true;
      sandboxes = List.copyOf(live);
      result = waiting;
    }
    sandboxes.forEach(sandbox::cancel);
    return result.map(Supplier::get);
  }

  /** Runs in a sandbox, which a cancellation ends. */
  Uni<SandboxOutcome> run(SandboxSpec spec) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Uni<SandboxOutcome> outcome = sandbox.run(spec);
              if (begin(spec.id())) {
                sandbox.cancel(spec.id());
              }
              return outcome;
            })
        .eventually(() -> end(spec.id()));
  }

  private synchronized boolean begin(ExecutionId id) {
    live.add(id);
    return asked;
  }

  private synchronized void end(ExecutionId id) {
    live.remove(id);
  }
}
