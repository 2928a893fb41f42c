package dev.cofferdam.functions.execution.result;

import dev.cofferdam.functions.admission.PolicyProblem;
import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.policy.model.Verdict;
import java.util.List;

/** What an analysis answers; it never runs anything. */
public sealed interface AnalysisResult {

  /**
   * The policy was evaluated.
   *
   * @param id of this analysis
   * @param verdict permit, deny or indeterminate, with all findings
   * @param timing the policy's time and the total; the rest is 0
   */
  record Judged(ExecutionId id, Verdict verdict, Timing timing) implements AnalysisResult {}

  /**
   * The caller asked for a policy that is none.
   *
   * @param problems at least one
   */
  record PolicyInvalid(List<PolicyProblem> problems) implements AnalysisResult {
    /** Copies the list. */
    public PolicyInvalid {
      problems = List.copyOf(problems);
    }
  }
}
