package dev.cofferdam.functions.sandbox;

import dev.cofferdam.functions.admission.AdmittedCode;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import dev.cofferdam.functions.sandbox.limit.StageLimits;
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
 * @param limits in force for every stage that has none of its own, and never less than those
 * @param fetch which files come back
 * @param replayDigest SHA-256 of the request where its id follows from a replay key, so that a
 *     provider that remembers can tell a replay from another request; empty where every id is new
 * @param stopOnFailure whether the first run that does not end with exit code 0 is the last
 */
public record SandboxSpec(
    ExecutionId id,
    RuntimeImage runtime,
    AdmittedCode code,
    List<RunInput> runs,
    ResourceLimits limits,
    FetchRequest fetch,
    Optional<String> replayDigest,
    boolean stopOnFailure) {

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

  /**
   * A specification whose runs do not depend on each other.
   *
   * @param id the execution
   * @param runtime the image it runs in
   * @param code code that passed the gate
   * @param runs at least one
   * @param limits in force
   * @param fetch which files come back
   */
  public SandboxSpec(
      ExecutionId id,
      RuntimeImage runtime,
      AdmittedCode code,
      List<RunInput> runs,
      ResourceLimits limits,
      FetchRequest fetch) {
    this(id, runtime, code, runs, limits, fetch, Optional.empty(), false);
  }

  /**
   * The same execution with other runs.
   *
   * @param id its id
   * @param others at least one
   * @return never null
   */
  public SandboxSpec with(ExecutionId id, List<RunInput> others) {
    Optional<String> digest = id.equals(this.id) ? replayDigest : Optional.empty();
    return new SandboxSpec(id, runtime, code, others, limits, fetch, digest, stopOnFailure);
  }

  /**
   * What bounds one run.
   *
   * @param run one of the runs
   * @return its own limits, or those of the execution
   */
  public StageLimits limitsOf(RunInput run) {
    return run.limits().orElseGet(limits::runStage);
  }

  /**
   * How long the stages may take together, if each takes all its time.
   *
   * @return milliseconds of wall time
   */
  public long stageTime() {
    long compile = runtime.compile().isEmpty() ? 0 : limits.compileTimeout();
    return compile + runs.stream().mapToLong(run -> limitsOf(run).wallTime()).sum();
  }

  /**
   * What the sandbox may hold in memory-backed folders, and beside them to give several runs the
   * same start.
   *
   * @return bytes
   */
  public long diskInMemory() {
    return limits.disk() * (runs.size() > 1 ? 3 : 2);
  }
}
