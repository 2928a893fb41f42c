package dev.cofferdam.functions.admission;

import dev.cofferdam.policy.model.Verdict;

/**
 * Code that the policy permitted. Only {@link AdmissionGate} can make one, so a sandbox that takes
 * nothing else cannot be handed code that nobody judged. That a policy permitted code means that no
 * rule matched, never that the code is safe.
 */
public final class AdmittedCode {

  private final UnjudgedCode code;
  private final Verdict.Permit verdict;

  AdmittedCode(UnjudgedCode code, Verdict.Permit verdict) {
    this.code = code;
    this.verdict = verdict;
  }

  /**
   * The code exactly as it was judged.
   *
   * @return never null
   */
  public UnjudgedCode code() {
    return code;
  }

  /**
   * The verdict that admitted it, with the findings below the threshold.
   *
   * @return never null
   */
  public Verdict.Permit verdict() {
    return verdict;
  }
}
