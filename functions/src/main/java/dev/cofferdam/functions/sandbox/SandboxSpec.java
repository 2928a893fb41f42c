package dev.cofferdam.functions.sandbox;

import dev.cofferdam.functions.admission.AdmittedCode;
import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import java.util.List;

/**
 * One execution, ready for a sandbox.
 *
 * @param id the execution
 * @param runtime the image it runs in
 * @param code code that passed the gate; there is no other way to get any into a sandbox
 * @param runs at least one: the request's own input, or one for each test
 * @param limits in force for every stage
 * @param fetch which files come back
 */
public record SandboxSpec(
    ExecutionId id,
    RuntimeImage runtime,
    AdmittedCode code,
    List<RunInput> runs,
    ResourceLimits limits,
    FetchRequest fetch) {

  /** Refuses a specification without a run. */
  public SandboxSpec {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("an execution has at least one run");
    }
    runs = List.copyOf(runs);
  }
}
