package dev.cofferdam.functions.sandbox;

import dev.cofferdam.functions.admission.AdmittedCode;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import dev.cofferdam.policy.model.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * One execution, ready for a sandbox.
 *
 * @param id the execution
 * @param runtime the image it runs in
 * @param code code that passed the gate; there is no other way to get any into a sandbox
 * @param runs at least one: the request's own input, or one for each test
 * @param limits in force for every stage
 * @param fetch which files come back
 * @param replayDigest SHA-256 of the request where its id follows from a replay key, so that a
 *     provider that remembers can tell a replay from another request; empty where every id is new
 */
public record SandboxSpec(
    ExecutionId id,
    RuntimeImage runtime,
    AdmittedCode code,
    List<RunInput> runs,
    ResourceLimits limits,
    FetchRequest fetch,
    Optional<String> replayDigest) {

  /** Refuses a specification without a run. */
  public SandboxSpec {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("an execution has at least one run");
    }
    runs = List.copyOf(runs);
  }

  /**
   * The verdict that admitted the code.
   *
   * @return never null
   */
  public Verdict.Permit verdict() {
    return code.verdict();
  }
}
