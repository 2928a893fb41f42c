package dev.cofferdam.functions.execution;

import dev.cofferdam.functions.admission.PolicyChoice;
import dev.cofferdam.functions.admission.UnjudgedCode;
import dev.cofferdam.functions.sandbox.FetchRequest;
import dev.cofferdam.functions.sandbox.RunInput;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that was read without a problem: everything in it is known to be possible.
 *
 * @param code what the gate will judge
 * @param runtime the runtime that the caller's language and version select
 * @param run the one run of a request without tests; not used when there are tests
 * @param tests each runs in a fresh process; empty for a request without tests
 * @param stopOnFailure whether the first test that fails is the last one judged
 * @param limits in force
 * @param fetch which files come back
 * @param policy which policy the caller wants beside the server's
 * @param replayKey the caller's idempotency key, or the source and id of a CloudEvent; the same key
 *     twice is one execution
 * @param digest SHA-256 of the request as it was read, 64 hexadecimal digits; tells a replay from
 *     another request under the same key
 * @param labels the caller's own, echoed in the answer and the log
 */
public record ExecutionRequest(
    UnjudgedCode code,
    RuntimeImage runtime,
    RunInput run,
    List<TestCase> tests,
    boolean stopOnFailure,
    ResourceLimits limits,
    FetchRequest fetch,
    PolicyChoice policy,
    Optional<String> replayKey,
    String digest,
    Map<String, String> labels) {

  /** Copies the collections. */
  public ExecutionRequest {
    tests = List.copyOf(tests);
    labels = Map.copyOf(labels);
  }

  /**
   * What the sandbox runs: the tests' inputs, or the one run.
   *
   * @return at least one
   */
  public List<RunInput> runs() {
    return tests.isEmpty() ? List.of(run) : tests.stream().map(TestCase::input).toList();
  }
}
