package dev.cofferdam.functions.execution;

import dev.cofferdam.functions.admission.AdmittedCode;
import dev.cofferdam.functions.admission.PolicyChoice;
import dev.cofferdam.functions.admission.UnjudgedCode;
import dev.cofferdam.functions.execution.grading.Checker;
import dev.cofferdam.functions.execution.grading.TestCase;
import dev.cofferdam.functions.execution.grading.UnitTests;
import dev.cofferdam.functions.sandbox.FetchRequest;
import dev.cofferdam.functions.sandbox.LettingGo;
import dev.cofferdam.functions.sandbox.RunInput;
import dev.cofferdam.functions.sandbox.Tenant;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import dev.cofferdam.functions.sandbox.unit.UnitJob;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that was read without a problem: everything in it is known to be possible.
 *
 * @param tenant whose it is
 * @param code what the gate will judge
 * @param runtime the runtime that the caller's language and version select
 * @param run the one run of a request without tests; not used when there are tests
 * @param tests each runs in a fresh process; empty for a request without tests
 * @param checker decides about the outputs of the tests that ask for it
 * @param unitTests present where the code has unit tests, which then run in the place of the
 *     program
 * @param stopOnFailure whether the first test that fails is the last one judged
 * @param limits in force
 * @param fetch which files come back
 * @param policy which policy the caller wants beside the server's
 * @param replayKey the caller's idempotency key, or the source and id of a CloudEvent, made the
 *     tenant's own; the same key twice is one execution
 * @param digest SHA-256 of the request as it was read, 64 hexadecimal digits; tells a replay from
 *     another request under the same key
 * @param labels the caller's own, echoed in the answer and the log
 * @param callback where the result is sent besides, if the operator allows it
 * @param cause the event that asked; empty for a call
 */
public record ExecutionRequest(
    Tenant tenant,
    UnjudgedCode code,
    RuntimeImage runtime,
    RunInput run,
    List<TestCase> tests,
    Optional<Checker> checker,
    Optional<UnitTests> unitTests,
    boolean stopOnFailure,
    ResourceLimits limits,
    FetchRequest fetch,
    PolicyChoice policy,
    Optional<String> replayKey,
    String digest,
    Map<String, String> labels,
    Optional<URI> callback,
    Optional<Cause> cause) {

  /** Copies the collections. */
  public ExecutionRequest {
    tests = List.copyOf(tests);
    labels = Map.copyOf(labels);
  }

  /**
   * What the sandbox runs: the unit tests, the tests' inputs, or the one run.
   *
   * @param admitted this request's code, which passed the gate
   * @param secret what will mark the report of unit tests
   * @return at least one
   */
  public List<RunInput> runs(AdmittedCode admitted, String secret) {
    if (unitTests.isPresent()) {
      UnitJob job = new UnitJob(admitted, secret, unitTests.get().caseTimeout(), stopOnFailure);
      return List.of(new RunInput("", List.of(), job.toBytes()));
    }
    return tests.isEmpty() ? List.of(run) : tests.stream().map(TestCase::input).toList();
  }

  /**
   * What has to be remembered with it where nobody waits for its result.
   *
   * @return never null
   */
  public LettingGo.Memo memo() {
    return cause
        .map(event -> new LettingGo.Memo(event.source(), event.id(), event.trace(), labels))
        .orElseGet(() -> new LettingGo.Memo("", "", Map.of(), labels));
  }

  /**
   * How long the runs may take together, if each takes all its time.
   *
   * @return milliseconds of wall time, without compiling and checking
   */
  public long runTime() {
    return tests.isEmpty()
        ? limits.runTimeout()
        : tests.stream()
            .mapToLong(t -> t.input().limits().orElseGet(limits::runStage).wallTime())
            .sum();
  }
}
