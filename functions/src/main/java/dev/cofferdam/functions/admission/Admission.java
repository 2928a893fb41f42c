package dev.cofferdam.functions.admission;

import dev.cofferdam.policy.model.Verdict;
import java.util.List;

/** What the gate decided. */
public sealed interface Admission {

  /**
   * The policy permitted the code.
   *
   * @param code what a sandbox accepts
   */
  record Admitted(AdmittedCode code) implements Admission {}

  /**
   * The policy denied the code, or could not decide, which is a refusal too.
   *
   * @param verdict {@code Deny} or {@code Indeterminate}, with its findings
   */
  record Refused(Verdict verdict) implements Admission {}

  /**
   * The caller asked for a policy that is none.
   *
   * @param problems each problem of the caller's policy; at least one
   */
  record PolicyInvalid(List<PolicyProblem> problems) implements Admission {
    /** Copies the list. */
    public PolicyInvalid {
      problems = List.copyOf(problems);
    }
  }
}
