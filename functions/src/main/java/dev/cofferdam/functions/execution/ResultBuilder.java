package dev.cofferdam.functions.execution;

import dev.cofferdam.functions.admission.PolicyProblem;
import dev.cofferdam.functions.execution.result.ExecutionError;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.execution.result.FoundExecution;
import dev.cofferdam.functions.execution.result.Timing;
import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.SandboxInfo;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.StoredExecution;
import dev.cofferdam.policy.model.Verdict;
import java.util.List;
import java.util.Optional;

/** Follows one execution and says at each of its possible ends what the result is. */
final class ResultBuilder {

  private final Stopwatch watch = new Stopwatch();
  private final ExecutionId id;
  private final ExecutionRequest request;
  private long policyTime;
  private long queueTime;

  ResultBuilder(ExecutionId id, ExecutionRequest request) {
    this.id = id;
    this.request = request;
  }

  ExecutionId id() {
    return id;
  }

  /** What can be told of a remembered execution; the request and its expectations are not kept. */
  static FoundExecution found(ExecutionId id, StoredExecution stored) {
    if (stored instanceof StoredExecution.Unknown) {
      return new FoundExecution.Unknown();
    }
    if (stored instanceof StoredExecution.Running) {
      return new FoundExecution.Running();
    }
    StoredExecution.Over over = (StoredExecution.Over) stored;
    return new FoundExecution.Ended(
        RememberedResult.of(id, over.outcome(), over.launch()), over.launch().tested());
  }

  /** The gate has decided. */
  void judged() {
    policyTime = watch.lap();
  }

  /** The wait for a permit is over. */
  void queued() {
    queueTime = watch.lap();
  }

  ExecutionResult policyInvalid(List<PolicyProblem> problems) {
    ExecutionError error =
        new ExecutionError("invalid_request", "the policy of this request is none", problems);
    return nothingRan(ExecutionStatus.INVALID_REQUEST, Optional.empty(), Optional.of(error));
  }

  ExecutionResult refused(Verdict verdict) {
    return nothingRan(ExecutionStatus.REJECTED_BY_POLICY, Optional.of(verdict), Optional.empty());
  }

  ExecutionResult noRoom(Verdict verdict) {
    ExecutionError error =
        new ExecutionError(
            "busy", "as many executions as allowed run and wait already; send it again", List.of());
    return nothingRan(ExecutionStatus.BUSY, Optional.of(verdict), Optional.of(error));
  }

  /** It was cancelled while it waited. */
  ExecutionResult cancelled(Verdict verdict) {
    ExecutionError error =
        new ExecutionError("cancelled", "it was cancelled before it began", List.of());
    return nothingRan(ExecutionStatus.CANCELLED, Optional.of(verdict), Optional.of(error));
  }

  ExecutionResult otherRequest() {
    ExecutionError error =
        new ExecutionError(
            "invalid_request",
            "this idempotency key was used for another request; use a new key for a new request",
            List.of());
    return nothingRan(ExecutionStatus.INVALID_REQUEST, Optional.empty(), Optional.of(error));
  }

  ExecutionResult checkerRefused(Verdict verdict) {
    ExecutionError error =
        new ExecutionError(
            "rejected_by_policy",
            "the policy refused the checker; its findings are here",
            List.of());
    return nothingRan(ExecutionStatus.REJECTED_BY_POLICY, Optional.of(verdict), Optional.of(error));
  }

  /**
   * What the sandboxes did.
   *
   * @param outcome the program's
   * @param checks the checker's
   * @param secret what marks the report of unit tests
   */
  record Seen(SandboxOutcome outcome, Checking.Checks checks, String secret) {
    /** The program's sandbox, or the checker's where that one failed. */
    SandboxOutcome decisive() {
      return checks.failed().orElse(outcome);
    }
  }

  ExecutionResult ran(Verdict verdict, Seen seen) {
    SandboxOutcome outcome = seen.decisive();
    if (outcome instanceof SandboxOutcome.Finished finished) {
      return finished(verdict, finished, seen);
    }
    if (outcome instanceof SandboxOutcome.Cancelled cancelled) {
      return failed(verdict, cancelled.sandbox(), ExecutionStatus.CANCELLED, cancelled.message());
    }
    if (outcome instanceof SandboxOutcome.OtherRequest) {
      return otherRequest();
    }
    SandboxOutcome.Faulted fault = (SandboxOutcome.Faulted) outcome;
    ExecutionStatus status =
        switch (fault.kind()) {
          case BUSY -> ExecutionStatus.BUSY;
          case FAULT -> ExecutionStatus.SANDBOX_FAULT;
        };
    return failed(verdict, fault.sandbox(), status, fault.message());
  }

  private ExecutionResult finished(Verdict verdict, SandboxOutcome.Finished outcome, Seen seen) {
    Grades grades = Grades.of(request, outcome, seen);
    return new ExecutionResult(
        id,
        grades.status(),
        Optional.of(verdict),
        outcome.compile(),
        grades.run(),
        grades.tests(),
        grades.unitTests(),
        outcome.files(),
        request.limits(),
        Optional.of(outcome.sandbox()),
        timing(outcome.startup()),
        startFailure(grades.status(), outcome).or(grades::error),
        request.labels());
  }

  private static Optional<ExecutionError> startFailure(
      ExecutionStatus status, SandboxOutcome.Finished outcome) {
    if (status != ExecutionStatus.SANDBOX_FAULT) {
      return Optional.empty();
    }
    String message =
        "the runtime image of " + outcome.sandbox().image() + " could not start its own command";
    return Optional.of(new ExecutionError("sandbox_fault", message, List.of()));
  }

  private ExecutionResult failed(
      Verdict verdict, SandboxInfo sandbox, ExecutionStatus status, String message) {
    return new ExecutionResult(
        id,
        status,
        Optional.of(verdict),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        request.limits(),
        Optional.of(sandbox),
        timing(0),
        Optional.of(new ExecutionError(status.wireName(), message, List.of())),
        request.labels());
  }

  private ExecutionResult nothingRan(
      ExecutionStatus status, Optional<Verdict> verdict, Optional<ExecutionError> error) {
    return new ExecutionResult(
        id,
        status,
        verdict,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        request.limits(),
        Optional.empty(),
        new Timing(queueTime, policyTime, 0, 0, watch.total()),
        error,
        request.labels());
  }

  private Timing timing(long startup) {
    long inSandbox = watch.lap();
    return new Timing(
        queueTime, policyTime, startup, Math.max(0, inSandbox - startup), watch.total());
  }
}
