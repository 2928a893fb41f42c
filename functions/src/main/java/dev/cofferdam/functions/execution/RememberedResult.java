package dev.cofferdam.functions.execution;

import dev.cofferdam.functions.execution.result.ExecutionError;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.execution.result.ExecutionStatus;
import dev.cofferdam.functions.execution.result.Statuses;
import dev.cofferdam.functions.execution.result.TestResult;
import dev.cofferdam.functions.execution.result.Timing;
import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.FetchedFile;
import dev.cofferdam.functions.sandbox.SandboxOutcome;
import dev.cofferdam.functions.sandbox.SandboxOutcome.FaultKind;
import dev.cofferdam.functions.sandbox.StageOutcome;
import dev.cofferdam.functions.sandbox.StoredExecution.Launch;
import dev.cofferdam.policy.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of an execution that only its provider remembers. What was never stored is not there:
 * findings, labels of what was waited for, and what tests expected, so that a test that ran to its
 * end is completed, and neither accepted nor wrong. Pure.
 */
final class RememberedResult {

  private static final String LOST =
      "the sandbox or its node failed while nobody waited; the cluster's events say how";

  private RememberedResult() {}

  static ExecutionResult of(ExecutionId id, SandboxOutcome outcome, Launch launch) {
    if (outcome instanceof SandboxOutcome.Finished finished) {
      return finished(id, finished, launch);
    }
    if (outcome instanceof SandboxOutcome.Faulted fault) {
      if (launch.letGo().isPresent()) {
        // Whoever looks later may see less of how it came, and must tell the same.
        return failed(id, ExecutionStatus.SANDBOX_FAULT, LOST, outcome, launch);
      }
      ExecutionStatus status =
          fault.kind() == FaultKind.BUSY ? ExecutionStatus.BUSY : ExecutionStatus.SANDBOX_FAULT;
      return failed(id, status, fault.message(), outcome, launch);
    }
    return failed(id, ExecutionStatus.CANCELLED, "it was ended", outcome, launch);
  }

  private static ExecutionResult finished(
      ExecutionId id, SandboxOutcome.Finished outcome, Launch launch) {
    List<TestResult> tests =
        launch.tested()
            ? outcome.runs().stream().map(RememberedResult::notCompared).toList()
            : List.of();
    Optional<StageOutcome> run =
        launch.tested() ? Optional.empty() : outcome.runs().stream().findFirst();
    ExecutionStatus status =
        outcome
            .compile()
            .filter(stage -> Statuses.of(stage) != ExecutionStatus.COMPLETED)
            .map(Statuses::ofCompile)
            .or(() -> run.map(Statuses::of))
            .orElseGet(() -> ofTests(tests));
    return result(id, status, launch, outcome, Optional.empty())
        .with(outcome.compile(), run, tests, outcome.files());
  }

  private static TestResult notCompared(StageOutcome run) {
    return new TestResult(run.id(), Statuses.of(run), Optional.of(run), "", "", Optional.empty());
  }

  private static ExecutionStatus ofTests(List<TestResult> tests) {
    return tests.stream()
        .map(TestResult::status)
        .filter(status -> status != ExecutionStatus.COMPLETED)
        .findFirst()
        .orElse(ExecutionStatus.COMPLETED);
  }

  private static ExecutionResult failed(
      ExecutionId id,
      ExecutionStatus status,
      String message,
      SandboxOutcome outcome,
      Launch launch) {
    ExecutionError error = new ExecutionError(status.wireName(), message, List.of());
    return result(id, status, launch, outcome, Optional.of(error))
        .with(Optional.empty(), Optional.empty(), List.of(), List.of());
  }

  private static Known result(
      ExecutionId id,
      ExecutionStatus status,
      Launch launch,
      SandboxOutcome outcome,
      Optional<ExecutionError> error) {
    return (compile, run, tests, files) ->
        new ExecutionResult(
            id,
            status,
            Optional.of(
                new Verdict.Permit(List.of(), true, launch.policyId(), launch.policyDigest())),
            compile,
            run,
            tests,
            List.of(),
            files,
            launch.limits(),
            Optional.of(outcome.sandbox()),
            new Timing(0, 0, 0, 0, 0),
            error,
            launch.letGo().map(traces -> traces.memo().labels()).orElse(Map.of()));
  }

  /** A result but for its stages. */
  private interface Known {
    ExecutionResult with(
        Optional<StageOutcome> compile,
        Optional<StageOutcome> run,
        List<TestResult> tests,
        List<FetchedFile> files);
  }
}
