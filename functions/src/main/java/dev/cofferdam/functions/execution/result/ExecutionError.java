package dev.cofferdam.functions.execution.result;

import dev.cofferdam.functions.admission.PolicyProblem;
import java.util.List;

/**
 * Why there is no result of a program.
 *
 * @param code the status that it goes with, for example {@code busy}
 * @param message what was wrong and what would be right; never the caller's code, nor a path or
 *     address of ours
 * @param problems each problem of the caller's policy or key, where that is what was wrong
 */
public record ExecutionError(String code, String message, List<PolicyProblem> problems) {
  /** Copies the list. */
  public ExecutionError {
    problems = List.copyOf(problems);
  }
}
