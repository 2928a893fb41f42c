package dev.cofferdam.functions.execution.result;

import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.FetchedFile;
import dev.cofferdam.functions.sandbox.SandboxInfo;
import dev.cofferdam.functions.sandbox.StageOutcome;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import dev.cofferdam.functions.sandbox.unit.UnitCase;
import dev.cofferdam.policy.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happened and why. What is absent did not happen: a request that was rejected has no run.
 *
 * @param id the execution
 * @param status how it ended
 * @param verdict what the policy said; absent where nothing was judged
 * @param compile the compile stage, where there was one
 * @param run the run stage, where there was one and the request had no tests
 * @param tests one for each test, up to the first failure where that was to be the last
 * @param unitTests one for each case of the unit tests
 * @param files what came back of the workspace
 * @param limits in force
 * @param sandbox where it ran; absent where it did not
 * @param timing where the time went
 * @param error what went wrong where the program is not to blame; absent otherwise
 * @param labels the caller's own
 */
public record ExecutionResult(
    ExecutionId id,
    ExecutionStatus status,
    Optional<Verdict> verdict,
    Optional<StageOutcome> compile,
    Optional<StageOutcome> run,
    List<TestResult> tests,
    List<UnitCase> unitTests,
    List<FetchedFile> files,
    ResourceLimits limits,
    Optional<SandboxInfo> sandbox,
    Timing timing,
    Optional<ExecutionError> error,
    Map<String, String> labels) {

  /** Copies the collections. */
  public ExecutionResult {
    tests = List.copyOf(tests);
    unitTests = List.copyOf(unitTests);
    files = List.copyOf(files);
    labels = Map.copyOf(labels);
  }

  /**
   * Of what is no request, where no caller waits to be told.
   *
   * @param id by which it is told apart
   * @param problem what is wrong
   * @param limits that a request without limits would have had
   * @return never null
   */
  public static ExecutionResult invalid(ExecutionId id, String problem, ResourceLimits limits) {
    return new ExecutionResult(
        id,
        ExecutionStatus.INVALID_REQUEST,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        limits,
        Optional.empty(),
        new Timing(0, 0, 0, 0, 0),
        Optional.of(new ExecutionError("invalid_request", problem, List.of())),
        Map.of());
  }
}
