package dev.cofferdam.functions.sandbox;

import dev.cofferdam.functions.sandbox.limit.ResourceLimits;
import java.util.Optional;

/** What a provider that remembers knows of an execution by its id. */
public sealed interface StoredExecution {

  /** Nothing: there never was one, it was forgotten, or its launch did not come through. */
  record Unknown() implements StoredExecution {}

  /** It has not ended. */
  record Running() implements StoredExecution {}

  /**
   * It has ended.
   *
   * @param outcome how
   * @param launch with what it began
   */
  record Over(SandboxOutcome outcome, Launch launch) implements StoredExecution {}

  /**
   * What is remembered of the request.
   *
   * @param limits in force
   * @param policyId the policy that admitted the code
   * @param policyDigest its digest
   * @param tested whether each run was a test
   * @param letGo present for an execution that was let go
   */
  record Launch(
      ResourceLimits limits,
      String policyId,
      String policyDigest,
      boolean tested,
      Optional<LettingGo.Traces> letGo) {}
}
